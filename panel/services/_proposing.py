"""What the library finds in texts that are to be coded: values in, offers out; nothing is written here.

Each offer names the stage that made it. Paragraphs that are coded already are left alone. What officers
have confirmed are the examples: the more there are, the better themes and points are found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from panel.collation import (
    Document,
    Example,
    KnownPoint,
    KnownWording,
    Paragraph,
    Said,
    SentenceRole,
    Source,
    Theme,
    campaigns,
    languages,
    mentions,
    roles,
    suggest,
    themes,
)
from panel.collation.pipeline_points import MOST
from panel.services._proposing_groups import Claim, together

#: Offers of one stage for one paragraph, and how sure a point must be to be offered.
THEMES, POINTS, SURE, SURE_WITHOUT_THEME = 2, 3, 0.3, 0.45

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A version that is coded: who it is of, its paragraphs, and where it is coded already."""

    commentary_id: str
    version_id: str
    source: Source
    document: Document
    coded: tuple[Span, ...] = ()

    @property
    def open(self) -> list[Paragraph]:
        """Numbered paragraphs without a coding."""
        return [
            each for each in self.numbered if not any(a < each.end and each.start < b for a, b in self.coded)
        ]

    @property
    def numbered(self) -> list[Paragraph]:
        """Paragraphs and items."""
        return [each for each in self.document.paragraphs if each.number]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A coding that stands for its point: an example, and what a copy of its words is offered."""

    coding_id: str
    commentary_id: str
    theme_id: str
    point_id: str
    words: Said


@dataclass(frozen=True, slots=True)
class Book:
    """What is known: themes with the words officers gave them, points by theme, and confirmed codings."""

    themes: tuple[Theme, ...] = ()
    examples: tuple[Example, ...] = ()
    points: Mapping[str, tuple[KnownPoint, ...]] = field(default_factory=dict)
    confirmed: tuple[Confirmed, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A finding about a passage; see ``models.Suggestion``."""

    commentary_id: str
    version_id: str
    paragraph: int
    start: int
    end: int
    offer: str
    value: str
    score: float
    stage: str
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Passage:
    """An open paragraph with its language."""

    text: Text
    block: Paragraph
    said: Said

    def offer(self, offer: str, value: str, score: float, stage: str, **detail: Any) -> Offer:
        """An offer for all of the paragraph."""
        return _offer(
            self.text, self.block, (self.block.start, self.block.end), offer, value, score, stage, detail
        )


def propose(texts: Sequence[Text], book: Book, call: str) -> list[Offer]:
    """Every offer for the open paragraphs of ``texts``; ``call`` is its text, whose words make no campaign."""
    passages = [passage for text in texts for passage in _passages(text)]
    meant = _themes(passages, book)
    found: list[Offer] = []
    for text in texts:
        found += [*_said(text), *_cited(text)]
    for passage, several in zip(passages, meant, strict=True):
        found += [passage.offer("theme", theme, score, "themes") for theme, score in several]
    found += _points(passages, meant, book)
    found += _copies(texts, book, call)
    return _grouped(found, passages, meant)


def _grouped(
    found: Sequence[Offer], passages: Sequence[_Passage], meant: Sequence[Sequence[tuple[str, float]]]
) -> list[Offer]:
    """The offers, those of a type with the group of their claim where no point is proposed for it."""
    taken = {(each.version_id, each.paragraph) for each in found if each.offer == "point"}
    copied = {(each.version_id, each.paragraph): each.value for each in found if each.offer == "campaign"}
    claims = {
        (each.version_id, each.paragraph): each
        for each in found
        if each.offer == "type" and (each.version_id, each.paragraph) not in taken
    }
    told = []
    for passage, several in zip(passages, meant, strict=True):
        of = claims.get((passage.text.version_id, passage.block.number or 0))
        if of is not None:
            theme = several[0][0] if several else ""
            counts = copied.get((of.version_id, of.paragraph), of.commentary_id)
            place = (of.version_id, of.paragraph, of.start, of.end)
            told.append(Claim(of.commentary_id, counts, *place, theme, of.value, passage.said))
    groups = together(told)
    return [
        replace(each, detail=each.detail | {"group": groups[each.version_id, each.paragraph]})
        if each.offer == "type" and (each.version_id, each.paragraph) in groups
        else each
        for each in found
    ]


def _passages(text: Text) -> Iterator[_Passage]:
    spoken = {each.start: each.language for each in languages(text.document)}
    for block in text.open:
        yield _Passage(text, block, Said(text.document.text[block.inner : block.end], spoken[block.start]))


def _said(text: Text) -> Iterator[Offer]:
    """Type and verb of each open paragraph: of the sentence that does most, asking before telling."""
    told = [each for each in roles(text.document) if each.role != "none"]
    for block in text.open:
        here = [each for each in told if block.start <= each.start < block.end]
        if not here:
            continue
        best = max(here, key=_weight)
        place = (best.start, min(best.end, block.end))
        asked = sorted({each.addressee for each in best.addressees})
        kind = best.role.replace(" ", "_")
        yield _offer(text, block, place, "type", kind, best.confidence, "roles", {"addressees": asked})
        if best.verb:
            yield _offer(text, block, place, "verb", best.verb, best.confidence, "roles", {})


def _weight(sentence: SentenceRole) -> tuple[bool, float, int]:
    return sentence.role != "observation", sentence.confidence, -sentence.start


def _cited(text: Text) -> Iterator[Offer]:
    for found in mentions(text.document.text):
        for block in text.open:
            if block.start <= found.start and found.end <= block.end:
                detail = {"kind": found.kind, "articles": list(found.articles)}
                yield _offer(
                    text, block, (found.start, found.end), "citation", found.code, 1.0, "citations", detail
                )


def _themes(passages: Sequence[_Passage], book: Book) -> list[list[tuple[str, float]]]:
    if not book.themes:
        return [[] for _ in passages]
    found = themes([each.said.text for each in passages], book.themes, book.examples)
    return [[(each.theme_id, each.score) for each in several[:THEMES]] for several in found]


def _points(
    passages: Sequence[_Passage], meant: Sequence[Sequence[tuple[str, float]]], book: Book
) -> Iterator[Offer]:
    """Points of the themes a paragraph falls under; where it falls under none, of all themes, if surer."""
    blocks: dict[str, list[_Passage]] = defaultdict(list)
    for passage, several in zip(passages, meant, strict=True):
        for theme in [theme for theme, _ in several] or [""]:
            blocks[theme].append(passage)
    offered: dict[tuple[str, int], list[Offer]] = defaultdict(list)
    for theme, held in sorted(blocks.items()):
        known = (
            book.points.get(theme, ()) if theme else [each for some in book.points.values() for each in some]
        )
        least = SURE if theme else SURE_WITHOUT_THEME
        for first in range(0, len(held) if known else 0, MOST):
            some = held[first : first + MOST]
            for passage, ranked in zip(
                some, suggest([each.said for each in some], tuple(known)), strict=True
            ):
                offered[passage.text.version_id, passage.block.start] += [
                    passage.offer("point", each.point, each.probability, "points")
                    for each in ranked[:POINTS]
                    if each.probability >= least
                ]
    for held_here in offered.values():
        yield from sorted(held_here, key=lambda each: (-each.score, each.value))[:POINTS]


def _copies(texts: Sequence[Text], book: Book, call: str) -> Iterator[Offer]:
    """What stands in texts filed in many hands: with whom a paragraph is shared, and how the others are coded."""
    by_id = {text.source.id: text for text in texts}
    made: dict[str, list[Confirmed]] = defaultdict(list)
    for each in book.confirmed:
        made[each.commentary_id].append(each)
    for group in campaigns((text.source for text in texts), KnownWording((call,))):
        ids = [member.source_id for member in group.members]
        for member in group.members:
            text = by_id[member.source_id]
            detail = {"texts": len(ids), "identical": member.kind == "identical"}
            spans = [(each.start, each.end) for each in member.shared]
            yield from _shared(text, spans, group.representative, detail)
            others = [each for id_ in ids if id_ != member.source_id for each in made[id_]]
            yield from _as_others(text, others)


def _shared(
    text: Text, spans: Iterable[Span], representative: str, detail: dict[str, Any]
) -> Iterator[Offer]:
    held = list(spans)
    for block in text.open:
        inside = [
            (max(a, block.start), min(b, block.end)) for a, b in held if a < block.end and block.start < b
        ]
        size = sum(b - a for a, b in inside) / (block.end - block.start)
        if inside and size >= 0.5:
            place = (inside[0][0], inside[-1][1])
            yield _offer(text, block, place, "campaign", representative, min(size, 1.0), "campaigns", detail)


def _as_others(text: Text, others: Iterable[Confirmed]) -> Iterator[Offer]:
    """Codings of copies, wherever their exact words stand once in this text."""
    body, seen = text.document.text, set()
    for each in others:
        start = body.find(each.words.text)
        if start < 0 or body.find(each.words.text, start + 1) >= 0 or (start, each.point_id) in seen:
            continue
        seen.add((start, each.point_id))
        end = start + len(each.words.text)
        for block in text.open:
            if block.start <= start and end <= block.end:
                detail = {"coding": each.coding_id, "from": each.commentary_id}
                yield _offer(text, block, (start, end), "point", each.point_id, 1.0, "campaigns", detail)


def _offer(
    text: Text,
    block: Paragraph,
    place: Span,
    offer: str,
    value: str,
    score: float,
    stage: str,
    detail: dict[str, Any],
) -> Offer:
    return Offer(
        text.commentary_id,
        text.version_id,
        block.number or 0,
        *place,
        offer,
        value,
        float(score),
        stage,
        detail,
    )
