"""How two passages of one set compare, one view at a time: what ``points_groups`` decides by.

Every view is an array of passages by passages, symmetric. Memory and time grow with the square of the passages,
the walk with the cube: meant for the passages of one theme, some thousands.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from panel.collation.points_neighbours import Kin, graph, similarity
from panel.collation.points_space import Array, Space, present, rarity, scaled, unit_rows, unit_vectors
from panel.collation.points_words import Said

_OFTEN = 3
_FAR = 0.8


def pair_views(passages: tuple[Said, ...], space: Space) -> dict[str, Array]:
    """Every view by its name; the diagonal means nothing."""
    bags = space.bags(passages)
    used = np.unique(bags.indices)
    bags, vectors = csr_array(bags[:, used]), space.vectors[used]
    letters = space.letters(passages)
    rare, local, often = space.rarity[used], rarity(bags), present(bags)
    telling = np.sqrt(rare * local)
    frequent = np.where(often >= _OFTEN, np.sqrt(often) * local, 0) * np.sqrt(rare)
    places = unit_rows(scaled(bags, rare * local)) @ vectors
    places = unit_vectors(places - places.mean(axis=0))
    kin = Kin(unit_rows(scaled(bags, telling)), letters, places)
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


def clearness(passages: tuple[Said, ...], space: Space) -> Array:
    """Passages by passages: plain nearness, by which the passage in the middle of a group is found."""
    bags = space.bags(passages)
    words = unit_rows(scaled(bags, space.rarity))
    kin = Kin(words, space.letters(passages), unit_vectors(words @ space.vectors))
    return similarity(kin, slice(None), slice(None))


def _cosine(bags: csr_array, weights: Array) -> Array:
    rows = unit_rows(scaled(bags, weights))
    return np.asarray((rows @ rows.T).toarray())


def _covered(bags: csr_array, vectors: Array, weights: Array) -> Array:
    """How much of each passage's units the other has or comes near, both ways on average."""
    mine = scaled(bags, weights)
    whole = np.maximum(np.asarray(mine.sum(axis=1)), 1e-12)
    found = np.zeros((bags.shape[0], bags.shape[0]))
    for row in range(bags.shape[0]):
        held = bags[[row]].indices
        if len(held):
            near = (np.maximum(vectors @ vectors[held].T, 0) ** 2).max(axis=1)
            near[held] = 1
            found[:, row] = mine @ near / whole
    return np.asarray((found + found.T) / 2)


def _walk(near: csr_array) -> Array:
    """How often a walk from neighbour to neighbour that starts at one passage comes by the other."""
    found = np.linalg.inv(np.eye(near.shape[0]) - _FAR * near.toarray())
    scale = 1 / np.sqrt(np.maximum(np.diag(found), 1e-12))
    return np.asarray(found * scale[:, np.newaxis] * scale)


def _shared(near: csr_array) -> Array:
    """How many neighbours two passages have in common, for how many they have."""
    rows = unit_rows(csr_array((np.ones(near.nnz), near.indices, near.indptr), shape=near.shape))
    return np.asarray((rows @ rows.T).toarray())
