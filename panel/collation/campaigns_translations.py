"""Texts in another language that are probably a campaign's text, translated: an offer, never a merger.

A translation keeps its paragraphs and their lengths, and names the same things at the same places: the concepts
of the thesaurus, numbers, and instruments that it cites. Each of these is compared by itself; what neither text
has does not count. A text is offered for one campaign, its best, if that is clearly ahead of the next one. What
resembles is not the same: the score says how much of it was found, and people decide.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from panel.collation.campaigns import Campaign
from panel.collation.citations import mentions
from panel.collation.concepts import all_concepts
from panel.collation.language import SIX, main_language
from panel.collation.segment import segment
from panel.collation.types import Source

LEAST = 0.6
"""The least score that is offered. Of letters put together from sentences that exist in several languages, 85 to
100 in 100 translations are above it, up to ten of letters made of other sentences of the same text, and up to 25 of
those of which one half is the same (``bench.quality campaigns`` counts them)."""

LEAST_ALIKE = 0.3
"""How alike the lengths of paragraphs are at least, for two texts to be compared at all."""

_AHEAD = 0.1
_PARTS = 8
_MOST = 0.6
_WEIGHTS = {"concepts": 1.0, "paragraphs": 0.4, "numbers": 0.3, "citations": 0.3}
_NUMBER = re.compile(r"\d{1,9}")

_Counted = TypeVar("_Counted")


@dataclass(frozen=True, slots=True)
class LikelyTranslation:
    """A text that is probably a translation of a campaign's representative. ``source_id`` stands alone or
    represents a campaign itself; ``score`` is above ``LEAST`` and at most 1."""

    representative: str
    source_id: str
    language: str
    score: float


@dataclass(frozen=True)
class _Text:
    """A text with what it is compared by, found when it is asked for. ``copies``: how often it was filed."""

    source: Source
    language: str
    copies: int

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """The lengths of its blocks."""
        return lengths(self.source.text)

    @cached_property
    def concepts(self) -> Counter[tuple[str, int]]:
        """Concepts with the parts of the text, eighths of it, in or near which they stand."""
        found: Counter[tuple[str, int]] = Counter()
        for hit in all_concepts(self.source.text, self.language):
            place = hit.start / len(self.source.text) * _PARTS
            for part in range(int(place) - 1, int(place) + 2):
                # in thousandths, so that the sums do not depend on their order
                found[hit.concept, part] += max(0, round(1000 - abs(place - part - 0.5) * 1000 / 1.5))
        return found

    @cached_property
    def numbers(self) -> Counter[int]:
        """The numbers in digits of any script."""
        return Counter(int(hit[0]) for hit in _NUMBER.finditer(self.source.text))

    @cached_property
    def citations(self) -> Counter[tuple[str, tuple[str, ...]]]:
        """Instruments and mechanisms with their articles."""
        return Counter((each.code, each.articles) for each in mentions(self.source.text))


def translations(
    groups: Sequence[Campaign], sources: Iterable[Source], languages: Mapping[str, str] | None = None
) -> tuple[LikelyTranslation, ...]:
    """For each campaign the texts that are probably its translation, by representative and score.

    ``languages``: of sources whose language is known, by id; others are looked at. About a millisecond for
    each text outside the groups, and more for those whose paragraphs resemble a campaign's.
    """
    leading, others = _texts(groups, sources, languages or {})
    pairs = _pairs(leading, others)
    rarity = _rarity(pairs)
    scores: defaultdict[str, list[tuple[float, str, str]]] = defaultdict(list)
    for campaign, other in pairs:
        score = round(_score(campaign, other, rarity), 4)
        scores[other.source.id].append((-score, campaign.source.id, other.language))
    found = []
    for source_id, told in scores.items():
        told.sort()
        (minus, representative, language), second = told[0], -told[1][0] if len(told) > 1 else 0.0
        if -minus >= LEAST and -minus >= second + _AHEAD:
            found.append(LikelyTranslation(representative, source_id, language, -minus))
    return tuple(sorted(found, key=lambda each: (each.representative, -each.score, each.source_id)))


def _pairs(leading: Sequence[_Text], others: Sequence[_Text]) -> list[tuple[_Text, _Text]]:
    """Campaigns with texts of other languages and like paragraphs; of two campaigns, the larger one first."""
    by_number: defaultdict[int, list[_Text]] = defaultdict(list)
    for campaign in leading:
        by_number[len(campaign.lengths)].append(campaign)
    return [
        (campaign, other)
        for other in others
        for number in sorted(by_number)
        if abs(number - len(other.lengths)) <= number // 4
        for campaign in by_number[number]
        if campaign.language != other.language
        and (campaign.copies, other.source.id) > (other.copies, campaign.source.id)
        and paragraphs_alike(campaign.lengths, other.lengths) >= LEAST_ALIKE
    ]


def lengths(text: str) -> tuple[int, ...]:
    """The lengths of the blocks of a text."""
    return tuple(block.end - block.start for block in segment(text).paragraphs)


def paragraphs_alike(one: Sequence[int], other: Sequence[int]) -> float:
    """How alike the lengths of paragraphs are in proportion, from 0 to 1; where there is one only, a half."""
    if not one or not other or abs(len(one) - len(other)) > len(one) // 4:
        return 0.0
    if len(one) != len(other) or len(one) == 1:
        return 0.5
    far, here, there = 0.0, 0, 0
    for mine, theirs in zip(one, other, strict=True):
        here, there = here + mine, there + theirs
        far = max(far, abs(here / sum(one) - there / sum(other)))
    return max(0.0, 1.0 - 5.0 * far)


def _texts(
    groups: Sequence[Campaign], sources: Iterable[Source], languages: Mapping[str, str]
) -> tuple[list[_Text], list[_Text]]:
    """The representatives, and all texts that stand alone or represent; only of the six languages."""
    sizes = {group.representative: len(group.members) for group in groups}
    inside = {member.source_id for group in groups for member in group.members} - sizes.keys()
    texts = []
    for source in sorted(sources, key=lambda each: each.id):
        if source.id not in inside:
            language = languages.get(source.id) or main_language(segment(source.text))
            texts += [_Text(source, language, sizes.get(source.id, 1))] if language in SIX else []
    return [each for each in texts if each.source.id in sizes], texts


def _rarity(pairs: Iterable[tuple[_Text, _Text]]) -> dict[str, float]:
    """How much a concept says: less the more of the texts have it."""
    texts = {each.source.id: each for pair in pairs for each in pair}
    held = Counter(concept for each in texts.values() for concept in {name for name, _ in each.concepts})
    return {concept: math.log(1 + len(texts) / times) for concept, times in held.items()}


def _score(one: _Text, other: _Text, rarity: Mapping[str, float]) -> float:
    """The channels that either text has something in, weighed."""
    alike = _cosine(one.concepts, other.concepts, rarity)
    told = {"concepts": min(1.0, alike / _MOST), "paragraphs": paragraphs_alike(one.lengths, other.lengths)}
    if one.numbers or other.numbers:
        told["numbers"] = _overlap(one.numbers, other.numbers)
    if told["concepts"] > 0.0 and (one.citations or other.citations):
        told["citations"] = _overlap(one.citations, other.citations)
    return sum(_WEIGHTS[name] * value for name, value in told.items()) / sum(_WEIGHTS[name] for name in told)


def _cosine(
    one: Counter[tuple[str, int]], other: Counter[tuple[str, int]], rarity: Mapping[str, float]
) -> float:
    """The cosine of two bags, their counts under a root, weighed by how rare a concept is."""
    product = math.fsum(math.sqrt(one[key] * other[key]) * rarity[key[0]] ** 2 for key in one if key in other)
    norms = [math.fsum(bag[key] * rarity[key[0]] ** 2 for key in bag) for bag in (one, other)]
    return product / math.sqrt(norms[0] * norms[1]) if product else 0.0


def _overlap(one: Counter[_Counted], other: Counter[_Counted]) -> float:
    """What both have, as a share of what either has."""
    return (one & other).total() / (one | other).total()
