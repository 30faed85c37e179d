"""Who is heard: how the shares of groups change from those who could file to those who did and are cited.

House rule, working methods, section on participation. Shares describe breadth, not merit; nobody is
counted for opening a page or beginning a draft.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

POSITIONS = ("origin", "transit", "destination")
"""As what a State may speak in a session, as it declares it itself; it may declare all three. Never inferred
from anything else: working methods, section on participation."""

FEW = 3
"""Fewest accredited organizations for which a missing share says something."""


@dataclass(frozen=True, slots=True)
class Row:
    """One group: its count in each measure, and its share of the measure's total in whole per cent."""

    key: str
    counts: tuple[int, ...]
    shares: tuple[int, ...]


def table(order: Sequence[str], *measures: Mapping[str, int]) -> tuple[Row, ...]:
    """A row for each group that has a count in some measure, in the order given; what is not in the order
    comes last, by name. A measure without any count has shares of 0."""
    totals = [sum(each.values()) for each in measures]
    found = {key for each in measures for key, n in each.items() if n}
    keys = [key for key in order if key in found] + sorted(found.difference(order))
    rows = []
    for key in keys:
        counts = tuple(each.get(key, 0) for each in measures)
        shares = tuple(_per_cent(n, total) for n, total in zip(counts, totals, strict=True))
        rows.append(Row(key, counts, shares))
    return tuple(rows)


def unheard(rows: Iterable[Row], *, able: int = 0, heard: int = 1) -> tuple[str, ...]:
    """Groups whose share of those heard is less than half of their share of those able to be heard.

    ``able`` and ``heard`` are the places of the two measures; groups of fewer than FEW are left out.
    """
    return tuple(
        row.key for row in rows if row.counts[able] >= FEW and 2 * row.shares[heard] < row.shares[able]
    )


def shared_out(words: Mapping[frozenset[str], int]) -> dict[str, int]:
    """Words by group, from the words of passages by the groups they rest on: each gets an even part.

    Rounded to whole words at the end, so that many small parts are not lost.
    """
    parts: dict[str, float] = {}
    for groups, n in words.items():
        for group in groups:
            parts[group] = parts.get(group, 0.0) + n / len(groups)
    return {group: round(part) for group, part in sorted(parts.items())}


def _per_cent(n: int, total: int) -> int:
    """Half a per cent goes up, as people round."""
    return (200 * n + total) // (2 * total) if total else 0
