"""Undo and redo over the log of coding: one's own acts, the last one first; the log is never shortened."""

from __future__ import annotations

import pytest

from panel.db import db, transaction
from panel.domain.errors import IllegalMove
from panel.models import CodingEvent
from panel.queries import coding_log
from panel.services import coding_undo
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.services.coding_stage import Stage, of, stage

FEAR, BILL = "They fear a report to the police", "the bill"


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Stage:
    """The usual stage."""
    return stage(cast, clock)


def go(desk: Stage, way: str, *, other: bool = False) -> list[str]:
    """Undo or redo; the ids of the codings concerned."""
    desk.clock.forward(seconds=1)
    who = acting(desk.cast.officer2 if other else desk.cast.officer)
    with transaction():
        act = coding_undo.undo if way == "undo" else coding_undo.redo
        return [each.id for each in act(who, desk.row, now=desk.clock.now)]


def log(desk: Stage) -> list[tuple[int, str, bool, str]]:
    """Number, act, whether it stands, way."""
    rows = db.session.query(CodingEvent).order_by(CodingEvent.number)
    return [(each.number, each.act, each.stands, each.way) for each in rows]


def words(desk: Stage) -> list[str]:
    """The words of the codings that stand."""
    return [said for _, said, _ in desk.standing()]


def test_acts_are_taken_back_and_done_again_in_order(desk: Stage) -> None:
    first, second = desk.code(words=FEAR), desk.code(words=BILL)
    assert go(desk, "undo") == [second]
    assert go(desk, "undo") == [first]
    with pytest.raises(IllegalMove, match="nothing of yours to undo"):
        go(desk, "undo")
    assert go(desk, "redo") == [first]
    assert go(desk, "redo") == [second]
    with pytest.raises(IllegalMove, match="nothing of yours to redo"):
        go(desk, "redo")
    assert words(desk) == [FEAR, BILL]
    assert log(desk) == [
        (1, "made", True, "do"),
        (2, "made", True, "do"),
        (3, "undone", False, "undo"),
        (4, "undone", False, "undo"),
        (5, "redone", True, "redo"),
        (6, "redone", True, "redo"),
    ]


def test_a_change_is_one_act(desk: Stage) -> None:
    first = desk.code(words=FEAR)
    second = desk.code(words=BILL, replaces=first)
    assert words(desk) == [BILL]
    assert set(go(desk, "undo")) == {first, second}
    assert words(desk) == [FEAR]
    go(desk, "redo")
    assert words(desk) == [BILL]
    assert [act for _, act, _, _ in log(desk)] == [
        "made", "changed", "made", "undone", "redone", "undone", "redone",
    ]  # fmt: skip


def test_a_new_act_ends_what_could_be_redone(desk: Stage) -> None:
    desk.code(words=FEAR)
    go(desk, "undo")
    desk.code(words=BILL)
    with pytest.raises(IllegalMove):
        go(desk, "redo")
    go(desk, "undo")
    assert words(desk) == []


def test_the_button_beside_a_coding_and_the_key_know_of_each_other(desk: Stage) -> None:
    first = desk.code(words=FEAR)
    desk.code(words=BILL)
    desk.undo(first)
    assert go(desk, "redo") == [first]
    assert words(desk) == [FEAR, BILL]
    desk.undo(first)
    go(desk, "undo")
    assert words(desk) == []


def test_only_ones_own_acts_are_undone(desk: Stage) -> None:
    mine = desk.code(words=FEAR)
    theirs = desk.code(words=BILL, by=desk.cast.officer2)
    assert go(desk, "undo") == [mine]
    desk.undo(theirs)
    assert words(desk) == []
    assert go(desk, "undo") == [theirs], "to take another's coding back is an act that can be undone"
    assert of(theirs).made_by == desk.cast.officer2.id
    go(desk, "undo", other=True)
    assert words(desk) == []


def test_what_is_coded_anew_meanwhile_is_not_doubled(desk: Stage) -> None:
    desk.code(words=FEAR)
    go(desk, "undo")
    desk.code(words=FEAR, by=desk.cast.officer2)
    with pytest.raises(IllegalMove):
        go(desk, "redo")
    assert words(desk) == [FEAR]


def test_the_history_of_a_passage_names_everybody(desk: Stage) -> None:
    first = desk.code(words=FEAR)
    go(desk, "undo")
    told = coding_log.of_version(of(first).version_id)
    assert [(each.act, each.officer, each.point) for each in told] == [
        ("undone", desk.cast.officer.name, "people stay away"),
        ("made", desk.cast.officer.name, "people stay away"),
    ]
    assert [each.at for each in told] == sorted((each.at for each in told), reverse=True)
