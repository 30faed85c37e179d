"""Flags of organizations on texts that are falsely attributed to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import joinedload

from panel.db import db
from panel.domain.errors import Missing
from panel.models import AttributionFlag, Commentary, CoSignature

#: A text is out of sight while a flag on it is in one of these.
AWAY = ("aside", "kept_away")

#: Nobody decided yet.
WAITING = ("filed", "aside")

#: Texts that are out of sight until it is decided: still admitted, and meanwhile neither cited nor counted.
TEXTS_ASIDE = select(AttributionFlag.commentary_id).where(AttributionFlag.state == "aside")


def _whole() -> Select[AttributionFlag]:
    text = joinedload(AttributionFlag.commentary)
    return select(AttributionFlag).options(
        joinedload(AttributionFlag.organisation),
        text.joinedload(Commentary.thematic_session),
        text.joinedload(Commentary.organisation),
        text.joinedload(Commentary.admitted_version),
        text.joinedload(Commentary.version),
        text.selectinload(Commentary.signatures).joinedload(CoSignature.organisation),
        text.selectinload(Commentary.decisions),
    )


def by_id(flag_id: str, *, lock: bool = False) -> AttributionFlag:
    """One flag with its text; Missing where there is none."""
    wanted = _whole().where(AttributionFlag.id == flag_id).execution_options(populate_existing=lock)
    found = db.session.scalar(wanted.with_for_update(of=AttributionFlag) if lock else wanted)
    if found is None:
        raise Missing()
    return found


def listed(*, waiting: bool) -> Sequence[AttributionFlag]:
    """Flags that wait for a decision, the earliest due first; or those decided, the latest first."""
    if waiting:
        wanted = _whole().where(AttributionFlag.state.in_(WAITING))
        return db.session.scalars(wanted.order_by(AttributionFlag.due_at, AttributionFlag.id)).all()
    wanted = _whole().where(AttributionFlag.state.not_in(WAITING))
    return db.session.scalars(wanted.order_by(AttributionFlag.decided_at.desc(), AttributionFlag.id)).all()


def waiting_on(commentary_id: str) -> AttributionFlag | None:
    """The flag on a text that waits for a decision."""
    return db.session.scalar(
        select(AttributionFlag).where(
            AttributionFlag.commentary_id == commentary_id, AttributionFlag.state.in_(WAITING)
        )
    )


def away(commentary_id: str) -> bool:
    """Whether a text is kept out of sight by a flag."""
    wanted = exists().where(AttributionFlag.commentary_id == commentary_id, AttributionFlag.state.in_(AWAY))
    return bool(db.session.scalar(select(wanted)))


def refused_before(commentary_id: str, organisation_id: str) -> bool:
    """Whether the organization has flagged the text before and was not followed."""
    wanted = exists().where(
        AttributionFlag.commentary_id == commentary_id,
        AttributionFlag.organisation_id == organisation_id,
        AttributionFlag.state == "restored",
    )
    return bool(db.session.scalar(select(wanted)))


def aside_under(thematic_session_id: str, kind: str, number: int) -> Commentary | None:
    """The text of that number that is out of sight while a flag is examined, if there is one; its number alone
    is to be told."""
    return db.session.scalar(
        select(Commentary)
        .join(AttributionFlag, AttributionFlag.commentary_id == Commentary.id)
        .where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.kind == kind,
            Commentary.number == number,
            Commentary.consent != "text_withheld",
            AttributionFlag.state == "aside",
        )
    )


def due(now: datetime) -> Sequence[str]:
    """Flags whose working day is over and whose text is still in sight."""
    return db.session.scalars(
        select(AttributionFlag.id)
        .where(AttributionFlag.state == "filed", AttributionFlag.due_at <= now)
        .order_by(AttributionFlag.id)
    ).all()
