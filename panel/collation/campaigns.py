"""Stage 3: texts that were filed in many hands: identical ones, and those derived from one text.

``campaigns`` groups texts around a representative, down to lightly edited ones, and tells for every member what
it shares and what it adds, changes or leaves out, as spans in code points. Each member was compared with its
representative, so texts do not chain. Quotations of treaties and the call's own wording are not evidence of
copying. Nothing is deleted or merged; the groups are an offer. Whatever the order of the texts, the groups are
the same. The work grows with the texts, not with their pairs: copies that are equal word for word are collapsed
first. Not here: translations (``campaigns_translations``), what a group counts for (``tally``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from panel.collation.campaigns_evidence import CopyRule, Sums, copied, sums, weights
from panel.collation.campaigns_groups import Held, Texts, gather
from panel.collation.campaigns_known import KnownWording, quotations, within, worded, wording
from panel.collation.campaigns_spans import Change, Comparison, Shared, held_by_most
from panel.collation.campaigns_tiling import tile
from panel.collation.campaigns_words import Words, words
from panel.collation.segment import Span
from panel.collation.types import Source

__all__ = [
    "Campaign",
    "CampaignMember",
    "Change",
    "CopyRule",
    "KnownWording",
    "Shared",
    "beside",
    "campaigns",
    "derived",
]


@dataclass(frozen=True, slots=True)
class CampaignMember:
    """A text of a group beside the group's representative.

    ``identical``: the same words in the same order; case, accents and punctuation may differ. ``shared``: what
    stands in both; ``changes``: what it adds, words otherwise or leaves out. Every word of the text lies in
    exactly one of these spans. ``also``: representatives of other groups from which the text derives too.
    """

    source_id: str
    kind: Literal["identical", "derived"]
    shared: tuple[Shared, ...]
    changes: tuple[Change, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Campaign:
    """A group: its representative, the spans of it that more than half of the members hold, and all members
    by id, the representative among them."""

    representative: str
    shared: tuple[Span, ...]
    members: tuple[CampaignMember, ...]


@dataclass(frozen=True, slots=True)
class _Copies:
    """Texts that are equal word for word, by id; the first stands for them."""

    sources: tuple[Source, ...]
    words: tuple[Words, ...]


def campaigns(
    sources: Iterable[Source], known: KnownWording | None = None, rule: CopyRule | None = None
) -> tuple[Campaign, ...]:
    """The groups of at least two texts, by the id of the representative. ValueError where an id occurs twice.

    On one core about 0.3 ms for a text of 600 words, 0.6 ms where it is one of many edited copies, whose changes
    have to be told; about 35 KB of memory each.
    """
    known, rule = known or KnownWording(), rule or CopyRule()
    copies = _collapsed(sources, rule)
    weighing = _Weighing(copies, known)
    first, times = [each.words[0] for each in copies], [len(each.sources) for each in copies]
    found = gather(Texts(first, times, weighing.worded, weighing), rule).stars()
    held = {star.centre: star.members for star in found}
    inside = {place for star in found for place in star.members}
    groups = [
        _campaign(copies, place, held.get(place, {}))
        for place, each in enumerate(copies)
        if place in held
        or (place not in inside and len(each.sources) > 1 and weighing(place).whole >= rule.least)
    ]
    return tuple(sorted(groups, key=lambda group: group.representative))


def derived(one: str, other: str, known: KnownWording | None = None, rule: CopyRule | None = None) -> bool:
    """Whether two texts by themselves share enough for one to be copied from the other, or both from a third.

    In a group this holds between each member and the representative, not between any two members.
    """
    (mine, theirs), elsewhere = words((one, other)), wording(known.wording if known else ())
    my_sums = sums(mine, within(mine, quotations(one), worded(mine, elsewhere)))
    their_sums = sums(theirs, within(theirs, quotations(other), worded(theirs, elsewhere)))
    told = weights(tile(theirs, [mine])[0], my_sums, their_sums)
    return copied(told, my_sums, their_sums, rule or CopyRule())


def beside(text: str, other: str) -> tuple[tuple[Shared, ...], tuple[Change, ...]]:
    """What a text shares with another, and what it adds, changes or leaves out; every word is in one span."""
    mine, theirs = words((text, other))
    return Comparison(theirs).differences(mine, tile(theirs, [mine])[0])


class _Weighing:
    """What each text weighs without the words it has from elsewhere; quotations are looked for when asked."""

    def __init__(self, copies: Sequence[_Copies], known: KnownWording) -> None:
        sequences = wording(known.wording)
        self._copies, self._known = copies, known
        self._sums: dict[int, Sums] = {}
        self.worded = [worded(each.words[0], sequences) for each in copies]

    def __call__(self, place: int) -> Sums:
        if place not in self._sums:
            copies, flags = self._copies[place], self.worded[place]
            for source, told in zip(copies.sources, copies.words, strict=True):
                flags = within(told, self._known.quotations.get(source.id, ()), flags)
            flags = within(copies.words[0], quotations(copies.sources[0].text), flags)
            self._sums[place] = sums(copies.words[0], flags)
        return self._sums[place]


def _collapsed(sources: Iterable[Source], rule: CopyRule) -> list[_Copies]:
    """The different texts, in the order of their words' digests; too short ones left out."""
    given = sorted(sources, key=lambda each: each.id)
    for before, after in pairwise(given):
        if before.id == after.id:
            raise ValueError(f"id “{before.id}” occurs twice")
    by_digest: dict[bytes, list[tuple[Source, Words]]] = {}
    for source, told in zip(given, words([each.text for each in given]), strict=True):
        if float(told.weights.sum()) >= rule.least:
            digest = hashlib.blake2b(told.keys.astype("<u8").tobytes(), digest_size=16).digest()
            by_digest.setdefault(digest, []).append((source, told))
    return [_copies(held) for _, held in sorted(by_digest.items())]


def _copies(held: Sequence[tuple[Source, Words]]) -> _Copies:
    """Equal texts, their numbers kept once."""
    first = held[0][1]
    told = (Words(first.keys, each.starts, each.ends, first.weights) for _, each in held[1:])
    return _Copies(tuple(source for source, _ in held), (first, *told))


def _campaign(copies: Sequence[_Copies], centre: int, found: dict[int, Held]) -> Campaign:
    main = copies[centre]
    theirs = main.words[0]
    beside, whole = Comparison(theirs), ((0, 0, len(theirs)),)
    members = [
        CampaignMember(source.id, "identical", *beside.differences(told, whole))
        for source, told in zip(main.sources, main.words, strict=True)
    ]
    for place, held in found.items():
        also = tuple(sorted(copies[other].sources[0].id for other in held.also))
        for source, told in zip(copies[place].sources, copies[place].words, strict=True):
            spans = beside.differences(told, held.tiles)
            members.append(CampaignMember(source.id, "derived", *spans, also))
    counts = [(held.tiles, len(copies[place].sources)) for place, held in found.items()]
    shared = held_by_most(theirs, len(main.sources), counts)
    return Campaign(main.sources[0].id, shared, tuple(sorted(members, key=lambda each: each.source_id)))
