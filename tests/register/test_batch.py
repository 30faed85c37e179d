"""Batches: their order, what waits, and that a thousand random histories only ever grow."""

from __future__ import annotations

import os
import random
from datetime import UTC, date, datetime, timedelta

import pytest

from panel.register import batch
from panel.register.batch import Pending
from panel.register.lines import COMMITTING, History, Line, LineError, parse
from panel.register.tree import Tree, consistent, leaf

S = "SPMHR/2027/1"
DAY = date(2027, 3, 2)


def c(n: int) -> bytes:
    return bytes([n]) * 32


def submit(order: int, n: int, late: bool = False) -> Pending:
    return Pending(order, "SUBMIT", S, c(n), late=late)


def told(lines: list[Line]) -> list[str]:
    return [" ".join((line.type, *(a for a in line.args if not a.endswith("=")))) for line in lines]


def test_commitments_stand_in_the_order_of_their_bytes_and_not_of_their_hours() -> None:
    found = batch.lines([submit(1, 9), submit(2, 3), submit(3, 5)], History(), {}, DAY)
    assert [line.commitment for line in found] == [None, c(3), c(5), c(9)]
    assert found[0] == Line(1, "DAY", "2027-03-02")
    shuffled = [submit(3, 5), submit(1, 9), submit(2, 3)]
    assert batch.lines(shuffled, History(), {}, DAY) == found


def test_an_amendment_follows_what_it_amends_though_its_bytes_are_smaller() -> None:
    pending = [submit(1, 9), Pending(2, "AMEND", S, c(1), c(9)), Pending(3, "REDACT", S, c(0), c(1), ("G3",))]
    found = batch.lines(pending, History(), {}, DAY)
    assert told(found) == ["DAY", "SUBMIT", "AMEND 2", "REDACT 3 G3"]


def test_the_order_of_a_batch() -> None:
    pending = [
        Pending(1, "REPORT", S, args=("a" * 64, "b" * 64)),
        submit(2, 7, late=True),
        Pending(3, "CLOSE", S),
        Pending(4, "WITHHOLD", S, target=c(5), args=("G3",)),
        Pending(5, "PUBLISH", S, target=c(5)),
        submit(6, 5),
        Pending(7, "PUBLISH", S, target=c(7)),
    ]
    assert told(batch.lines(pending, History(), {}, DAY)) == [
        "DAY", "SUBMIT", "CLOSE 1", "SUBMIT", "WITHHOLD 2 G3", "PUBLISH 2", "PUBLISH 4",
        f"REPORT {'a' * 64} {'b' * 64}",
    ]  # fmt: skip


def test_what_changes_nothing_has_no_line_and_a_day_is_told_once() -> None:
    history = History()
    first = batch.lines([submit(1, 5), Pending(2, "PUBLISH", S, target=c(5))], history, {}, DAY)
    again = [Pending(3, "PUBLISH", S, target=c(5)), Pending(4, "WITHDRAW", S, target=c(5))]
    second = batch.lines(again, history, {c(5): 2}, DAY)
    assert (told(first), told(second)) == (["DAY", "SUBMIT", "PUBLISH 2"], ["WITHDRAW 2"])
    assert batch.lines([], history, {}, DAY + timedelta(days=1)) == []


def test_what_speaks_of_nothing_is_refused() -> None:
    for each in (Pending(1, "PUBLISH", S, target=c(1)), Pending(1, "AMEND", S, c(2), c(1))):
        with pytest.raises(LineError):
            batch.lines([each], History(), {}, DAY)


def test_what_came_too_late_waits_for_the_closing_and_so_does_what_speaks_of_it() -> None:
    late, about = submit(1, 7, late=True), Pending(2, "WITHDRAW", S, target=c(7))
    after = Pending(3, "AMEND", S, c(8), c(7))
    about_after = Pending(4, "PUBLISH", S, target=c(8))
    other = submit(5, 1)
    everything = [late, about, after, about_after, other]
    assert batch.ready(everything, [], [S]) == [other]
    assert batch.ready(everything, [], []) == everything
    assert batch.ready([about, other], [c(7)], [S]) == [about, other]


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2027, 3, 2, 0, 9, 59, tzinfo=UTC), datetime(2027, 3, 2, 0, 10, tzinfo=UTC)),
        (datetime(2027, 3, 2, 0, 10, tzinfo=UTC), datetime(2027, 3, 3, 0, 10, tzinfo=UTC)),
        (datetime(2027, 12, 31, 23, 59, tzinfo=UTC), datetime(2028, 1, 1, 0, 10, tzinfo=UTC)),
    ],
)
def test_the_next_batch(now: datetime, due: datetime) -> None:
    assert batch.next_daily(now) == due


def one_history(draw: random.Random) -> None:
    """Some days of random acts; after each batch the old root is that of the prefix, and all can be read."""
    history, seqs, leaves = History(), dict[bytes, int](), list[bytes]()
    texts: list[bytes] = []
    alive: list[bytes] = []
    heads: list[tuple[int, bytes]] = []
    order = 0
    for day in range(draw.randint(1, 4)):
        pending: list[Pending] = []
        for _ in range(draw.randint(0, 9)):
            order += 1
            kind = draw.choice(["SUBMIT", "SUBMIT", "AMEND", "PUBLISH", "WITHHOLD", "WITHDRAW", "CLOSE"])
            sealed = draw.randbytes(32)
            if kind == "SUBMIT" or not alive:
                pending.append(Pending(order, "SUBMIT", S, sealed))
                alive.append(sealed)
            elif kind == "CLOSE":
                pending.append(Pending(order, kind, S))
            else:
                target = draw.choice(alive)
                args = ("G3",) if kind == "WITHHOLD" else ()
                made = sealed if kind in COMMITTING else None
                pending.append(Pending(order, kind, S, made, target, args))
                if kind in {"AMEND", "WITHDRAW"}:
                    alive.remove(target)
                if made:
                    alive.append(made)
        draw.shuffle(pending)
        added = batch.lines(pending, history, seqs, DAY + timedelta(days=day))
        seqs |= {line.commitment: line.seq for line in added if line.commitment}
        texts += [line.text for line in added]
        leaves += [leaf(line.text) for line in added]
        heads.append((len(leaves), Tree(leaves).root()))
    tree = Tree(leaves)
    assert History(map(parse, texts)).size == len(leaves)
    for size, root in heads:
        assert tree.root(size) == root
        assert not size or consistent(size, root, len(tree), tree.root(), tree.consistency(size))


def test_random_histories_only_ever_grow() -> None:
    """A thousand; ten thousand with PANEL_TEST_HISTORIES=10000."""
    draw = random.Random(6)
    for _ in range(int(os.environ.get("PANEL_TEST_HISTORIES", "1000"))):
        one_history(draw)
