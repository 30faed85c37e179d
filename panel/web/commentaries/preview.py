"""A text as it will be recorded: its blocks with their numbers, and where a limit falls in it."""

from __future__ import annotations

from dataclasses import dataclass

from panel.collation.segment import Paragraph, paragraphs, sentences
from panel.domain import limits, wordcount

#: A draft longer than this is not previewed: it is far beyond the limit, and the page would be heavy.
LONGEST = 2 * limits.CODE_POINTS

Piece = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, item, heading or footnote. Pieces are (class, text): ``""``, ``cross``, ``limit``
    (a mark without text) and ``beyond``."""

    number: int | None
    kind: str
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the limit falls: paragraph (0 before the first) and sentence in it, both counted from 1."""

    paragraph: int
    sentence: int


def blocks(body: str, limit: int) -> tuple[Block, ...]:
    """The blocks of a draft; nothing for one too long to be shown."""
    if len(body) > LONGEST:
        return ()
    crossing = wordcount.limit_crossing(body, limit)
    return tuple(
        Block(part.number, part.kind, part.label, _pieces(body, part, crossing)) for part in paragraphs(body)
    )


def _pieces(body: str, part: Paragraph, crossing: wordcount.Crossing | None) -> tuple[Piece, ...]:
    if crossing is None or part.end <= crossing.sentence_start:
        return (("", body[part.inner : part.end]),)
    if part.start > crossing.start:
        return (("beyond", body[part.inner : part.end]),)
    begins = max(crossing.sentence_start, part.inner)
    at = max(crossing.start, begins)
    found = [
        ("", body[part.inner : begins]),
        ("cross", body[begins:at]),
        ("limit", ""),
        ("beyond", body[at : part.end]),
    ]
    return tuple(piece for piece in found if piece[1] or piece[0] == "limit")


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
