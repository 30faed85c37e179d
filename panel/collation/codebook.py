"""Reading a codebook: themes, points, and codings located in the texts by their words or offsets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from panel.collation.fields import Fields
from panel.collation.records import normal
from panel.collation.segment import Document, passage
from panel.collation.types import (
    FORMS,
    TYPES,
    CitationKind,
    Coding,
    CollationError,
    Passage,
    Plan,
    Point,
    Theme,
)


@dataclass(frozen=True, slots=True)
class Codebook:
    """A plan, the themes and points of a codebook, and their application to texts."""

    plan: Plan
    themes: tuple[Theme, ...]
    points: tuple[Point, ...]
    codings: tuple[Coding, ...]


def read_codebook(data: object, documents: Mapping[str, Document]) -> Codebook:
    """A codebook from JSON values; CollationError lists every problem, by list and place from 1."""
    problems: list[str] = []
    fields = Fields(data, "", problems)
    themes = tuple(_theme(each, place) for place, each in enumerate(fields.objects("themes")))
    points = tuple(_point(each) for each in fields.objects("points"))
    by_id = {point.id: point for point in points}
    codings = [_coding(each, by_id, documents) for each in fields.objects("codings")]
    plan = _plan(fields)
    if problems:
        raise CollationError(tuple(problems))
    return Codebook(plan, themes, points, tuple(coding for coding in codings if coding))


def _plan(fields: Fields) -> Plan:
    usual = Plan()
    limit = fields.number("word_limit", usual.word_limit)
    return Plan(
        fields.text("title"),
        fields.text("symbol"),
        fields.text("call_symbol"),
        fields.text("mandate", usual.mandate),
        fields.text("body_name", usual.body_name),
        usual.word_limit if limit is None else limit,
        fields.number("confidential"),
    )


def _theme(fields: Fields, place: int) -> Theme:
    """A theme; without ``order`` the place in the list counts."""
    order = fields.number("order", place)
    return Theme(
        fields.key("id", needed=True), fields.text("label", needed=True), order or 0, fields.key("parent")
    )


def _point(fields: Fields) -> Point:
    return Point(
        fields.key("id", needed=True),
        fields.key("theme", needed=True),
        fields.text("text", needed=True),
        fields.choice("kind", TYPES, "observation"),
        fields.choice("form", FORMS, "that"),
        fields.text("addressee"),
        fields.number("order", 0) or 0,
        fields.text("label"),
    )


def _coding(fields: Fields, points: Mapping[str, Point], documents: Mapping[str, Document]) -> Coding | None:
    source_id, point_id = fields.key("source", needed=True), fields.key("point", needed=True)
    document, point = documents.get(source_id), points.get(point_id)
    if source_id and document is None:
        fields.wrong(f"no text “{source_id}” in the input")
    if point_id and point is None:
        fields.wrong(f"no point “{point_id}” in the codebook")
    place = _passage(fields, source_id, document) if document else None
    stance = fields.choice("stance", ("for", "contrary"), "for")
    usual = point.kind if point and stance == "for" else "observation"
    kind, see_also = fields.choice("type", TYPES, usual), fields.flag("see_also")
    verb, addressee, text = fields.text("verb"), fields.text("addressee"), fields.text("text")
    clearest = fields.flag("clearest")
    if place is None or point is None:
        return None
    citation: CitationKind = "see_also" if see_also else "primary"
    return Coding(place, point.theme_id, point.id, kind, verb, stance, addressee, text, citation, clearest)


def _passage(fields: Fields, source_id: str, document: Document) -> Passage | None:
    """The span meant: ``start`` and ``end``, or the words of ``quote``, found once in the text or in the
    ``paragraph`` named; blanks may differ. With a paragraph and nothing else, the whole of it."""
    number = fields.number("paragraph")
    block = next((each for each in document.paragraphs if each.number == number), None) if number else None
    if number is not None and block is None:
        fields.wrong(f"{source_id} has no paragraph P{number}; its last is P{document.last}")
        return None
    low, high = (block.start, block.end) if block else (0, len(document.text))
    quote = normal(fields.text("quote"))
    start, end = fields.number("start"), fields.number("end")
    if quote.strip():
        pattern = r"\s+".join(re.escape(word) for word in quote.split())
        hits = list(re.compile(pattern).finditer(document.text, low, high))
        if len(hits) != 1:
            times = f"{len(hits)} times; name the paragraph" if hits else "nowhere"
            fields.wrong(f"the words quoted stand {times} in {source_id}")
            return None
        start, end = hits[0].span()
    elif start is None and end is None and block:
        start, end = low, high
    if start is None or end is None:
        fields.wrong("a quote, a paragraph, or start and end are needed")
        return None
    try:
        return passage(source_id, document, start, end)
    except ValueError as error:
        fields.wrong(f"{source_id}: {error}")
        return None
