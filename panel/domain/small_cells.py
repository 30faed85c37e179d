"""Counts that may be shown in public: no count is so small that it could name somebody.

House rule, working methods, section on participation: a constituency is shown with its number where at
least three of its organizations filed under their name. All others, and those whose name or text is
withheld, are told as one number without saying which they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEAST = 3
"""Fewest organizations a cell of a public table stands for."""


@dataclass(frozen=True, slots=True)
class Cells:
    """What may be shown: ``total``, the cells in order, and how many are in none of them."""

    total: int
    shown: Sequence[tuple[str, int]]

    @property
    def rest(self) -> int:
        """How many the cells shown leave out."""
        return self.total - sum(n for _, n in self.shown)


def cells(named: Mapping[str, int], unnamed: int, order: Sequence[str]) -> Cells:
    """Cells of those who are named in public; ``unnamed`` are counted in the total alone.

    ``order`` gives the order of the keys; a key that is not in it raises ValueError.
    """
    keys = sorted(named, key=order.index)
    shown = tuple((key, named[key]) for key in keys if named[key] >= LEAST)
    return Cells(sum(named.values()) + unnamed, shown)
