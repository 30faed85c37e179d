"""Which passages are near each other, and how what is known of one is passed on to its neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array, vstack

from panel.collation.points_space import Array

#: Which passages: a run of them or their places.
Rows = slice | NDArray[np.int64]

_NEAREST = 10
_BLOCK = 500
_ROUNDS = 15


@dataclass(frozen=True, slots=True)
class Kin:
    """Passages in three views, one row a passage, all rows of length 1 or empty.

    ``spelled``: passages by passages, the products of ``letters``, where they are at hand.
    """

    words: csr_array
    letters: csr_array
    vectors: Array
    spelled: Array | None = None


def graph(kin: Kin) -> csr_array:
    """Passages by passages: how near the ten nearest of each are, in both directions, scaled by degree.

    Memory is a block of rows, not the square of the passages.
    """
    count = kin.words.shape[0]
    near = csr_array(vstack([_near(kin, start) for start in range(0, count, _BLOCK)]))
    both = csr_array((near + near.T) / 2)
    degree = 1 / np.sqrt(np.maximum(np.asarray(both.sum(axis=1)), 1e-9))
    return csr_array(diags_array(degree) @ both @ diags_array(degree))


def similarity(kin: Kin, rows: Rows, columns: Rows) -> Array:
    """Some passages by some passages: one number of nearness from the three views."""
    known, letters = kin.spelled, kin.letters
    spelled = (letters[rows] @ letters[columns].T).toarray() if known is None else known[rows][:, columns]
    return np.asarray(
        (kin.words[rows] @ kin.words[columns].T).toarray()
        + 0.5 * spelled
        + 0.25 * np.maximum(kin.vectors[rows] @ kin.vectors[columns].T, 0)
    )


def passed_on(near: csr_array, scores: Array, share: float) -> Array:
    """Scores (passages by points) after each passage took ``share`` of its own from its neighbours, repeatedly."""
    found = scores
    for _ in range(_ROUNDS):
        found = (1 - share) * scores + share * (near @ found)
    return np.asarray(found)


def _near(kin: Kin, start: int) -> csr_array:
    rows = slice(start, min(start + _BLOCK, kin.words.shape[0]))
    near = np.round(similarity(kin, rows, slice(None)), 9)
    near[np.arange(near.shape[0]), np.arange(rows.start, rows.stop)] = 0
    if near.shape[1] > _NEAREST:
        least = np.sort(near, axis=1)[:, -_NEAREST][:, np.newaxis]
        near[near < least] = 0
    return csr_array(near)
