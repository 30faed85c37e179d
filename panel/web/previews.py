"""A text as it will be recorded: its blocks with their numbers, where a limit falls in it, and the details
in it by which somebody can be found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from panel.collation.segment import Paragraph, paragraphs, sentences
from panel.domain import identifiers, limits, wordcount

#: A draft longer than this is not previewed: it is far beyond the limit, and the page would be heavy.
LONGEST = 2 * limits.CODE_POINTS

#: How many details are shown, and with how much of the text round each.
MOST_DETAILS = 12
AROUND = 30

Piece = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, item, heading or footnote. Pieces are (class, text): ``""``, ``cross``, ``limit``
    (a mark without text), ``beyond``, and the marks of notes with their label as text: ``ref`` the first
    of its note, ``again`` a later one, ``lone`` one without a note. ``marked``: some mark leads here."""

    number: int | None
    kind: str
    label: str
    pieces: tuple[Piece, ...]
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of a note in the text; ``kind`` is the class of its piece."""

    start: int
    end: int
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the limit falls: paragraph (0 before the first) and sentence in it, both counted from 1."""

    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Detail:
    """An identifying detail with the words round it; ``kind`` is the msgid of what it is."""

    kind: str
    before: str
    words: str
    after: str


def details(*texts: str) -> list[Detail]:
    """Details by which somebody can be found, the first of them; nothing of the text leaves the server."""
    return [_detail(text, each) for text in texts if len(text) <= LONGEST for each in identifiers.find(text)][
        :MOST_DETAILS
    ]


def _detail(text: str, found: identifiers.Identifier) -> Detail:
    start, end = max(0, found.start - AROUND), min(len(text), found.end + AROUND)
    return Detail(
        identifiers.KINDS[found.kind],
        ("…" if start else "") + text[start : found.start],
        text[found.start : found.end],
        text[found.end : end] + ("…" if end < len(text) else ""),
    )


def blocks(body: str, limit: int) -> tuple[Block, ...]:
    """The blocks of a draft; nothing for one too long to be shown."""
    if len(body) > LONGEST:
        return ()
    crossing = wordcount.limit_crossing(body, limit)
    parts = paragraphs(body)
    notes = {part.label: part for part in reversed(parts) if part.kind == "footnote"}
    marks = _marks(body, {part.start for part in parts if part.kind == "footnote"}, notes.keys())
    marked = {notes[mark.label].start for mark in marks if mark.kind == "ref"}
    return tuple(
        Block(
            part.number,
            part.kind,
            part.label,
            tuple(_pieces(body, part, crossing, marks)),
            part.start in marked,
        )
        for part in parts
    )


def _marks(body: str, openings: Collection[int], notes: Collection[str]) -> list[Mark]:
    """The marks in the text, those that open a note left out; a colon after one is text again."""
    found: list[Mark] = []
    seen: set[str] = set()
    for start, end in wordcount.note_marks(body):
        if start not in openings:
            end -= body[end - 1] == ":"
            label = body[start + 2 : end - 1]
            kind = "lone" if label not in notes else "again" if label in seen else "ref"
            found.append(Mark(start, end, label, kind))
            seen.add(label)
    return found


def unpaired(shown: Sequence[Block]) -> tuple[list[str], list[str]]:
    """The labels of marks without a note, and of notes to which no mark leads; each once, in order."""
    lone = [text for block in shown for kind, text in block.pieces if kind == "lone"]
    unmarked = [block.label for block in shown if block.kind == "footnote" and not block.marked]
    return list(dict.fromkeys(lone)), list(dict.fromkeys(unmarked))


def _pieces(
    body: str, part: Paragraph, crossing: wordcount.Crossing | None, marks: Sequence[Mark]
) -> Iterator[Piece]:
    """The text of a block cut where the limit falls and at each mark."""
    for kind, start, end in _stretches(part, crossing):
        if kind == "limit":
            yield kind, ""
        first, last = (bisect_left(marks, at, key=lambda mark: mark.start) for at in (start, end))
        for mark in marks[first:last]:
            if start < mark.start:
                yield kind, body[start : mark.start]
            yield mark.kind, mark.label
            start = mark.end
        if start < end:
            yield kind, body[start:end]


def _stretches(part: Paragraph, crossing: wordcount.Crossing | None) -> list[tuple[str, int, int]]:
    if crossing is None or part.end <= crossing.sentence_start:
        return [("", part.inner, part.end)]
    if part.start > crossing.start:
        return [("beyond", part.inner, part.end)]
    begins = max(crossing.sentence_start, part.inner)
    at = max(crossing.start, begins)
    return [("", part.inner, begins), ("cross", begins, at), ("limit", at, at), ("beyond", at, part.end)]


def place(body: str, limit: int) -> Place | None:
    """Where the limit falls, in words for people; None for a text within it."""
    crossing = wordcount.limit_crossing(body, limit)
    if crossing is None:
        return None
    number = 0
    for part in paragraphs(body):
        number = part.number or number
        if part.start <= crossing.start < part.end:
            before = [
                s for s in sentences(body[part.start : part.end]) if part.start + s.start <= crossing.start
            ]
            return Place(number, max(1, len(before)))
    return Place(number, 1)
