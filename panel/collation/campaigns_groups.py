"""Texts that derive from one text each, its representative: a star, never a chain.

In the order of their rank, each text that is not yet in a group may lead one. It takes in those of its links,
and of the links of what it took in, that share enough with it, word for word. Every member was compared with its
representative itself; a text that derives from two belongs to the one it shares more with. Each link is looked
at a limited number of times: the work grows with the texts, not with their pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from panel.collation.campaigns_candidates import Links
from panel.collation.campaigns_evidence import Rule, Sums, copied, weights
from panel.collation.campaigns_tiling import Tile, tile
from panel.collation.campaigns_words import Words


@dataclass(frozen=True, slots=True)
class Star:
    """A representative, and for each text derived from it the runs it shares with it; by place."""

    centre: int
    members: dict[int, tuple[Tile, ...]]


@dataclass(slots=True)
class Found:
    """What is known so far, by rank; ``compared`` counts comparisons of two texts."""

    centre: list[int]
    shared: list[float]
    tiles: list[tuple[Tile, ...]]
    compared: int = 0
    centres: list[int] = field(default_factory=list)


def stars(texts: Sequence[Words], sums: Sequence[Sums], links: Links, rule: Rule) -> tuple[list[Star], int]:
    """The stars of at least two texts, and how many comparisons it took to find them."""
    order = links.order.tolist()
    ranked, weighed = [texts[place] for place in order], [sums[place] for place in order]
    found = Found([-1] * len(order), [0.0] * len(order), [()] * len(order))
    for rank in range(len(order)):
        if found.centre[rank] < 0 and links.led[rank]:
            _gather(rank, ranked, weighed, links.led, rule, found)
    members: dict[int, dict[int, tuple[Tile, ...]]] = {}
    for rank, centre in enumerate(found.centre):
        if centre >= 0 and centre != rank:
            members.setdefault(centre, {})[order[rank]] = found.tiles[rank]
    return [Star(order[centre], held) for centre, held in sorted(members.items())], found.compared


def _gather(
    centre: int,
    texts: Sequence[Words],
    sums: Sequence[Sums],
    led: Sequence[Sequence[int]],
    rule: Rule,
    found: Found,
) -> None:
    """All that derives from one text."""
    found.centre[centre] = centre
    waiting = [rank for rank in led[centre] if found.centre[rank] != rank]
    seen = {centre, *waiting}
    while waiting:
        found.compared += len(waiting)
        taken = []
        for rank, tiles in zip(waiting, tile(texts[centre], [texts[rank] for rank in waiting]), strict=True):
            told = weights(tiles, sums[rank], sums[centre])
            if copied(told, sums[rank], sums[centre], rule) and sum(told) > found.shared[rank]:
                taken += [rank] if found.centre[rank] < 0 else []
                found.centre[rank], found.shared[rank], found.tiles[rank] = centre, sum(told), tiles
        fresh = {other for rank in taken for other in led[rank] if found.centre[other] < 0} - seen
        seen |= fresh
        waiting = sorted(fresh)
