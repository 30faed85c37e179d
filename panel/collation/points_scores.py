"""One score for each passage and point from all views, and the probability that it is read as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from panel.collation.embedder import Embedder
from panel.collation.points_evidence import Evidence, evidence, level
from panel.collation.points_neighbours import passed_on
from panel.collation.points_space import Array, Space
from panel.collation.points_weights import Weights
from panel.collation.points_words import Said

#: What a probability is read off: a constant, how far the score is from that of the best rival, the score, plain
#: likeness in words, in coverage and in letters, how many points there are, whether any passage is confirmed.
SIGNS = ("one", "lead", "score", "words", "covered", "letters", "points", "confirmed")

_PASSED_ON = 0.4
_EMBEDDED = 1.0


@dataclass(frozen=True, slots=True)
class KnownPoint:
    """A point that exists: its id, its wording, passages confirmed as making it."""

    id: str
    wording: Said
    examples: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Passages and confirmed passages in order, the rows of those asked about, what was found, and for each
    point a 1 where passages are confirmed."""

    texts: tuple[Said, ...]
    rows: list[int]
    evidence: Evidence
    confirmed: Array


@dataclass(frozen=True, slots=True)
class Scored:
    """Scores, and the views before scaling: arrays of passages by points; ``confirmed`` as in ``Compared``."""

    scores: Array
    raw: dict[str, Array]
    confirmed: Array


def ordered(texts: Iterable[Said]) -> tuple[Said, ...]:
    """The different texts in one order, whatever the order they came in."""
    return tuple(sorted(set(texts), key=lambda each: (each.text, each.language)))


def compare(passages: tuple[Said, ...], points: tuple[KnownPoint, ...], space: Space) -> Compared:
    """Compare distinct passages, and those confirmed for a point, with all points."""
    texts = ordered([*passages, *(text for point in points for text in point.examples)])
    place = {text: row for row, text in enumerate(texts)}
    labels = np.zeros((len(texts), len(points)))
    for column, point in enumerate(points):
        labels[[place[text] for text in point.examples], column] = 1
    found = evidence(texts, tuple(point.wording for point in points), labels, space)
    return Compared(texts, [place[passage] for passage in passages], found, labels.max(axis=0))


def score(
    passages: tuple[Said, ...],
    points: tuple[KnownPoint, ...],
    space: Space,
    weights: Weights,
    embedder: Embedder | None = None,
) -> Scored:
    """Scores of distinct passages that are already in order."""
    found = compare(passages, points, space)
    return scored(found, weights, _embedded(found.texts, points, embedder) if embedder else None)


def scored(found: Compared, weights: Weights, embedded: Array | None = None) -> Scored:
    """What the views of a comparison come to by these weights."""
    total = weights.examples * found.evidence.confirmed
    for name in sorted(weights.views):
        total = total + weights.views[name] * found.evidence.views[name]
    if embedded is not None:
        total = total + _EMBEDDED * embedded
    heard = passed_on(found.evidence.near, total, _PASSED_ON)
    raw = {name: view[found.rows] for name, view in found.evidence.raw.items()}
    return Scored(heard[found.rows], raw, found.confirmed)


def signs(found: Scored) -> dict[str, Array]:
    """What the probability of each passage and point is read off, by the names in ``SIGNS``."""
    scores = found.scores - found.scores.mean(axis=1, keepdims=True)
    lead = scores - _rival(scores)
    return {
        "one": np.ones_like(scores),
        "lead": np.sign(lead) * np.log1p(np.abs(lead)),
        "score": scores,
        "words": found.raw["words"],
        "covered": found.raw["covered"],
        "letters": found.raw["letters"],
        "points": np.full_like(scores, np.log(scores.shape[1])),
        "confirmed": np.repeat(found.confirmed[np.newaxis], len(scores), axis=0),
    }


def likelihood(told: dict[str, Array], weights: Weights) -> Array:
    """The probability that the passage makes the point, from its signs."""
    total = np.sum([weights.probability.get(name, 0.0) * told[name] for name in SIGNS], axis=0)
    return np.asarray(1 / (1 + np.exp(-np.clip(total, -30, 30))))


def _rival(scores: Array) -> Array:
    """For each passage and point the best score of another point; its own where there is no other."""
    if scores.shape[1] < 2:
        return scores
    best = scores.argmax(axis=1)
    rows = np.arange(len(scores))
    found = np.repeat(scores.max(axis=1, keepdims=True), scores.shape[1], axis=1)
    found[rows, best] = np.sort(scores, axis=1)[:, -2]
    return found


def _embedded(texts: tuple[Said, ...], points: tuple[KnownPoint, ...], embedder: Embedder) -> Array:
    here = embedder.embed([text.text for text in texts])
    return level(here @ embedder.embed([point.wording.text for point in points]).T)
