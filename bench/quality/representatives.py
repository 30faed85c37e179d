"""``representatives``: how many of the points that readers found are among the passages chosen to stand for all.

For each topic and stance of argkp so many arguments are chosen among all of them, without their gold; a point is
covered if a chosen argument makes it. ``coverage_5`` … : the share of points covered by so many. ``…_chance``: by
as many drawn at random, on average. ``…_sumy``: by sumy's LexRank, where the extra ``bench`` is installed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from bench.points import Side, sides
from bench.quality import Figure
from bench.speed import PeerMissing
from bench.speed.peers import LexRank
from panel.collation.representatives import representatives

CHOSEN = (5, 10, 20)
DRAWS = 20

Choose = Callable[[Sequence[str], int], Sequence[int]]


def run(data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
    """Measure over the half in ``data``."""
    del train, seeds
    of = sides(data)
    dice = np.random.default_rng(0)
    for number in CHOSEN:
        yield _covered(f"coverage_{number}", of, representatives, number)
        drawn = [
            _covered("", of, lambda texts, some: _drawn(dice, texts, some), number) for _ in range(DRAWS)
        ]
        yield Figure(f"coverage_{number}_chance", float(np.mean([each.value for each in drawn])), drawn[0].n)
        try:
            yield _covered(f"coverage_{number}_sumy", of, lambda texts, some: LexRank(texts)(some), number)
        except PeerMissing:
            continue


def _drawn(dice: np.random.Generator, texts: Sequence[str], number: int) -> list[int]:
    return [int(place) for place in dice.choice(len(texts), min(number, len(texts)), replace=False)]


def _covered(name: str, of: Sequence[Side], choose: Choose, number: int) -> Figure:
    covered = points = 0
    for side in of:
        made = [each.points for each in side.arguments]
        chosen = choose([each.said.text for each in side.arguments], number)
        covered += len(frozenset().union(*(made[place] for place in chosen)))
        points += len(frozenset().union(*made))
    return Figure(name, covered / points, points)
