"""The house table of quantifiers: every boundary, story S7, and the recogniser."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panel.domain.quantifiers import Claim, accepts, finds, quantify, table

SMALL = {
    (1, 7): "codes", (2, 7): "codes", (3, 7): "codes", (4, 4): "codes", (5, 9): "n_of", (8, 9): "n_of",
    (7, 7): "all", (5, 5): "all", (0, 7): "none", (0, 0): "none",
}  # fmt: skip
LARGE = {
    (1, 10): "codes", (2, 10): "codes", (3, 10): "three", (4, 10): "four", (5, 10): "many", (6, 10): "most",
    (8, 10): "most", (9, 10): "almost_all", (10, 10): "all", (5, 15): "many", (5, 16): "several",
    (96, 291): "several", (97, 291): "many", (145, 291): "many", (146, 291): "most", (261, 291): "most",
    (262, 291): "almost_all", (290, 291): "almost_all", (291, 291): "all", (4, 291): "four",
}  # fmt: skip


@pytest.mark.parametrize(("figures", "kind"), [*SMALL.items(), *LARGE.items()])
def test_every_row_of_the_table(figures: tuple[int, int], kind: str) -> None:
    assert quantify(*figures).kind == kind


@pytest.mark.parametrize(
    ("n", "population", "contrary", "kind"),
    [
        (9, 20, 0, "many"),
        (8, 19, 0, "many"),
        (6, 17, 0, "many"),
        (5, 16, 0, "several"),
        (18, 20, 0, "almost_all"),
        (20, 20, 0, "all"),
        (20, 20, 1, "most"),
        (18, 20, 1, "most"),
        (7, 7, 1, "n_of"),
    ],
)
def test_story_s7(n: int, population: int, contrary: int, kind: str) -> None:
    assert quantify(n, population, contrary).kind == kind


def test_words_and_subjects() -> None:
    assert quantify(5, 9).subject() == "5 of 9 submissions"
    assert quantify(7, 7).subject() == "All 7 submissions"
    assert quantify(19, 20).subject("migrants' associations") == "Almost all migrants' associations"
    assert quantify(3, 12).subject() == "Three submissions"
    assert quantify(2, 12).subject() == ""


@pytest.mark.parametrize(("n", "population", "contrary"), [(3, 2, 0), (-1, 2, 0), (1, 2, -1)])
def test_what_cannot_be_is_refused(n: int, population: int, contrary: int) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        quantify(n, population, contrary)


@given(st.integers(10, 2000).flatmap(lambda total: st.tuples(st.integers(5, total), st.just(total))))
def test_the_words_are_the_fractions_of_the_house_table(figures: tuple[int, int]) -> None:
    n, total = figures
    share = Fraction(n, total)
    rows = [
        ("several", share < Fraction(1, 3)),
        ("many", Fraction(1, 3) <= share <= Fraction(1, 2)),
        ("most", Fraction(1, 2) < share < Fraction(9, 10)),
        ("almost_all", Fraction(9, 10) <= share < 1),
        ("all", share == 1),
    ]
    assert [kind for kind, holds in rows if holds] == [quantify(n, total).kind]


def test_the_printed_table_of_291() -> None:
    assert [(row.word, row.here) for row in table(291)] == [
        ("the codes themselves", "1–2"),
        ("three, four", "3–4"),
        ("several", "5–96"),
        ("many", "97–145"),
        ("most", "146–261"),
        ("almost all", "262–290"),
        ("all", "291"),
    ]


def test_the_printed_table_of_few() -> None:
    assert [(row.word, row.here) for row in table(7)] == [
        ("the codes themselves", "1–2"),
        ("the codes, or n of N", "3–4"),
        ("n of N", "5–6"),
        ("all N", "7"),
    ]
    assert [row.here for row in table(12)] == ["1–2", "3–4", "–", "5–6", "7–10", "11", "12"]
    assert [row.here for row in table(1234)][3] == "412–617"
    assert [row.here for row in table(1)] == ["1", "–", "–", "–"]
    assert [row.here for row in table(0)] == ["–", "–", "–", "–"]


@given(st.integers(1, 400))
def test_the_printed_ranges_are_what_quantify_says(total: int) -> None:
    printed = {n: row.kind for row in table(total) if row.low for n in range(row.low, (row.high or 0) + 1)}
    said = {n: quantify(n, total).kind for n in range(1, total + 1)}
    merged = {n: "cardinal" if kind in ("three", "four") else kind for n, kind in said.items()}
    assert printed == merged


def test_what_a_sentence_may_use_instead() -> None:
    assert accepts(2, 20) == {"codes", "two"}
    assert accepts(2, 9) == {"codes"}
    assert accepts(3, 9) == {"codes", "n_of"}
    assert accepts(9, 9) == {"all", "n_of"}
    assert accepts(9, 20) == {"many"}


LABELS = ("migrants' associations", "States", "civil society")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Several submissions noted", [("several", "submissions", None, None)]),
        ("Many of the submissions noted", [("many", "submissions", None, None)]),
        ("Almost all submissions noted", [("almost_all", "submissions", None, None)]),
        ("Common to almost all civil society commentaries was a call", [
            ("almost_all", "civil society commentaries", None, None)]),
        ("Most migrants’ associations (9 of 14) called", [("most", "migrants' associations", 9, 14)]),
        ("5 of 9 submissions noted", [("n_of", "submissions", 5, 9)]),
        ("All 7 submissions noted", [("all", "submissions", 7, 7)]),
        ("1,204 submissions noted", [("cardinal", "submissions", 1204, None)]),
        ("Two joint submissions noted", [("two", "joint submissions", 2, None)]),
        ("Five submissions noted", [("cardinal", "submissions", 5, None)]),
        ("0 submissions noted", [("cardinal", "submissions", 0, None)]),
        ("Five of nine submissions noted", [("n_of", "submissions", 5, 9)]),
        ("All seven submissions noted", [("all", "submissions", 7, 7)]),
        ("Some stakeholders noted", [("undefined", "stakeholders", None, None)]),
        ("A number of submissions noted", [("undefined", "submissions", None, None)]),
        ("Three submissions and many States noted", [
            ("three", "submissions", 3, None), ("many", "States", None, None)]),
        ("CMF noted that several children and 131 of 212 persons waited", []),
        ("Submissions were received", []),
        ("Two organizations urged States", []),
        ("Several African States noted", []),
    ],
)  # fmt: skip
def test_the_recogniser(text: str, claims: list[tuple[str, str, int | None, int | None]]) -> None:
    assert [(claim.kind, claim.noun, claim.n, claim.total) for claim in finds(text, LABELS)] == claims


def test_a_claim_says_where_it_stands() -> None:
    text = "In their view, several submissions noted, this was so."
    assert finds(text) == (Claim("several", "several", "submissions", 15, 34),)
    assert text[15:34] == "several submissions"
