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


@dataclass(frozen=True, slots=True)
class _Side:
    """Where the words of a text begin and end, as plain lists: they are looked up one by one."""

    starts: list[int]
    ends: list[int]

    def span(self, first: int, after: int) -> tuple[int, int]:
        """The span of some words; of none, the place behind the word before."""
        if first < after:
            return self.starts[first], self.ends[after - 1]
        place = self.ends[first - 1] if first else 0
        return place, place


class Comparison:
    """Texts beside one representative."""

    def __init__(self, theirs: Words) -> None:
        self._theirs = _side(theirs)

    def differences(
        self, mine: Words, tiles: Sequence[Tile]
    ) -> tuple[tuple[Shared, ...], tuple[Change, ...]]:
        """The shared spans and the changes of a text, each in its own order."""
        here, there = _side(mine), self._theirs
        shared = tuple(
            Shared(here.starts[a], here.ends[a + size - 1], there.starts[b], there.ends[b + size - 1])
            for a, b, size in tiles
        )
        changes = [
            Change(*here.span(*own), *there.span(*gone))
            for own, gone in _gaps(tiles, len(here.starts), len(there.starts))
        ]
        return shared, tuple(sorted(changes, key=_place))


def _place(change: Change) -> int:
    return change.start


def _side(words: Words) -> _Side:
    return _Side(words.starts.tolist(), words.ends.tolist())


def _gaps(tiles: Sequence[Tile], mine: int, theirs: int) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """What stands between the runs, as places of words on both sides.

    Words of the representative that no run holds and that do not stand in the place of others are left out
    where the run before them ends.
    """
    rest = _rest([(there, there + size) for _, there, size in tiles], theirs)
    gaps = []
    bounds = [(0, 0, 0), *tiles, (mine, theirs, 0)]
    for (here, there, size), (next_here, next_there, _) in pairwise(bounds):
        own, gone = (here + size, next_here), (there + size, next_there)
        if gone in rest:
            rest.remove(gone)
        else:
            gone = (there + size, there + size)
        if own[0] < own[1] or gone[0] < gone[1]:
            gaps.append((own, gone))
    after = {there + size: here + size for here, there, size in tiles} if rest else {}
    for gone in sorted(rest):
        place = after.get(gone[0], 0)
        gaps.append(((place, place), gone))
    return gaps


def _rest(spans: Iterable[tuple[int, int]], size: int) -> set[tuple[int, int]]:
    """What lies outside the spans."""
    place, rest = 0, set()
    for start, end in sorted(spans):
        if place < start:
            rest.add((place, start))
        place = end
    if place < size:
        rest.add((place, size))
    return rest


def held_by_most(
    theirs: Words, copies: int, members: Iterable[tuple[Sequence[Tile], int]]
) -> tuple[Span, ...]:
    """The spans of the representative that more than half of all members hold, its own copies among them."""
    steps, total = [0] * (len(theirs) + 1), copies
    steps[0] = copies
    for tiles, times in members:
        total += times
        for _, there, length in tiles:
            steps[there] += times
            steps[there + length] -= times
    held = np.cumsum(np.array(steps[:-1], np.int64))
    most = np.concatenate(([False], held * 2 > total, [False]))
    edges = np.flatnonzero(np.diff(most.astype(np.int8)))
    return tuple(
        Span(int(theirs.starts[first]), int(theirs.ends[after - 1]))
        for first, after in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    )
