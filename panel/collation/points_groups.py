"""Passages that make the same claim, found without being told how many claims there are.

Each two passages are compared in several views (``points_pairs``); the views, each set against what is usual
among these passages, are summed by fitted weights; passages are joined while, on average, they are more alike
than is usual. Passages that claim each other's opposite (``points_stance``) are never in one group. Nobody has
to have company: a group may be of one. A group is named by its clearest passage, the one nearest to all others
in it. It suggests; people decide. Give the passages of one theme. The order they come in changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from panel.collation.points_neighbours import Kin, similarity
from panel.collation.points_pairs import Read, clearness, pair_views, read
from panel.collation.points_scores import ordered
from panel.collation.points_space import Array, Space
from panel.collation.points_stance import Flags, contrary
from panel.collation.points_weights import PAIRS, PairWeight
from panel.collation.points_words import Said
from panel.collation.threads import one_thread

Places = NDArray[np.int64]

#: As good as this many pairs: how far what was usual where weights were fitted stands in for a small set.
_PRIOR_PAIRS = 200
_FARTHEST = 0.54
#: How far apart passages are taken to be that have no unit in common.
_STRANGERS = 1.0
#: How far apart contrary passages are taken to be: twice what any two others can be.
_APART = 2.0


@dataclass(frozen=True, slots=True)
class Group:
    """Places of passages that make the same claim, in order, and the place of the clearest of them."""

    members: tuple[int, ...]
    clearest: int


@one_thread()
def group(
    passages: Sequence[Said],
    space: Space | None = None,
    weights: Mapping[str, PairWeight] = PAIRS,
) -> tuple[Group, ...]:
    """Each passage in exactly one group; the largest group first, then by the name.

    ``space``: what the texts of the project taught, these among them. Copies of a passage are in one group.
    """
    distinct = ordered(passages)
    if not distinct:
        return ()
    matrices, space = read(distinct, space)
    number = _numbers(distinct, matrices, space, weights)
    near = clearness(matrices, space)
    place = {passage: at for at, passage in enumerate(distinct)}
    of: dict[int, list[int]] = {}
    for at, passage in enumerate(passages):
        of.setdefault(number[place[passage]], []).append(at)
    found = [_named(members, passages, place, near) for members in of.values()]
    return tuple(
        sorted(found, key=lambda each: (-len(each.members), passages[each.clearest].text, each.members))
    )


def likeness(views: Mapping[str, Array], weights: Mapping[str, PairWeight]) -> Array:
    """Passages by passages: how alike two are, 0 being what is usual among these, 1 a spread above it."""
    total = np.zeros_like(next(iter(views.values())))
    for name in sorted(weights):
        told = weights[name]
        total += told.weight * standard(views[name], told.usual, told.spread)
    spread = float(np.sqrt(sum(told.weight**2 for told in weights.values()))) or 1.0
    return standard(total, 0.0, spread)


def standard(view: Array, usual: float, spread: float) -> Array:
    """A view less its mean over pairs, over its spread; few pairs lean on the mean and spread given."""
    pairs = view[np.triu_indices(len(view), 1)]
    share = len(pairs) / (len(pairs) + _PRIOR_PAIRS)
    mean = share * (pairs.mean() if len(pairs) else 0.0) + (1 - share) * usual
    around = ((pairs - mean) ** 2).mean() if len(pairs) else 0.0
    return np.asarray((view - mean) / np.sqrt(share * around + (1 - share) * spread**2))


def _numbers(
    passages: tuple[Said, ...], matrices: Read, space: Space, weights: Mapping[str, PairWeight]
) -> list[int]:
    """The number of the group of each distinct passage."""
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415 - slow to load
    from scipy.spatial.distance import squareform  # noqa: PLC0415

    if len(passages) == 1:
        return [0]
    views = pair_views(matrices, space)
    alike = likeness(views, weights)
    against = contrary(passages)
    apart = np.round(1 / (1 + np.exp(np.clip(alike, -30, 30))), 9)
    apart[views["rare"] <= 0] = _STRANGERS
    apart[against] = _APART
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(np.maximum(apart, apart.T), checks=False), "average")
    joined = fcluster(tree, _FARTHEST, "distance")
    found = [0] * len(passages)
    parts = [
        part for one in np.unique(joined) for part in _parted(np.flatnonzero(joined == one), apart, against)
    ]
    for number, part in enumerate(parts):
        for row in part:
            found[row] = number
    return found


def _parted(rows: Places, apart: Array, against: Flags) -> Iterator[list[int]]:
    """A group without contrary passages: those nearest to all first, each that contradicts one of them out,
    and those that are out as a group of their own, parted in the same way."""
    waiting = [int(row) for row in rows[np.argsort(apart[np.ix_(rows, rows)].sum(axis=1), kind="stable")]]
    while waiting:
        kept: list[int] = []
        out: list[int] = []
        for row in waiting:
            (out if against[row, kept].any() else kept).append(row)
        yield kept
        waiting = out


def _named(members: Sequence[int], passages: Sequence[Said], place: Mapping[Said, int], near: Kin) -> Group:
    """The group under its clearest passage; copies of one passage are compared once and count each."""
    rows = np.array([place[passages[at]] for at in members])
    distinct, copies = np.unique(rows, return_counts=True)
    score = np.round((similarity(near, distinct, distinct) * copies).sum(axis=1), 6)
    best = min(range(len(distinct)), key=lambda at: (-score[at], distinct[at]))
    return Group(tuple(members), min(members[int(at)] for at in np.flatnonzero(rows == distinct[best])))
