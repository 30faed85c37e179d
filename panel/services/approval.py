"""Decisions that need two people: proposed by one, decided by another, bound to what is approved.

A service that needs a second person calls ``propose``; what a kind of proposal does stands in
``approval_kinds.KINDS``. The hash is taken over the facts as they are when it is proposed, and again
when it is approved: if anything that would be done has changed in between, nothing is done.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from panel.db import db
from panel.domain.actor import SYSTEM, Actor, Role
from panel.domain.errors import N_, IllegalMove, Invalid, Stale, problem
from panel.domain.lifecycle import APPROVAL
from panel.models import Approval
from panel.queries import account as accounts
from panel.queries import approval as approvals
from panel.services._advance import advance
from panel.services._journal import record
from panel.services._outbox import post

Payload = Mapping[str, Any]

#: A proposal that nobody decides lapses after this time.
LAPSES_AFTER = timedelta(days=14)


class Said(str):
    """A value in a line that is a msgid of ours, to be translated; plain strings are shown as they are."""


class CarryOut(Protocol):
    """Does what was approved; the actor is the second person, who must be allowed to do it."""

    def __call__(self, actor: Actor, approval: Approval, *, now: datetime) -> None:
        """Do it, with the values of ``approval.payload``."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of proposal.

    ``facts(subject_id, payload)`` are all facts that the decision rests on, as they are now; they are
    hashed, so they hold ids of immutable rows rather than texts. ``lines(subject_id, payload)`` are
    (label, value) pairs that show the second person everything that would be done. Labels are msgids; a
    value is a plain text, a ``Said``, an instant, or a list of these.
    """

    name: str
    facts: Callable[[str, Payload], Mapping[str, Any]]
    carry_out: CarryOut
    lines: Callable[[str, Payload], Sequence[tuple[str, Any]]]


def fingerprint(facts: Mapping[str, Any]) -> str:
    """SHA-256 over facts in a fixed order; instants and other values by their text."""
    written = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(written.encode()).hexdigest()


def propose(
    actor: Actor,
    kind: str,
    subject_id: str,
    payload: Payload,
    subject_hash: str,
    reason: str,
    second_roles: Sequence[Role],
    *,
    now: datetime,
) -> Approval:
    """Ask for a second person; the caller has checked that the actor may propose this.

    Raises Invalid without a reason, and where the same already waits.
    """
    if not reason.strip():
        raise Invalid(problem("reason", N_("Give the reason; the second person decides on it.")))
    if any(a.payload == dict(payload) for a in approvals.waiting_about(kind, subject_id, now)):
        raise Invalid(problem("reason", N_("The same proposal waits for a second person already.")))
    made = Approval(
        kind=kind,
        subject_id=subject_id,
        payload=dict(payload),
        subject_hash=subject_hash,
        reason=reason.strip(),
        second=[Role(r).value for r in second_roles],
        proposed_by=actor.account_id,
        proposed_at=now,
        lapses_at=now + LAPSES_AFTER,
    )
    db.session.add(made)
    db.session.flush()
    record(actor, "approval:proposed", made, now=now, kind=kind)
    for holder in accounts.holders(second_roles):
        if holder.id not in made.hands:
            post("approval_waits", holder, now=now, approval_id=made.id)
    return made


def decide(actor: Actor, approval: Approval, outcome: str, kind: Kind, *, now: datetime) -> None:
    """Approve or refuse (``outcome`` is the name of the move); approving carries it out at once.

    Raises Forbidden for the first person and for whom it is about, IllegalMove where it was decided or
    has lapsed, Stale where what was proposed has changed since.
    """
    if kind.name != approval.kind:
        raise ValueError(f"a proposal of kind {approval.kind} cannot be decided as {kind.name}")
    if approval.state == APPROVAL.initial and approval.lapses_at <= now:
        raise IllegalMove(N_("This proposal has lapsed. It can be proposed again."))
    advance(actor, approval, APPROVAL, outcome, now=now)
    approval.decided_by, approval.decided_at = actor.account_id, now
    if outcome == "approve":
        if changed_since(approval, kind):
            raise Stale(N_("What was proposed has changed since. Refuse it; it can be proposed again."))
        kind.carry_out(actor, approval, now=now)
    proposer = accounts.by_id(approval.proposed_by)
    if proposer.state == "active":
        post("approval_decided", proposer, now=now, approval_id=approval.id)


def changed_since(approval: Approval, kind: Kind) -> bool:
    """Whether what was proposed is no longer what it was then."""
    return fingerprint(kind.facts(approval.subject_id, approval.payload)) != approval.subject_hash


def lapse_due(*, now: datetime) -> None:
    """Let every proposal lapse whose time has passed; by the clock, as often as it likes."""
    for approval in approvals.overdue(now):
        advance(SYSTEM, approval, APPROVAL, "lapse", now=now)
