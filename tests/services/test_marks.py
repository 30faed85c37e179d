"""Note marks in text: taken out, put back, kept through every change. Without database."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.services import _marks
from panel.services._marks import Bare, Mark, Said

TEXT = "Most submissions called for a separation.[2] UEB considered, however, that it exists;[1] CMF did not."


def test_marks_leave_the_text_and_keep_their_places() -> None:
    found = _marks.bare("One.[3] Two[12] three.")
    assert found == Bare("One. Two three.", (Mark(3, 4), Mark(12, 8)))
    assert found.keys == (3, 12)


@given(st.lists(st.tuples(st.text(alphabet="ab. é中", max_size=6), st.integers(1, 999)), max_size=6))
def test_marked_is_the_inverse_of_bare(parts: list[tuple[str, int]]) -> None:
    text = "".join(f"{words}[{key}]" for words, key in parts)
    assert _marks.marked(_marks.bare(text)) == text


def test_brackets_that_are_no_marks_stay() -> None:
    text = "“so […] said” [unofficial translation] [1234]"
    assert _marks.bare(text) == Bare(text, ())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  One\n two.  ", "One two."),
        ("A point [1]. Next", "A point[1]. Next"),
        ("Ends.[1]Begins.", "Ends.[1] Begins."),
        ("Both.[1] [2] After.", "Both.[1][2] After."),
        ("Word[1], then[2]; end.[3]", "Word[1], then[2]; end.[3]"),
        ("", ""),
    ],
)
def test_tidy_changes_blanks_alone(typed: str, kept: str) -> None:
    assert _marks.tidy(typed) == kept
    assert _marks.tidy(kept) == kept


def test_sentences_carry_their_marks() -> None:
    assert _marks.said(TEXT) == (
        Said(0, "Most submissions called for a separation.", (Mark(2, 41),)),
        Said(42, "UEB considered, however, that it exists; CMF did not.", (Mark(1, 40),)),
    )


def test_a_mark_before_the_first_word_belongs_to_the_first_sentence() -> None:
    assert _marks.said("[1] One. Two.")[0].marks == (Mark(1, 0),)


def test_no_sentence_no_marks() -> None:
    assert _marks.said("") == ()
    assert _marks.said("[1]") == ()


def test_rewriting_keeps_the_marks_round_it() -> None:
    line = _marks.rewrite("Several submissions said so.[1] UEB did not.[2]", 0, 7, "Many")
    assert line == "Many submissions said so.[1] UEB did not.[2]"


def test_rewriting_words_that_hold_a_mark_moves_it_behind_them() -> None:
    assert _marks.rewrite("One two[1] three.", 4, 13, "four") == "One four[1]."


def test_a_mark_at_the_edge_of_what_is_rewritten_stays_there() -> None:
    assert _marks.rewrite("One[1] two.", 3, 7, " 2") == "One[1] 2."


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (0, "One.[1][7] Two.[2]"),
        (1, "One.[1] Two.[2][7]"),
        (None, "One.[1] Two.[2][7]"),
        (9, "One.[1] Two.[2][7]"),
    ],
)
def test_a_note_is_called_at_the_end_of_a_sentence(sentence: int | None, line: str) -> None:
    assert _marks.call("One.[1] Two.[2]", 7, sentence) == line


def test_a_note_in_an_empty_paragraph() -> None:
    assert _marks.call("", 1) == "[1]"


def test_silence_takes_one_mark_out() -> None:
    assert _marks.silence("One[1] two[11].", 1) == "One two[11]."


def test_repeated_marks_are_found() -> None:
    assert _marks.repeated("One[1] two[2] three[1].") == (1,)
