"""Fits the weights of ``panel.collation.points_groups`` and prints them: ``python -m bench.point_groups --data DIR``.

A logistic regression over pairs of arguments of a topic and stance that have one point each: the same or not.
Views are standardised within a topic and stance, as the library does; each topic and stance weighs the same.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from bench.points import Side, sides, space_of
from panel.collation.points_pairs import pair_views, read
from panel.collation.points_scores import ordered
from panel.collation.points_space import Array, Space
from panel.collation.points_weights import PairWeight
from panel.collation.points_words import Said

_FIRMNESS = 0.05


@dataclass(frozen=True, slots=True)
class Claims:
    """The arguments of a topic and stance that have exactly one point, each once, and that point."""

    topic: str
    passages: tuple[Said, ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Views of all pairs of a topic and stance (pairs by views), and whether their point is the same."""

    topic: str
    views: dict[str, Array]
    same: Array


def claims(side: Side) -> Claims:
    """What of a side can be grouped and scored."""
    point = {each.said: next(iter(each.points)) for each in side.arguments if len(each.points) == 1}
    passages = ordered(point)
    return Claims(side.topic, passages, tuple(point[passage] for passage in passages))


def pairs(of: Claims, space: Space) -> Pairs:
    """Compare all pairs."""
    upper = np.triu_indices(len(of.passages), 1)
    views = {name: view[upper] for name, view in pair_views(*read(of.passages, space)).items()}
    points = np.array(of.points)
    return Pairs(of.topic, views, np.asarray(points[upper[0]] == points[upper[1]], dtype=float))


def fit(of: Sequence[Pairs]) -> dict[str, PairWeight]:
    """The weight of each view, its mean and spread averaged over the sides."""
    names = sorted(of[0].views)
    rows = np.concatenate([np.stack([_standard(each.views[name]) for name in names], axis=1) for each in of])
    weight = np.concatenate([np.full(len(each.same), 1 / len(each.same)) for each in of])
    model = LogisticRegression(C=_FIRMNESS * len(rows) / 1e5, max_iter=500)
    model.fit(rows, np.concatenate([each.same for each in of]), sample_weight=weight / weight.mean())
    return {
        name: PairWeight(
            round(float(told), 3),
            round(float(np.mean([each.views[name].mean() for each in of])), 4),
            round(float(np.mean([each.views[name].std() for each in of])), 4),
        )
        for name, told in zip(names, model.coef_[0], strict=True)
    }


def _standard(view: Array) -> Array:
    return np.asarray((view - view.mean()) / max(float(view.std()), 1e-9))


def main() -> None:
    """Print what to put into ``points_weights``."""
    parser = argparse.ArgumentParser(prog="python -m bench.point_groups", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the half to learn from")
    of = sides(parser.parse_args().data)
    space = space_of(of)
    for name, told in fit([pairs(claims(side), space) for side in of]).items():
        print(f'    "{name}": {told},')


if __name__ == "__main__":
    main()
