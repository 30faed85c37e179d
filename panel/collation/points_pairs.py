"""How two passages of one set compare, one view at a time: what ``points_groups`` decides by.

Every view is an array of passages by passages, symmetric. Memory and time grow with the square of the passages,
the walk with the cube: meant for the passages of one theme, some thousands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from panel.collation.points_neighbours import Kin, graph
from panel.collation.points_space import (
    Array,
    Space,
    learn_by,
    likeness,
    present,
    rarity,
    scaled,
    unit_rows,
    unit_vectors,
)
from panel.collation.points_words import Said

_OFTEN = 3
_FAR = 0.8
#: Units that are compared with all others at once: what bounds memory, and fits into that of the processor.
_UNITS = 500


@dataclass(frozen=True, slots=True)
class Read:
    """Passages as matrices, read once: by their units, by their runs of letters, and how alike they are in these."""

    bags: csr_array
    letters: csr_array
    spelled: Array


def read(passages: Sequence[Said], space: Space | None) -> tuple[Read, Space]:
    """What the views of distinct passages, in order, are made from; the space is learnt from them if none is given."""
    if space is None:
        space, bags, letters = learn_by(passages)
    else:
        bags, letters = space.bags(passages), space.letters(passages)
    return Read(bags, letters, likeness(letters)), space


def pair_views(passages: Read, space: Space) -> dict[str, Array]:
    """Every view by its name; the diagonal means nothing."""
    used = np.unique(passages.bags.indices)
    bags, vectors = csr_array(passages.bags[:, used]), space.vectors[used]
    letters = passages.letters
    rare, local, often = space.rarity[used], rarity(bags), present(bags)
    telling = np.sqrt(rare * local)
    frequent = np.where(often >= _OFTEN, np.sqrt(often) * local, 0) * np.sqrt(rare)
    places = unit_rows(scaled(bags, rare * local)) @ vectors
    places = unit_vectors(places - places.mean(axis=0))
    kin = Kin(unit_rows(scaled(bags, telling)), letters, places, passages.spelled)
    near = graph(kin)
    return {
        "rare": _cosine(bags, rare),
        "frequent": _cosine(bags, frequent),
        "letters": _cosine(letters, rarity(letters)),
        "covered": _covered(bags, vectors, telling),
        "company": places @ places.T,
        "walk": _walk(near),
        "shared": _shared(near),
    }


def clearness(passages: Read, space: Space) -> Kin:
    """Passages for plain nearness, by which the one in the middle of a group is found."""
    words = unit_rows(scaled(passages.bags, space.rarity))
    return Kin(words, passages.letters, unit_vectors(words @ space.vectors), passages.spelled)


def _cosine(bags: csr_array, weights: Array) -> Array:
    return likeness(unit_rows(scaled(bags, weights)))


def _covered(bags: csr_array, vectors: Array, weights: Array) -> Array:
    """How much of each passage's units the other has or comes near, both ways on average."""
    mine = scaled(bags, weights)
    whole = np.maximum(np.asarray(mine.sum(axis=1)), 1e-12)
    found = np.zeros((bags.shape[0], bags.shape[0]))
    for row, near in enumerate(_nearest(bags, vectors)):
        near[bags.indices[bags.indptr[row] : bags.indptr[row + 1]]] = 1
        found[:, row] = mine @ near / whole
    return np.asarray((found + found.T) / 2)


def _nearest(bags: csr_array, vectors: Array) -> Iterator[Array]:
    """For each passage how near each unit comes to one of its own. Each two units are compared once, for all
    passages; those without company come near none."""
    kept = np.flatnonzero(vectors.any(axis=1))
    own = csr_array(bags[:, kept])
    best = np.zeros((bags.shape[0], len(kept)))
    for start in range(0, len(kept), _UNITS):
        some = slice(start, start + _UNITS)
        alike = np.maximum(vectors[kept] @ vectors[kept[some]].T, 0)
        for row in range(bags.shape[0]):
            held = own.indices[own.indptr[row] : own.indptr[row + 1]]
            if len(held):
                best[row, some] = alike[held].max(axis=0)
    for row in best:
        near = np.zeros(bags.shape[1])
        near[kept] = row**2
        yield near


def _walk(near: csr_array) -> Array:
    """How often a walk from neighbour to neighbour that starts at one passage comes by the other."""
    found = np.linalg.inv(np.eye(near.shape[0]) - _FAR * near.toarray())
    scale = 1 / np.sqrt(np.maximum(np.diag(found), 1e-12))
    return np.asarray(found * scale[:, np.newaxis] * scale)


def _shared(near: csr_array) -> Array:
    """How many neighbours two passages have in common, for how many they have."""
    return likeness(unit_rows(csr_array((np.ones(near.nnz), near.indices, near.indptr), shape=near.shape)))
