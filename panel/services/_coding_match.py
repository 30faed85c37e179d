"""From a project of another program to places in our texts: which text a source is, where its words stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from panel.documents import refi
from panel.documents.refi import places
from panel.domain.errors import N_, Invalid, Problem, problem
from panel.domain.text import normalise
from panel.models import Commentary, Paragraph, ThematicSession
from panel.queries import blind, exchange
from panel.queries import sources as texts
from panel.services._passages import Place, again, inside
from panel.services.coding_files import source_guid

#: Endings that programs put to the names of sources.
_ENDINGS = (".txt", ".docx", ".rtf", ".odt", ".md")


@dataclass(frozen=True, slots=True)
class Found:
    """One code on one passage: the text, the place in it, and what the selection told besides."""

    row: Commentary
    place: Place
    code: str
    selection: refi.Selection


@dataclass(frozen=True, slots=True)
class _Text:
    row: Commentary
    body: str
    blocks: Sequence[Paragraph]


class Shelf:
    """The texts of a session that can be coded now, to be found by name or by words."""

    def __init__(self, call: ThematicSession) -> None:
        blocks, held = exchange.paragraphs(call.id), blind.held(call.id)
        self._by_name: dict[str, _Text] = {}
        self._by_words: dict[str, list[_Text]] = {}
        for row in texts.citable(call.id):
            version = row.admitted_version
            if version is None or row.id in held:
                continue
            text = _Text(row, version.body, blocks.get(version.id, ()))
            symbol = f"{call.symbol}/{row.symbol_suffix}"
            for name in (row.code or "", row.symbol_suffix, symbol, symbol.replace("/", "-")):
                self._by_name[name.casefold()] = text
            self._by_name[source_guid(call, row.code or "")] = text
            self._by_words.setdefault(_bare(version.body), []).append(text)

    def found(self, source: refi.TextSource) -> _Text | None:
        """The text a source is: by its words, and where several are alike or none is, by its name."""
        same = self._by_words.get(_bare(places.plain(source.text or "")), []) if source.text else []
        named = self._by_name.get(source.guid) or self._by_name.get(_name(source.name))
        if len(same) == 1:
            return same[0]
        if named is not None and (not same or named in same):
            return named
        return None


def placed(shelf: Shelf, source: refi.TextSource, problems: list[Problem]) -> Iterator[Found]:
    """Every code on every selection of a source; what does not match is told in ``problems``."""
    if not source.selections and not source.whole:
        return
    text = shelf.found(source)
    if source.text is None or text is None:
        said = N_("“%(source)s”: no text of this session that can be coded now has these words or this name.")
        if source.text is None:
            said = N_("“%(source)s” is not in the file as plain text; its codings have no place.")
        problems.append(problem("file", said, source=source.name))
        return
    if source.whole:
        said = N_("“%(source)s” is coded as a whole. Code passages of it.")
        problems.append(problem("file", said, source=source.name))
    alike = _bare(places.plain(source.text)) == _bare(text.body)
    for passage in places.passages(source.text, source.selections):
        place = _place(source, text, passage, alike, problems)
        if place is not None:
            for code in passage.selection.codes:
                yield Found(text.row, place, code, passage.selection)


def _place(
    source: refi.TextSource, text: _Text, passage: places.Passage, alike: bool, problems: list[Problem]
) -> Place | None:
    selection = passage.selection
    told: Mapping[str, object] = {"source": source.name, "start": selection.start, "end": selection.end}
    words = selection.words.strip()
    if passage.start < 0 or (words and not passage.sure and _tells(words)):
        # A name that is no quotation ("Quote 12") is not held against the text.
        elsewhere = again(text.body, text.blocks, normalise(selection.words).strip()) if words else None
        if elsewhere is None:
            said = N_("“%(source)s”, %(start)s to %(end)s: the words of the selection do not stand there.")
            problems.append(problem("file", said, **told))
        return elsewhere
    kept = places.plain(source.text or "")
    if alike and normalise(kept) == kept:
        shift = len(text.body) - len(text.body.lstrip()) - (len(kept) - len(kept.lstrip()))
        try:
            return inside(text.body, text.blocks, passage.start + shift, passage.end + shift)
        except Invalid:
            said = N_("“%(source)s”, %(start)s to %(end)s: it does not lie inside one numbered paragraph.")
            problems.append(problem("file", said, **told))
            return None
    found = again(text.body, text.blocks, normalise(kept[passage.start : passage.end]).strip())
    if found is None:
        said = N_(
            "“%(source)s”, %(start)s to %(end)s: the text differs from ours, and these words do not stand "
            "exactly once in a numbered paragraph of ours."
        )
        problems.append(problem("file", said, **told))
    return found


def _tells(words: str) -> bool:
    """Whether the name of a selection can be its words: more than a label of one or two."""
    return len(words.split()) > 2 or len(words) > 20


def _bare(text: str) -> str:
    return normalise(text).strip()


def _name(name: str) -> str:
    plain = name.strip().casefold()
    for ending in _ENDINGS:
        plain = plain.removesuffix(ending)
    return plain
