"""What holds in every document, and what can be read off its blocks: notes, addresses, outline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from panel.documents.blocks import (
    Block,
    Document,
    DocumentError,
    Heading,
    ListBlock,
    Note,
    NoteMark,
    NumberedParagraph,
    Run,
    Runs,
    Table,
    Text,
)

_DEEPEST = 3

#: An address of a heading; p1, n1 and r1 belong to paragraphs, notes and their marks, the others to the page.
_ANCHOR = re.compile(r"(?![pnr][0-9]|every$|main$|menu$)[a-z][a-z0-9-]{0,39}")


@dataclass(frozen=True, slots=True)
class Section:
    """A line of the table of contents: address, number and text, first and last paragraph (0 if none)."""

    anchor: str
    number: str
    text: str
    level: int
    first: int
    last: int


def runs_of(block: Block) -> Iterator[Runs]:
    """Every sequence of runs in a block, in reading order."""
    if isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row if isinstance(cell, tuple))
    elif isinstance(block, ListBlock):
        yield from block.items
    elif not isinstance(block, Heading):
        yield block.runs


def marks(block: Block) -> list[int]:
    """The numbers of the notes marked in a block, in reading order."""
    return [run.number for runs in runs_of(block) for run in runs if isinstance(run, NoteMark)]


def notes_of(doc: Document, block: Block) -> list[Note]:
    """The notes marked in a block."""
    return [doc.notes[number - 1] for number in marks(block)]


def divided(note: Note, room: int) -> tuple[Runs, Runs]:
    """The runs of a note that fit into ``room`` characters, and the others; one long run goes over whole words."""
    used = 0
    for place, run in enumerate(note.runs):
        if isinstance(run, NoteMark):
            continue
        if used + len(run.text) > room:
            head, tail = _split(run, room - used)
            return (*note.runs[:place], *head), (*tail, *note.runs[place + 1 :])
        used += len(run.text)
    return note.runs, ()


def _split(run: Run, room: int) -> tuple[Runs, Runs]:
    """Plain words divided at a space; whatever is not plain words goes over as a whole."""
    cut = run.text.rfind(" ", 0, room) + 1 if isinstance(run, Text) else 0
    if not isinstance(run, Text) or not cut:
        return (), (run,)
    return (replace(run, text=run.text[:cut]),), (replace(run, text=run.text[cut:]),)


def anchors(doc: Document) -> dict[int, str]:
    """The address of each heading, by its place among the blocks."""
    found: dict[int, str] = {}
    for place, block in enumerate(doc.blocks):
        if isinstance(block, Heading):
            found[place] = block.anchor or f"s{len(found) + 1}"
    return found


def outline(doc: Document) -> list[Section]:
    """The headings with the paragraphs they cover, sub-headings included."""
    where = anchors(doc)
    sections: list[Section] = []
    for place, block in enumerate(doc.blocks):
        if not isinstance(block, Heading):
            continue
        covered = _covered(doc.blocks[place + 1 :], block.level)
        first, last = (covered[0], covered[-1]) if covered else (0, 0)
        sections.append(Section(where[place], block.number, block.text, block.level, first, last))
    return sections


def _covered(blocks: Iterable[Block], level: int) -> list[int]:
    """Numbers of the paragraphs up to the next heading of the same or a higher rank."""
    numbers: list[int] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= level:
            break
        if isinstance(block, NumberedParagraph):
            numbers.append(block.number)
    return numbers


def check(doc: Document) -> None:
    """Refuse a document that contradicts itself.

    Notes are numbered 1 to n and marked once each, in that order (Word numbers them itself, so any
    other order would print other numbers); paragraph numbers rise; headings skip no level; addresses
    are well formed and unique; rows are as long as their header. Raises ``DocumentError``.
    """
    _check_notes(doc)
    _check_headings(doc)
    last = 0
    for block in doc.blocks:
        if isinstance(block, NumberedParagraph):
            if block.number <= last:
                raise DocumentError("paragraph_order", str(block.number))
            last = block.number
        elif isinstance(block, Table):
            _check_table(block)


def _check_notes(doc: Document) -> None:
    for place, note in enumerate(doc.notes, 1):
        if note.number != place:
            raise DocumentError("note_order", str(note.number))
        if any(isinstance(run, NoteMark) for run in note.runs):
            raise DocumentError("note_in_note", str(place))
    marked = [number for block in doc.blocks for number in marks(block)]
    for place, number in enumerate(marked, 1):
        if number != place or number > len(doc.notes):
            raise DocumentError("mark_order", str(number))
    if len(marked) < len(doc.notes):
        raise DocumentError("note_unmarked", str(len(marked) + 1))


def _check_headings(doc: Document) -> None:
    level = 0
    for block in doc.blocks:
        if isinstance(block, Heading):
            if not 1 <= block.level <= min(level + 1, _DEEPEST):
                raise DocumentError("heading_level", block.text)
            level = block.level
    where = list(anchors(doc).values())
    for anchor in where:
        if not _ANCHOR.fullmatch(anchor):
            raise DocumentError("anchor_form", anchor)
        if where.count(anchor) > 1:
            raise DocumentError("anchor_twice", anchor)


def _check_table(table: Table) -> None:
    width = len(table.header)
    if not width or any(len(row) != width for row in table.rows):
        raise DocumentError("table_width", table.caption)
    if not all(0 <= column < width for column in table.numeric_columns):
        raise DocumentError("table_column", table.caption)
    if table.row_header is not None and not 0 <= table.row_header < width:
        raise DocumentError("table_column", table.caption)
