"""Texts that derive from one text each, its representative: a star, never a chain.

In the order of their rank, each text that is not yet in a group may lead one. It takes in those of its links,
and of the links of what it took in, that share enough with it, word for word. Every member was compared with its
representative itself; a text that derives from two belongs to the one it shares more with, and the other is
told. A text that joins two letters leads nobody as long as a letter itself is there. What was linked and found
no group is linked anew, with nobody before it in rank, a few times over. Each link is looked at a limited number
of times: the work grows with the texts, not with their pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from panel.collation.campaigns_candidates import Links, links, postings
from panel.collation.campaigns_evidence import CopyRule, Sums, copied, possible, weights
from panel.collation.campaigns_tiling import Tile, tile
from panel.collation.campaigns_words import Flags, Words

_WHOLE, _STRANGE = 0.7, 0.2
_ROUNDS = 4


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
    """The different texts, by place: their words, how often each was filed, the words that they have from
    elsewhere as far as known beforehand, and their weights, summed when asked for."""

    words: Sequence[Words]
    copies: Sequence[int]
    known: Sequence[Flags | None]
    sums: Callable[[int], Sums]


@dataclass(slots=True)
class Gathering:
    """What is known so far, by place: the representative, and what each representative shares with it.

    ``linked`` and ``compared`` count links and comparisons of two texts.
    """

    texts: Texts
    rule: CopyRule
    centre: list[int]
    held: list[dict[int, Held]]
    led: dict[int, list[int]] = field(default_factory=dict)
    joint: list[int] = field(default_factory=list)
    settled: set[int] = field(default_factory=set)
    linked: int = 0
    compared: int = 0

    def run(self, links: Links) -> None:
        """Every text that may leads, follows or stays alone."""
        self.led, self.joint = links.led, []
        # what an earlier round left over must not draw members away from a group that stands
        self.settled = {place for place, centre in enumerate(self.centre) if centre >= 0}
        self.linked += sum(map(len, links.led.values()))
        for place in links.order:
            if self.centre[place] < 0 and self.led.get(place):
                self._lead(place, joint=False)
        for place in self.joint:
            if self.centre[place] < 0:
                self._lead(place, joint=True)
        followed = {centre for place, centre in enumerate(self.centre) if centre != place}
        for place, centre in enumerate(self.centre):
            if centre == place and place not in followed:
                self.centre[place] = -1

    def _lead(self, centre: int, *, joint: bool) -> None:
        found = self._derived(centre)
        if not joint and joins(centre, found, self.texts):
            self.joint.append(centre)
            for place in found:
                self.led.setdefault(place, []).append(centre)
            return
        self.centre[centre] = centre
        for place, held in found.items():
            before = self.held[place].get(self.centre[place])
            self.held[place][centre] = held
            if before is None or (place not in self.settled and held.weight > before.weight):
                self.centre[place] = centre

    def _derived(self, centre: int) -> dict[int, Held]:
        """All that derives from one text, among its links and the links of what derives from it."""
        found: dict[int, Held] = {}
        waiting = [place for place in self.led.get(centre, ()) if self.centre[place] != place]
        seen = {centre, *waiting}
        theirs = self.texts.sums(centre)
        while waiting:
            self.compared += len(waiting)
            taken = []
            runs = tile(
                self.texts.words[centre],
                [self.texts.words[place] for place in waiting],
                self._worth(waiting, theirs),
            )
            for place, tiles in zip(waiting, runs, strict=True):
                mine = self.texts.sums(place) if tiles else theirs
                told = weights(tiles, mine, theirs)
                if copied(told, mine, theirs, self.rule):
                    found[place] = Held(tiles, sum(told))
                    taken += [place] if self.centre[place] < 0 else []
            fresh = {
                each for place in taken for each in self.led.get(place, ()) if self.centre[each] < 0
            } - seen
            seen |= fresh
            waiting = sorted(fresh)
        return found

    def _worth(self, waiting: Sequence[int], theirs: Sums) -> Callable[[int, Sequence[Tile]], bool]:
        return lambda at, runs: possible(runs, self.texts.sums(waiting[at]), theirs, self.rule)

    def stars(self) -> list[Star]:
        """The groups, by the place of the representative."""
        members: dict[int, dict[int, Held]] = {}
        for place, centre in enumerate(self.centre):
            if centre not in (-1, place):
                held = self.held[place]
                others = (each for each in sorted(held) if each != centre and self.centre[each] == each)
                star = members.setdefault(centre, {})
                star[place] = Held(held[centre].tiles, held[centre].weight, tuple(others))
        return [Star(centre, members[centre]) for centre in sorted(members)]


def gather(texts: Texts, rule: CopyRule) -> Gathering:
    """The stars of at least two texts, and what it took to find them."""
    number = len(texts.words)
    posted = postings(texts.words, texts.known)
    gathering = Gathering(texts, rule, [-1] * number, [{} for _ in range(number)])
    leading = np.ones(number, bool)
    for _ in range(_ROUNDS):
        linked = links(posted, texts.copies, leading)
        gathering.run(linked)
        near = {*linked.led, *(place for each in linked.led.values() for place in each)}
        still = [place for place in sorted(near) if leading[place] and gathering.centre[place] < 0]
        if len(still) in (0, int(leading.sum())):
            break
        leading = np.zeros(number, bool)
        leading[still] = True
    return gathering


def joins(centre: int, found: dict[int, Held], texts: Texts) -> bool:
    """Whether a text is put together from letters that others filed by themselves.

    Two camps hold different parts of it, and each of them is larger than the camp that holds most of it.
    """
    theirs = texts.sums(centre)
    parts = [place for place, held in found.items() if held.weight < _WHOLE * theirs.whole]
    whole = (
        texts.copies[centre]
        + sum(texts.copies[place] for place in found)
        - sum(texts.copies[r] for r in parts)
    )
    if sum(texts.copies[place] for place in parts) <= 2 * whole:
        return False
    first = max(parts, key=lambda place: (found[place].weight, -place))
    covered = np.zeros(len(texts.words[centre]))
    for _, there, length in found[first].tiles:
        covered[there : there + length] = np.diff(theirs.up_to[there : there + length + 1])
    up_to = np.concatenate((np.zeros(1), np.cumsum(covered)))
    near = strange = 0
    for place in parts:
        common = sum(float(up_to[there + length] - up_to[there]) for _, there, length in found[place].tiles)
        if common < _STRANGE * found[place].weight:
            strange += texts.copies[place]
        else:
            near += texts.copies[place]
    return near > whole and strange > whole
