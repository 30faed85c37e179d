"""Notes: which citations, in what order, under what number, in what words."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from panel.collation.segment import Document, numbers_at
from panel.collation.summary import Citation, Note, SummaryParagraph
from panel.collation.tally import Pool
from panel.collation.types import Coding, Source

SEE_ALSO: Mapping[str, str] = {
    "ar": "انظر أيضاً",
    "en": "See also",
    "es": "Véase también",
    "fr": "Voir aussi",
    "ru": "См. также",
    "zh": "另见",
}
"""The words before the sources whose wording was not used, by language of the summary."""

_AND = {"ar": "و", "en": "and ", "es": "y ", "fr": "et ", "ru": "и ", "zh": "和"}
_SEMICOLON = {"ar": "؛ ", "zh": "；"}
_STOP = {"zh": "。"}


def span_hash(salt: bytes, words: str) -> str:
    """The salted hash of a span, in hex; no salt, no hash: a bare hash of a short text gives it away.

    The salt is the version's own, so the hash needs no name of the text beside it.
    """
    if not salt:
        return ""
    return hmac.new(salt, f"span\0{words}".encode(), hashlib.sha256).hexdigest()


def citations(
    codings: Iterable[Coding], book: Pool, documents: Mapping[str, Document]
) -> tuple[Citation, ...]:
    """The citations of a note in house order: the clearest passage, then individual submissions by code,
    then joint ones. A source that is not counted stands under “See also” unless it stands alone."""
    pool_of = [(coding, book.by_id[coding.passage.source_id]) for coding in codings]
    counted = any(source.counted for _, source in pool_of)
    spans: dict[tuple[str, int, int], Coding] = {}
    for coding, _ in sorted(pool_of, key=lambda pair: _rank(pair[0], book)):
        place = coding.passage
        spans.setdefault((place.source_id, place.start, place.end), coding)
    found = [
        _citation(coding, book.by_id[source_id], documents[source_id], counted)
        for (source_id, _, _), coding in spans.items()
    ]
    if found and all(citation.kind == "see_also" for citation in found):
        found[0] = replace(found[0], kind="primary")
    return tuple(sorted(found, key=lambda citation: citation.kind == "see_also"))


def _rank(coding: Coding, book: Pool) -> tuple[bool, bool, int, int, int]:
    place = coding.passage
    return (
        coding.citation == "see_also",
        not coding.clearest,
        book.place[place.source_id],
        place.start,
        place.end,
    )


def _citation(coding: Coding, source: Source, document: Document, counted: bool) -> Citation:
    place = coding.passage
    words = source.text[place.start : place.end]
    return Citation(
        source.id,
        source.code,
        numbers_at(document, place.start, place.end),
        place.start,
        place.end,
        "see_also" if counted and not source.counted else coding.citation,
        source.asterisk,
        words if source.quotable and not source.salt else "",
        span_hash(source.salt, words),
    )


def renumber(paragraphs: Iterable[SummaryParagraph]) -> tuple[SummaryParagraph, ...]:
    """The same paragraphs with paragraphs and notes numbered from 1, in reading order."""
    numbers = _numbers()
    return tuple(
        replace(
            paragraph,
            number=place,
            sentences=tuple(
                replace(sentence, notes=tuple(replace(note, number=next(numbers)) for note in sentence.notes))
                for sentence in paragraph.sentences
            ),
        )
        for place, paragraph in enumerate(paragraphs, start=1)
    )


def _numbers() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


def render_note(note: Note, language: str = "en") -> str:
    """A note as printed, without its number: “CMF, P4; JS1, P3; and NCR*, P11. See also OWT, P6.”

    ``language`` is one of ar, en, es, fr, ru, zh; codes and paragraph numbers stay as they are.
    """
    if note.text:
        return note.text
    primary = _places(note.citations, "primary")
    also = _places(note.citations, "see_also")
    end = _STOP.get(language, ".")
    gap = "" if language == "zh" else " "
    parts = [_list(primary, language)] if primary else []
    if also:
        parts.append(f"{SEE_ALSO[language]}{gap}{_list(also, language)}")
    return gap.join(part + end for part in parts)


def _places(cited: Iterable[Citation], kind: str) -> list[str]:
    """“CMF, P4–P6, P9”, one entry a code in order of first mention."""
    found: dict[str, set[int]] = {}
    for each in cited:
        if each.kind == kind:
            found.setdefault(f"{each.code}*" if each.asterisk else each.code, set()).update(each.paragraphs)
    return [f"{code}, {', '.join(_runs(sorted(numbers)))}" for code, numbers in found.items()]


def _runs(numbers: list[int]) -> Iterator[str]:
    start = previous = 0
    for number in [*numbers, 0]:
        if start and number != previous + 1:
            yield f"P{start}" if start == previous else f"P{start}–P{previous}"
            start = 0
        start, previous = start or number, number


def _list(entries: list[str], language: str) -> str:
    """Two are joined by “and”; of more, the last has “; and” before it."""
    conjunction = _AND[language]
    if len(entries) == 2:
        gap = "" if language == "zh" else " "
        return f"{entries[0]}{gap}{conjunction}{entries[1]}"
    semicolon = _SEMICOLON.get(language, "; ")
    return semicolon.join([*entries[:-1], (conjunction if len(entries) > 2 else "") + entries[-1]])
