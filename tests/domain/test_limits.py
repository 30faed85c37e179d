"""Limits at, below and above their edge, in six languages."""

from __future__ import annotations

import pytest

from panel.domain import limits
from panel.domain.limits import Problem

WORD = {"ar": "حق ", "zh": "权利。", "en": "right ", "fr": "l’accès ", "ru": "право, ", "es": "¿niño? "}


def text_of(language: str, words: int) -> str:
    """A text of so many words; two Chinese words are three characters."""
    if language == "zh":
        return "权利是" * (words // 2) + "权" * (words % 2)
    return WORD[language] * words


@pytest.mark.parametrize("language", WORD)
@pytest.mark.parametrize("words", [999, 1000])
def test_up_to_the_limit_there_is_no_problem(language: str, words: int) -> None:
    assert limits.check(text_of(language, words)) == []


@pytest.mark.parametrize("language", WORD)
def test_one_word_over_is_refused_with_the_excess(language: str) -> None:
    text = text_of(language, 1001)
    (problem,) = limits.check(text)
    assert (problem.code, problem.field, problem.limit, problem.found, problem.excess) == (
        "words",
        "body",
        1000,
        1001,
        1,
    )
    assert text[problem.start : problem.end].strip() != ""


def test_the_sentence_in_which_the_limit_falls_is_shown() -> None:
    text = "One two three. Four five six. Seven."
    assert limits.check(text, 4, "post") == [Problem("words", "post", 4, 7, 3, 15, 29)]


def test_the_limit_of_the_call_binds() -> None:
    assert limits.check("one two three", 3) == []
    assert [problem.excess for problem in limits.check("one two three", 2)] == [1]


def test_twelve_thousand_code_points() -> None:
    text = ("a" * 99 + " ") * 120
    assert limits.check(text) == []
    assert limits.check(text + "😀") == [Problem("code_points", "body", 12_000, 12_001, 1, 12_000, 12_001)]


def test_the_longest_word() -> None:
    assert limits.check("see " + "a.b_" * 25) == []
    assert limits.check("see " + "a.b_" * 25 + "c") == [Problem("token", "body", 100, 101, 1, 4, 105)]


def test_an_address_is_measured_between_its_slashes() -> None:
    assert limits.check("https://example.org/" + "/".join(["a" * 100] * 20)) == []


def test_two_hundred_note_marks() -> None:
    text = "a[^1]" + " b[^9]" * 199
    assert limits.check(text) == []
    assert limits.check(text + " c[^x]") == [Problem("note_marks", "body", 200, 201, 1, 1201, 1205)]


def test_every_limit_that_is_not_kept_is_named() -> None:
    codes = [problem.code for problem in limits.check("x" * 13_000 + " y[^1]" * 1_200)]
    assert codes == ["words", "code_points", "token", "note_marks"]


def test_an_empty_text_is_within_the_limits() -> None:
    assert limits.check("") == []


def test_titles() -> None:
    assert limits.check_title("é" * 300) == []
    assert limits.check_title("é" * 301) == [Problem("title", "title", 300, 301, 1, 300, 301)]
