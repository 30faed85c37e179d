"""Shares of groups, and which of them are heard less than they could be."""

from __future__ import annotations

from panel.domain import balance
from panel.domain.balance import Row


def test_a_row_for_each_group_that_counts_somewhere_in_the_given_order() -> None:
    rows = balance.table(("STATE", "MIGR", "NGO"), {"NGO": 3, "STATE": 1, "MIGR": 0}, {"MIGR": 2, "XX": 2})
    assert rows == (
        Row("STATE", (1, 0), (25, 0)),
        Row("MIGR", (0, 2), (0, 50)),
        Row("NGO", (3, 0), (75, 0)),
        Row("XX", (0, 2), (0, 50)),
    )


def test_half_a_per_cent_goes_up_and_nothing_has_no_share() -> None:
    rows = balance.table((), {"a": 1, "b": 199}, {})
    assert [row.shares for row in rows] == [(1, 0), (100, 0)]
    assert balance.table((), {}, {}) == ()


def test_unheard_is_who_has_less_than_half_of_the_share_and_is_no_handful() -> None:
    rows = balance.table((), {"a": 40, "b": 40, "c": 18, "d": 2}, {"a": 9, "b": 1})
    assert balance.unheard(rows) == ("b", "c")
    assert balance.unheard(balance.table((), {"a": 10, "b": 10}, {"a": 2, "b": 1})) == ()


def test_words_are_shared_out_evenly_and_rounded_once() -> None:
    words = {frozenset({"a"}): 10, frozenset({"a", "b"}): 5, frozenset({"a", "b", "c"}): 1}
    assert balance.shared_out(words) == {"a": 13, "b": 3, "c": 0}
