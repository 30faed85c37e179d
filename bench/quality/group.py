"""``group``: arguments of a topic and stance, grouped by what they claim, the number of groups not given.

``ari``: adjusted Rand index over the arguments with exactly one point, each once, averaged over topic and
stance by their size. Scored on the half that was learnt from, the weights come from other topics
(cross-validation); otherwise from all of that half. ``groups`` and ``points``: how many there are on average,
found and in the gold. ``contrary``: the share of pairs with the same point that are taken for contrary, which
is an error, as all arguments of a side are on the same side. ``baseline_ari``: k-means over plain TF-IDF, the
number given. ``shipped_ari`` is by the weights in the library, which know ``dev``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score

from bench.point_groups import Claims, Pairs, claims, fit, pairs
from bench.points import FOLDS, sides, space_of
from bench.quality import Figure, half_to_learn_from
from panel.collation.points_groups import group
from panel.collation.points_space import Space
from panel.collation.points_stance import contrary
from panel.collation.points_weights import PAIRS, PairWeight
from panel.collation.points_words import Reading

_PLAIN = Reading(lexicon=False, thesaurus=False)


def run(data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
    """Measure over the half in ``data``."""
    del seeds
    half = half_to_learn_from(data, train, "argkp")
    of = [claims(side) for side in sides(data)]
    found = _found(of, data, half, Reading())
    yield _ari("ari", of, found)
    yield Figure("groups", float(np.mean([len(set(each)) for each in found])), len(found))
    yield Figure("points", float(np.mean([len(set(each.points)) for each in of])), len(of))
    yield _contrary(of)
    yield _ari("baseline_ari", of, [_plain(each) for each in of])
    yield _ari("ari_without_thesaurus", of, _found(of, data, half, _PLAIN))
    space = space_of(sides(data))
    yield _ari("shipped_ari", of, [_numbers(each, space, PAIRS) for each in of])


def _found(of: Sequence[Claims], data: Path, half: Path | None, reading: Reading) -> list[list[int]]:
    space = space_of(sides(data), reading)
    if half is None:
        blind = _blind([pairs(each, space) for each in of])
    else:
        there = space_of(sides(half), reading)
        same = fit([pairs(claims(side), there) for side in sides(half)])
        blind = {each.topic: same for each in of}
    return [_numbers(each, space, blind[each.topic]) for each in of]


def _blind(of: Sequence[Pairs]) -> dict[str, dict[str, PairWeight]]:
    """For each topic weights that were fitted without it."""
    topics = sorted({each.topic for each in of})
    found = {}
    for fold in range(FOLDS):
        held = set(topics[fold::FOLDS])
        weights = fit([each for each in of if each.topic not in held])
        found.update({topic: weights for topic in held})
    return found


def _numbers(each: Claims, space: Space, weights: Mapping[str, PairWeight]) -> list[int]:
    """The number of the group of each passage."""
    found = [0] * len(each.passages)
    for number, one in enumerate(group(each.passages, space, weights)):
        for member in one.members:
            found[member] = number
    return found


def _plain(each: Claims) -> list[int]:
    matrix = TfidfVectorizer().fit_transform([passage.text for passage in each.passages])
    model = KMeans(len(set(each.points)), n_init=10, random_state=0)
    return [int(number) for number in model.fit_predict(matrix)]


def _ari(name: str, of: Sequence[Claims], found: Sequence[Sequence[int]]) -> Figure:
    sizes = [len(each.points) for each in of]
    scores = [adjusted_rand_score(each.points, numbers) for each, numbers in zip(of, found, strict=True)]
    return Figure(name, float(np.average(scores, weights=sizes)), sum(sizes))


def _contrary(of: Sequence[Claims]) -> Figure:
    told = wrong = 0
    for each in of:
        points = np.array(each.points)
        same = np.triu(points[:, np.newaxis] == points, 1)
        told += int(same.sum())
        wrong += int((contrary(each.passages) & same).sum())
    return Figure("contrary", wrong / told, told)
