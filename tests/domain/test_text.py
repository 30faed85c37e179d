"""What may be recorded, what is refused with its place, and what one click removes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel.domain import text
from panel.domain.text import TextProblem

SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


def found(typed: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.position) for problem in text.problems(typed)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\n\r\nd", "a\nb\nc\n\nd"),
        ("e\u0301", "é"),
        ("й", "й"),
        ("\u2126 \u212b", "Ω Å"),
        ("  “two”  blanks\t\n\n\n", "  “two”  blanks\t\n\n\n"),
        ("ﬁ ² ﷲ Ａ\u3000\u00a0…", "ﬁ ² ﷲ Ａ\u3000\u00a0…"),
        ("", ""),
    ],
)
def test_line_ends_and_composition_and_nothing_else(typed: str, kept: str) -> None:
    assert text.normalise(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "Plain words, with a tab\tand two\nlines.",
        "L’accès à l’école – « oui » ; ¿niño? “quote”",
        "Право — это «обязанность».",
        "لِكُلِّ فَرْدٍ الحَقُّ فِي الصِّحَّةِ؛ حـــق",
        "人人有权享有健康。　移民",
        "می\u200cخواهم نامه\u200cهای",
        "क्\u200dष क्\u200cष प्रवासी",
        "ශ්\u200dරී and ക്\u200d",
        "word \u200eلغة\u200f \u061c7",
        "quoted \u2067اسم \u2066inner\u2069\u2069 closed",
        "family 👩\u200d👩\u200d👧\u200d👦 ❤️\u200d🔥 👍🏽 🧑🏽\u200d⚕️ 🏳️\u200d🌈 🇨🇭 1️⃣",
        f"flag {SCOTLAND}.",
        "葛\U000e0100飾 and ☺\ufe0e",
        "ệ a" + "\u0323" * 8,
        "Tiếng Việt, ไทย, 한국어, עִבְרִית",
        "newer than this Python \U0001fae8 \U00031350",
    ],
)
def test_living_writing_is_accepted_and_untouched_by_the_clean_up(typed: str) -> None:
    assert text.problems(typed) == []
    assert text.clean(typed) == text.normalise(typed)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", TextProblem("empty", 1, "")),
        (" \n\u3000", TextProblem("empty", 1, "")),
        ("… — !", TextProblem("empty", 1, "")),
        ("😀", TextProblem("empty", 1, "")),
        ("ab\x00c", TextProblem("control", 3, "U+0000 NULL")),
        ("😀a\x1b[0m", TextProblem("control", 3, "U+001B ESCAPE")),
        ("a\x01", TextProblem("control", 2, "U+0001")),
        ("a\x85b", TextProblem("control", 2, "U+0085 NEXT LINE")),
        ("a\u2028b", TextProblem("control", 2, "U+2028 LINE SEPARATOR")),
        ("a\x0bb", TextProblem("control", 2, "U+000B LINE TABULATION")),
        ("a\x9f", TextProblem("control", 2, "U+009F")),
        ("a\ud83d b", TextProblem("surrogate", 2, "U+D83D")),
        ("a\ufffe", TextProblem("noncharacter", 2, "U+FFFE")),
        ("a\ufdd0", TextProblem("noncharacter", 2, "U+FDD0")),
        ("a\U0010ffff", TextProblem("noncharacter", 2, "U+10FFFF")),
        ("a\ue000", TextProblem("private_use", 2, "U+E000")),
        ("a\U00100000", TextProblem("private_use", 2, "U+100000")),
        ("a\u202eb", TextProblem("bidi_override", 2, "U+202E RIGHT-TO-LEFT OVERRIDE")),
        ("\u202ab", TextProblem("bidi_override", 1, "U+202A LEFT-TO-RIGHT EMBEDDING")),
        ("a\u2067b", TextProblem("unbalanced_isolate", 2, "U+2067 RIGHT-TO-LEFT ISOLATE")),
        ("a\u2069b", TextProblem("unbalanced_isolate", 2, "U+2069 POP DIRECTIONAL ISOLATE")),
        ("a\u200bb", TextProblem("zero_width", 2, "U+200B ZERO WIDTH SPACE")),
        ("a\u2060b", TextProblem("zero_width", 2, "U+2060 WORD JOINER")),
        ("a\u00adb", TextProblem("zero_width", 2, "U+00AD SOFT HYPHEN")),
        ("\ufeffb", TextProblem("zero_width", 1, "U+FEFF ZERO WIDTH NO-BREAK SPACE")),
        ("a\u200cb", TextProblem("zero_width", 2, "U+200C ZERO WIDTH NON-JOINER")),
        ("a\u200db", TextProblem("zero_width", 2, "U+200D ZERO WIDTH JOINER")),
        ("人\u200c权", TextProblem("zero_width", 2, "U+200C ZERO WIDTH NON-JOINER")),
        ("a😀\u200db", TextProblem("zero_width", 3, "U+200D ZERO WIDTH JOINER")),
        ("a\u034fb", TextProblem("zero_width", 2, "U+034F COMBINING GRAPHEME JOINER")),
        ("a\u2800b", TextProblem("zero_width", 2, "U+2800 BRAILLE PATTERN BLANK")),
        ("a\u3164b", TextProblem("zero_width", 2, "U+3164 HANGUL FILLER")),
        ("a\U000e0068", TextProblem("zero_width", 2, "U+E0068 TAG LATIN SMALL LETTER H")),
        ("a \ufe0fb", TextProblem("zero_width", 3, "U+FE0F VARIATION SELECTOR-16")),
        ("a\ufe0f\U000e0100", TextProblem("zero_width", 3, "U+E0100 VARIATION SELECTOR-17")),
        ("b" + "\u0301" * 500, TextProblem("marks", 10, "U+0301 COMBINING ACUTE ACCENT")),
    ],
)
def test_what_is_refused_has_a_code_a_place_and_a_name(typed: str, problem: TextProblem) -> None:
    assert text.problems(typed) == [problem]


def test_problems_come_in_order_and_up_to_a_number() -> None:
    assert found("\x00\u200b\u202e") == [
        ("empty", 1),
        ("control", 1),
        ("zero_width", 2),
        ("bidi_override", 3),
    ]
    assert len(text.problems("a" + "\x00" * 70_000)) == 50
    assert len(text.problems("a" + "\x00" * 70_000, at_most=3)) == 3


def test_isolates_are_balanced_within_a_paragraph() -> None:
    assert found("a\u2068b\nc\u2069") == [("unbalanced_isolate", 2), ("unbalanced_isolate", 6)]
    assert found("\u2068a\u2069\n\u2067b\u2069") == []
    assert found("\u2068\u2067a\u2069") == [("unbalanced_isolate", 1)]


def test_joiners_are_kept_beside_the_letters_that_need_them_only() -> None:
    assert found("ا\u200c") == []
    assert found("a\u200cا") == []
    assert found("ا\u200c\u200ca \u200d") == [("zero_width", 3), ("zero_width", 6)]


def test_a_second_heap_of_marks_is_told_as_well() -> None:
    heap = "x" + "\u0301" * 9
    assert found(heap + heap) == [("marks", 10), ("marks", 20)]


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("mig\u200bra\u00adtion\ufeff", "migration"),
        ("a\x0bb\x0cc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x1b[0m", "ab[0m"),
        ("two\u3164words\u2800three", "two words three"),
        ("\u202eevil\u202c", "evil"),
        ("a\u2066b\nc\u2069 \u2068d\u2069", "ab\nc \u2068d\u2069"),
        ("\u2066a\u2028b\u2069", "a\nb"),
        ("a\u200d\u0301", "á"),
        ("می\u200cخواهم \u200bx\u200cy", "می\u200cخواهم xy"),
        ("x\u200c\u180ey", "xy"),
        ("hidden\U000e0068\U000e0069", "hidden"),
        ("a\ue000\ufffe", "a\ue000\ufffe"),
        ("b" + "\u0301" * 9, "b" + "\u0301" * 9),
        ("", ""),
    ],
)
def test_the_clean_up(typed: str, cleaned: str) -> None:
    assert text.clean(typed) == cleaned


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                "ab اक人😀\u0301\n \u200c\u200d\ufe0f\u2066\u2069\u202e\u180e\u180b\u034f\x00\u2028"
            ),
            st.characters(),
        ),
        max_size=30,
    ).map("".join)
)
@settings(max_examples=500, deadline=None)
def test_after_the_clean_up_nothing_cleanable_is_left(typed: str) -> None:
    cleaned = text.clean(typed)
    assert [problem for problem in text.problems(cleaned) if problem.cleanable] == []
    assert text.clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


def test_which_problems_one_click_removes() -> None:
    assert sorted(text.CLEANABLE) == ["bidi_override", "control", "unbalanced_isolate", "zero_width"]
    assert [problem.cleanable for problem in text.problems("a\x00\ue000\u200b")] == [True, False, True]
