"""An extension opens a joint submission again to those who were dropped."""

from __future__ import annotations

from datetime import timedelta

import pytest

from panel.db import db, transaction
from panel.domain.errors import IllegalMove
from panel.models import Commentary
from panel.queries import approval as proposals
from panel.services import approval as approvals
from panel.services import clock as clockwork
from panel.services import extension
from panel.services.approval_kinds import KINDS
from tests.cast import acting
from tests.services.test_joint_submission import Team, mails, team

__all__ = ["team"]


def extend(team: Team) -> None:
    """By head and chair, an hour after the deadline."""
    team.clock.now = team.after + timedelta(hours=1)
    later = team.call.closes_at + timedelta(days=7)
    with transaction():
        asked = extension.propose(acting(team.cast.head), team.call, later, "Too short.", now=team.clock.now)
    with transaction():
        row = proposals.of_actor(acting(team.cast.chair), asked.id, lock=True)
        approvals.decide(acting(team.cast.chair), row, "approve", KINDS[row.kind], now=team.clock.now)


def test_who_was_dropped_is_asked_again_and_can_confirm(team: Team) -> None:
    with transaction():
        row = team.draft()
        team.invite(row, 0, 1, 2)
        team.submit(row)
        team.confirm(row, 0)
    with transaction():
        clockwork.tick(now=team.after)
        assert team.states(row) == ["confirmed", "dropped", "dropped"]
    extend(team)
    db.session.expire_all()
    assert team.states(row) == ["confirmed", "asked_again", "asked_again"]
    assert mails("joint_reopened") == ["m1@m.example", "m2@m.example"]
    with transaction():
        team.confirm(row, 1)
        clockwork.tick(now=team.call.closes_at + timedelta(minutes=1))
        assert team.states(row) == ["confirmed", "confirmed", "dropped"]


def test_what_has_become_the_leads_own_stays_that(team: Team) -> None:
    with transaction():
        row = team.draft()
        team.invite(row, 0)
        team.submit(row)
    with transaction():
        clockwork.tick(now=team.after)
    extend(team)
    db.session.expire_all()
    assert team.states(row) == ["dropped", "", ""]
    assert db.session.get_one(Commentary, row.id).kind == "individual"
    with transaction(), pytest.raises(IllegalMove):
        team.confirm(row, 0)
