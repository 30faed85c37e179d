"""A codebook: themes, points, and codings found in the texts."""

from __future__ import annotations

from typing import Any

import pytest

from panel.collation import Coding, CollationError, Passage, Plan, Point, Theme, read_codebook, segment

TEXTS = {"1": segment("Fees rose.\n\nFees  rose\nagain, and schools closed.")}
THEMES = [{"id": "t", "label": "Services"}, {"id": "u", "label": "Other", "parent": "t", "order": 7}]
POINTS = [{"id": "p", "theme": "t", "text": "fees rose", "kind": "recommendation", "addressee": "States"}]


def book(*codings: dict[str, Any], **more: Any) -> dict[str, Any]:
    given = [{"source": "1", "point": "p", **coding} for coding in codings]
    return {"themes": THEMES, "points": POINTS, "codings": given, **more}


def problems(data: object) -> tuple[str, ...]:
    with pytest.raises(CollationError) as error:
        read_codebook(data, TEXTS)
    return error.value.problems


def test_a_whole_codebook() -> None:
    plan = {
        "title": "T",
        "symbol": "S",
        "call_symbol": "C",
        "mandate": "m",
        "body_name": "b",
        "word_limit": 9,
        "confidential": 2,
    }
    found = read_codebook(
        book({"quote": "rose again", "verb": "urges", "see_also": True, "clearest": True, "addressee": "States"},
             {"paragraph": 1, "stance": "contrary", "text": "fees fell"}, **plan), TEXTS)  # fmt: skip
    assert found.plan == Plan("T", "S", "C", "m", "b", 9, 2)
    assert found.themes == (Theme("t", "Services", 0), Theme("u", "Other", 7, "t"))
    assert found.points == (Point("p", "t", "fees rose", "recommendation", "that", "States"),)
    assert found.codings == (
        Coding(
            Passage("1", 2, 18, 28),
            "t",
            "p",
            "recommendation",
            "urges",
            "for",
            "States",
            "",
            "see_also",
            True,
        ),
        Coding(Passage("1", 1, 0, 10), "t", "p", "observation", "", "contrary", "", "fees fell"),
    )
    assert read_codebook({}, {}).plan == Plan()


@pytest.mark.parametrize(
    ("coding", "span"),
    [
        ({"quote": "Fees rose", "paragraph": 1}, (0, 9)),
        ({"quote": "Fees rose", "paragraph": 2}, (12, 22)),
        ({"quote": "schools   closed."}, (34, 49)),
        ({"start": 0, "end": 4}, (0, 4)),
        ({"paragraph": 2}, (12, 49)),
    ],
)
def test_where_a_coding_stands(coding: dict[str, Any], span: tuple[int, int]) -> None:
    (found,) = read_codebook(book(coding), TEXTS).codings
    assert (found.passage.start, found.passage.end) == span


@pytest.mark.parametrize(
    ("coding", "message"),
    [
        ({"quote": "Fees rose"}, "codings 1: the words quoted stand 2 times; name the paragraph in 1"),
        ({"quote": "fees fell"}, "codings 1: the words quoted stand nowhere in 1"),
        ({"paragraph": 3}, "codings 1: 1 has no paragraph P3; its last is P2"),
        ({"start": 0, "end": 999}, "codings 1: 1: 0–999 lies outside the text of 49 characters"),
        ({"start": 4}, "codings 1: a quote, a paragraph, or start and end are needed"),
        ({}, "codings 1: a quote, a paragraph, or start and end are needed"),
        ({"source": "2", "paragraph": 1}, "codings 1: no text “2” in the input"),
        ({"source": 2, "paragraph": 1}, "codings 1: no text “2” in the input"),
        ({"source": True, "paragraph": 1}, "codings 1: field “source” must be a text"),
        ({"point": "q", "paragraph": 1}, "codings 1: no point “q” in the codebook"),
        ({"paragraph": "1"}, "codings 1: field “paragraph” must be a whole number from 0"),
        (
            {"paragraph": 1, "stance": "against"},
            "codings 1: field “stance” is “against”, not one of for, contrary",
        ),
        ({"paragraph": 1, "see_also": 1}, "codings 1: field “see_also” must be true or false"),
    ],
)
def test_a_coding_that_cannot_be_placed(coding: dict[str, Any], message: str) -> None:
    assert problems(book(coding))[0] == message


def test_what_is_missing_is_named() -> None:
    assert problems([]) == ("an object with named fields was expected",)
    assert problems({"themes": [{}], "points": [{"kind": "opinion"}], "codings": [3], "word_limit": -1}) == (
        "themes 1: field “id” is missing",
        "themes 1: field “label” is missing",
        "points 1: field “id” is missing",
        "points 1: field “theme” is missing",
        "points 1: field “text” is missing",
        "points 1: field “kind” is “opinion”, not one of inquiry, observation, good practice, recommendation, "
        "policy gap, emerging issue",
        "codings 1: an object with named fields was expected",
        "codings 1: field “source” is missing",
        "codings 1: field “point” is missing",
        "field “word_limit” must be a whole number from 0",
    )
