"""Stage 4: the instruments, mechanisms and documents that a text names.

``mentions`` finds names in the six languages (full, short, acronyms, numbers; broken by line ends, hyphens
and page numbers), with the articles cited, and what “the Convention” alone stands for. A committee is not
its treaty and a conference not its outcome: such look-alikes are found as what they are. A text is read by
itself; offsets are code points over exactly the text given. The names are those of
``panel.reference.gazetteer``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from panel.collation.citations_anaphora import anaphora
from panel.collation.citations_articles import with_articles
from panel.collation.citations_context import (
    bodies,
    body_of,
    by_article,
    protocol_after,
    protocol_before,
    protocols_shared,
    read_acronym,
)
from panel.collation.citations_index import index
from panel.collation.citations_names import Found, Reader
from panel.collation.citations_numbers import numbered
from panel.collation.citations_symbols import symbols
from panel.collation.folding import tokens
from panel.collation.mention import Mention, MentionForm, MentionKind

__all__ = ["Mention", "MentionForm", "MentionKind", "mentions"]

_ACRONYM_OF = re.compile(r"\s{0,2}[,(]\s{0,2}[\"“«‘']?\Z")
_FRONT = re.compile(
    r"(?:\b(?:UN|United Nations|International|ILO|ONU|[12]\d{3}|Международн\w{2,3}|联合国|关于)\s{0,2}){1,3}\Z"
)


def mentions(text: str) -> tuple[Mention, ...]:
    """All that a text names, in order of place; the same span twice where it names two instruments."""
    reader = Reader(text, tokens(text), index())
    held = list(symbols(text))
    held = _free([*held, *_named(reader, held)])
    held = protocols_shared(_free([*held, *numbered(reader)]), text)
    held = sorted([*held, *_added_protocols(text, held)])
    events = [each for each in held if each.kind in ("instrument", "event")]
    alone = _outside(anaphora(text, events), held)
    kept = sorted({*(each for each in held if each.kind != "event" and each.code != _LOOK_ALIKE), *alone})
    return tuple(sorted(with_articles(text, kept)))


_LOOK_ALIKE = "-"


def _named(reader: Reader, symbols_found: Sequence[Mention]) -> Iterator[Mention]:
    """Names first, then acronyms outside names; what a text itself abbreviates keeps that meaning."""
    spans: list[tuple[int, int]] = [(each.start, each.end) for each in symbols_found]
    own: dict[str, tuple[str, str]] = {}
    for found in reader.names():
        start, end = reader.words.starts[found.first], reader.words.ends[found.last - 1]
        if _inside(spans, start):
            continue
        end = _with_number(reader, found, end)
        spans.append((start, end))
        _abbreviated(reader, found, own)
        yield from _as_mentions(reader.text, found.named.codes, found.named.kind, start, end, "name")
    yield from _acronyms(reader, sorted(spans), own)


def _acronyms(
    reader: Reader, spans: Sequence[tuple[int, int]], own: dict[str, tuple[str, str]]
) -> Iterator[Mention]:
    known, after = reader.index.acronyms.next, 0
    for place in [place for place, raw in enumerate(reader.words.raw) if raw in known]:
        hit = reader.acronym(place) if place >= after else None
        if hit is None or _inside(spans, reader.words.starts[place]):
            continue
        node, after = hit
        start, end = reader.words.starts[place], reader.words.ends[after - 1]
        acronym = " ".join(reader.words.raw[place:after])
        read = own.get(acronym)
        if read is None or (read[1] == "body" and by_article(reader.text, start, end)):
            read = read_acronym(node, reader.text[start:end], reader.text, start, end)
        if read is not None:
            several = node.named.codes if node.named and node.named.kind == "group" else (read[0],)
            yield from _as_mentions(reader.text, several, read[1], start, end, "acronym")


def _as_mentions(
    text: str, codes: tuple[str, ...], kind: str, start: int, end: int, form: MentionForm
) -> Iterator[Mention]:
    """One mention for each thing named; a treaty after “Optional Protocol to” is that protocol."""
    if kind == "body":
        yield Mention(start, end, codes[0], "mechanism", form)
        return
    if kind in ("event", "look-alike"):
        yield Mention(start, end, codes[0] if kind == "event" else _LOOK_ALIKE, "event", form)
        return
    watching = body_of(codes[0], text, start, end) if len(codes) == 1 and form == "name" else None
    if watching is not None:
        yield Mention(start, end, watching, "mechanism", form)
        return
    front = protocol_before(codes[0], text, start) if len(codes) == 1 else None
    if front is not None:
        start, codes = front
    else:
        qualified = _FRONT.search(text, max(0, start - 40), start)
        start = qualified.start() if qualified else start
    for code in codes:
        yield Mention(start, end, code, "instrument", form)


def _with_number(reader: Reader, found: Found, end: int) -> int:
    """The end of the name with the year and the number that follow it: “…, 1949 (No. 97)”."""
    code = found.named.codes[0]
    if not code.startswith("ILO-"):
        return end
    number, here = code[4:], found.last
    while here < min(found.last + 3, len(reader.words.folded)):
        word = reader.words.folded[here]
        if word == number:
            return reader.words.ends[here]
        if not (word.isdecimal() and len(word) == 4) and not word.startswith("revi"):
            break
        here += 1
    return end


def _abbreviated(reader: Reader, found: Found, own: dict[str, tuple[str, str]]) -> None:
    """Remember “Committee on … (CMW)”: from here on CMW is that."""
    here = found.last
    if here >= len(reader.words.raw) or found.named.kind in ("group", "look-alike"):
        return
    if not _ACRONYM_OF.match(reader.gap(here)):
        return
    hit = reader.acronym(here)
    if hit is None or len(found.named.codes) > 1:
        return
    code, node = found.named.codes[0], hit[0]
    same = node.named is not None and (code in node.named.codes or bodies().get(node.named.codes[0]) == code)
    if same:
        own.setdefault(" ".join(reader.words.raw[here : hit[1]]), (code, found.named.kind))


def _added_protocols(text: str, held: Sequence[Mention]) -> list[Mention]:
    """“… and its Optional Protocol” behind a treaty that has one."""
    added = []
    for each in held:
        hit = protocol_after(each.code, text, each.end) if each.kind == "instrument" else None
        if hit is not None and not any(other.start < hit[1] and hit[0] < other.end for other in held):
            added += [Mention(hit[0], hit[1], code) for code in hit[2]]
    return added


def _free(found: Sequence[Mention]) -> list[Mention]:
    """Without mentions that lie inside another, unless they share its very span."""
    kept: list[Mention] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end, each.code)):
        last = kept[-1] if kept else None
        if last is not None and each.start < last.end and (each.start, each.end) != (last.start, last.end):
            continue
        if last != each:
            kept.append(each)
    return kept


def _outside(found: Iterator[Mention], held: Sequence[Mention]) -> list[Mention]:
    spans = [(each.start, each.end) for each in held]
    return [each for each in found if not _inside(spans, each.start)]


def _inside(spans: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether a place lies in one of the spans, which are in order and do not overlap."""
    at = bisect_right(spans, (place, 1 << 60)) - 1
    return at >= 0 and spans[at][0] <= place < spans[at][1]
