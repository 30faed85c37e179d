"""Which of the existing points a passage makes: suggestions for people to accept or not.

``suggest`` compares every passage with every point in several views (``points_evidence``), takes into account
what similar passages say, what passages were confirmed for a point, and gives for each passage the points, best
first, each with the probability that the passage makes it. Passages are compared within one call: give those
of one theme, whichever they are, and the points of that theme. Rarity and company of words are learnt from the
texts of the project (``points_space.learn``), by default from the call's own. Concepts of the thesaurus carry
across languages; so do the vectors of an embedder, where an operator has one. Whatever the order of passages
and points, the outcome is the same. Not here: finding new points (``points_groups``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from panel.collation.embedder import Embedder
from panel.collation.points_scores import KnownPoint, likelihood, ordered, score, signs
from panel.collation.points_space import Array, Space, learn
from panel.collation.points_weights import FITTED, Weights
from panel.collation.points_words import Said
from panel.collation.threads import one_thread

_DIGITS = 6
LIKELY_DIGITS = 4
"""Digits to which a probability is told."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A point that a passage may make. ``score`` orders within one passage; ``probability`` compares anywhere."""

    point: str
    score: float
    probability: float


@one_thread()
def suggest(
    passages: Sequence[Said],
    points: Sequence[KnownPoint],
    space: Space | None = None,
    weights: Weights = FITTED,
    embedder: Embedder | None = None,
) -> tuple[tuple[Suggestion, ...], ...]:
    """For each passage the points, best first; nothing where there are no points.

    ``space``: what the texts of the project taught, these among them. ValueError where two points have one id.
    Time grows with the square of the passages of a call, memory with passages times points.
    """
    if len({point.id for point in points}) != len(points):
        raise ValueError("two points have the same id")
    if not passages or not points:
        return ((),) * len(passages)
    distinct = ordered(passages)
    known = tuple(sorted(points, key=lambda point: point.id))
    space = space or learn(
        [*passages, *(text for point in points for text in (point.wording, *point.examples))]
    )
    scored = score(distinct, known, space, weights, embedder)
    scores = np.round(scored.scores, _DIGITS)
    likely = np.round(likelihood(signs(scored), weights), LIKELY_DIGITS)
    place = {passage: number for number, passage in enumerate(distinct)}
    return tuple(_best(known, scores[place[each]], likely[place[each]]) for each in passages)


def _best(points: Sequence[KnownPoint], scores: Array, likely: Array) -> tuple[Suggestion, ...]:
    order = np.argsort(-scores, kind="stable")
    return tuple(Suggestion(points[at].id, float(scores[at]), float(likely[at])) for at in order)
