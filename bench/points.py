"""Fits the weights of ``panel.collation.points`` and prints them: ``python -m bench.points --data DIR``.

The views are weighed so that the softmax over the points of a topic and stance favours those that readers
matched; the weight of confirmed passages is tried on a line, with five drawn for each point; the
probability is a logistic regression over pairs scored by weights that did not see their topic.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp
from sklearn.linear_model import LogisticRegression

from bench.quality import records
from panel.collation.points_scores import SIGNS, Compared, KnownPoint, compare, ordered, scored, signs
from panel.collation.points_space import Array, Space, learn
from panel.collation.points_weights import Weights
from panel.collation.points_words import Reading, Said

FOLDS = 8
EXAMPLES = 1.0
"""The weight of confirmed passages; little changes between .5 and 1.5."""
CALIBRATING = 7
"""The draw of confirmed passages from which probabilities are learnt."""

_FIRMNESS = 100.0
_FIRST = 5.0
"""How much more the first suggestion counts than another when probabilities are learnt: it is what is read."""
_TRIED = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5)


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument and the points that readers matched with it."""

    said: Said
    points: frozenset[str]


@dataclass(frozen=True, slots=True)
class Side:
    """The arguments and points of a topic and stance."""

    topic: str
    stance: str
    arguments: tuple[Argument, ...]
    points: tuple[KnownPoint, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A side compared, with the gold of its distinct passages (passages by points)."""

    topic: str
    compared: Compared
    gold: Array


def sides(half: Path) -> tuple[Side, ...]:
    """Everything in a half, by topic and stance."""
    arguments: dict[tuple[str, str], list[Argument]] = {}
    points: dict[tuple[str, str], list[KnownPoint]] = {}
    for row in records(half / "key_points.jsonl"):
        points.setdefault((row["topic"], row["stance"]), []).append(KnownPoint(row["id"], said(row)))
    for row in records(half / "arguments.jsonl"):
        arguments.setdefault((row["topic"], row["stance"]), []).append(
            Argument(said(row), frozenset(row["key_points"]))
        )
    return tuple(
        Side(topic, stance, tuple(arguments[topic, stance]), tuple(points[topic, stance]))
        for topic, stance in sorted(points)
        if (topic, stance) in arguments
    )


def said(row: dict[str, str]) -> Said:
    """The text of a row."""
    return Said(row["text"], row["lang"])


def space_of(of: Iterable[Side], reading: Reading | None = None) -> Space:
    """What all texts of a half teach, without their gold."""
    texts = [each.said for side in of for each in side.arguments]
    return learn([*texts, *(point.wording for side in of for point in side.points)], reading)


def case(side: Side, space: Space) -> Case:
    """Compare a side."""
    points = tuple(sorted(side.points, key=lambda point: point.id))
    passages = ordered(argument.said for argument in side.arguments)
    made: dict[Said, frozenset[str]] = {}
    for argument in side.arguments:
        made[argument.said] = made.get(argument.said, frozenset()) | argument.points
    gold = np.array([[point.id in made[passage] for point in points] for passage in passages], dtype=float)
    return Case(side.topic, compare(passages, points, space), gold)


def drawn(side: Side, count: int, draw: int) -> Side:
    """A side with some arguments confirmed for each point, which are no longer among those to be scored.

    Drawn by hash among the arguments with that point alone; a point with fewer has fewer.
    """
    taken: set[Argument] = set()
    points = []
    for point in side.points:
        single = sorted(
            (each for each in side.arguments if each.points == {point.id}), key=lambda each: _hash(each, draw)
        )
        taken.update(single[:count])
        points.append(replace(point, examples=tuple(each.said for each in single[:count])))
    left = tuple(each for each in side.arguments if each not in taken)
    return Side(side.topic, side.stance, left, tuple(points))


def folds(of: Sequence[Side]) -> Iterator[tuple[list[Side], list[Side]]]:
    """Sides to learn from and sides to score, whole topics together."""
    topics = sorted({side.topic for side in of})
    for fold in range(FOLDS):
        held = set(topics[fold::FOLDS])
        if held:
            yield [side for side in of if side.topic not in held], [side for side in of if side.topic in held]


def fit(cases: Sequence[Case], confirmed: Sequence[Case] = ()) -> Weights:
    """Weights of the views and of the probability, the latter from scores by weights blind to the topic.

    ``confirmed``: the same sides with passages confirmed, from which the probability learns as well.
    """
    rows: list[Array] = []
    right: list[Array] = []
    weight: list[Array] = []
    topics = sorted({each.topic for each in cases})
    for fold in range(FOLDS):
        held = set(topics[fold::FOLDS])
        blind = Weights(fit_views([each for each in cases if each.topic not in held]), {}, EXAMPLES)
        for each in (*cases, *confirmed):
            if each.topic in held:
                told = signs(scored(each.compared, blind))
                rows.append(np.stack([told[name] for name in SIGNS], axis=2).reshape(-1, len(SIGNS)))
                right.append(each.gold.ravel())
                weight.append(np.where(told["lead"].ravel() >= 0, _FIRST, 1.0))
    model = LogisticRegression(fit_intercept=False, max_iter=2000)
    model.fit(np.concatenate(rows), np.concatenate(right), sample_weight=np.concatenate(weight))
    probability = dict(zip(SIGNS, np.round(model.coef_[0], 3).tolist(), strict=True))
    return Weights(fit_views(cases), probability, EXAMPLES)


def fit_views(cases: Sequence[Case]) -> dict[str, float]:
    """The weight of each view; passages without a point teach nothing here."""
    names = sorted(cases[0].compared.evidence.views)
    told = []
    for each in cases:
        rows = np.array(each.compared.rows)
        stacked = np.stack([each.compared.evidence.views[name][rows] for name in names], axis=2)
        some = each.gold.sum(axis=1) > 0
        told.append((stacked[some], each.gold[some]))
    found = minimize(_loss, np.zeros(len(names)), args=(told,), jac=True, method="L-BFGS-B").x
    return dict(zip(names, np.round(found, 3).tolist(), strict=True))


def _loss(weights: Array, told: Sequence[tuple[Array, Array]]) -> tuple[float, Array]:
    loss, slope = 0.5 * _FIRMNESS * float(weights @ weights), _FIRMNESS * weights
    for views, gold in told:
        scores = views @ weights
        whole = logsumexp(scores, axis=1, keepdims=True)
        matched = np.where(gold > 0, scores, -np.inf)
        part = logsumexp(matched, axis=1, keepdims=True)
        loss += float((whole - part).sum())
        slope = slope + np.einsum("nm,nmd->d", np.exp(scores - whole) - np.exp(matched - part), views)
    return loss, slope


def _hash(argument: Argument, draw: int) -> str:
    return hashlib.sha256(f"{draw} {argument.said.text}".encode()).hexdigest()


Flags = NDArray[np.bool_]


def first_right(each: Case, weights: Weights) -> Flags:
    """Of each passage with a point, whether the first suggestion is one of its points."""
    scores = np.round(scored(each.compared, weights).scores, 6)
    some = each.gold.sum(axis=1) > 0
    return np.asarray(each.gold[some][np.arange(some.sum()), scores[some].argmax(axis=1)] > 0)


def fit_examples(of: Sequence[Side], space: Space, weights: Weights) -> dict[float, float]:
    """For each weight of confirmed passages tried, how often the first suggestion is right."""
    cases = [case(drawn(side, 5, 0), space) for side in of]
    found = {}
    for tried in _TRIED:
        right = np.concatenate([first_right(each, replace(weights, examples=tried)) for each in cases])
        found[tried] = float(right.mean())
    return found


def main() -> None:
    """Print what to put into ``points_weights``."""
    parser = argparse.ArgumentParser(prog="python -m bench.points", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the half to learn from")
    of = sides(parser.parse_args().data)
    space = space_of(of)
    confirmed = [case(drawn(side, 5, CALIBRATING), space) for side in of]
    weights = fit([case(side, space) for side in of], confirmed)
    print(weights)
    print(fit_examples(of, space, weights))


if __name__ == "__main__":
    main()
