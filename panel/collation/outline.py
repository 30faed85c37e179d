"""Stage 9a: the outline. Themes in the order of the codebook, empty ones left out, problem before remedy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from panel.collation.tally import Pool, Tally, pool, tally
from panel.collation.types import TYPES, Coding, Point, Source, Theme

_RANK = {kind: rank for rank, kind in enumerate(
    ("observation", "policy gap", "emerging issue", "good practice", "inquiry", "recommendation")
)}  # fmt: skip
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
assert set(_RANK) == set(TYPES)


@dataclass(frozen=True, slots=True)
class OutlinePoint:
    """A point that at least one citable source makes or opposes, with its tally and its codings."""

    point: Point
    tally: Tally
    codings: tuple[Coding, ...]


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A theme with its points in order; ``level`` 2 for the topmost, ``numeral`` as printed.

    A theme without points of its own stands here if one below it has any.
    """

    theme: Theme
    level: int
    numeral: str
    points: tuple[OutlinePoint, ...]


def outline(
    sources: Iterable[Source] | Pool,
    codings: Iterable[Coding],
    points: Iterable[Point],
    themes: Iterable[Theme],
) -> tuple[OutlineSection, ...]:
    """Order what has been coded into sections; the order inside the arguments does not matter."""
    book = sources if isinstance(sources, Pool) else pool(sources)
    by_theme = _points_by_theme(book, codings, points)
    tree: dict[str, list[Theme]] = defaultdict(list)
    for theme in sorted(themes, key=lambda each: (each.order, each.label, each.id)):
        tree[theme.parent].append(theme)
    return tuple(_sections("", 2, tree, by_theme))


def _sections(
    parent: str, level: int, tree: dict[str, list[Theme]], by_theme: dict[str, list[OutlinePoint]]
) -> list[OutlineSection]:
    found: list[OutlineSection] = []
    place = 0
    for theme in tree.get(parent, []):
        below = _sections(theme.id, level + 1, tree, by_theme)
        mine = tuple(by_theme.get(theme.id, []))
        if mine or below:
            place += 1
            found += [OutlineSection(theme, level, numeral(level, place), mine), *below]
    return found


def _points_by_theme(
    book: Pool, codings: Iterable[Coding], points: Iterable[Point]
) -> dict[str, list[OutlinePoint]]:
    by_point: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        if book.by_id[coding.passage.source_id].citable:
            by_point[coding.point_id].append(coding)
    found: dict[str, list[OutlinePoint]] = defaultdict(list)
    for point in points:
        mine = by_point.get(point.id)
        if mine:
            found[point.theme_id].append(
                OutlinePoint(point, tally(point.id, mine, book, point.addressee), tuple(mine))
            )
    return {theme: sorted(those, key=_order) for theme, those in found.items()}


def _order(each: OutlinePoint) -> tuple[bool, int, int, int, str]:
    """Problems first, then the codebook's order, then what most submissions say."""
    point = each.point
    return point.kind == "recommendation", point.order, _RANK[point.kind], -each.tally.n, point.id


def numeral(level: int, place: int) -> str:
    """The numeral of a heading: I. on level 1, A. on 2, 1. on 3, (a) below; places count from 1."""
    if level == 1:
        return f"{_roman(place)}."
    if level == 2:
        return f"{_letters(place)}."
    return f"{place}." if level == 3 else f"({_letters(place).lower()})"


def _letters(place: int) -> str:
    """A … Z, AA, AB …"""
    digits = ""
    while place > 0:
        place, rest = divmod(place - 1, 26)
        digits = _LETTERS[rest] + digits
    return digits


def _roman(place: int) -> str:
    digits = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while place >= value:
            place, digits = place - value, digits + sign
    return digits
