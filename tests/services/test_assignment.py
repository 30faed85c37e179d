"""Texts are assigned to officers; while one has a text open nobody else writes on it, until the lock lapses."""

from __future__ import annotations

import pytest

from panel.db import transaction
from panel.domain.errors import Forbidden, IllegalMove, Invalid, Stale
from panel.queries import coding_log, coding_next, coding_progress, coding_shares
from panel.queries import commentary as commentaries
from panel.services import assignment, coding_undo, non_use
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.services.coding_stage import Stage, stage

FEAR = "They fear a report to the police"


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Stage:
    """The usual stage."""
    return stage(cast, clock)


def take(desk: Stage, *, other: bool = False) -> None:
    """Open the text, as the first or the other officer."""
    who = desk.cast.officer2 if other else desk.cast.officer
    with transaction():
        assignment.take(acting(who), desk.row, now=desk.clock.now)


def held_by(desk: Stage) -> str | None:
    """Who has the text open."""
    lock = coding_log.lock(desk.row_id, desk.clock.now)
    return lock.account_id if lock else None


def test_a_text_that_is_open_is_written_on_by_nobody_else(desk: Stage) -> None:
    take(desk)
    take(desk)
    first = desk.code(words=FEAR)
    other = acting(desk.cast.officer2)
    with pytest.raises(IllegalMove, match="has this text open"):
        desk.code(words="the bill", by=desk.cast.officer2)
    for act in (
        lambda: assignment.take(other, desk.row, now=desk.clock.now),
        lambda: coding_undo.undo(other, desk.row, now=desk.clock.now),
        lambda: non_use.explain(other, desk.row, {1: "context"}, now=desk.clock.now),
    ):
        with pytest.raises(IllegalMove, match="has this text open"), transaction():
            act()
    assert held_by(desk) == desk.cast.officer.id
    assert [words for _, words, _ in desk.standing()] == [FEAR]
    desk.undo(first)


def test_a_lock_lapses_and_each_act_renews_it(desk: Stage) -> None:
    take(desk)
    desk.clock.forward(minutes=29)
    desk.code(words=FEAR)
    desk.clock.forward(minutes=29)
    with pytest.raises(IllegalMove):
        take(desk, other=True)
    desk.clock.forward(minutes=2)
    assert held_by(desk) is None
    take(desk, other=True)
    assert held_by(desk) == desk.cast.officer2.id
    with pytest.raises(IllegalMove, match="has this text open"):
        desk.code(words="the bill")


def test_who_has_it_gives_it_back_and_nobody_else_does(desk: Stage) -> None:
    take(desk)
    with transaction():
        assignment.give_back(acting(desk.cast.officer2), desk.row)
    assert held_by(desk) == desk.cast.officer.id
    with transaction():
        assignment.give_back(desk.officer, desk.row)
    take(desk, other=True)
    assert held_by(desk) == desk.cast.officer2.id


def test_an_assignment_is_seen_and_changed_only_by_who_saw_it(desk: Stage) -> None:
    ana, ben = desk.cast.officer.id, desk.cast.officer2.id
    now = desk.clock.now
    with transaction():
        assignment.assign(acting(desk.cast.head), desk.row, ben, "", now=now)
    with pytest.raises(Stale), transaction():
        assignment.assign(desk.officer, desk.row, ana, "", now=now)
    with pytest.raises(Invalid), transaction():
        assignment.assign(desk.officer, desk.row, desk.cast.hana.id, ben, now=now)
    with pytest.raises(Forbidden), transaction():
        assignment.assign(acting(desk.cast.chair), desk.row, ana, ben, now=now)
    assert desk.row.claimed_by == ben
    desk.code(words=FEAR)
    assert [
        (each.name, each.codings, each.assigned, each.begun)
        for each in coding_shares.by_officer(desk.call_id)
    ] == [
        (desk.cast.officer.name, 1, 0, 0),
        (desk.cast.officer2.name, 0, 1, 1),
    ]
    with transaction():
        assignment.assign(desk.officer, desk.row, "", ben, now=now)
    assert desk.row.claimed_by is None


def test_texts_that_are_nobodys_and_not_begun_are_shared_out(desk: Stage) -> None:
    desk.code(words=FEAR)
    second = desk.add("One.\n\nTwo.")
    with transaction():
        given = assignment.share_out(desk.officer, desk.call, desk.cast.officer2.id, 5, now=desk.clock.now)
    assert given == 1
    assert [
        coding_shares.assigned_to(desk.call_id, who, 9)
        for who in (desk.cast.officer.id, desk.cast.officer2.id)
    ] == [
        [],
        [second],
    ]
    with pytest.raises(Invalid), transaction():
        assignment.share_out(desk.officer, desk.call, desk.cast.officer2.id, 0, now=desk.clock.now)


def test_what_comes_next(desk: Stage) -> None:
    second = desk.add("One.\n\nTwo.")
    call, ana = desk.call_id, desk.cast.officer.id
    first_code, second_code = desk.row.code or "", "BRI"

    def after(current: str, who: str = ana) -> str:
        found = coding_next.next_text(call, current, who, now=desk.clock.now)
        return found.commentary_id if found else ""

    assert after(first_code) == second
    assert after(second_code) in {desk.row_id, second}
    desk.code(words="One.", on=second)
    assert after("") == desk.row_id
    assert after(first_code) == second, "a paragraph of it is left"
    with transaction():
        non_use.explain(
            desk.officer, commentaries.by_id(desk.officer, second), {2: "context"}, now=desk.clock.now
        )
    assert after(first_code) == ""
    assert coding_progress.paragraphs(call) == (5, 2)
    take(desk)
    assert after("", desk.cast.officer2.id) == "", "who has it open goes on with it"
