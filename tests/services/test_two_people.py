"""What needs two people needs two: every kind of proposal, and the adoption and the issue of a summary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pyotp
import pytest
from flask import Flask

from panel.db import db, transaction
from panel.domain.actor import Role
from panel.domain.errors import Forbidden, IllegalMove, Stale
from panel.models import Account, Approval, RoleGrant
from panel.queries import account as accounts
from panel.queries import approval as approvals
from panel.queries import thematic_session as sessions
from panel.services import approval, extension, roles, second_factor, summary_change
from panel.services.approval_kinds import KINDS
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import open_call
from tests.services.collating import World, usual_world
from tests.services.test_redaction import proposed as redaction_proposed


@dataclass
class Case:
    """A proposal, who made it, who may be the second, and what changes its content."""

    row_id: str
    first: Account
    second: Account
    change: Callable[[dict[str, Any]], dict[str, Any]]


def grant_role(app: Flask, cast: Cast, clock: Clock) -> Case:
    row = roles.propose(acting(cast.head), cast.outsider, "moderator", "Elected.", now=clock.now)
    return Case(row.id, cast.head, cast.administrator, lambda payload: payload | {"role": "head"})


def extend_session(app: Flask, cast: Cast, clock: Clock) -> Case:
    call = open_call(cast, clock)
    later = call.closes_at + timedelta(days=5)
    row = extension.propose(acting(cast.chair), call, later, "A storm.", now=clock.now)

    def further(payload: dict[str, Any]) -> dict[str, Any]:
        return {"closes_at": (datetime.fromisoformat(payload["closes_at"]) + timedelta(days=9)).isoformat()}

    return Case(row.id, cast.chair, cast.head, further)


def redact_commentary(app: Flask, cast: Cast, clock: Clock) -> Case:
    _, row = redaction_proposed(cast, clock)
    made: Any = row
    return Case(made.id, cast.officer, cast.officer2, lambda payload: payload | {"end": payload["end"] + 5})


def reset_totp(app: Flask, cast: Cast, clock: Clock) -> Case:
    officer = accounts.by_id(cast.officer.id)
    second_factor.enrol(officer, pyotp.random_base32(), app.extensions["panel.keys"], now=clock.now)
    row = second_factor.propose_reset(acting(cast.safeguard), officer, "Called back.", now=clock.now)

    def enrolled_again(payload: dict[str, Any]) -> dict[str, Any]:
        held = accounts.by_id(cast.officer.id)
        second_factor.enrol(held, pyotp.random_base32(), app.extensions["panel.keys"], now=clock.now)
        return payload

    return Case(row.id, cast.safeguard, cast.head, enrolled_again)


KINDS_HERE = {each.__name__: each for each in (grant_role, extend_session, redact_commentary, reset_totp)}


@pytest.fixture(params=list(KINDS_HERE))
def case(request: pytest.FixtureRequest, app: Flask, cast: Cast, clock: Clock) -> Case:
    with transaction():
        return KINDS_HERE[request.param](app, cast, clock)


def decide(case: Case, who: Account, outcome: str, clock: Clock) -> None:
    with transaction():
        row = approvals.of_actor(acting(who), case.row_id, lock=True)
        approval.decide(acting(who), row, outcome, KINDS[row.kind], now=clock.now)


def state(case: Case) -> str:
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(Approval, case.row_id).state


def test_every_kind_of_proposal_is_tried_here_or_with_the_changes_of_a_summary() -> None:
    assert set(KINDS) - set(KINDS_HERE) == {summary_change.KIND}


def test_nobody_is_both_whatever_roles_are_held(case: Case, clock: Clock) -> None:
    with transaction():
        held = accounts.roles_of(case.first.id)
        for role in set(Role) - held:
            db.session.add(RoleGrant(account_id=case.first.id, role=role, granted_at=clock.now))
    for outcome in ("approve", "refuse"):
        with pytest.raises(Forbidden):
            decide(case, case.first, outcome, clock)
    assert state(case) == "proposed"


def test_what_was_decided_is_not_decided_again(case: Case, clock: Clock) -> None:
    decide(case, case.second, "approve", clock)
    for outcome in ("approve", "refuse"):
        with pytest.raises(IllegalMove):
            decide(case, case.second, outcome, clock)
    assert state(case) == "approved"


def test_what_was_changed_since_is_not_approved(case: Case, clock: Clock) -> None:
    with transaction():
        row = db.session.get_one(Approval, case.row_id)
        row.payload = case.change(dict(row.payload))
    with pytest.raises(Stale):
        decide(case, case.second, "approve", clock)
    assert state(case) == "proposed"


def test_who_adopted_a_summary_does_not_issue_it_in_another_role(cast: Cast, clock: Clock) -> None:
    world: World = usual_world(cast, clock)
    world.build()
    with transaction():
        for account, role in ((cast.chair, Role.HEAD), (cast.head, Role.CHAIR), (cast.officer, Role.CHAIR)):
            db.session.add(RoleGrant(account_id=account.id, role=role, granted_at=clock.now))
    with pytest.raises(Forbidden):
        world.adopt(acting(cast.officer))  # drafted it
    world.adopt(acting(cast.head))
    with pytest.raises(Forbidden):
        world.issue()
    assert world.summary().state == "adopted"
    world.reopen()
    world.adopt()
    world.issue()
    assert sessions.by_id(world.call.id).id == world.summary().thematic_session_id
    assert world.summary().state == "issued"
