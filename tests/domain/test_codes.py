"""Codes in order: the number at the end is a number."""

from __future__ import annotations

from panel.domain.drafting.codes import code_order


def test_the_number_at_the_end_counts_as_a_number() -> None:
    given = ["A111", "A2", "A10", "A1", "JS10", "JS2", "CMF", "CMF-10", "CMF-2", "a3"]
    assert sorted(given, key=code_order) == [
        "A1", "A2", "a3", "A10", "A111", "CMF", "CMF-2", "CMF-10", "JS2", "JS10",
    ]  # fmt: skip


def test_a_number_of_any_length_and_zeros_in_front() -> None:
    long = "A" + "9" * 6000
    assert sorted([long, "A10", "A007", "A7", "A"], key=code_order) == ["A", "A007", "A7", "A10", long]
