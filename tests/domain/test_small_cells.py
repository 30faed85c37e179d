"""No public count is so small, or so lonely, that it names somebody."""

from __future__ import annotations

from panel.domain.small_cells import cells

ORDER = ["STATE", "NGO", "MIGR", "MECH"]


def test_cells_of_three_and_more_are_shown_in_order() -> None:
    found = cells({"MIGR": 3, "STATE": 12, "NGO": 4}, 0, ORDER)
    assert (found.total, found.shown, found.rest) == (19, (("STATE", 12), ("NGO", 4), ("MIGR", 3)), 0)


def test_a_small_cell_goes_into_the_rest_without_its_name() -> None:
    found = cells({"NGO": 4, "MECH": 1}, 0, ORDER)
    assert (found.total, found.shown, found.rest) == (5, (("NGO", 4),), 1)


def test_a_withheld_name_never_enters_a_cell() -> None:
    with_it, without = cells({"NGO": 4}, 1, ORDER), cells({"NGO": 4, "MECH": 1}, 0, ORDER)
    assert with_it == without


def test_nothing_is_nothing() -> None:
    found = cells({}, 0, ORDER)
    assert (found.total, found.shown, found.rest) == (0, (), 0)
