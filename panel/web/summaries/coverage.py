"""Who is cited under which heading: a table of constituencies by headings, with its gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from panel.collation import Source
from panel.domain import constituencies
from panel.services.summary_check import Look


@dataclass(frozen=True, slots=True)
class Cell:
    """``n`` submissions of a group are cited; ``shade`` 1 to 4 by their share; a ``gap``: coded, not cited."""

    n: int
    shade: int
    gap: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One constituency: a cell for each heading, and how many of its submissions are cited at all."""

    code: str
    cells: tuple[Cell, ...]
    cited: int
    total: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Headings as (numeral, text) and the groups in the order of the constituency tree."""

    headings: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]


@dataclass
class _Column:
    numeral: str
    text: str
    theme: str
    cited: set[str]


def table(seen: Look) -> Coverage:
    """The coverage of the draft; headings without paragraphs of their own are left out."""
    columns = _columns(seen)
    material = seen.present.material
    coded = {(material.point_by_id[c.point_id].theme_id, c.passage.source_id) for c in material.codings}
    cited = {each for column in columns for each in column.cited}
    groups = []
    for each in constituencies.TREE:
        members = {source.id for source in _citable(material.sources) if source.constituency == each.code}
        if members:
            cells = tuple(_cell(column, members, coded) for column in columns)
            groups.append(Group(each.code, cells, len(members & cited), len(members)))
    return Coverage(tuple((column.numeral, column.text) for column in columns), tuple(groups))


def _columns(seen: Look) -> list[_Column]:
    found: list[_Column] = []
    for paragraph in seen.present.summary.paragraphs:
        if paragraph.kind == "background":
            continue
        if paragraph.headings or not found:
            last = paragraph.headings[-1] if paragraph.headings else None
            theme = last.theme_id if last else ""
            found.append(_Column(last.numeral if last else "", last.text if last else "", theme, set()))
        found[-1].cited |= {
            each.source_id
            for sentence in paragraph.sentences
            for note in sentence.notes
            for each in note.citations
        }
    return found


def _cell(column: _Column, members: set[str], coded: set[tuple[str, str]]) -> Cell:
    n = len(members & column.cited)
    shade = -(-4 * n // len(members))
    return Cell(n, shade, not n and any((column.theme, each) in coded for each in members))


def _citable(sources: Iterable[Source]) -> list[Source]:
    return [source for source in sources if source.citable]
