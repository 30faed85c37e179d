"""How much of a text was taken from another one, reworded as it may be.

Campaigns go by words as they stand. Here words are compared without endings and without those that carry no
meaning, so that a sentence turned from the plural to the singular is still seen. What counts is the share of
words in runs of at least three that stand in the other text as well. The share says how much is alike, not who
took it from whom. Six languages; offsets are code points over exactly the texts given.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from panel.collation.campaigns_spans import Comparison, Shared
from panel.collation.campaigns_tiling import tile
from panel.collation.campaigns_words import Words, mixed
from panel.collation.folding import END, tokens


@dataclass(frozen=True, slots=True)
class Reuse:
    """What a text has from another: the share of its words, from 0 to 1, and where they stand in both."""

    share: float
    shared: tuple[Shared, ...]


def reuse(text: str, other: str) -> Reuse:
    """What of a text stands in the other one as well; takes about a millisecond for pages of 600 words."""
    numbers: dict[str, int] = {}
    mine, theirs = _folded(text, numbers), _folded(other, numbers)
    if not len(mine):
        return Reuse(0.0, ())
    tiles = tile(theirs, [mine])[0]
    shared, _ = Comparison(theirs).differences(mine, tiles)
    return Reuse(sum(length for *_, length in tiles) / len(mine), shared)


def _folded(text: str, numbers: dict[str, int]) -> Words:
    """The words of a text that carry meaning, each as a number that both texts use for it."""
    found = tokens(text)
    kept = [place for place, word in enumerate(found.folded) if word != END]
    keys = [numbers.setdefault(found.folded[place], len(numbers)) for place in kept]
    return Words(
        mixed(np.array(keys, np.uint64)),
        np.array([found.starts[place] for place in kept], np.int32),
        np.array([found.ends[place] for place in kept], np.int32),
        np.ones(len(kept), np.float32),
    )
