"""A later deadline: by two people, for everybody, never earlier; and the outages that call for one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain.actor import SYSTEM
from panel.domain.errors import Forbidden, IllegalMove, Invalid, Stale
from panel.models import Approval, AuditEntry, Extension, OutboxMail, ThematicSession
from panel.queries import approval as proposals
from panel.queries import commentary as commentaries
from panel.queries import thematic_session as sessions
from panel.services import approval as approvals
from panel.services import clock as clockwork
from panel.services import commentary as texts
from panel.services import extension, outage
from panel.services.approval_kinds import KINDS
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.calls import CLOSES, OPENS, again, announced, geneva
from tests.factories.sessions import filed

LATER = CLOSES + timedelta(days=7)


@pytest.fixture
def call(app: Flask, cast: Cast, clock: Clock) -> ThematicSession:
    """A call that is open; the clock stands on its last day."""
    made = announced(cast, clock.now)
    with transaction():
        clockwork.tick(now=OPENS)
    clock.now = CLOSES - timedelta(hours=2)
    return again(made)


def propose(
    by: Any, call: ThematicSession, closes_at: datetime, now: datetime, reason: str = "Too short."
) -> str:
    with transaction():
        return extension.propose(acting(by), again(call), closes_at, reason, now=now).id


def decide(by: Any, approval_id: str, now: datetime, outcome: str = "approve") -> None:
    with transaction():
        row = proposals.of_actor(acting(by), approval_id, lock=True)
        approvals.decide(acting(by), row, outcome, KINDS[row.kind], now=now)


def close(now: datetime) -> None:
    with transaction():
        clockwork.tick(now=now)


def test_two_people_move_the_deadline_for_everybody(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    waiting = propose(cast.chair, call, LATER, clock.now, " The site was away. ")
    assert again(call).closes_at == CLOSES
    decide(cast.head, waiting, clock.now)
    moved = again(call)
    assert (moved.state, moved.closes_at, moved.first_closes_at) == ("open", LATER, CLOSES)
    found = db.session.scalars(select(Extension)).one()
    assert (found.was, found.closes_at, found.reason, found.approval_id) == (
        CLOSES,
        LATER,
        "The site was away.",
        waiting,
    )
    mails = db.session.execute(
        select(OutboxMail.address, OutboxMail.context).where(OutboxMail.name == "extension")
    ).all()
    assert sorted(address for address, _ in mails) == [
        "bela@puente.example",
        "hana@harbour.example",
        "hugo@harbour.example",
    ]
    assert {(c["was"], c["reason"]) for _, c in mails} == {(CLOSES.isoformat(), "The site was away.")}
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "session:extended")).one()
    assert entry.facts == {
        "old": "open",
        "new": "open",
        "closes_at": LATER.isoformat(),
        "was": CLOSES.isoformat(),
        "approval": waiting,
    }
    assert entry.actor_id == cast.head.id


def test_the_letters_of_an_extension_are_sent(
    app: Flask, call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    decide(cast.head, propose(cast.chair, call, LATER, clock.now), clock.now)
    app.extensions["panel.drain"]()
    db.session.rollback()
    states = db.session.scalars(select(OutboxMail.state).where(OutboxMail.name == "extension")).all()
    assert states == ["sent", "sent", "sent"]


def test_nobody_extends_alone(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    waiting = propose(cast.head, call, LATER, clock.now)
    with pytest.raises(Forbidden):
        decide(cast.head, waiting, clock.now)
    assert again(call).closes_at == CLOSES


def test_who_may_propose(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    for other in (cast.officer, cast.administrator, cast.rapporteur, cast.safeguard, cast.hana):
        with pytest.raises(Forbidden):
            propose(other, call, LATER, clock.now)


@pytest.mark.parametrize("earlier", [timedelta(0), timedelta(minutes=1), timedelta(days=1)])
def test_a_deadline_is_never_moved_to_an_earlier_time(
    call: ThematicSession, cast: Cast, clock: Clock, earlier: timedelta
) -> None:
    with pytest.raises(Invalid) as error:
        propose(cast.head, call, CLOSES - earlier, clock.now)
    assert [p.field for p in error.value.problems] == ["closes"]


def test_a_reason_is_needed(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    for reason in ("  ", "a\u202eb"):
        with pytest.raises(Invalid) as error:
            propose(cast.head, call, LATER, clock.now, reason)
        assert [p.field for p in error.value.problems] == ["reason"]


def test_of_two_proposals_the_second_is_void_once_the_first_is_carried_out(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    first = propose(cast.head, call, LATER, clock.now)
    second = propose(cast.head, call, LATER + timedelta(days=1), clock.now)
    decide(cast.chair, first, clock.now)
    with pytest.raises(Stale):
        decide(cast.chair, second, clock.now)
    assert again(call).closes_at == LATER


def test_a_refused_proposal_changes_nothing(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    decide(cast.chair, propose(cast.head, call, LATER, clock.now), clock.now, "refuse")
    assert again(call).closes_at == CLOSES
    assert db.session.scalars(select(OutboxMail.id).where(OutboxMail.name == "extension")).all() == []


def test_a_call_that_closed_meanwhile_opens_again_and_late_texts_are_in_time(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    waiting = propose(cast.chair, call, LATER, clock.now)
    closed = CLOSES + timedelta(minutes=1)
    with transaction():
        begun = texts.begin(acting(cast.hana), again(call), cast.harbour, now=clock.now)
        row = commentaries.own(acting(cast.hana), begun.id, lock=True)
        typed = texts.DraftText(title="From the desk", body="Nobody says why.", language="en")
        texts.save_draft(acting(cast.hana), row, typed, revision=0, now=clock.now)
    close(closed)
    assert again(call).state == "closed"
    with transaction():
        row = commentaries.own(acting(cast.hana), begun.id, lock=True)
        texts.file_late(acting(cast.hana), row, consent="public", key="k", now=closed)
    decide(cast.head, waiting, closed + timedelta(hours=3))
    reopened = again(call)
    assert (reopened.state, reopened.closed_at, reopened.closes_at) == ("open", None, LATER)
    assert commentaries.by_id(SYSTEM, begun.id).state == "submitted"
    with transaction():
        filed(again(call), cast.bridge, cast.bela, _at(clock, closed + timedelta(hours=4)))
    close(LATER + timedelta(minutes=1))
    assert again(call).state == "closed"


def _at(clock: Clock, now: datetime) -> Clock:
    clock.now = now
    return clock


def test_until_24_hours_after_the_last_instant_and_not_longer(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    close(CLOSES + timedelta(minutes=1))
    last = CLOSES + timedelta(hours=24, seconds=59)
    waiting = propose(cast.head, call, LATER, last)
    with pytest.raises(IllegalMove):
        propose(cast.head, call, LATER, last + timedelta(seconds=1))
    with pytest.raises(IllegalMove):
        decide(cast.chair, waiting, last + timedelta(seconds=1))
    assert again(call).state == "closed"
    decide(cast.chair, waiting, last)
    assert again(call).state == "open"


def test_a_new_deadline_lies_in_the_future(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    close(CLOSES + timedelta(hours=3))
    with pytest.raises(Invalid):
        propose(cast.head, call, CLOSES + timedelta(hours=2), CLOSES + timedelta(hours=3))


def test_a_call_in_collation_is_not_extended(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    with transaction():
        db.session.get_one(ThematicSession, call.id).state = "collating"
    with pytest.raises(IllegalMove):
        propose(cast.head, call, LATER, clock.now)


def test_the_second_person_is_shown_everything(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    waiting = db.session.get_one(Approval, propose(cast.chair, call, LATER, clock.now))
    assert extension.lines(call.id, waiting.payload) == (
        ("Session", "SPMHR/2027/1: Access to essential services"),
        ("Deadline now", "Friday 30 April 2027, 18:00 in Geneva"),
        ("New deadline", "Friday 7 May 2027, 18:00 in Geneva"),
        ("Later by", "7 days"),
        ("For whom", "Everybody"),
    )


@pytest.mark.parametrize(
    ("closes_at", "later"),
    [
        ((2028, 4, 30, 18), "366 days"),  # a slip in the year
        ((2027, 11, 1, 18), "185 days"),  # the clocks of Geneva went back between them
        ((2027, 4, 30, 18, 1), "1 minute"),
        ((2027, 4, 29, 18), ""),  # it was moved further meanwhile
    ],
)
def test_by_how_much_it_is_later(call: ThematicSession, closes_at: tuple[int, ...], later: str) -> None:
    told = dict(extension.lines(call.id, {"closes_at": geneva(*closes_at).isoformat()}))
    assert told["Later by"] == later


def enter(by: Any, began: datetime, ended: datetime, now: datetime, note: str = "No answer.") -> None:
    with transaction():
        outage.enter(acting(by), began, ended, note, now=now)


def test_the_ledger_is_written_by_head_and_administrator(cast: Cast, app: Flask) -> None:
    began, ended = geneva(2027, 4, 30, 17), geneva(2027, 4, 30, 17, 40)
    for allowed in (cast.head, cast.administrator):
        enter(allowed, began, ended, ended)
    for other in (cast.officer, cast.chair, cast.hana):
        with pytest.raises(Forbidden):
            enter(other, began, ended, ended)
    assert [(o.began_at, o.ended_at, o.note) for o in sessions.outages()] == [
        (began, ended, "No answer.")
    ] * 2


def test_what_cannot_be_an_outage(cast: Cast, app: Flask) -> None:
    began, ended = geneva(2027, 4, 30, 17), geneva(2027, 4, 30, 17, 40)
    for field, values in {
        "note": (began, ended, ended, " "),
        "ended": (ended, began, ended, "x"),
    }.items():
        with pytest.raises(Invalid) as error:
            enter(cast.head, *values)
        assert [p.field for p in error.value.problems] == [field]
    with pytest.raises(Invalid) as error:
        enter(cast.head, began, ended, began, "Not over yet.")
    assert [p.field for p in error.value.problems] == ["ended"]
    with pytest.raises(Invalid) as error:
        enter(cast.head, began, ended, ended, "x" * 1_001)
    assert [p.field for p in error.value.problems] == ["note"]


@pytest.mark.parametrize(
    ("began", "ended", "touches"),
    [
        ((16, 0), (16, 59), False),
        ((16, 0), (17, 0), False),
        ((16, 0), (17, 1), True),
        ((17, 20), (17, 50), True),
        ((18, 0), (18, 30), True),
        ((18, 1), (18, 30), False),
    ],
)
def test_an_outage_counts_in_the_last_hour(
    call: ThematicSession, cast: Cast, began: tuple[int, int], ended: tuple[int, int], touches: bool
) -> None:
    start, end = geneva(2027, 4, 30, *began), geneva(2027, 4, 30, *ended)
    enter(cast.head, start, end, end)
    assert outage.touches(sessions.outages()[0], again(call)) is touches


def test_an_outage_still_counts_when_the_deadline_was_moved_for_it(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    enter(cast.head, geneva(2027, 4, 30, 17), geneva(2027, 4, 30, 17, 30), geneva(2027, 4, 30, 17, 40))
    decide(cast.head, propose(cast.chair, call, LATER, clock.now), clock.now)
    assert outage.touches(sessions.outages()[0], again(call))
