"""Who is cited under which heading: tables of constituencies and of submissions by headings, with their gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from panel.collation import Source
from panel.domain import balance, constituencies
from panel.domain.wordcount import count
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


@dataclass(frozen=True, slots=True)
class Place:
    """One submission under one heading: ``n`` notes rest on it, ``also``: only as “see also”; a ``gap``:
    coded there and not cited there."""

    n: int
    also: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One submission: its code, the constituency as it is printed, a place for each heading, and its share
    of the words of the draft. ``cited``: somewhere in the draft."""

    id: str
    code: str
    constituency: str
    places: tuple[Place, ...]
    cited: bool
    words: int

    @property
    def gaps(self) -> bool:
        """Whether something of it is left out under some heading, or all of it."""
        return not self.cited or any(each.gap for each in self.places)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Headings as (numeral, text) and the submissions in the order of the list of contributors."""

    headings: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


@dataclass
class _Column:
    numeral: str
    text: str
    theme: str
    primary: Counter[str] = field(default_factory=Counter)
    also: set[str] = field(default_factory=set)

    @property
    def cited(self) -> set[str]:
        """Ids of the sources of all its notes."""
        return self.primary.keys() | self.also


@dataclass(frozen=True, slots=True)
class Share:
    """Words spent on one heading or submission; ``per_cent`` of the most that one of them has."""

    name: str
    words: int
    per_cent: float


@dataclass(frozen=True, slots=True)
class Allocation:
    """Where the words went. ``even`` is the share of a submission if all had the same; ``headings`` in the
    order of the text, ``most`` the submissions with more than twice the even share, the greatest first;
    ``none`` how many have no word."""

    even: int
    headings: tuple[Share, ...]
    most: tuple[Share, ...]
    none: int


def allocation(seen: Look) -> Allocation:
    """Words by heading and by submission; those of a sentence are shared evenly by whom its notes name."""
    found, words = Counter[str](), _words(seen)
    name = ""
    for paragraph in seen.present.summary.paragraphs:
        for heading in paragraph.headings:
            name = f"{heading.numeral} {heading.text}"
            found[name] += count(heading.text)
        found[name] += sum(count(each.text) for each in paragraph.sentences)
    even = seen.limit // seen.citable if seen.citable else 0
    by_code = {source.code: words.get(source.id, 0) for source in _citable(seen.present.material.sources)}
    many = sorted(
        (pair for pair in by_code.items() if pair[1] > 2 * even), key=lambda pair: (-pair[1], pair[0])
    )
    none = sum(not n for n in by_code.values())
    return Allocation(even, _shares(found.items()), _shares(many), none)


def _shares(pairs: Iterable[tuple[str, int]]) -> tuple[Share, ...]:
    given = [(name, n) for name, n in pairs if n]
    greatest = max((n for _, n in given), default=1)
    return tuple(Share(name, n, round(100 * n / greatest, 1)) for name, n in given)


def table(seen: Look) -> Coverage:
    """The coverage of the draft; headings without paragraphs of their own are left out."""
    columns = _columns(seen)
    material = seen.present.material
    coded = _coded(seen)
    cited = {each for column in columns for each in column.cited}
    groups = []
    for each in constituencies.TREE:
        members = {source.id for source in _citable(material.sources) if source.constituency == each.code}
        if members:
            cells = tuple(_cell(column, members, coded) for column in columns)
            groups.append(Group(each.code, cells, len(members & cited), len(members)))
    return Coverage(tuple((column.numeral, column.text) for column in columns), tuple(groups))


def matrix(seen: Look) -> Matrix:
    """Every submission that may be cited, by heading."""
    columns, coded = _columns(seen), _coded(seen)
    words = _words(seen)
    lines = []
    for source in _citable(seen.present.material.book.by_id.values()):
        places = tuple(_place(column, source.id, coded) for column in columns)
        cited = any(each.n or each.also for each in places)
        lines.append(
            Line(source.id, source.code, source.constituency, places, cited, words.get(source.id, 0))
        )
    return Matrix(tuple((column.numeral, column.text) for column in columns), tuple(lines))


def _place(column: _Column, source_id: str, coded: set[tuple[str, str]]) -> Place:
    n, also = column.primary[source_id], source_id in column.also
    return Place(n, also and not n, not n and not also and (column.theme, source_id) in coded)


def _words(seen: Look) -> dict[str, int]:
    """Words of the draft by the submissions that their sentence rests on, each an even part."""
    shares: dict[frozenset[str], int] = {}
    for paragraph in seen.present.summary.paragraphs:
        for sentence in paragraph.sentences:
            cited = frozenset(each.source_id for note in sentence.notes for each in note.citations)
            if cited:
                shares[cited] = shares.get(cited, 0) + count(sentence.text)
    return balance.shared_out(shares)


def _coded(seen: Look) -> set[tuple[str, str]]:
    """Themes and the sources coded under them."""
    material = seen.present.material
    return {(material.point_by_id[c.point_id].theme_id, c.passage.source_id) for c in material.codings}


def _columns(seen: Look) -> list[_Column]:
    found: list[_Column] = []
    for paragraph in seen.present.summary.paragraphs:
        if paragraph.kind == "background":
            continue
        if paragraph.headings or not found:
            last = paragraph.headings[-1] if paragraph.headings else None
            theme = last.theme_id if last else ""
            found.append(_Column(last.numeral if last else "", last.text if last else "", theme))
        for each in (c for s in paragraph.sentences for note in s.notes for c in note.citations):
            if each.kind == "see_also":
                found[-1].also.add(each.source_id)
            else:
                found[-1].primary[each.source_id] += 1
    return found


def _cell(column: _Column, members: set[str], coded: set[tuple[str, str]]) -> Cell:
    n = len(members & column.cited)
    shade = -(-4 * n // len(members))
    return Cell(n, shade, not n and any((column.theme, each) in coded for each in members))


def _citable(sources: Iterable[Source]) -> list[Source]:
    return [source for source in sources if source.citable]
