"""Texts that derive from one text each, its representative: a star, never a chain.

In the order of their rank, each text that is not yet in a group may lead one. It takes in those of its links,
and of the links of what it took in, that share enough with it, word for word. Every member was compared with its
representative itself; a text that derives from two belongs to the one it shares more with, and the other is
told. A text that joins two letters leads nobody as long as a letter itself is there. Each link is looked at a
limited number of times: the work grows with the texts, not with their pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from panel.collation.campaigns_candidates import Links
from panel.collation.campaigns_evidence import CopyRule, Sums, copied, weights
from panel.collation.campaigns_tiling import Tile, tile
from panel.collation.campaigns_words import Words

_WHOLE, _STRANGE = 0.7, 0.2


@dataclass(frozen=True, slots=True)
class Held:
    """What a text shares with a representative: the runs, what they weigh, and by place the representatives
    of other groups from which the text derives as well."""

    tiles: tuple[Tile, ...]
    weight: float
    also: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Star:
    """A representative and what derives from it, by place."""

    centre: int
    members: dict[int, Held]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts by rank: their words, how often each was filed, and their weights, summed when asked for."""

    words: list[Words]
    copies: list[int]
    sums: Callable[[int], Sums]


@dataclass(slots=True)
class Gathering:
    """What is known so far, by rank. ``compared`` counts comparisons of two texts."""

    texts: Texts
    led: list[list[int]]
    rule: CopyRule
    centre: list[int]
    held: list[dict[int, Held]]
    compared: int = 0
    joint: list[int] = field(default_factory=list)

    def run(self) -> None:
        """Every text leads, follows or stays alone."""
        for rank in range(len(self.centre)):
            if self.centre[rank] < 0 and self.led[rank]:
                self._lead(rank, joint=False)
        for rank in self.joint:
            if self.centre[rank] < 0:
                self._lead(rank, joint=True)

    def _lead(self, centre: int, *, joint: bool) -> None:
        found = self._derived(centre)
        if not joint and joins(centre, found, self.texts):
            self.joint.append(centre)
            for rank in found:
                self.led[rank].append(centre)
            return
        self.centre[centre] = centre
        for rank, held in found.items():
            before = self.held[rank].get(self.centre[rank])
            self.held[rank][centre] = held
            if before is None or held.weight > before.weight:
                self.centre[rank] = centre

    def _derived(self, centre: int) -> dict[int, Held]:
        """All that derives from one text, among its links and the links of what derives from it."""
        found: dict[int, Held] = {}
        waiting = [rank for rank in self.led[centre] if self.centre[rank] != rank]
        seen = {centre, *waiting}
        theirs = self.texts.sums(centre)
        while waiting:
            self.compared += len(waiting)
            taken = []
            runs = tile(self.texts.words[centre], [self.texts.words[rank] for rank in waiting])
            for rank, tiles in zip(waiting, runs, strict=True):
                mine = self.texts.sums(rank) if tiles else theirs
                told = weights(tiles, mine, theirs)
                if copied(told, mine, theirs, self.rule):
                    found[rank] = Held(tiles, sum(told))
                    taken += [rank] if self.centre[rank] < 0 else []
            fresh = {other for rank in taken for other in self.led[rank] if self.centre[other] < 0} - seen
            seen |= fresh
            waiting = sorted(fresh)
        return found


def stars(
    texts: Sequence[Words], copies: Sequence[int], sums: Callable[[int], Sums], links: Links, rule: CopyRule
) -> tuple[list[Star], int]:
    """The stars of at least two texts, and how many comparisons it took to find them."""
    order = links.order.tolist()
    ranked = Texts([texts[at] for at in order], [copies[at] for at in order], lambda rank: sums(order[rank]))
    gathering = Gathering(ranked, links.led, rule, [-1] * len(order), [{} for _ in order])
    gathering.run()
    members: dict[int, dict[int, Held]] = {}
    for rank, centre in enumerate(gathering.centre):
        if centre >= 0 and centre != rank:
            held = gathering.held[rank]
            others = tuple(order[other] for other in sorted(held) if other != centre)
            members.setdefault(centre, {})[order[rank]] = Held(
                held[centre].tiles, held[centre].weight, others
            )
    return [Star(order[centre], held) for centre, held in sorted(members.items())], gathering.compared


def joins(centre: int, found: dict[int, Held], texts: Texts) -> bool:
    """Whether a text is put together from letters that others filed by themselves.

    Two camps hold different parts of it, and each of them is larger than the camp that holds most of it.
    """
    theirs = texts.sums(centre)
    parts = [rank for rank, held in found.items() if held.weight < _WHOLE * theirs.whole]
    whole = (
        texts.copies[centre] + sum(texts.copies[rank] for rank in found) - sum(texts.copies[r] for r in parts)
    )
    if sum(texts.copies[rank] for rank in parts) <= 2 * whole:
        return False
    first = max(parts, key=lambda rank: (found[rank].weight, -rank))
    covered = np.zeros(len(texts.words[centre]))
    for _, there, length in found[first].tiles:
        covered[there : there + length] = np.diff(theirs.up_to[there : there + length + 1])
    up_to = np.concatenate((np.zeros(1), np.cumsum(covered)))
    near = strange = 0
    for rank in parts:
        common = sum(float(up_to[there + length] - up_to[there]) for _, there, length in found[rank].tiles)
        if common < _STRANGE * found[rank].weight:
            strange += texts.copies[rank]
        else:
            near += texts.copies[rank]
    return near > whole and strange > whole
