"""What is wrong with a text, in words with exact figures."""

from __future__ import annotations

from panel.domain import limits, refusals, text
from panel.domain.errors import Problem


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(p.field, p.msgid % p.values) for p in problems]


def test_an_acceptable_text_has_no_problem() -> None:
    assert refusals.of_text("body", "We recommend.") == []
    assert refusals.of_length("body", "We recommend.", 1000) == []
    assert refusals.of_title("title", "Our view") == []


def test_one_word_over_is_told_exactly() -> None:
    assert said(refusals.of_length("body", "word " * 1001, 1000)) == [
        (
            "body",
            "1,001 words; the limit is 1,000; 1 over. Nothing was cut. Shorten the text anywhere, "
            "then submit again.",
        )
    ]


def test_every_cap_has_its_words() -> None:
    stuffed = "a" * 101 + " " + "[^1] " * 2_500 + "b"
    assert [msgid.split("; ")[0] for _, msgid in said(refusals.of_length("body", stuffed, 1000))] == [
        "The text has 12,603 characters",
        "One word has 101 characters",
        "The text has 2,500 note marks",
    ]


def test_characters_are_told_with_their_place() -> None:
    assert said(refusals.of_text("body", "ab\u200bc")) == [
        ("body", "Character 3 is invisible (U+200B ZERO WIDTH SPACE). Remove it, or press “Clean up”.")
    ]
    assert len(refusals.of_text("body", "a" + "\x01" * 40)) == refusals.AT_ONCE


def test_a_field_without_a_clean_up_does_not_speak_of_one() -> None:
    assert said(refusals.of_field("name", "ab\u202ec\n")) == [
        ("name", "Character 3 cannot be printed (U+202E RIGHT-TO-LEFT OVERRIDE). Delete it."),
        ("name", "Character 5 cannot be printed (U+000A). Delete it."),
    ]
    assert refusals.of_field("activities", "ab\r\nc\n", one_line=False) == []
    assert refusals.of_field("name", "") == []
    assert len(refusals.of_field("name", "a" + "\x01" * 40)) == refusals.AT_ONCE


def test_every_problem_of_a_text_and_every_limit_has_words() -> None:
    assert set(text.CLEANABLE) <= set(refusals._TEXT)
    codes = {"empty", "surrogate", "noncharacter", "private_use", "marks"} | text.CLEANABLE
    assert set(refusals._TEXT) == codes
    assert set(refusals._LIMIT) == {"words", "code_points", "token", "note_marks"}


def test_a_title_is_there_and_short_and_clean() -> None:
    assert said(refusals.of_title("title", "  ")) == [("title", "Give your commentary a title.")]
    assert said(refusals.of_title("title", "t" * 301)) == [
        ("title", "The title has 301 characters; the limit is 300. Shorten it.")
    ]
    assert refusals.of_title("title", "t" * limits.TITLE) == []


def test_what_the_clean_up_mends_is_offered_for_cleaning() -> None:
    assert refusals.cleanable("fine", "also\u200bfine")
    assert not refusals.cleanable("fine", "private \ue000 use")
