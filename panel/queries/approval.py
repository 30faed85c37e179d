"""Proposals that wait for a second person, and those that were decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.domain.lifecycle import APPROVAL
from panel.models import Approval


def of_actor(actor: Actor, approval_id: str, *, lock: bool = False) -> Approval:
    """One proposal if the actor made it, may be its second person or decided it; else Missing."""
    wanted = select(Approval).where(Approval.id == approval_id)
    found: Approval | None = db.session.scalar(wanted.with_for_update() if lock else wanted)
    if found is None or not _concerns(actor, found):
        raise Missing()
    return found


def waiting_for(actor: Actor, now: datetime) -> Sequence[Approval]:
    """What waits and concerns the actor, oldest first; what has lapsed is left out."""
    rows = db.session.scalars(
        select(Approval)
        .where(Approval.state == APPROVAL.initial, Approval.lapses_at > now)
        .order_by(Approval.proposed_at, Approval.id)
    )
    return [a for a in rows if _concerns(actor, a)]


def decided_lately(actor: Actor, most: int = 20) -> Sequence[Approval]:
    """What was decided or has lapsed and concerns the actor, newest first."""
    rows = db.session.scalars(
        select(Approval)
        .where(Approval.state != APPROVAL.initial)
        .order_by(Approval.lapses_at.desc(), Approval.id)
        .limit(200)
    )
    return [a for a in rows if _concerns(actor, a)][:most]


def waiting_about(kind: str, subject_id: str, now: datetime) -> Sequence[Approval]:
    """Undecided proposals of one kind about one subject."""
    rows: Sequence[Approval] = db.session.scalars(
        select(Approval).where(
            Approval.kind == kind,
            Approval.subject_id == subject_id,
            Approval.state == APPROVAL.initial,
            Approval.lapses_at > now,
        )
    ).all()
    return rows


def overdue(now: datetime) -> Sequence[Approval]:
    """Proposals whose time has passed without a decision."""
    rows: Sequence[Approval] = db.session.scalars(
        select(Approval).where(Approval.state == APPROVAL.initial, Approval.lapses_at <= now)
    ).all()
    return rows


def _concerns(actor: Actor, approval: Approval) -> bool:
    mine = actor.account_id is not None and actor.account_id in {approval.proposed_by, approval.decided_by}
    return mine or actor.has(*approval.second_roles)
