"""Calls from the draft to the archive: who may, when, and what is told to whom."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain import call as rules
from panel.domain.errors import Forbidden, IllegalMove, Invalid, Stale
from panel.models import AuditEntry, GuidingQuestion, Invitee, Job, OutboxMail, ThematicSession
from panel.queries import thematic_session as sessions
from panel.services import thematic_session as calls
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.calls import CLOSES, OPENS, again, announced, drafted, geneva, said
from tests.factories.sessions import filed


def seen(call: ThematicSession) -> str:
    return rules.fingerprint(calls.text_of(call))


def letters(name: str) -> list[str]:
    return sorted(db.session.scalars(select(OutboxMail.address).where(OutboxMail.name == name)))


def fields(error: Any) -> list[str]:
    return [p.field for p in error.value.problems]


def test_a_draft_says_what_was_typed_and_gets_the_next_number(app: Flask, cast: Cast, clock: Clock) -> None:
    first, second = drafted(cast, clock.now), drafted(cast, clock.now, title="Second")
    assert (first.symbol, second.symbol, first.state) == ("SPMHR/2027/1", "SPMHR/2027/2", "draft")
    assert calls.text_of(again(first, whole=True)) == said()
    assert db.session.scalars(select(AuditEntry.tag)).all() == ["session:created", "session:created"]


def test_the_year_of_the_symbol_is_that_of_geneva(app: Flask, cast: Cast, clock: Clock) -> None:
    made = drafted(cast, clock.now, closes_at=geneva(2028, 1, 1, 0, 30))  # still 2027 in UTC
    assert made.symbol == "SPMHR/2028/1"


def test_everything_that_cannot_stand_is_told_and_nothing_is_kept(
    app: Flask, cast: Cast, clock: Clock
) -> None:
    with pytest.raises(Invalid) as error, transaction():
        calls.create(
            acting(cast.officer), said(title="", questions=("What?",) * 8, closes_at=OPENS), now=clock.now
        )
    assert fields(error) == ["title", "questions", "closes"]
    assert db.session.scalars(select(ThematicSession.id)).all() == []


def test_who_may_draft_and_who_may_issue(app: Flask, cast: Cast, clock: Clock) -> None:
    for outsider in (cast.chair, cast.rapporteur, cast.administrator, cast.hana, cast.outsider):
        with pytest.raises(Forbidden), transaction():
            calls.create(acting(outsider), said(), now=clock.now)
    call = drafted(cast, clock.now)
    for other in (cast.officer, cast.chair, cast.hana):
        with pytest.raises(Forbidden), transaction():
            calls.announce(acting(other), again(call), now=clock.now)


def test_an_edit_keeps_numbers_and_forgets_what_was_taken_out(app: Flask, cast: Cast, clock: Clock) -> None:
    call = drafted(cast, clock.now)
    texts = [("One?",), ("One?", "Two?", "Three?"), (), ("Only?",)]
    for questions in texts:
        with transaction():
            row = sessions.by_slug(acting(cast.officer), call.slug, whole=True, lock=True)
            calls.edit(acting(cast.officer), row, said(questions=questions), seen=seen(row), now=clock.now)
        assert calls.text_of(again(call, whole=True)).questions == questions
    assert len(db.session.scalars(select(GuidingQuestion.id)).all()) == 1
    assert again(call).symbol == call.symbol


def test_two_people_who_edit_one_draft_notice_each_other(app: Flask, cast: Cast, clock: Clock) -> None:
    call = drafted(cast, clock.now)
    opened = seen(again(call, whole=True))
    with transaction():
        row = sessions.by_slug(acting(cast.officer2), call.slug, whole=True, lock=True)
        calls.edit(acting(cast.officer2), row, said(title="Theirs"), seen=opened, now=clock.now)
    with pytest.raises(Stale), transaction():
        row = sessions.by_slug(acting(cast.officer), call.slug, whole=True, lock=True)
        calls.edit(acting(cast.officer), row, said(title="Mine"), seen=opened, now=clock.now)
    assert again(call).title == "Theirs"


def test_an_edit_that_changes_nothing_leaves_no_entry(app: Flask, cast: Cast, clock: Clock) -> None:
    call = drafted(cast, clock.now)
    with transaction():
        row = sessions.by_slug(acting(cast.officer), call.slug, whole=True, lock=True)
        calls.edit(acting(cast.officer), row, said(), seen=seen(row), now=clock.now)
    assert db.session.scalars(select(AuditEntry.tag)).all() == ["session:created"]


def test_an_issued_call_does_not_change(app: Flask, cast: Cast, clock: Clock) -> None:
    call = announced(cast, clock.now)
    with pytest.raises(IllegalMove), transaction():
        row = sessions.by_slug(acting(cast.head), call.slug, whole=True, lock=True)
        calls.edit(acting(cast.head), row, said(word_limit=500), seen=seen(row), now=clock.now)
    assert again(call).word_limit == 1000


def test_the_word_limit_stays_after_the_first_submission(app: Flask, cast: Cast, clock: Clock) -> None:
    call = drafted(cast, clock.now)
    with transaction():
        db.session.get_one(
            ThematicSession, call.id
        ).frozen_limits = True  # a text received by e-mail was filed
    with pytest.raises(Invalid) as error, transaction():
        row = sessions.by_slug(acting(cast.officer), call.slug, whole=True, lock=True)
        changed = said(word_limit=900, joint_word_limit=1100, title="New")
        calls.edit(acting(cast.officer), row, changed, seen=seen(row), now=clock.now)
    assert fields(error) == ["word_limit", "joint_word_limit"]
    with transaction():
        row = sessions.by_slug(acting(cast.officer), call.slug, whole=True, lock=True)
        calls.edit(acting(cast.officer), row, said(title="New"), seen=seen(row), now=clock.now)
    assert again(call).title == "New"


def test_the_first_submission_freezes_the_limits(app: Flask, cast: Cast, clock: Clock) -> None:
    call = announced(cast, clock.now)
    with transaction():
        calls.open_(acting(cast.head), again(call), now=clock.now)
    assert not again(call).frozen_limits
    clock.forward(minutes=1)
    with transaction():
        filed(again(call), cast.harbour, cast.hana, clock)
    assert again(call).frozen_limits


def test_issuing_tells_every_person_of_an_accredited_organization_once(
    app: Flask, cast: Cast, clock: Clock
) -> None:
    call = announced(cast, clock.now)
    assert letters("session_invitation") == [
        "bela@puente.example",
        "hana@harbour.example",
        "hugo@harbour.example",
    ]
    assert (again(call).state, again(call).first_closes_at) == ("announced", CLOSES)
    jobs = db.session.scalars(select(Job).where(Job.name == "keep_clock")).all()
    assert [job.run_after for job in jobs] == [OPENS]
    assert len(db.session.scalars(select(Job.id).where(Job.name == "send_mail")).all()) == 3


def test_a_call_whose_deadline_has_passed_is_not_issued(app: Flask, cast: Cast, clock: Clock) -> None:
    call = drafted(cast, clock.now)
    with pytest.raises(Invalid) as error, transaction():
        calls.announce(acting(cast.head), again(call), now=CLOSES)
    assert (fields(error), again(call).state) == (["closes"], "draft")


def test_a_call_by_invitation_needs_and_tells_those_invited(app: Flask, cast: Cast, clock: Clock) -> None:
    call = drafted(cast, clock.now, who="invitation")
    head = acting(cast.head)
    with pytest.raises(Invalid) as error, transaction():
        calls.announce(head, again(call), now=clock.now)
    assert fields(error) == ["who"]
    with transaction():
        assert calls.invite(head, again(call), [cast.bridge.id, "unknown"], now=clock.now) == 1
    assert letters("session_invitation") == []
    with transaction():
        calls.announce(head, again(call), now=clock.now)
    assert letters("session_invitation") == ["bela@puente.example"]
    with transaction():
        calls.invite(head, again(call), [cast.bridge.id, cast.harbour.id], now=clock.now)
    assert letters("session_invitation") == [
        "bela@puente.example",
        "hana@harbour.example",
        "hugo@harbour.example",
    ]
    with pytest.raises(Invalid), transaction():
        calls.invite(head, again(call), [cast.harbour.id], now=clock.now)
    assert len(db.session.scalars(select(Invitee.id)).all()) == 2


def test_nobody_is_invited_to_an_open_call_or_to_a_closed_one(app: Flask, cast: Cast, clock: Clock) -> None:
    call = drafted(cast, clock.now)
    with pytest.raises(IllegalMove), transaction():
        calls.invite(acting(cast.head), again(call), [cast.bridge.id], now=clock.now)
    other = drafted(cast, clock.now, who="invitation")
    with transaction():
        calls.cancel(acting(cast.head), again(other), "Withdrawn.", now=clock.now)
    with pytest.raises(IllegalMove), transaction():
        calls.invite(acting(cast.head), again(other), [cast.bridge.id], now=clock.now)


def test_opening_by_hand_moves_the_opening_forward_only(app: Flask, cast: Cast, clock: Clock) -> None:
    call = announced(cast, clock.now)
    with pytest.raises(Forbidden), transaction():
        calls.open_(acting(cast.officer), again(call), now=clock.now)
    with transaction():
        calls.open_(acting(cast.head), again(call), now=clock.now)
    assert (again(call).state, again(call).opens_at) == ("open", clock.now)


def test_nobody_closes_a_call_early(app: Flask, cast: Cast, clock: Clock) -> None:
    call = announced(cast, clock.now)
    with transaction():
        calls.open_(acting(cast.head), again(call), now=clock.now)
    with pytest.raises(IllegalMove), transaction():
        calls.close(again(call), now=CLOSES + timedelta(seconds=59))
    with transaction():
        calls.close(again(call), now=CLOSES + timedelta(seconds=60))
    assert again(call).state == "closed"


def test_cancelling_needs_a_reason_and_tells_the_organizations(app: Flask, cast: Cast, clock: Clock) -> None:
    call = announced(cast, clock.now)
    for reason in (" ", "a\x07b"):
        with pytest.raises(Invalid) as error, transaction():
            calls.cancel(acting(cast.head), again(call), reason, now=clock.now)
        assert fields(error) == ["reason"]
    with transaction():
        calls.cancel(acting(cast.head), again(call), " The draft was withdrawn. ", now=clock.now)
    assert (again(call).state, again(call).cancel_reason) == ("cancelled", "The draft was withdrawn.")
    assert len(letters("session_cancelled")) == 3
    with pytest.raises(IllegalMove), transaction():
        calls.open_(acting(cast.head), again(call), now=clock.now)


def test_a_cancelled_draft_was_never_known(app: Flask, cast: Cast, clock: Clock) -> None:
    call = drafted(cast, clock.now)
    with transaction():
        calls.cancel(acting(cast.head), again(call), "Not now.", now=clock.now)
    assert letters("session_cancelled") == []


def test_a_session_without_texts_is_concluded_and_archived(app: Flask, cast: Cast, clock: Clock) -> None:
    call = announced(cast, clock.now)
    officer = acting(cast.officer)
    with transaction():
        row = again(call)
        calls.open_(acting(cast.head), row, now=clock.now)
        calls.close(row, now=CLOSES + timedelta(minutes=1))
        calls.begin_collation(officer, row, now=clock.now)
        calls.conclude(officer, row, now=clock.now)
        calls.archive(officer, row, now=clock.now)
    assert again(call).state == "archived"
    assert db.session.scalars(select(AuditEntry.tag).order_by(AuditEntry.id)).all() == [
        f"session:{tag}"
        for tag in ("created", "announced", "opened", "closed", "collating", "concluded", "archived")
    ]


def test_a_session_with_texts_is_not_concluded_before_its_summary_is_issued(
    app: Flask, cast: Cast, clock: Clock
) -> None:
    call = announced(cast, clock.now)
    with transaction():
        calls.open_(acting(cast.head), again(call), now=clock.now)
    clock.forward(minutes=1)
    with transaction():
        row = filed(again(call), cast.harbour, cast.hana, clock)
        row.state, row.admitted_version_id = "admitted", row.version_id
    assert sessions.summary_waits(call.id)
    with transaction():
        found = again(call)
        calls.close(found, now=CLOSES + timedelta(minutes=1))
        calls.begin_collation(acting(cast.officer), found, now=clock.now)
    with pytest.raises(IllegalMove), transaction():
        calls.conclude(acting(cast.officer), again(call), now=clock.now)
    assert again(call).state == "collating"


@pytest.mark.parametrize("state", ["submitted", "appealed"])
def test_a_session_is_not_concluded_while_a_text_waits_for_a_decision(
    app: Flask, cast: Cast, clock: Clock, state: str
) -> None:
    call = announced(cast, clock.now)
    with transaction():
        calls.open_(acting(cast.head), again(call), now=clock.now)
    clock.forward(minutes=1)
    with transaction():
        filed(again(call), cast.harbour, cast.hana, clock).state = state
    with transaction():
        found = again(call)
        calls.close(found, now=CLOSES + timedelta(minutes=1))
        calls.begin_collation(acting(cast.officer), found, now=clock.now)
    with pytest.raises(IllegalMove, match="wait for a decision"), transaction():
        calls.conclude(acting(cast.officer), again(call), now=clock.now)
    assert again(call).state == "collating"
