"""A few passages that stand for many: those that most others resemble, and that do not resemble each other.

Passages are compared by their rarer words (cosine of tf-idf); likenesses below a threshold do not count. The
first choice is the passage with the highest sum of likenesses, its centrality; every further one is that which
adds most to what the chosen ones stand for (facility location, chosen greedily: at least 63 % of the best
possible, Nemhauser, Wolsey and Fisher 1978). Nothing is random, and the order of the passages does not matter.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

LEAST = 0.1
"""The least cosine that counts as likeness; the threshold customary for LexRank."""

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+")
_BEGINNING = 6
_COMMON = 0.15
_FEW, _TOO_OFTEN = 20, 1_000
_BLOCK = 2_000


def representatives(passages: Sequence[str], number: int) -> tuple[int, ...]:
    """The places of at most ``number`` passages, the one that stands for most first.

    Fewer where the passages are fewer, or where no further one adds anything; of equal passages the first.
    Takes about 50 µs a passage up to ten thousand, and more where many share their words.
    """
    first: dict[str, int] = {}
    times = Counter(passages)
    for place, passage in enumerate(passages):
        first.setdefault(passage, place)
    distinct = sorted(first)
    weights = np.array([times[passage] for passage in distinct], float)
    return tuple(first[distinct[row]] for row in chosen(likenesses(distinct), weights, number))


def likenesses(passages: Sequence[str]) -> sparse.csr_array:
    """The likeness of each passage with each, 1 with itself; a symmetric matrix without the small ones."""
    vectors = _vectors(passages)
    blocks = []
    for start in range(0, vectors.shape[0], _BLOCK):
        block = sparse.csr_array(vectors[start : start + _BLOCK] @ vectors.T)
        block.data[block.data < LEAST] = 0.0
        block.eliminate_zeros()
        blocks.append(block)
    found = sparse.csr_array(sparse.vstack(blocks)) if blocks else sparse.csr_array((0, 0))
    found.sort_indices()
    return found


def chosen(likeness: sparse.csr_array, weights: NDArray[np.float64], number: int) -> tuple[int, ...]:
    """Rows whose best likeness with every row, times its weight, is highest in sum, chosen one by one.

    What a row adds can only shrink as others are chosen: so it is counted again only when it comes first.
    """
    starts, columns, values = likeness.indptr, likeness.indices, likeness.data
    stood_for = np.zeros(likeness.shape[0])
    sums = likeness @ weights
    waiting = [(-round(float(total), 9), row) for row, total in enumerate(sums)]
    heapq.heapify(waiting)
    picked: list[int] = []
    while waiting and len(picked) < number:
        before, row = heapq.heappop(waiting)
        mine = slice(starts[row], starts[row + 1])
        adds = np.maximum(values[mine] - stood_for[columns[mine]], 0.0) * weights[columns[mine]]
        now = -round(float(adds.sum()), 9)
        if now >= 0.0:
            continue
        if now > before and waiting and (now, row) > waiting[0]:
            heapq.heappush(waiting, (now, row))
            continue
        picked.append(row)
        stood_for[columns[mine]] = np.maximum(stood_for[columns[mine]], values[mine])
    return tuple(picked)


def _vectors(passages: Sequence[str]) -> sparse.csr_array:
    """One row of unit length a passage, over the words that are neither too common nor alone."""
    counts = [Counter(_words(passage)) for passage in passages]
    frequency = Counter(word for words in counts for word in words)
    often = min(max(_FEW, _COMMON * len(passages)), _TOO_OFTEN)
    kept = sorted(word for word, times in frequency.items() if times <= often)
    column = {word: place for place, word in enumerate(kept)}
    rarity = np.log((1 + len(passages)) / np.array([frequency[word] for word in kept], float))
    rows, columns, times = list[int](), list[int](), list[int]()
    for row, words in enumerate(counts):
        known = sorted((column[word], n) for word, n in words.items() if word in column)
        rows += [row] * len(known)
        columns += [place for place, _ in known]
        times += [n for _, n in known]
    weights: NDArray[np.float64] = (
        (1.0 + np.log(np.array(times, float))) * rarity[columns] if rows else np.zeros(0)
    )
    lengths = (
        np.sqrt(np.bincount(rows, weights**2, minlength=len(passages))) if rows else np.zeros(len(passages))
    )
    shape = (len(passages), len(kept))
    return sparse.csr_array((weights / lengths[rows] if rows else weights, (rows, columns)), shape)


def _words(passage: str) -> list[str]:
    """Words without case, by their first letters: endings differ by grammar, in all six languages."""
    return [word[:_BEGINNING] for word in _WORD.findall(passage.casefold())]
