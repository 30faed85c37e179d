"""What texts have in common with one other text, word for word: greedy string tiling (Wise 1993).

The longest run of equal words first, then the longest among the words left on both sides, down to three words;
where a run stands does not matter, so paragraphs may have changed places. All texts are compared with the one
at once. Of a sequence of words that occurs many times over, only the first places are looked at: a text of one
word a thousand times takes no longer than another.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from panel.collation.campaigns_words import Keys, Words, mixed

#: A run of equal words: place in the text, place in the other one, number of words.
Tile = tuple[int, int, int]

LEAST = 3
_SAME_PLACES = 8
_ONE, _TWO = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_AT_ONCE = 500_000
_LOWEST = np.uint64(0xFFFF)


def tile(
    other: Words,
    texts: Sequence[Words],
    worth: Callable[[int, Sequence[Tile]], bool] = lambda _place, _runs: True,
) -> list[tuple[Tile, ...]]:
    """For each text, the runs it shares with the other one, in its own order.

    ``worth``: whether it is worth it, by the place of the text and its runs while they may still overlap; if
    not, none are told.
    """
    found: list[tuple[Tile, ...]] = []
    here = 0
    grams = _grams(other.keys)
    order = np.argsort(grams, kind="stable")
    while here < len(texts):
        size, after = 0, here
        while after < len(texts) and (after == here or size + len(texts[after]) <= _AT_ONCE):
            size += len(texts[after])
            after += 1
        part = texts[here:after]
        runs = _runs(grams[order], order, part)
        found += [
            _laid(each, len(text), len(other)) if each and worth(here + at, each) else ()
            for at, (each, text) in enumerate(zip(runs, part, strict=True))
        ]
        here = after
    return found


def _grams(keys: Keys) -> Keys:
    """A number for each three words in a row."""
    if len(keys) < LEAST:
        return np.zeros(0, np.uint64)
    return mixed(keys[:-2] + keys[1:-1] * _ONE + keys[2:] * _TWO)


def _runs(known: Keys, places: NDArray[np.int64], texts: Sequence[Words]) -> list[list[Tile]]:
    """All runs of equal words of each text that cannot be made longer."""
    grams = [_grams(text.keys) for text in texts]
    sizes = np.array([len(each) for each in grams])
    joined = np.concatenate(grams) if grams else np.zeros(0, np.uint64)
    hits = _among(joined, known)
    first = np.searchsorted(known, joined[hits], "left")
    times = np.minimum(np.searchsorted(known, joined[hits], "right") - first, _SAME_PLACES)
    begins = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
    owners = np.repeat(np.arange(len(texts)), sizes)[hits]
    here = hits - begins[owners]
    again = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    owners, here = np.repeat(owners, times), np.repeat(here, times)
    there = places[np.repeat(first, times) + again]
    return _joined(owners, here, there, len(texts))


def _among(numbers: Keys, known: Keys) -> NDArray[np.int64]:
    """The places of the numbers that are among the known ones, which are in order. Most are not, and for all
    but a few of these it is enough to look at their lowest bits."""
    marked = np.zeros(int(_LOWEST) + 1, bool)
    marked[known & _LOWEST] = True
    near = np.flatnonzero(marked[numbers & _LOWEST])
    if not len(near):
        return near
    found = np.minimum(np.searchsorted(known, numbers[near]), len(known) - 1)
    hits: NDArray[np.int64] = near[known[found] == numbers[near]]
    return hits


def _joined(
    owners: NDArray[np.int64], here: NDArray[np.int64], there: NDArray[np.int64], texts: int
) -> list[list[Tile]]:
    """Places that follow each other on both sides, as runs, by text."""
    runs: list[list[Tile]] = [[] for _ in range(texts)]
    if not len(owners):
        return runs
    shift = there - here
    order = np.lexsort((here, shift, owners))
    owners, here, shift = owners[order], here[order], shift[order]
    broken = (np.diff(owners) != 0) | (np.diff(shift) != 0) | (np.diff(here) != 1)
    starts = np.concatenate((np.zeros(1, np.int64), np.flatnonzero(broken) + 1))
    lengths = np.diff(np.concatenate((starts, np.array([len(owners)])))) + LEAST - 1
    told = zip(
        owners[starts].tolist(), here[starts].tolist(), shift[starts].tolist(), lengths.tolist(), strict=True
    )
    for owner, place, far, length in told:
        runs[owner].append((place, place + far, length))
    return runs


def _laid(runs: list[Tile], size: int, other: int) -> tuple[Tile, ...]:
    """The runs that are kept: the longest first, each word of either side in one run at most."""
    if len(runs) == 1:
        return tuple(runs)
    mine, theirs = bytearray(size), bytearray(other)
    waiting = [(-length, here, there) for here, there, length in runs]
    heapq.heapify(waiting)
    kept: list[Tile] = []
    while waiting:
        minus, here, there = heapq.heappop(waiting)
        length = -minus
        if mine.find(1, here, here + length) < 0 and theirs.find(1, there, there + length) < 0:
            mine[here : here + length] = theirs[there : there + length] = b"\1" * length
            kept.append((here, there, length))
            continue
        for start, end in _free(mine, theirs, here, there, length):
            heapq.heappush(waiting, (start - end, here + start, there + start))
    return tuple(sorted(kept))


def _free(mine: bytearray, theirs: bytearray, here: int, there: int, length: int) -> list[tuple[int, int]]:
    """The parts of a run that are free on both sides and long enough, as starts and ends in it."""
    own, other = mine[here : here + length], theirs[there : there + length]
    either = int.from_bytes(own, "little") | int.from_bytes(other, "little")
    taken = either.to_bytes(length, "little")
    parts = []
    start = taken.find(0)
    while start >= 0:
        end = taken.find(1, start)
        end = length if end < 0 else end
        if end - start >= LEAST:
            parts.append((start, end))
        start = taken.find(0, end)
    return parts
