"""No count that is printed, nor two of them together, tells a number under ten."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from random import Random

import pytest

from panel.domain.small_cells import FEWEST, LEAST, STEP, Cells, cells, told

ORDER = ["STATE", "UN", "IGO", "NGO", "MIGR", "TU", "ACAD", "MECH"]

Bounds = tuple[int, int]
Table = dict[str, Bounds]
"""What a printed table says of each count: the least and the most it can be; ``*`` is the total."""


def rounded(printed: Cells) -> Table:
    """What one who knows the rules reads in a table as this house prints it."""
    shown = dict(printed.shown)
    return {key: _read(shown.get(key)) for key in ORDER} | {"*": _read(printed.total)}


@cache
def _read(figure: int | None) -> Bounds:
    possible = [n for n in range(400) if told(n) == figure]
    return possible[0], possible[-1]


def suppressed(counts: Mapping[str, int], unnamed: int) -> Table:
    """What the same reader finds where cells under ten are simply left out beside an exact total."""
    total = sum(counts.values()) + unnamed
    return {k: ((n, n) if (n := counts.get(k, 0)) >= LEAST else (0, LEAST - 1)) for k in ORDER} | {
        "*": (total, total)
    }


def attack(first: Table, second: Table, between: Bounds) -> list[tuple[str, int]]:
    """Cells of two publications of one table that bounds on integers bring down to one number under ten.

    What is known: nobody leaves between the two, all cells and those in none add up to the total, and how
    many came in lies within ``between``.
    """
    before, after = dict(first), dict(second)
    for _ in range(40):
        held = (dict(before), dict(after))
        came = min(between[1], after["*"][1] - before["*"][0])
        grew = {key: max(0, after[key][0] - before[key][1]) for key in ORDER}
        for key in (*ORDER, "*"):
            (a, b), (c, d) = before[key], after[key]
            most = came if key == "*" else came - sum(grew.values()) + grew[key]
            least = between[0] if key == "*" else 0
            before[key] = (max(a, c - most), min(b, d - least))
            after[key] = (max(c, a + least), min(d, b + most))
        for table in (before, after):
            low = {key: table[key][0] for key in ORDER}
            total = table["*"]
            table["*"] = (max(total[0], sum(low.values())), total[1])
            for key in ORDER:
                table[key] = (low[key], min(table[key][1], table["*"][1] - sum(low.values()) + low[key]))
        if (before, after) == held:
            break
    return [
        (key, low)
        for table in (before, after)
        for key, (low, high) in table.items()
        if low == high and low < LEAST
    ]


def publications(rng: Random) -> tuple[dict[str, int], dict[str, int], int, int]:
    """Two states of one session: counts by constituency, and those in no cell, before and after."""
    before = {key: rng.choice((0, 1, 3, 8, 9, 10, 11, 12, 13, 17, 40)) for key in ORDER}
    after, few = dict(before), rng.choice((1, 1, 2, 3, 7))
    withheld = rng.randrange(6)
    more = 0
    for _ in range(few):
        if rng.random() < 0.3:
            more += 1
        else:
            after[rng.choice(ORDER)] += 1
    return before, after, withheld, withheld + more


@pytest.mark.parametrize("known", [False, True], ids=["from the tables", "with the register's count"])
def test_two_publications_give_no_cell_under_ten(known: bool) -> None:
    rng = Random(5)
    for _ in range(1_000):
        before, after, kept, keeping = publications(rng)
        came = sum(after.values()) + keeping - sum(before.values()) - kept
        printed = [rounded(cells(before, kept, ORDER)), rounded(cells(after, keeping, ORDER))]
        assert attack(printed[0], printed[1], (came, came) if known else (0, 400)) == []


def test_the_attack_bites_where_small_cells_are_only_left_out() -> None:
    rng = Random(5)
    drawn = [publications(rng) for _ in range(200)]
    found = [attack(suppressed(a, u), suppressed(b, v), (0, 400)) for a, b, u, v in drawn]
    assert sum(map(bool, found)) >= 5


def test_one_person_more_changes_no_figure_in_a_way_that_tells_a_small_one() -> None:
    for n in range(200):
        if told(n) != told(n + 1):
            assert n + 1 > LEAST


def test_figures_are_rounded_and_the_smallest_that_is_printed_is_fifteen() -> None:
    assert [told(n) for n in (0, 9, 10, 12, 13, 17, 18, 24)] == [None, None, None, None, 15, 15, 20, 25]
    assert min(n for n in map(told, range(100)) if n is not None) == FEWEST == LEAST + STEP


def test_cells_keep_their_order_and_small_ones_are_in_the_total_alone() -> None:
    found = cells({"MIGR": 13, "STATE": 21, "NGO": 4}, 3, ORDER)
    assert (found.total, found.shown) == (40, (("STATE", 20), ("MIGR", 15)))


def test_a_withheld_name_never_enters_a_cell() -> None:
    assert cells({"NGO": 14}, 1, ORDER) == cells({"NGO": 14, "MECH": 1}, 0, ORDER)
