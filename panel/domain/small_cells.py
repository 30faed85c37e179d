"""Counts that may be printed: none is so small, or so exact, that it could tell of somebody.

House rule, working methods, section on participation. A figure in which somebody may be counted who is
under protection, or whose name or text is withheld, is rounded to five, and is printed only where it
rounds to more than ten; the smaller ones of a table go up into its total, which is rounded by itself. So
neither a table nor the difference of two of them gives a number under ten, not even to who knows from the
register how many came in between: between a cell that is not printed (at most 12) and one that is (at
least 13) lies no number under ten that a count could single out. Nothing is printed for none as for few.

Tables are fixed: no page counts such persons by what its reader chooses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEAST = 10
"""A figure is printed where it rounds to more than this."""

STEP = 5
"""To what figures are rounded."""

FEWEST = LEAST + STEP
"""The smallest figure that is ever printed."""


def told(n: int) -> int | None:
    """A count as it may be printed, to the nearest five; None for "fewer than FEWEST"."""
    rounded = (n + STEP // 2) // STEP * STEP
    return rounded if rounded > LEAST else None


@dataclass(frozen=True, slots=True)
class Cells:
    """What may be printed: the total and the cells in order, rounded each by itself; all others, and those
    who are in no cell, are in the total alone."""

    total: int | None
    shown: Sequence[tuple[str, int]]


def cells(named: Mapping[str, int], unnamed: int, order: Sequence[str]) -> Cells:
    """Cells of those who are named in public; ``unnamed`` are counted in the total alone.

    ``order`` gives the order of the keys; a key that is not in it raises ValueError.
    """
    figures = [(key, told(named[key])) for key in sorted(named, key=order.index)]
    shown = tuple((key, n) for key, n in figures if n is not None)
    return Cells(told(sum(named.values()) + unnamed), shown)
