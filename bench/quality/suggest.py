"""``suggest``: whether the right one among the points of a topic and stance comes first, or among three.

``top1`` and ``recall3`` are over arguments with a point, none of them confirmed beforehand; ``top1_k5`` with
five arguments confirmed for each point, the mean of three draws, those five left out. ``ece`` is over the first
suggestion for every argument, whether it has a point or none: ten bins of equal width; ``ece_offered`` over the first
five, which is all that suggestions.jsonl holds. Undecided pairs count as
not matching. Scored on the half that was learnt from, the weights come from other topics
(cross-validation); otherwise from all of that half. ``baseline``: cosine of plain TF-IDF. ``without_thesaurus``
leaves out the concepts of the field and the lexicon of general vocabulary, ``without_lexicon`` the latter only,
each with weights of its own; ``shipped_top1`` is by the weights in the library, which know ``dev``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from bench.points import (
    CALIBRATING,
    EXAMPLES,
    Case,
    Side,
    case,
    drawn,
    fit,
    fit_views,
    folds,
    sides,
    space_of,
)
from bench.quality import Figure, half_to_learn_from
from panel.collation.pipeline_points import OFFERED
from panel.collation.points import LIKELY_DIGITS
from panel.collation.points_scores import likelihood, scored, signs
from panel.collation.points_space import Array, Space
from panel.collation.points_weights import FITTED, Weights
from panel.collation.points_words import Reading

_DRAWS = 3
_CONFIRMED = 5
_BINS = 10


@dataclass(frozen=True, slots=True)
class Told:
    """Scores, probabilities and gold of the passages of a side."""

    scores: Array
    likely: Array
    gold: Array


def run(data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
    """Measure over the half in ``data``."""
    del seeds
    of = sides(data)
    half = half_to_learn_from(data, train, "argkp")
    learnt = sides(half) if half else None
    told, weights = _learnt_and_told(of, learnt, Reading())
    yield _top1("top1", told)
    yield _recall("recall3", told)
    yield _ece("ece", told)
    yield _ece("ece_offered", told, OFFERED)
    yield _ece("ece_with_a_point", [_with_a_point(each) for each in told])
    yield from _confirmed(of, weights)
    baseline = [_plain(side) for side in of]
    yield _top1("baseline_top1", baseline)
    yield _recall("baseline_recall3", baseline)
    for name, reading in (
        ("without_thesaurus", Reading(lexicon=False, thesaurus=False)),
        ("without_lexicon", Reading(lexicon=False)),
    ):
        less = _without(of, learnt, reading)
        yield _top1(f"top1_{name}", less)
        yield _recall(f"recall3_{name}", less)
    space = space_of(of)
    yield _top1("shipped_top1", [_told(case(side, space), FITTED) for side in of])


def _learnt_and_told(
    of: Sequence[Side], learnt: Sequence[Side] | None, reading: Reading
) -> tuple[list[Told], dict[str, Weights]]:
    """The sides scored, and the weights by which, by topic."""
    space = space_of(of, reading)
    cases = [case(side, space) for side in of]
    if learnt is None:
        weights = _blind(of, cases, _with_confirmed(of, space))
    else:
        there = space_of(learnt, reading)
        same = fit([case(side, there) for side in learnt], _with_confirmed(learnt, there))
        weights = {side.topic: same for side in of}
    return [_told(each, weights[each.topic]) for each in cases], weights


def _without(of: Sequence[Side], learnt: Sequence[Side] | None, reading: Reading) -> list[Told]:
    """The sides scored without a source of knowledge, in order only."""
    space = space_of(of, reading)
    cases = [case(side, space) for side in of]
    if learnt is None:
        views = {
            side.topic: fit_views([each for each in cases if each.topic in {one.topic for one in seen}])
            for seen, held in folds(of)
            for side in held
        }
    else:
        there = space_of(learnt, reading)
        same = fit_views([case(side, there) for side in learnt])
        views = {side.topic: same for side in of}
    return [_told(each, Weights(views[each.topic], {}, EXAMPLES)) for each in cases]


def _with_confirmed(of: Sequence[Side], space: Space) -> list[Case]:
    return [case(drawn(side, _CONFIRMED, CALIBRATING), space) for side in of]


def _blind(of: Sequence[Side], cases: Sequence[Case], confirmed: Sequence[Case]) -> dict[str, Weights]:
    """For each topic weights that were fitted without it."""
    found = {}
    for seen, held in folds(of):
        topics = {side.topic for side in seen}
        weights = fit(
            [each for each in cases if each.topic in topics],
            [each for each in confirmed if each.topic in topics],
        )
        found.update({side.topic: weights for side in held})
    return found


def _told(each: Case, weights: Weights) -> Told:
    found = scored(each.compared, weights)
    return Told(np.round(found.scores, 6), likelihood(signs(found), weights), each.gold)


def _confirmed(of: Sequence[Side], weights: dict[str, Weights]) -> Iterator[Figure]:
    space = space_of(of)
    told = [
        _told(case(drawn(side, _CONFIRMED, draw), space), weights[side.topic])
        for draw in range(_DRAWS)
        for side in of
    ]
    yield _top1("top1_k5", told)
    yield _ece("ece_k5", told)


def _plain(side: Side) -> Told:
    points = sorted(side.points, key=lambda point: point.id)
    texts = [each.said.text for each in side.arguments]
    matrix = TfidfVectorizer().fit_transform([*texts, *(point.wording.text for point in points)])
    scores = np.asarray((matrix[: len(texts)] @ matrix[len(texts) :].T).toarray())
    gold = np.array([[point.id in each.points for point in points] for each in side.arguments], dtype=float)
    return Told(scores, scores, gold)


def _with_a_point(told: Told) -> Told:
    some = told.gold.sum(axis=1) > 0
    return Told(told.scores[some], told.likely[some], told.gold[some])


def _right(told: Told, most: int) -> Array:
    """Of each passage, whether one of the first few suggestions is right."""
    order = np.argsort(-told.scores, axis=1, kind="stable")[:, :most]
    return np.asarray(np.take_along_axis(told.gold, order, axis=1).max(axis=1))


def _top1(name: str, told: Sequence[Told]) -> Figure:
    return _share(name, told, 1)


def _recall(name: str, told: Sequence[Told]) -> Figure:
    return _share(name, told, 3)


def _share(name: str, told: Sequence[Told], most: int) -> Figure:
    right = np.concatenate([_right(_with_a_point(each), most) for each in told])
    return Figure(name, float(right.mean()), len(right))


def _ece(name: str, told: Sequence[Told], most: int = 1) -> Figure:
    """How far probabilities are from frequencies, over the first suggestions of each passage."""
    order = [np.argsort(-each.scores, axis=1, kind="stable")[:, :most] for each in told]
    right = _at([each.gold for each in told], order)
    likely = np.round(_at([each.likely for each in told], order), LIKELY_DIGITS)
    bins = np.minimum((likely * _BINS).astype(int), _BINS - 1)
    off = [abs(float((likely - right)[bins == one].sum())) for one in range(_BINS)]
    return Figure(name, sum(off) / len(right), len(right))


def _at(values: Sequence[Array], order: Sequence[NDArray[np.int64]]) -> Array:
    """The values of all sides at the places of some points of each passage, one after another."""
    return np.concatenate(
        [np.take_along_axis(each, at, axis=1).ravel() for each, at in zip(values, order, strict=True)]
    )
