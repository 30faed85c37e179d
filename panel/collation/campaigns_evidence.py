"""When what two texts share is evidence that one was copied from the other.

Measured on pairs that readers judged (the set ``us_rulemaking_campaigns``): one sentence in common is up to
some forty words, two are more. So either the words in runs of at least five are many, or they are most of the
shorter text. Words that are known from elsewhere (the call, a treaty) do not count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from panel.collation.campaigns_tiling import Tile
from panel.collation.campaigns_words import Words

#: What sums of thirds may be off by.
_ALMOST = 1e-3


@dataclass(frozen=True, slots=True)
class CopyRule:
    """What it takes, in words (of Chinese characters, 1.5 are a word).

    ``much``: so many words in runs of at least ``run``; or ``most``, a share of the shorter text, and at least
    ``some`` words. ``least``: texts of fewer words are not compared, be they identical.
    """

    much: float = 45.0
    run: float = 5.0
    most: float = 0.78
    some: float = 28.0
    least: float = 8.0


@dataclass(frozen=True, slots=True)
class Sums:
    """The weight of a text up to each word; words known from elsewhere weigh nothing."""

    up_to: NDArray[np.float64]

    @property
    def whole(self) -> float:
        """The weight of the whole text."""
        return float(self.up_to[-1])


def sums(text: Words, known: NDArray[np.bool_] | None = None) -> Sums:
    """The sums of a text, without the words flagged as known from elsewhere."""
    weights = text.weights if known is None else np.where(known, np.float32(0), text.weights)
    return Sums(np.concatenate((np.zeros(1), np.cumsum(weights, dtype=np.float64))))


def weights(tiles: Sequence[Tile], mine: Sums, theirs: Sums) -> list[float]:
    """What each run weighs: the less of what it weighs on either side."""
    if not tiles:
        return []
    here, there, lengths = np.array(tiles).T
    own = mine.up_to[here + lengths] - mine.up_to[here]
    other = theirs.up_to[there + lengths] - theirs.up_to[there]
    return cast(list[float], np.minimum(own, other).tolist())


def copied(told: Sequence[float], mine: Sums, theirs: Sums, rule: CopyRule) -> bool:
    """Whether runs of these weights are evidence of copying between two texts."""
    if sum(weight for weight in told if weight >= rule.run - _ALMOST) >= rule.much:
        return True
    shared, shorter = sum(told), min(mine.whole, theirs.whole)
    return shared >= rule.some and shared >= rule.most * shorter


def possible(runs: Sequence[Tile], mine: Sums, theirs: Sums, rule: CopyRule) -> bool:
    """Whether ``copied`` can hold for runs that may still overlap: no word weighs more than one."""
    sizes = [size + _ALMOST for _, _, size in runs]
    if sum(size for size in sizes if size >= rule.run) >= rule.much:
        return True
    shared, shorter = sum(sizes), min(mine.whole, theirs.whole)
    return shared >= rule.some and shared >= rule.most * shorter
