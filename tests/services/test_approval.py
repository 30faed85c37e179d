"""Two people: proposed by one, decided by another, bound to what is approved."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain.actor import Role
from panel.domain.errors import Forbidden, IllegalMove, Invalid, Missing, Stale
from panel.models import Account, Approval, AuditEntry, OutboxMail, RoleGrant
from panel.queries import account as accounts
from panel.queries import approval as approvals
from panel.services import approval as verbs
from panel.services import clock as clockwork
from panel.services import roles
from panel.services.approval_kinds import KINDS
from tests.cast import Cast, acting
from tests.conftest import Clock


def proposed(cast: Cast, clock: Clock, role: str = "moderator") -> Approval:
    """The head proposes a role for Otis."""
    return roles.propose(
        acting(cast.head), accounts.by_id(cast.outsider.id), role, "Well known", now=clock.now
    )


def decide(person: Account, row: Approval, outcome: str, clock: Clock) -> None:
    verbs.decide(acting(person), row, outcome, KINDS[row.kind], now=clock.now)


def told(name: str) -> list[str]:
    return sorted(db.session.scalars(select(OutboxMail.address).where(OutboxMail.name == name)))


def test_nothing_happens_until_another_person_approves(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = proposed(cast, clock)
        assert accounts.roles_of(cast.outsider.id) == frozenset()
        assert told("approval_waits") == ["admin@panel.example"]
        decide(cast.administrator, row, "approve", clock)
        assert (row.state, row.decided_by, row.decided_at) == ("approved", cast.administrator.id, clock.now)
        assert accounts.roles_of(cast.outsider.id) == {Role.MODERATOR}
        assert told("approval_decided") == ["head@panel.example"]
        acts = db.session.execute(select(AuditEntry.tag, AuditEntry.actor_id).order_by(AuditEntry.id)).all()
        assert [tuple(a) for a in acts] == [
            ("approval:proposed", cast.head.id),
            ("approval:approved", cast.administrator.id),
            ("role:granted", cast.administrator.id),
        ]


def test_a_refusal_changes_nothing_and_is_final(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = proposed(cast, clock)
        decide(cast.administrator, row, "refuse", clock)
        assert accounts.roles_of(cast.outsider.id) == frozenset()
        with pytest.raises(IllegalMove):
            decide(cast.administrator, row, "approve", clock)


def test_the_first_person_is_not_the_second_not_even_in_another_role(
    app: Flask, clock: Clock, cast: Cast
) -> None:
    with transaction():
        db.session.add(RoleGrant(account_id=cast.head.id, role=Role.ADMINISTRATOR, granted_at=clock.now))
        row = proposed(cast, clock)
        with pytest.raises(Forbidden):
            decide(cast.head, row, "approve", clock)
        with pytest.raises(Forbidden):
            decide(cast.head, row, "refuse", clock)
        assert row.state == "proposed"


def test_whom_it_is_about_is_not_the_second(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = roles.propose(
            acting(cast.head), accounts.by_id(cast.administrator.id), "auditor", "Why not", now=clock.now
        )
        with pytest.raises(Forbidden):
            decide(cast.administrator, row, "approve", clock)


@pytest.mark.parametrize("somebody", ["officer", "chair", "safeguard", "auditor", "hana", "outsider"])
def test_who_lacks_the_role_is_not_the_second(app: Flask, clock: Clock, cast: Cast, somebody: str) -> None:
    with transaction():
        row = proposed(cast, clock)
        with pytest.raises(Forbidden):
            decide(getattr(cast, somebody), row, "approve", clock)


def test_a_role_without_the_second_factor_shown_is_none(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = proposed(cast, clock)
        weak = accounts.actor_of(accounts.by_id(cast.administrator.id), strong=False)
        with pytest.raises(Forbidden):
            verbs.decide(weak, row, "approve", KINDS[row.kind], now=clock.now)


def test_an_approval_cannot_be_replayed(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = proposed(cast, clock)
        decide(cast.administrator, row, "approve", clock)
        roles.revoke(acting(cast.head), accounts.by_id(cast.outsider.id), "moderator", now=clock.now)
    with transaction():
        again = approvals.of_actor(acting(cast.administrator), row.id)
        with pytest.raises(IllegalMove):
            decide(cast.administrator, again, "approve", clock)
    assert accounts.roles_of(cast.outsider.id) == frozenset()


def test_of_two_who_decide_at_once_one_is_faster(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = proposed(cast, clock)
        row_id = row.id
    with transaction():
        mine = approvals.of_actor(acting(cast.administrator), row_id)
        db.session.connection().execute(Approval.__table__.update().values(state="refused"))
        with pytest.raises(Stale):
            decide(cast.administrator, mine, "approve", clock)
    assert accounts.roles_of(cast.outsider.id) == frozenset()


@pytest.mark.parametrize("what", ["address", "roles", "closed", "payload"])
def test_changed_content_is_not_approved(app: Flask, clock: Clock, cast: Cast, what: str) -> None:
    with transaction():
        row = proposed(cast, clock)
        row_id = row.id
    with transaction():
        row = approvals.of_actor(acting(cast.administrator), row_id)
        person = accounts.by_id(cast.outsider.id)
        if what == "address":
            person.email = person.email_key = "somebody@else.example"
        elif what == "closed":
            person.state = "closed"
        elif what == "roles":
            db.session.add(RoleGrant(account_id=person.id, role=Role.CHAIR, granted_at=clock.now))
        else:
            row.payload = {"role": "administrator"}
        db.session.flush()
        assert verbs.changed_since(row, KINDS["grant_role"])
        with pytest.raises(Stale):
            decide(cast.administrator, row, "approve", clock)
        db.session.rollback()
    assert Role.ADMINISTRATOR not in accounts.roles_of(cast.outsider.id)
    assert Role.MODERATOR not in accounts.roles_of(cast.outsider.id)


def test_the_same_proposal_waits_once_and_needs_a_reason(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        proposed(cast, clock)
        for reason in ("Again", " "):
            with pytest.raises(Invalid) as refused:
                roles.propose(
                    acting(cast.administrator),
                    accounts.by_id(cast.outsider.id),
                    "moderator",
                    reason,
                    now=clock.now,
                )
            assert [p.field for p in refused.value.problems] == ["reason"]
        proposed(cast, clock, "observer")


def test_a_proposal_lapses_after_fourteen_days(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = proposed(cast, clock)
        row_id = row.id
        clock.forward(days=14)
        with pytest.raises(IllegalMove):
            decide(cast.administrator, row, "approve", clock)
        assert list(approvals.waiting_for(acting(cast.administrator), clock.now)) == []
    for _ in range(2):
        with transaction():
            clockwork.tick(now=clock.now)
    assert approvals.of_actor(acting(cast.head), row_id).state == "lapsed"
    with transaction():
        again = proposed(cast, clock)
        clock.forward(days=13, hours=23)
        decide(cast.administrator, again, "approve", clock)
    assert accounts.roles_of(cast.outsider.id) == {Role.MODERATOR}


def test_only_those_whom_it_concerns_see_it(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = proposed(cast, clock)
        for person in (cast.head, cast.administrator):
            assert [a.id for a in approvals.waiting_for(acting(person), clock.now)] == [row.id]
        for person in (cast.officer, cast.chair, cast.auditor, cast.outsider, cast.hana):
            assert list(approvals.waiting_for(acting(person), clock.now)) == []
            with pytest.raises(Missing):
                approvals.of_actor(acting(person), row.id)


def test_a_proposal_is_decided_as_what_it_is(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = proposed(cast, clock)
        with pytest.raises(ValueError, match="grant_role"):
            verbs.decide(acting(cast.administrator), row, "approve", KINDS["reset_totp"], now=clock.now)


def test_the_fingerprint_does_not_depend_on_the_order_of_the_facts() -> None:
    moment = datetime(2027, 3, 1, tzinfo=UTC)
    assert verbs.fingerprint({"a": 1, "b": moment}) == verbs.fingerprint({"b": moment, "a": 1})
    assert verbs.fingerprint({"a": 1}) != verbs.fingerprint({"a": "1"})


def test_every_kind_stands_under_its_own_name() -> None:
    assert [name for name, kind in KINDS.items() if name != kind.name] == []
    assert {"grant_role", "reset_totp"} <= set(KINDS)
