"""What a text shares with another and what it adds, changes or leaves out, as spans of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from panel.collation.campaigns_tiling import Tile
from panel.collation.campaigns_words import Words
from panel.collation.segment import Span


@dataclass(frozen=True, slots=True)
class Shared:
    """Words in both: where they stand in the text and where in the representative, in code points."""

    start: int
    end: int
    there_start: int
    there_end: int


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the text that are not the representative's, and the representative's words in their place.

    Where a span is empty (start = end) it is the place where nothing stands.
    """

    start: int
    end: int
    there_start: int
    there_end: int

    @property
    def kind(self) -> Literal["added", "changed", "left out"]:
        """What was done, seen from the representative."""
        if self.start == self.end:
            return "left out"
        return "added" if self.there_start == self.there_end else "changed"


def differences(
    mine: Words, theirs: Words, tiles: Sequence[Tile]
) -> tuple[tuple[Shared, ...], tuple[Change, ...]]:
    """The shared spans and the changes of a text, each in its own order."""
    shared = tuple(
        Shared(
            int(mine.starts[here]),
            int(mine.ends[here + length - 1]),
            int(theirs.starts[there]),
            int(theirs.ends[there + length - 1]),
        )
        for here, there, length in tiles
    )
    return shared, tuple(sorted(_changes(mine, theirs, tiles), key=lambda each: each.start))


def _changes(mine: Words, theirs: Words, tiles: Sequence[Tile]) -> list[Change]:
    """What stands between the runs. Words of the representative that no run holds and that do not stand in
    the place of others are left out where the run before them ends."""
    rest = _gaps([(there, there + length) for _, there, length in tiles], len(theirs))
    changes = []
    bounds = [(0, 0, 0), *tiles, (len(mine), len(theirs), 0)]
    for (here, there, length), (next_here, next_there, _) in pairwise(bounds):
        start, end = here + length, next_here
        gap = (there + length, next_there)
        replaced = gap if gap in rest else None
        if replaced:
            rest.remove(replaced)
        if start < end or replaced:
            changes.append(_change(mine, theirs, (start, end), replaced or (gap[0], gap[0])))
    after = {there + length: here + length for here, there, length in tiles}
    for gap in sorted(rest):
        place = after.get(gap[0], 0)
        changes.append(_change(mine, theirs, (place, place), gap))
    return changes


def _gaps(spans: Iterable[tuple[int, int]], size: int) -> set[tuple[int, int]]:
    place, gaps = 0, set()
    for start, end in sorted(spans):
        gaps |= {(place, start)} if place < start else set()
        place = end
    return gaps | ({(place, size)} if place < size else set())


def _change(mine: Words, theirs: Words, here: tuple[int, int], there: tuple[int, int]) -> Change:
    return Change(*_span(mine, here), *_span(theirs, there))


def _span(words: Words, part: tuple[int, int]) -> tuple[int, int]:
    """The span of some words; of none, the place behind the word before."""
    first, after = part
    if first < after:
        return int(words.starts[first]), int(words.ends[after - 1])
    place = int(words.ends[first - 1]) if first else 0
    return place, place


def held_by_most(
    theirs: Words, copies: int, members: Iterable[tuple[Sequence[Tile], int]]
) -> tuple[Span, ...]:
    """The spans of the representative that more than half of all members hold, its own copies among them."""
    held = np.full(len(theirs), copies, np.int64)
    total = copies
    for tiles, times in members:
        total += times
        for _, there, length in tiles:
            held[there : there + length] += times
    most = np.concatenate(([False], held * 2 > total, [False]))
    edges = np.flatnonzero(np.diff(most.astype(np.int8)))
    return tuple(
        Span(int(theirs.starts[first]), int(theirs.ends[after - 1]))
        for first, after in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    )
