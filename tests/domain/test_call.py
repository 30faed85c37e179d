"""What a call may say: every field has its rule, and every problem names its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from panel.domain import call
from panel.domain.call import CallText

NOW = datetime(2027, 1, 4, 8, 0, tzinfo=UTC)
ISSUES = ("essential-services", "children")
GOOD = CallText(
    title="Access to essential services",
    issues=("essential-services",),
    concept_note="What happens between the door and the service?",
    objectives=("Hear from those at the desk",),
    questions=("What happens?", "What has worked?"),
    opens_at=datetime(2027, 1, 18, 8, 0, tzinfo=UTC),
    closes_at=datetime(2027, 3, 5, 17, 0, tzinfo=UTC),
    base_document_title="Draft guidance",
    base_paragraphs=("One.", "Two."),
)


def problems(**changes: Any) -> list[str]:
    return [p.field for p in call.problems(call.tidy(replace(GOOD, **changes)), ISSUES)]


def test_a_good_call_has_no_problem() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("title", {"title": " "}),
        ("title", {"title": "x" * 301}),
        ("title", {"title": "a\u202eb"}),
        ("issues", {"issues": ()}),
        ("issues", {"issues": ("no-such-issue",)}),
        ("concept_note", {"concept_note": "x" * 20_001}),
        ("objectives", {"objectives": ("x" * 1_001,)}),
        ("questions", {"questions": tuple(f"Q{n}?" for n in range(8))}),
        ("questions", {"questions": ("bell\x07?",)}),
        ("segments", {"segments": ("x" * 301,)}),
        ("base_paragraphs", {"base_paragraphs": ("x",) * 501}),
        ("base_paragraphs", {"base_paragraphs": ("x" * 5_001,)}),
        ("base_document_title", {"base_document_title": ""}),
        ("languages", {"languages": ()}),
        ("languages", {"languages": ("en", "xx")}),
        ("consents", {"consents": ("name_withheld",)}),
        ("consents", {"consents": ("public", "anonymous")}),
        ("who", {"who": "friends"}),
        ("publication", {"publication": "never"}),
        ("word_limit", {"word_limit": 49}),
        ("word_limit", {"word_limit": 2_001}),
        ("joint_word_limit", {"joint_word_limit": 0}),
        ("body_limit", {"body_limit": 499}),
        ("closes", {"closes_at": GOOD.opens_at}),
    ],
)
def test_what_cannot_stand_names_its_field(field: str, changes: dict[str, Any]) -> None:
    assert problems(**changes) == [field]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    assert problems(title="", issues=(), languages=(), word_limit=0) == [
        "title",
        "issues",
        "languages",
        "word_limit",
    ]


def test_seven_questions_are_accepted() -> None:
    assert problems(questions=tuple(f"Q{n}?" for n in range(7))) == []


def test_a_call_is_brought_to_one_form() -> None:
    tidied = call.tidy(
        replace(
            GOOD,
            title=" Cafe\u0301 ",
            questions=("", " One? ", "  "),
            base_paragraphs=("One.", "", "Two.\n"),
            languages=("fr", "en", "fr"),
            consents=("text_withheld", "public"),
            issues=("children", "essential-services", "children"),
            closes_at=GOOD.closes_at.replace(second=31),
        )
    )
    assert tidied == replace(
        GOOD,
        title="Café",
        questions=("One?",),
        languages=("en", "fr"),
        consents=("public", "text_withheld"),
        issues=("children", "essential-services"),
    )
    assert call.tidy(tidied) == tidied


def test_advice_stops_nobody_and_names_what_organizations_ask_for() -> None:
    assert call.advice(GOOD, NOW) == []
    hasty = replace(
        GOOD,
        opens_at=NOW + timedelta(days=1),
        closes_at=datetime(2027, 1, 10, 17, 0, tzinfo=UTC),  # a Sunday
        questions=(),
        base_paragraphs=(),
    )
    assert len(call.advice(hasty, NOW)) == 5


def test_the_fingerprint_changes_with_every_field_and_with_nothing_else() -> None:
    assert call.fingerprint(GOOD) == call.fingerprint(replace(GOOD))
    changed = {
        call.fingerprint(replace(GOOD, **{name: value}))
        for name, value in {
            "title": "Other",
            "questions": ("What happens?",),
            "closes_at": GOOD.closes_at + timedelta(minutes=1),
            "word_limit": 900,
            "consents": ("public",),
        }.items()
    }
    assert len(changed - {call.fingerprint(GOOD)}) == 5
