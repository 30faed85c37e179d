"""Roles of the Panel: proposed by one, approved by another, never for oneself, taken away at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from panel.db import db
from panel.domain.actions import Action
from panel.domain.actor import Actor, Role
from panel.domain.errors import N_, IllegalMove, Invalid, Missing, Problem, problem
from panel.domain.policy import require
from panel.domain.standing import OPENS, ROLES
from panel.models import Account, Approval, RoleGrant
from panel.queries import account as accounts
from panel.services import approval as approvals
from panel.services._journal import record
from panel.services._outbox import post
from panel.services.approval import Said

#: Names that are withheld are known to two people and to nobody else.
MOST_SAFEGUARDING = 2

_TWO = N_(
    "Two people are safeguarding officers already, and there are never more. One of them has to go first."
)

#: Whose second word a role needs.
SECONDS = (Role.HEAD, Role.ADMINISTRATOR)


def propose(actor: Actor, account: Account, role: str, reason: str, *, now: datetime) -> Approval:
    """Propose a role for somebody else; a second head or administrator decides."""
    require(actor, Action.ROLE_PROPOSE, account)
    if role not in set(Role):
        raise Invalid(problem("role", N_("Choose a role from the list.")))
    if account.state != "active" or account.confirmed_at is None:
        raise Invalid(problem("role", N_("This account is closed or its address is not confirmed.")))
    if role in accounts.roles_of(account.id):
        raise Invalid(problem("role", N_("This person holds the role already.")))
    found = _too_many(Role(role))
    if found:
        raise Invalid(*found)
    payload = {"role": str(role)}
    digest = approvals.fingerprint(grant_facts(account.id, payload))
    return approvals.propose(actor, "grant_role", account.id, payload, digest, reason, SECONDS, now=now)


def grant_facts(account_id: str, payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a grant rests on: the person, the address, the roles held now, and the role proposed."""
    account = accounts.by_id(account_id)
    return {
        "account": account.id,
        "address": account.email_key,
        "state": account.state,
        "held": sorted(accounts.roles_of(account.id)),
        "role": payload["role"],
    }


def grant_lines(account_id: str, payload: Mapping[str, Any]) -> Sequence[tuple[str, Any]]:
    """What the second person is shown."""
    account = accounts.by_id(account_id)
    role = Role(payload["role"])
    held = accounts.roles_of(account.id)
    return (
        (N_("Person"), account.name),
        (N_("E-mail address"), account.email),
        (N_("Role"), Said(ROLES[role])),
        (N_("What it opens"), Said(OPENS[role])),
        (N_("Roles held now"), [Said(ROLES[r]) for r in Role if r in held] or Said(N_("none"))),
    )


def grant(actor: Actor, approval: Approval, *, now: datetime) -> None:
    """Give the role that two people want; it counts from the person's next strong sign-in or request."""
    account = accounts.by_id(approval.subject_id)
    require(actor, Action.ROLE_PROPOSE, account)
    role = Role(approval.payload["role"])
    accounts.holders_of(role, lock=True)
    if _too_many(role):
        raise IllegalMove(_TWO)
    db.session.add(
        RoleGrant(
            account_id=account.id,
            role=role,
            proposed_by=approval.proposed_by,
            approved_by=actor.account_id,
            granted_at=now,
        )
    )
    db.session.flush()
    record(actor, "role:granted", account, now=now, role=role, approval=approval.id)
    post("role_granted", account, now=now, role=role.value, path="/desk")


def revoke(actor: Actor, account: Account, role: str, *, now: datetime) -> None:
    """Take a role away; one person is enough, and it is felt on the holder's next request."""
    require(actor, Action.ROLE_REVOKE, account)
    held = next((g for g in accounts.grants_of(account.id) if g.role == role), None)
    if held is None:
        raise Missing()
    held.revoked_at = now
    record(actor, "role:revoked", account, now=now, role=role)
    post("role_revoked", account, now=now, role=str(role), path="/account")


def _too_many(role: Role) -> list[Problem]:
    """Why a role has no room for one more holder; only safeguarding is so small."""
    full = role is Role.SAFEGUARDING and len(accounts.holders_of(role)) >= MOST_SAFEGUARDING
    return [problem("role", _TWO)] if full else []
