"""What is due: calls to open, to close, and to remind of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from panel.db import db
from panel.domain import deadline
from panel.models import (
    AuditEntry,
    Commentary,
    CoSignature,
    Extension,
    Organisation,
    Summary,
    ThematicSession,
)
from panel.queries import thematic_session as sessions


def due_to_open(now: datetime) -> Sequence[str]:
    """Announced sessions whose opening has come, the earliest first."""
    return db.session.scalars(
        select(ThematicSession.id)
        .where(ThematicSession.state == "announced", ThematicSession.opens_at <= now)
        .order_by(ThematicSession.opens_at, ThematicSession.id)
    ).all()


def due_to_close(now: datetime) -> Sequence[str]:
    """Open sessions whose last instant has passed, the earliest first."""
    return db.session.scalars(
        select(ThematicSession.id)
        .where(ThematicSession.state == "open", ThematicSession.closes_at <= now - deadline.MINUTE)
        .order_by(ThematicSession.closes_at, ThematicSession.id)
    ).all()


def checks_to_close(now: datetime) -> Sequence[str]:
    """Summaries in check whose last instant has passed, the earliest first."""
    return db.session.scalars(
        select(Summary.id)
        .where(Summary.state == "in_check", Summary.check_closes_at <= now - deadline.MINUTE)
        .order_by(Summary.check_closes_at, Summary.id)
    ).all()


def open_now() -> Sequence[str]:
    """Sessions that are open, the earliest deadline first."""
    return db.session.scalars(
        select(ThematicSession.id)
        .where(ThematicSession.state == "open")
        .order_by(ThematicSession.closes_at, ThematicSession.id)
    ).all()


def hold(thematic_session_id: str, state: str) -> ThematicSession | None:
    """The session, held until the transaction ends, if it is still in the state; otherwise None.

    Another worker that is at the same session is waited for; what it did is seen here.
    """
    return db.session.scalar(
        select(ThematicSession)
        .where(ThematicSession.id == thematic_session_id, ThematicSession.state == state)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def moved_at(thematic_session_id: str) -> Sequence[datetime]:
    """When the deadline of a session was moved."""
    return db.session.scalars(
        select(Extension.decided_at).where(Extension.thematic_session_id == thematic_session_id)
    ).all()


def reminded(thematic_session_id: str, closes_at: datetime) -> frozenset[int]:
    """Hours before this deadline for which reminders are settled: sent, or passed over."""
    facts = db.session.scalars(
        select(AuditEntry.facts).where(
            AuditEntry.noun == ThematicSession.__tablename__,
            AuditEntry.row_id == thematic_session_id,
            AuditEntry.tag == "session:reminded",
        )
    )
    return frozenset(each["hours"] for each in facts if each["closes_at"] == closes_at.isoformat())


def silent_ids(thematic_session: ThematicSession) -> Sequence[str]:
    """Accredited organizations a call concerns that have filed nothing: neither alone, nor as the lead
    of a joint submission, nor as a member who confirmed one. Who withdrew has been heard of."""
    filed = (Commentary.thematic_session_id == thematic_session.id, Commentary.state != "draft")
    leads = select(Commentary.organisation_id).where(*filed)
    members = (
        select(CoSignature.organisation_id)
        .join(Commentary, Commentary.id == CoSignature.commentary_id)
        .where(*filed, CoSignature.state == "confirmed")
    )
    return db.session.scalars(
        select(Organisation.id)
        .where(
            Organisation.id.in_(sessions.addressee_ids(thematic_session)),
            Organisation.id.not_in(leads),
            Organisation.id.not_in(members),
        )
        .order_by(Organisation.id)
    ).all()


def publishable(thematic_session_id: str) -> Sequence[Commentary]:
    """Admitted texts that wait for the closing to be published, with what publication looks at."""
    return db.session.scalars(
        select(Commentary)
        .options(
            selectinload(Commentary.thematic_session),
            selectinload(Commentary.organisation),
            selectinload(Commentary.admitted_version),
            selectinload(Commentary.version),
        )
        .where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.state == "admitted",
            Commentary.published.is_(False),
        )
        .order_by(Commentary.id)
    ).all()
