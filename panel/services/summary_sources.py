"""What stands behind the draft: the sources of a note with their words, texts and points to draw on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from panel.collation import Point, Source
from panel.collation.tally import tally
from panel.models import Note, SummaryParagraph
from panel.queries import sources as texts
from panel.services import _marks
from panel.services import _present as rows
from panel.services.summary_check import Look

#: Longer passages are cut for the desk; the whole stands in the reading room.
QUOTE = 180


@dataclass(frozen=True, slots=True)
class Cited:
    """A source of a note: ``words`` are those bound, ``kind`` and ``number`` its address."""

    id: str
    code: str
    paragraph: int
    words: str
    lang: str
    see_also: bool
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text that may be cited: its last paragraph, and whether a note names it."""

    id: str
    code: str
    last: int
    cited: bool


def places(seen: Look) -> Mapping[str, tuple[str, str, int]]:
    """Code, kind and number of every text that the draft rests on."""
    return texts.printed(source.id for source in seen.present.material.sources)


def cited(seen: Look, note: Note, where: Mapping[str, tuple[str, str, int]]) -> list[Cited]:
    """The sources of a note in the order in which they are printed."""
    ordered = sorted(note.citations, key=lambda each: (each.kind == "see_also", each.position))
    book = seen.present.material.book.by_id
    found = []
    for each in ordered:
        source = book.get(each.commentary_id)
        code, kind, number = where.get(each.commentary_id, ("", "sub", 0))
        found.append(
            Cited(
                each.id,
                source.code if source else code,
                each.paragraph,
                _shortened(source, each.start, each.end),
                source.lang if source else "",
                each.kind == "see_also",
                kind,
                number,
            )
        )
    return found


def spare(paragraph: SummaryParagraph) -> frozenset[int]:
    """Keys of the notes that are not called in the text."""
    return frozenset(note.key for note in rows.spare(paragraph))


def sentences(paragraph: SummaryParagraph) -> list[str]:
    """The sentences of a paragraph, without their marks."""
    return [each.text for each in _marks.said(paragraph.text)]


def unused(seen: Look) -> list[tuple[Point, int]]:
    """Points that citable texts make and no note tells, the most often made first."""
    material = seen.present.material
    told = {
        note.point_id
        for row in seen.present.rows
        if row.id in seen.present.numbers
        for note in rows.called(row)
    }
    left = [point for point in material.points if point.id not in told]
    counted = [(point, tally(point.id, material.codings, material.book)) for point in left]
    made = [(point, each.n or len(each.opposed)) for point, each in counted if each.sources or each.opposed]
    return sorted(made, key=lambda pair: (-pair[1], pair[0].order))


def readable(seen: Look) -> list[Text]:
    """Texts that may be cited, those that no note names first."""
    material, left = seen.present.material, set(seen.uncited)
    found = [
        Text(source.id, source.code, material.documents[source.id].last, source.code not in left)
        for source in material.book.by_id.values()
    ]
    return sorted(found, key=lambda each: each.cited)


def _shortened(source: Source | None, start: int, end: int) -> str:
    words = " ".join(source.text[start:end].split()) if source else ""
    return words if len(words) <= QUOTE else f"{words[:QUOTE].rsplit(' ', 1)[0]} …"
