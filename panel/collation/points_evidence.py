"""How passages and points compare, one view at a time: words, letters, company, coverage, what neighbours say.

Every view is an array of passages by points. A word that all points hold says nothing about which of them is
meant, so its weight falls with the number of points it is in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack
from scipy.sparse.linalg import svds

from panel.collation.points_neighbours import Kin, graph, passed_on, similarity
from panel.collation.points_space import Array, Space, present, rarity, scaled, unit_rows, unit_vectors
from panel.collation.points_words import Said

_TOPICS = 20
_PASSED_ON = 0.7
_EXPECTED = ("words", "letters", "company", "covered", "reached")
_HEARD = ("words", "letters", "company", "covering", "reached", "told")
_SHARP = 0.35
_STEPS = 8
_NEVER = 0.003
_CERTAIN = 2.5
_NEAREST_EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class Compared:
    """Passages and points as matrices over the same units; ``labels`` as in ``evidence``."""

    passages: csr_array
    points: csr_array
    passage_letters: csr_array
    point_letters: csr_array
    rarity: Array
    local: Array
    contrast: Array
    vectors: Array
    labels: Array


@dataclass(frozen=True, slots=True)
class Evidence:
    """Every view by its name, each scaled by ``level``; ``raw`` before that; ``near`` the graph of passages.

    ``confirmed`` is no view of the wording: how near a passage is to those known to make the point.
    """

    views: Mapping[str, Array]
    raw: Mapping[str, Array]
    confirmed: Array
    near: csr_array


def evidence(passages: tuple[Said, ...], points: tuple[Said, ...], labels: Array, space: Space) -> Evidence:
    """Compare; ``labels`` (passages by points) has a 1 where a passage is known to make the point."""
    both = _compared(passages, points, labels, space)
    vectors = _places(both, both.passages)
    raw = {
        "rare": _cosine(both.passages, both.points, both.rarity),
        "words": _cosine(both.passages, both.points, _telling(both) * both.contrast),
        "letters_all": np.asarray((both.passage_letters @ both.point_letters.T).toarray()),
        "letters": _letters(both),
        "company": vectors @ _places(both, both.points).T,
        **_alignment(both),
        "topics": _topics(both),
    }
    views = {name: _known(level(view), labels) for name, view in raw.items()}
    raw["told"] = _told(both, np.asarray(sum(views[name] for name in _EXPECTED)))
    views["told"] = _known(level(raw["told"]), labels)
    kin = Kin(unit_rows(scaled(both.passages, _telling(both))), both.passage_letters, vectors)
    near = graph(kin)
    for name in _HEARD:
        views[f"{name}_heard"] = level(passed_on(near, views[name], _PASSED_ON))
    return Evidence(views, raw, _known(level(_confirmed(kin, labels)), labels), near)


def level(view: Array) -> Array:
    """A view with every passage's mean taken away, over the usual spread within a passage."""
    found = view - view.mean(axis=1, keepdims=True)
    spread = float(found.std(axis=1).mean()) if found.size else 0.0
    return found / spread if spread > 1e-9 else np.zeros_like(found)


def _known(view: Array, labels: Array) -> Array:
    """A view in which a passage of a known point has no doubt."""
    known = labels.sum(axis=1) > 0
    found = view.copy()
    found[known] = _CERTAIN * (labels[known] - labels[known].mean(axis=1, keepdims=True))
    return found


def _confirmed(kin: Kin, labels: Array) -> Array:
    """How near each passage is to the two nearest of those known to make each point."""
    found = np.zeros_like(labels)
    for point in range(labels.shape[1]):
        examples = np.flatnonzero(labels[:, point])
        if len(examples):
            nearest = -np.sort(-similarity(kin, slice(None), examples), axis=1)[:, :_NEAREST_EXAMPLES]
            found[:, point] = nearest.mean(axis=1)
    return found


def _compared(passages: tuple[Said, ...], points: tuple[Said, ...], labels: Array, space: Space) -> Compared:
    here, there = space.bags(passages), space.bags(points)
    used = np.unique(np.concatenate([here.indices, there.indices]))
    here, there = csr_array(here[:, used]), csr_array(there[:, used])
    return Compared(
        here,
        there,
        space.letters(passages),
        space.letters(points),
        space.rarity[used],
        rarity(csr_array(vstack([here, there]))),
        _contrast(there),
        space.vectors[used],
        labels,
    )


def _contrast(points: csr_array) -> Array:
    """The weight of a column by how many points hold it: less the more of them, a middle one where none does."""
    holding = present(points)
    told = np.log((points.shape[0] + 0.5) / np.maximum(holding, 1)) + 0.05
    return np.asarray(np.where(holding > 0, told, 0.5))


def _telling(both: Compared) -> Array:
    return np.sqrt(both.rarity * both.local)


def _cosine(here: csr_array, there: csr_array, weights: Array) -> Array:
    return np.asarray((unit_rows(scaled(here, weights)) @ unit_rows(scaled(there, weights)).T).toarray())


def _letters(both: Compared) -> Array:
    weights = _contrast(both.point_letters) * rarity(both.passage_letters)
    return _cosine(both.passage_letters, both.point_letters, weights)


def _places(both: Compared, bags: csr_array) -> Array:
    """Where texts stand among the passages: the mean of their units' vectors, from the mean of the passages."""
    weights = both.rarity * both.local
    middle = (unit_rows(scaled(both.passages, weights)) @ both.vectors).mean(axis=0)
    return unit_vectors(unit_rows(scaled(bags, weights)) @ both.vectors - middle)


def _alignment(both: Compared) -> dict[str, Array]:
    """``covered``: how much of a point's units a passage has or comes near; ``covering``: of a passage's units
    the point; ``reached``: all nearness between the two together."""
    shape = (both.passages.shape[0], both.points.shape[0])
    covered, covering, reached = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    weights = _telling(both)
    mine = scaled(both.passages, both.local)
    whole = np.maximum(np.asarray(mine.sum(axis=1)), 1e-12)
    told = unit_rows(scaled(both.passages, weights))
    for point in range(shape[1]):
        held = both.points[[point]].indices
        if not len(held):
            continue
        near = np.maximum(both.vectors @ both.vectors[held].T, 0) ** 2
        near[held, np.arange(len(held))] = 1
        asked = weights[held] * both.contrast[held]
        covered[:, point] = _best(both.passages, near) @ asked / asked.sum()
        covering[:, point] = mine @ near.max(axis=1) / whole
        reached[:, point] = told @ near @ (asked / np.linalg.norm(asked))
    return {"covered": covered, "covering": covering, "reached": reached}


def _best(bags: csr_array, near: Array) -> Array:
    """For each passage and each unit of a point, the nearness of the passage's nearest unit."""
    found = np.zeros((bags.shape[0], near.shape[1]))
    filled = np.flatnonzero(np.diff(bags.indptr))
    if len(filled):
        found[filled] = np.maximum.reduceat(near[bags.indices], bags.indptr[filled], axis=0)
    return found


def _topics(both: Compared) -> Array:
    """Nearness in the few dimensions along which these passages differ most."""
    matrix = unit_rows(scaled(csr_array(vstack([both.passages, both.points])), _telling(both)))
    count = min(_TOPICS, min(matrix.shape) - 1)
    if count < 1:
        return np.zeros((both.passages.shape[0], both.points.shape[0]))
    left, values, _ = svds(matrix, k=count, v0=np.ones(min(matrix.shape)))
    places = unit_vectors(left * values)
    return np.asarray(places[: both.passages.shape[0]] @ places[both.passages.shape[0] :].T)


def _told(both: Compared, expected: Array) -> Array:
    """Which point the words of a passage tell of, learnt from the passages themselves: naive Bayes, begun with
    what the other views expect, then with what it found itself; passages of known points stay with them."""
    known = both.labels.sum(axis=1) > 0
    share = _shares(expected / 2, both.labels, known)
    often = np.asarray(both.passages.mean(axis=0))
    length = np.sqrt(np.maximum(np.asarray(both.passages.sum(axis=1)), 1))[:, np.newaxis]
    likely = np.zeros_like(expected)
    for _ in range(_STEPS):
        counts = (both.passages.T @ share).T + 2 * both.points.toarray() + 0.3 * often + _NEVER
        likely = np.asarray(both.passages @ np.log(counts / counts.sum(axis=1, keepdims=True)).T)
        share = _shares(_SHARP * likely, both.labels, known)
    return np.asarray((likely - likely.mean(axis=1, keepdims=True)) / length)


def _shares(scores: Array, labels: Array, known: NDArray[np.bool_]) -> Array:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    found = raised / raised.sum(axis=1, keepdims=True)
    found[known] = labels[known] / labels[known].sum(axis=1, keepdims=True)
    return np.asarray(found)
