"""Roles: never for oneself, given by two, taken by one; a lost second factor is cleared by two."""

from __future__ import annotations

import pyotp
import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain.actor import Role
from panel.domain.errors import Forbidden, IllegalMove, Invalid, Missing, Stale
from panel.models import Account, Approval, AuditEntry, OutboxMail, RecoveryCode, RoleGrant
from panel.queries import account as accounts
from panel.services import account as verbs
from panel.services import approval, closing, roles, second_factor
from panel.services.approval_kinds import KINDS
from tests.cast import PASSWORD, Cast, acting
from tests.conftest import Clock


def person(account: Account) -> Account:
    return accounts.by_id(account.id)


def approve(somebody: Account, row: Approval, clock: Clock) -> None:
    approval.decide(acting(somebody), row, "approve", KINDS[row.kind], now=clock.now)


@pytest.mark.parametrize(
    "somebody", ["officer", "chair", "rapporteur", "safeguard", "auditor", "hana", "outsider"]
)
def test_only_head_and_administrator_propose(app: Flask, clock: Clock, cast: Cast, somebody: str) -> None:
    with transaction(), pytest.raises(Forbidden):
        roles.propose(acting(getattr(cast, somebody)), person(cast.bela), "officer", "Please", now=clock.now)


def test_nobody_proposes_or_revokes_for_oneself(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        with pytest.raises(Forbidden):
            roles.propose(acting(cast.head), person(cast.head), "chair", "Me", now=clock.now)
        with pytest.raises(Forbidden):
            roles.revoke(acting(cast.head), person(cast.head), "head", now=clock.now)


@pytest.mark.parametrize("role", ["", "emperor", "focal_point"])
def test_only_roles_of_the_panel_are_given(app: Flask, clock: Clock, cast: Cast, role: str) -> None:
    with transaction(), pytest.raises(Invalid) as refused:
        roles.propose(acting(cast.head), person(cast.bela), role, "Please", now=clock.now)
    assert [p.field for p in refused.value.problems] == ["role"]


def test_a_role_that_is_held_or_an_account_that_is_closed_is_refused(
    app: Flask, clock: Clock, cast: Cast
) -> None:
    with transaction():
        closing.close(acting(cast.bela), person(cast.bela), now=clock.now)
        for account, role in ((cast.officer, "officer"), (cast.bela, "officer")):
            with pytest.raises(Invalid) as refused:
                roles.propose(acting(cast.head), person(account), role, "Please", now=clock.now)
            assert [p.field for p in refused.value.problems] == ["role"]


def test_a_grant_names_both_people_and_tells_the_holder(app: Flask, clock: Clock, cast: Cast) -> None:
    for old in app.config["PANEL"].mail_directory.glob("*.eml"):
        old.unlink()
    with transaction():
        row = roles.propose(acting(cast.administrator), person(cast.bela), "officer", "Needed", now=clock.now)
        approve(cast.head, row, clock)
        (grant,) = accounts.grants_of(cast.bela.id)
        assert (grant.proposed_by, grant.approved_by) == (cast.administrator.id, cast.head.id)
        entry = db.session.scalar(select(AuditEntry).where(AuditEntry.tag == "role:granted"))
        assert entry is not None
        assert entry.facts == {"role": "officer", "approval": row.id}
    app.extensions["panel.drain"]()
    files = [f.read_text() for f in app.config["PANEL"].mail_directory.glob("*.eml")]
    assert (
        len([t for t in files if "To: bela@puente.example" in t and "officer of the secretariat" in t]) == 1
    )


def test_a_revoked_role_is_felt_on_the_next_request(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        roles.revoke(acting(cast.head), person(cast.officer), "officer", now=clock.now)
        assert acting(person(cast.officer)).roles == frozenset()
        held = db.session.scalar(select(RoleGrant).where(RoleGrant.account_id == cast.officer.id))
        assert held is not None
        assert held.revoked_at == clock.now
        with pytest.raises(Missing):
            roles.revoke(acting(cast.head), person(cast.officer), "officer", now=clock.now)
        with pytest.raises(Forbidden):
            roles.revoke(acting(cast.chair), person(cast.officer2), "officer", now=clock.now)


def test_a_second_person_who_lost_the_role_meanwhile_decides_nothing(
    app: Flask, clock: Clock, cast: Cast
) -> None:
    with transaction():
        row = roles.propose(acting(cast.head), person(cast.bela), "officer", "Needed", now=clock.now)
        roles.revoke(acting(cast.head), person(cast.administrator), "administrator", now=clock.now)
        with pytest.raises(Forbidden):
            approve(person(cast.administrator), row, clock)


# a lost second factor


def test_two_people_clear_a_lost_second_factor_and_the_password_stays(
    app: Flask, clock: Clock, cast: Cast
) -> None:
    keys = app.extensions["panel.keys"]
    with transaction():
        officer = person(cast.officer)
        second_factor.enrol(officer, pyotp.random_base32(), keys, now=clock.now)
        verbs.sign_in(officer, "phone", now=clock.now, days=14, strong=True)
        row = second_factor.propose_reset(acting(cast.safeguard), officer, "Called back", now=clock.now)
        assert officer.totp_secret is not None
        approve(cast.head, row, clock)
        assert officer.totp_secret is None
        assert verbs.password_fits(officer, PASSWORD)
        assert list(accounts.sessions_of(officer.id, clock.now)) == []
        assert db.session.scalars(select(RecoveryCode)).all() == []
        letters = db.session.scalars(
            select(OutboxMail.address).where(OutboxMail.name == "second_factor_cleared")
        )
        assert list(letters) == ["officer@panel.example"]


def test_a_new_second_factor_makes_the_proposal_void(app: Flask, clock: Clock, cast: Cast) -> None:
    keys = app.extensions["panel.keys"]
    with transaction():
        officer = person(cast.officer)
        second_factor.enrol(officer, pyotp.random_base32(), keys, now=clock.now)
        row = second_factor.propose_reset(acting(cast.head), officer, "Called back", now=clock.now)
        second_factor.enrol(officer, pyotp.random_base32(), keys, now=clock.now)
        with pytest.raises(Stale):
            approve(cast.safeguard, row, clock)


def test_who_may_ask_for_a_reset_and_for_whom(app: Flask, clock: Clock, cast: Cast) -> None:
    keys = app.extensions["panel.keys"]
    with transaction():
        for account in (cast.head, cast.officer):
            second_factor.enrol(person(account), pyotp.random_base32(), keys, now=clock.now)
        for somebody in (cast.officer2, cast.chair, cast.auditor, cast.hana):
            with pytest.raises(Forbidden):
                second_factor.propose_reset(acting(somebody), person(cast.officer), "Lost", now=clock.now)
        with pytest.raises(Forbidden):
            second_factor.propose_reset(acting(cast.head), person(cast.head), "Lost", now=clock.now)
        with pytest.raises(Invalid):
            second_factor.propose_reset(acting(cast.head), person(cast.hana), "Has none", now=clock.now)


def test_safeguarding_has_never_more_than_two(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        rows = [
            roles.propose(acting(cast.head), person(who), "safeguarding", "Needed.", now=clock.now)
            for who in (cast.bela, cast.outsider)
        ]
        approve(cast.administrator, rows[0], clock)
        with pytest.raises(IllegalMove, match="Two people are safeguarding officers already"):
            approve(cast.administrator, rows[1], clock)
        with pytest.raises(Invalid, match="Two people are safeguarding officers already"):
            roles.propose(acting(cast.head), person(cast.hugo), "safeguarding", "Needed.", now=clock.now)
        roles.revoke(acting(cast.head), person(cast.safeguard), "safeguarding", now=clock.now)
        roles.propose(acting(cast.head), person(cast.hugo), "safeguarding", "Needed.", now=clock.now)


def test_the_command_makes_no_third_safeguarding_officer(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        verbs.first_holder(person(cast.bela), Role.SAFEGUARDING, now=clock.now)
        with pytest.raises(Invalid, match="there are never more"):
            verbs.first_holder(person(cast.outsider), Role.SAFEGUARDING, now=clock.now)
