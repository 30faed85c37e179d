"""Principles, Common Understanding, functions."""

from __future__ import annotations

from panel.reference.approach import COMMON_UNDERSTANDING, FUNCTIONS, PRINCIPLES


def test_four_principles_of_2013() -> None:
    assert [row.label for row in PRINCIPLES.entries] == [
        "non-discrimination",
        "empowerment",
        "participation and inclusion",
        "accountability",
    ]


def test_the_third_statement_word_for_word() -> None:
    assert len(COMMON_UNDERSTANDING.entries) == 3
    assert COMMON_UNDERSTANDING.get("capacities").text == (
        "Development cooperation contributes to the development of the capacities of ‘duty-bearers’ to meet "
        "their obligations and/or of ‘rights-holders’ to claim their rights."
    )


def test_four_functions_with_their_letters() -> None:
    assert [(row.number, row.label) for row in FUNCTIONS.entries] == [
        ("a", "standard setting and normative oversight"),
        ("b", "provision of a forum for human rights-based dialogue and cooperation"),
        ("c", "technical assistance"),
        ("d", "building up the knowledge base"),
    ]
