"""The clock: to the second, once, after a pause, on two workers, past a broken row."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from panel.db import db, transaction
from panel.domain.actor import SYSTEM
from panel.domain.errors import IllegalMove
from panel.models import AuditEntry, Commentary, Extension, Invitee, Job, OutboxMail, ThematicSession
from panel.queries import commentary as commentaries
from panel.services import clock as clockwork
from panel.services import commentary as texts
from panel.services import thematic_session as calls
from tests.cast import Cast, acting, organisation
from tests.conftest import Clock
from tests.factories.calls import CLOSES, OPENS, again, announced, geneva
from tests.factories.sessions import admitted, filed

LAST = CLOSES + timedelta(seconds=59)
LATE = CLOSES + timedelta(seconds=60)


def tick(now: datetime) -> None:
    with transaction():
        clockwork.tick(now=now)


def open_since(cast: Cast, clock: Clock, **changes: Any) -> ThematicSession:
    """A call that the clock has opened; the clock of the test stands a minute after its opening."""
    call = announced(cast, clock.now, **changes)
    tick(call.opens_at)
    clock.now = call.opens_at + timedelta(minutes=1)
    return again(call)


def reminded() -> list[str]:
    db.session.rollback()
    return sorted(db.session.scalars(select(OutboxMail.address).where(OutboxMail.name == "reminder")))


def hours() -> list[int]:
    db.session.rollback()
    entries = select(AuditEntry.facts).where(AuditEntry.tag == "session:reminded").order_by(AuditEntry.id)
    return [facts["hours"] for facts in db.session.scalars(entries)]


def draft(call: ThematicSession, cast: Cast, clock: Clock, body: str = "Nobody says why.") -> Commentary:
    with transaction():
        begun = texts.begin(acting(cast.hana), again(call), cast.harbour, now=clock.now)
        row = commentaries.own(acting(cast.hana), begun.id, lock=True)
        typed = texts.DraftText(title="From the desk", body=body, language="en")
        texts.save_draft(acting(cast.hana), row, typed, revision=0, now=clock.now)
        return row


def test_a_call_opens_at_its_second_and_not_before(app: Flask, cast: Cast, clock: Clock) -> None:
    call = announced(cast, clock.now)
    tick(OPENS - timedelta(seconds=1))
    assert again(call).state == "announced"
    tick(OPENS)
    assert (again(call).state, again(call).opens_at) == ("open", OPENS)


def test_a_call_closes_after_the_last_second_of_its_minute(app: Flask, cast: Cast, clock: Clock) -> None:
    call = open_since(cast, clock)
    tick(LAST)
    assert again(call).state == "open"
    tick(LATE)
    assert (again(call).state, again(call).closed_at) == ("closed", LATE)


def test_the_deadline_to_the_second(app: Flask, cast: Cast, clock: Clock) -> None:
    call = open_since(cast, clock)
    row = draft(call, cast, clock)
    with pytest.raises(IllegalMove), transaction():
        mine = commentaries.own(acting(cast.hana), row.id, lock=True)
        texts.submit(acting(cast.hana), mine, consent="public", key="k1", now=LATE)
    with transaction():
        mine = commentaries.own(acting(cast.hana), row.id, lock=True)
        texts.submit(acting(cast.hana), mine, consent="public", key="k2", now=LAST)
    assert commentaries.by_id(SYSTEM, row.id).state == "submitted"


def test_what_the_door_took_in_time_is_in_time_although_the_clock_was_faster(
    app: Flask, cast: Cast, clock: Clock
) -> None:
    call = open_since(cast, clock)
    row = draft(call, cast, clock)
    tick(LATE)
    with transaction():
        mine = commentaries.own(acting(cast.hana), row.id, lock=True)
        texts.submit(acting(cast.hana), mine, consent="public", key="k", now=LAST)
    assert (again(call).state, commentaries.by_id(SYSTEM, row.id).state) == ("closed", "submitted")


def test_after_the_deadline_a_text_is_late(app: Flask, cast: Cast, clock: Clock) -> None:
    call = open_since(cast, clock)
    row = draft(call, cast, clock)
    tick(LATE)
    with transaction():
        mine = commentaries.own(acting(cast.hana), row.id, lock=True)
        texts.file_late(acting(cast.hana), mine, consent="public", key="k", now=LATE)
    assert commentaries.by_id(SYSTEM, row.id).state == "late"


def test_a_draft_that_asks_for_it_is_filed_at_the_deadline(app: Flask, cast: Cast, clock: Clock) -> None:
    call = open_since(cast, clock)
    row, long = draft(call, cast, clock), None
    with transaction():
        found = again(call)
        db.session.get_one(Commentary, row.id).at_deadline = True
        begun = texts.begin(acting(cast.bela), found, cast.bridge, now=clock.now)
        mine = commentaries.own(acting(cast.bela), begun.id, lock=True)
        typed = texts.DraftText(title="Too long", body="word " * 1_001, language="en")
        texts.save_draft(acting(cast.bela), mine, typed, revision=0, now=clock.now)
        mine.at_deadline, long = True, mine.id
    tick(LATE)
    tick(LATE)
    filed_row = commentaries.by_id(SYSTEM, row.id)
    assert (filed_row.state, filed_row.filed_at) == ("submitted", LAST)
    assert len(commentaries.versions(row.id)) == 1
    assert commentaries.by_id(SYSTEM, long).state == "draft"
    tags = db.session.scalars(select(AuditEntry.tag).where(AuditEntry.tag != "session:reminded")).all()
    assert tags.index("commentary:submitted") < tags.index("session:closed")


def test_the_author_of_a_long_draft_is_warned_in_time_and_once(app: Flask, cast: Cast, clock: Clock) -> None:
    call = open_since(cast, clock)
    row = draft(call, cast, clock, "word " * 1_001)
    with transaction():
        db.session.get_one(Commentary, row.id).at_deadline = True
    for moment in (CLOSES - timedelta(hours=25), CLOSES - timedelta(hours=23), CLOSES - timedelta(hours=1)):
        tick(moment)
    warned = db.session.scalars(select(OutboxMail.address).where(OutboxMail.name == "draft_over_limit"))
    assert sorted(warned) == ["hana@harbour.example", "hugo@harbour.example"]


def test_texts_that_wait_for_the_closing_are_published_together(app: Flask, cast: Cast, clock: Clock) -> None:
    call = open_since(cast, clock, publication="closing")
    with transaction():
        found = again(call)
        shown = admitted(found, cast.harbour, cast.hana, clock, cast)
        waiting = filed(found, cast.bridge, cast.bela, clock)
    assert not commentaries.by_id(SYSTEM, shown.id).published
    tick(LATE)
    assert commentaries.by_id(SYSTEM, shown.id).published
    assert commentaries.by_id(SYSTEM, shown.id).published_at == LATE
    assert not commentaries.by_id(SYSTEM, waiting.id).published


def test_each_reminder_goes_once_to_focal_points_of_the_silent(app: Flask, cast: Cast, clock: Clock) -> None:
    call = open_since(cast, clock)
    with transaction():
        filed(again(call), cast.bridge, cast.bela, clock)
        organisation("Pending Association", clock.now, state="pending")
    # Days of the calendar: the clocks of Geneva have not changed between the reminders and the deadline.
    for before, expected in (
        (timedelta(days=14, seconds=1), 0),
        (timedelta(days=14), 1),
        (timedelta(days=13), 1),
        (timedelta(days=3), 2),
        (timedelta(days=2), 2),
        (timedelta(hours=24), 3),
        (timedelta(hours=1), 3),
    ):
        tick(CLOSES - before)
        tick(CLOSES - before)
        assert reminded() == ["hana@harbour.example"] * expected
    assert hours() == [336, 72, 24]


def test_after_a_pause_one_reminder_is_sent_and_not_three(app: Flask, cast: Cast, clock: Clock) -> None:
    open_since(cast, clock)
    tick(CLOSES - timedelta(hours=5))
    tick(CLOSES - timedelta(hours=4))
    assert reminded() == ["bela@puente.example", "hana@harbour.example"]
    assert hours() == [336, 72, 24]


def test_a_reminder_from_before_the_opening_is_never_due(app: Flask, cast: Cast, clock: Clock) -> None:
    open_since(cast, clock, opens_at=CLOSES - timedelta(days=10))
    tick(CLOSES - timedelta(days=9))
    assert reminded() == []
    tick(CLOSES - timedelta(days=3))
    assert hours() == [72]


def test_nobody_is_reminded_after_the_deadline(app: Flask, cast: Cast, clock: Clock) -> None:
    open_since(cast, clock)
    tick(LATE)
    assert (reminded(), hours()) == ([], [])


def test_only_those_invited_are_reminded(app: Flask, cast: Cast, clock: Clock) -> None:
    with transaction():
        call = calls.create(
            acting(cast.officer),
            calls.CallText(
                title="Invited",
                issues=("children",),
                concept_note="",
                objectives=(),
                questions=(),
                opens_at=OPENS,
                closes_at=CLOSES,
                who="invitation",
            ),
            now=clock.now,
        )
        db.session.add(Invitee(thematic_session_id=call.id, organisation_id=cast.bridge.id))
        calls.announce(acting(cast.head), call, now=clock.now)
    tick(OPENS)
    tick(CLOSES - timedelta(days=3))
    assert reminded() == ["bela@puente.example"]


def test_a_deadline_in_summer_time_is_reminded_of_by_the_clocks_of_geneva(
    app: Flask, cast: Cast, clock: Clock
) -> None:
    closes = geneva(2027, 4, 5, 18)  # the clocks go forward on 28 March
    open_since(cast, clock, opens_at=geneva(2027, 3, 15, 9), closes_at=closes)
    tick(geneva(2027, 3, 22, 17, 59))
    assert hours() == []
    tick(geneva(2027, 3, 22, 18, 0))  # winter time still, and the same hour
    assert hours() == [336]


def test_whatever_fell_due_while_nothing_ran_is_done_at_the_next_tick(
    app: Flask, cast: Cast, clock: Clock
) -> None:
    call = announced(cast, clock.now)
    tick(CLOSES + timedelta(days=2))
    assert again(call).state == "closed"
    assert reminded() == []


def test_the_jobs_that_wake_the_clock_survive_in_the_database(app: Flask, cast: Cast, clock: Clock) -> None:
    call = announced(cast, clock.now)
    clock.now = OPENS
    app.extensions["panel.drain"]()
    assert again(call).state == "open"
    db.session.rollback()
    due = select(Job.run_after).where(Job.name == "keep_clock", Job.done_at.is_(None))
    assert db.session.scalars(due).all() == [LATE]
    clock.now = LATE
    app.extensions["panel.drain"]()
    assert again(call).state == "closed"


def test_a_broken_row_does_not_stop_the_others(
    app: Flask, cast: Cast, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    broken = open_since(cast, clock, publication="closing")
    sound = announced(cast, clock.now, opens_at=clock.now)
    tick(clock.now)
    with transaction():
        row = admitted(again(broken), cast.harbour, cast.hana, clock, cast)
        row.admitted_version_id = "gone"
    with caplog.at_level("ERROR", logger="panel.clock"):
        tick(LATE)
    assert (again(broken).state, again(sound).state) == ("open", "closed")
    assert [record.name for record in caplog.records] == ["panel.clock"]
    assert db.session.scalars(select(AuditEntry.row_id).where(AuditEntry.tag == "session:closed")).all() == [
        sound.id
    ]


def test_a_store_that_goes_away_gives_nobody_a_turn(
    app: Flask, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def lost(name: str) -> Callable[[str, datetime], None]:
        def step(_: str, now: datetime) -> None:
            tried.append(name)
            raise OperationalError("select", None, OSError("gone"), connection_invalidated=True)

        step.__name__ = name
        return step

    for name in ("_tell_of_danger", "_set_aside"):
        monkeypatch.setattr(clockwork, name, lost(name))
    with pytest.raises(OperationalError):
        tick(clock.now)
    assert tried == ["_tell_of_danger"]


def test_two_workers_at_once_do_it_once(app: Flask, cast: Cast, clock: Clock) -> None:
    call = open_since(cast, clock)
    moments = [CLOSES - timedelta(days=14), LATE]
    for moment in moments:
        barrier, failures = threading.Barrier(2), []

        def work(
            at: datetime = moment, meet: threading.Barrier = barrier, lost: list[str] = failures
        ) -> None:
            with app.app_context():
                try:
                    meet.wait()
                    tick(at)
                except Exception as error:
                    lost.append(repr(error))

        workers = [threading.Thread(target=work) for _ in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert failures == []
    assert reminded() == ["bela@puente.example", "hana@harbour.example"]
    assert hours() == [336]
    tags = db.session.scalars(select(AuditEntry.tag).where(AuditEntry.row_id == call.id)).all()
    assert tags.count("session:closed") == 1


def test_a_moved_deadline_is_reminded_of_anew(app: Flask, cast: Cast, clock: Clock) -> None:
    call = open_since(cast, clock)
    tick(CLOSES - timedelta(hours=24))
    later, moved_at = CLOSES + timedelta(days=7), CLOSES - timedelta(hours=1)
    with transaction():
        row = again(call)
        row.closes_at = later
        db.session.add(
            Extension(
                thematic_session_id=row.id,
                was=CLOSES,
                closes_at=later,
                reason="r",
                approval_id=_approval(cast, row, moved_at),
                decided_at=moved_at,
            )
        )
    tick(CLOSES)
    assert hours() == [336, 72, 24]
    tick(later - timedelta(days=3))
    tick(later - timedelta(hours=24))
    assert hours() == [336, 72, 24, 72, 24]
    assert len(reminded()) == 6


def _approval(cast: Cast, row: ThematicSession, now: datetime) -> str:
    from panel.models import Approval

    made = Approval(
        kind="extend_session",
        subject_id=row.id,
        payload={},
        subject_hash="x",
        reason="r",
        second=["chair"],
        state="approved",
        proposed_by=cast.head.id,
        proposed_at=now,
        lapses_at=now,
    )
    db.session.add(made)
    db.session.flush()
    return made.id
