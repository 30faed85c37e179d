"""The word rule on shared vectors, on every scalar value, and on texts made to hurt."""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel.domain import wordcount, wordcount_ranges
from panel.domain.wordcount import Crossing, Token

VECTORS = json.loads(Path(__file__).with_name("wordcount_vectors.json").read_text("utf-8"))
CASES: list[dict[str, Any]] = VECTORS["cases"]
PIECES = (
    *("desk", "droit", "право", "حق", "权", "利", "é", "e\u0301", "\u064e", "😀", "1️⃣", "12", "a_b", "\u200b"),
    *("[^1]", "[^1]:", "[^", "]", "/", "–", "—", "-", "'", ".", "。", "!", "؟", "#", " ", "\n", "\u00a0"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_vector(case: dict[str, Any]) -> None:
    assert wordcount.count(case["text"]) == case["words"]


@pytest.mark.parametrize("case", [c for c in CASES if "crossing" in c], ids=lambda case: str(case["name"]))
def test_vector_of_a_crossing(case: dict[str, Any]) -> None:
    text, wanted = case["text"], case["crossing"]
    found = wordcount.limit_crossing(text, wanted["limit"])
    if wanted["at"] is None:
        assert found is None
        return
    assert found is not None
    places = [found.start, found.sentence_start, found.sentence_end]
    assert places == wanted["at"]
    assert [len(text[:place].encode("utf-16-le")) // 2 for place in places] == wanted["utf16"]
    if "word" in wanted:
        assert text[found.start :].startswith(wanted["word"])
        assert text[found.sentence_start : found.sentence_end] == wanted["sentence"]


def test_the_vectors_cover_the_six_languages() -> None:
    assert VECTORS["rule"] == wordcount.RULE == "wc-1"
    assert {case["lang"] for case in CASES} == {"ar", "zh", "en", "fr", "ru", "es"}
    assert len({case["name"] for case in CASES}) == len(CASES) == 115


def test_tokens_have_offsets_into_the_text_given() -> None:
    text = "[^1]: Le\u0301gal[^2] aid 权—x"
    assert wordcount.tokens(text) == [
        Token(6, 12, False),
        Token(17, 20, False),
        Token(21, 22, True),
        Token(23, 24, False),
    ]


def test_a_note_mark_inside_a_word_is_inside_the_span() -> None:
    text = "desk[^1]staff"
    assert wordcount.tokens(text) == [Token(0, 13, False)]
    assert wordcount.count(text) == 1


def test_the_longest_token_is_the_first_of_the_longest() -> None:
    assert wordcount.longest_token("one three seven 权") == Token(4, 9, False)
    assert wordcount.longest_token("https://example.org/" + "a" * 30 + "/b") == Token(20, 50, False)
    assert wordcount.longest_token(" … ") is None


SCALARS = [chr(point) for point in range(0x110000) if not 0xD800 <= point <= 0xDFFF]
ROWS = [SCALARS[start : start + 16] for start in range(0, len(SCALARS), 16)]


def test_every_scalar_value_counts_as_the_table_says() -> None:
    table = re.compile(f"[{_class(wordcount_ranges.LETTERS)}]")
    han = re.compile(f"[{_class(wordcount_ranges.HAN)}]")
    for row in ROWS:
        ideographs = sum(han.match(c) is not None for c in row)
        words = sum(table.match(c) is not None and not han.match(c) for c in row)
        assert wordcount.count(" ".join(row)) == words + -(-ideographs * 2 // 3), row


def test_what_ends_a_word_is_white_space_two_dashes_the_slash_and_han() -> None:
    ends = re.compile(f"[{_class(wordcount_ranges.SPACE)}–—/]")
    han = re.compile(f"[{_class(wordcount_ranges.HAN)}]")
    for row in ROWS:
        ideographs = sum(han.match(c) is not None for c in row)
        words = sum(2 if ends.match(c) or han.match(c) else 1 for c in row)
        assert wordcount.count(" ".join(f"a{c}b" for c in row)) == words + -(-ideographs * 2 // 3), row


def _class(table: str) -> str:
    pairs = (entry.partition("-") for entry in table.split())
    return "".join(f"{chr(int(a, 16))}-{chr(int(b or a, 16))}" for a, _, b in pairs)


def test_composed_and_decomposed_count_the_same_for_every_scalar_value() -> None:
    pairs = [(c, unicodedata.normalize("NFD", c)) for c in SCALARS]
    differing = [(c, apart) for c, apart in pairs if apart != c and _twice(c) != _twice(apart)]
    assert differing == []


def _twice(text: str) -> int:
    return wordcount.count(f"a{text}b {text}")


@given(TEXTS, st.integers(0, 12))
@settings(max_examples=400, deadline=None)
def test_counts_tokens_and_crossings_agree(text: str, limit: int) -> None:
    tokens = wordcount.tokens(text)
    han = sum(token.han for token in tokens)
    assert wordcount.count(text) == len(tokens) - han + -(-han * 2 // 3)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    crossing = wordcount.limit_crossing(text, limit)
    assert (crossing is None) == (wordcount.count(text) <= limit)
    if crossing is not None:
        beyond = next(token for token in tokens if token.start == crossing.start)
        assert wordcount.count(text[: crossing.start]) <= limit
        assert crossing.sentence_start <= beyond.start < crossing.sentence_end
        assert "\n" not in text[crossing.sentence_start : crossing.sentence_end]


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_mark_between_two_words_changes_nothing(text: str) -> None:
    marked = re.sub(" ", " [^1] ", text)
    assert wordcount.count(marked) == wordcount.count(text)


LONG = 70_000


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a" * LONG, 1),
        ("权" * LONG, 46_667),
        ("!" * LONG, 0),
        ("[^" * (LONG // 2), 0),
        ("a[^1]" * (LONG // 5), 1),
        ("a. " * (LONG // 3), 23_333),
        (" " * LONG + "a", 1),
        ("a" + ".)" * (LONG // 2), 1),
        ("." + "[^1]" * (LONG // 4) + " a", 1),
    ],
)
def test_long_texts_are_counted(text: str, words: int) -> None:
    assert wordcount.count(text) == words
    assert wordcount.limit_crossing(text, words) is None


def test_a_crossing_is_found_in_the_last_sentence_of_many() -> None:
    text = "One is here. " * 5_000 + "Two is there."
    assert wordcount.limit_crossing(text, 15_002) == Crossing(len(text) - 6, len(text) - 13, len(text))
