"""How far coders agree: Krippendorff's alpha with an interval, and samples that can be drawn again.

Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), and Content Analysis, chapter on
reliability. Alpha is 1 where all agree, 0 where they agree as chance would, less where they agree less.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

#: How a difference between the first and the second coder can be settled.
OUTCOMES = ("first", "second", "both", "neither")

#: How many samples the interval rests on, and how much of them it holds.
RESAMPLES, LEVEL = 2_000, 0.95

#: The values that coders gave one unit; None where one gave none.
Unit = Sequence[Hashable | None]
Distance = Callable[[Any, Any], float]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Alpha with the ends of its interval; None where no value differs anywhere, so that nothing can be
    said. ``units`` are those that two coders or more gave a value."""

    alpha: float | None
    low: float | None
    high: float | None
    units: int


def nominal(one: Any, other: Any) -> float:
    """Values differ or they do not."""
    return float(one != other)


def interval(one: Any, other: Any) -> float:
    """Figures differ by the square of their distance."""
    return float((one - other) ** 2)


def alpha(units: Sequence[Unit], distance: Distance = nominal) -> float | None:
    """Krippendorff's alpha; None where all values are the same, or no unit has two."""
    pairable = _pairable(units)
    expected = _expected(pairable, distance)
    return 1 - _observed(pairable, distance) / expected if expected else None


def agreement(units: Sequence[Unit], *, seed: str, distance: Distance = nominal) -> Agreement:
    """Alpha and its interval by bootstrap over the units.

    Units are drawn again with replacement, as many as there are; the disagreement to be expected by chance
    stays that of all values, as in Krippendorff's own procedure, so that no draw is without an answer. The
    same units in the same order with the same seed give the same ends. Ends are at least -1.
    """
    pairable = _pairable(units)
    expected = _expected(pairable, distance)
    if not expected:
        return Agreement(None, None, None, len(pairable))
    told = [(_within(unit, distance), len(unit)) for unit in pairable]
    draw = random.Random(seed)  # noqa: S311 - it must come out the same again, not be hard to guess
    found = sorted(_drawn(draw.choices(told, k=len(told)), expected) for _ in range(RESAMPLES))
    cut = round(RESAMPLES * (1 - LEVEL) / 2)
    low, high = max(found[cut], -1.0), found[-cut - 1]
    return Agreement(1 - _observed(pairable, distance) / expected, low, high, len(pairable))


def sample(names: Sequence[str], size: int, *, seed: str) -> list[str]:
    """``size`` of the names at random; the same names, in whatever order, and seed give the same ones.

    The names are put in the order of SHA-256 over seed, colon and name, and the first are taken: anybody can
    do it again with the simplest means.
    """
    return sorted(set(names), key=lambda name: hashlib.sha256(f"{seed}:{name}".encode()).digest())[:size]


def _pairable(units: Sequence[Unit]) -> list[list[Hashable]]:
    given = ([value for value in unit if value is not None] for unit in units)
    return [values for values in given if len(values) > 1]


def _within(values: Sequence[Hashable], distance: Distance) -> float:
    """The disagreement in a unit: over all ordered pairs, by the number of values less one."""
    pairs = sum(distance(a, b) for i, a in enumerate(values) for b in values[i + 1 :])
    return 2 * pairs / (len(values) - 1)


def _observed(pairable: Sequence[Sequence[Hashable]], distance: Distance) -> float:
    return sum(_within(unit, distance) for unit in pairable) / sum(map(len, pairable))


def _expected(pairable: Sequence[Sequence[Hashable]], distance: Distance) -> float:
    counts = Counter(value for unit in pairable for value in unit)
    n = counts.total()
    if n < 2:
        return 0.0
    return sum(counts[a] * counts[b] * distance(a, b) for a in counts for b in counts) / (n * (n - 1))


def _drawn(told: Sequence[tuple[float, int]], expected: float) -> float:
    return 1 - sum(d for d, _ in told) / sum(m for _, m in told) / expected
