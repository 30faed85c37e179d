"""Lists of paragraph numbers, and the numbers that submissions receive."""

from __future__ import annotations

import pytest

from panel.domain import numbering


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", []),
        ("   ", []),
        ("7", [7]),
        ("7, 14", [7, 14]),
        ("14,7,7", [7, 14]),
        ("7 14", [7, 14]),
        ("7; 14", [7, 14]),
        ("7، 14", [7, 14]),
        ("٧، ١٤", [7, 14]),
        ("7-9", [7, 8, 9]),
        ("7–9, 24", [7, 8, 9, 24]),
        ("7 – 9", [7, 8, 9]),
    ],
)
def test_lists_are_read_as_people_type_them(typed: str, meant: list[int]) -> None:
    assert numbering.read("base_numbers", typed, 24) == (meant, [])


@pytest.mark.parametrize(
    ("typed", "named"), [("99", "99"), ("7, 25", "25"), ("0", "0"), ("9-7", "9-7"), ("20-25", "20-25")]
)
def test_numbers_beyond_the_document_are_told_with_the_highest(typed: str, named: str) -> None:
    numbers, [problem] = numbering.read("base_numbers", typed, 24)
    assert (numbers, problem.field) == ([], "base_numbers")
    assert problem.msgid % problem.values == (
        f"The base document has 24 paragraphs; “{named}” is not among them."
    )


@pytest.mark.parametrize("typed", ["seven", "7.5", "7,,14", ",", "-7", "7-", "12345", "P7"])
def test_what_is_no_list_is_told_with_an_example(typed: str) -> None:
    numbers, [problem] = numbering.read("base_numbers", typed, 24)
    assert numbers == []
    assert problem.msgid % problem.values == (
        f"“{typed}” is not a list of paragraph numbers. Write, for instance, 7, 14."
    )


def test_a_list_is_written_as_it_is_read() -> None:
    assert numbering.write([7, 14]) == "7, 14"
    assert numbering.read("f", numbering.write([1, 2, 24]), 24) == ([1, 2, 24], [])


@pytest.mark.parametrize(
    ("next_", "given"),
    [(1, 1), (500, 500), (501, 1000), (999, 1000), (1000, 1000), (5000, 5000), (5001, 10_000)],
)
def test_the_order_leaves_out_the_blocks_of_withheld_names(next_: int, given: int) -> None:
    assert numbering.in_order(next_) == given


def test_draws_are_made_from_a_block_that_is_mostly_free() -> None:
    blocks = (range(1, 5), range(10, 20))
    assert numbering.to_draw_from(blocks, []) == [1, 2, 3, 4]
    assert numbering.to_draw_from(blocks, [1, 3]) == [2, 4]
    assert numbering.to_draw_from(blocks, [1, 2, 3]) == list(range(10, 20))
    assert numbering.to_draw_from(blocks, [*range(1, 5), *range(10, 19)]) == [19]
    assert numbering.to_draw_from(blocks, [*range(1, 5), *range(10, 20)]) == []
