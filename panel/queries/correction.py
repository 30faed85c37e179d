"""Corrections of the contributors' check, and the submissions on whose behalf somebody may ask for one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.models import Commentary, Correction, CoSignature, Summary, SummaryParagraph
from panel.queries.codes import code_order


def _whole() -> Select[Correction]:
    return select(Correction).options(
        joinedload(Correction.commentary).joinedload(Commentary.organisation),
        joinedload(Correction.summary).joinedload(Summary.thematic_session),
        joinedload(Correction.summary).selectinload(Summary.drafters),
    )


def of_summary(summary_id: str) -> Sequence[Correction]:
    """All corrections asked for, in the order in which they came."""
    return db.session.scalars(
        _whole().where(Correction.summary_id == summary_id).order_by(Correction.number)
    ).all()


def of_commentaries(summary_id: str, commentary_ids: Sequence[str]) -> Sequence[Correction]:
    """Those asked for on behalf of some submissions, the latest first."""
    return db.session.scalars(
        _whole()
        .where(Correction.summary_id == summary_id, Correction.commentary_id.in_(commentary_ids))
        .order_by(Correction.number.desc())
    ).all()


def by_id(correction_id: str, *, lock: bool = False) -> Correction:
    """One correction with its summary; ``lock`` holds both for writing. Missing if there is none."""
    found = db.session.scalar(select(Correction.summary_id).where(Correction.id == correction_id))
    if found is None:
        raise Missing()
    if lock:
        db.session.execute(select(Summary.id).where(Summary.id == found).with_for_update())
        db.session.execute(select(Correction.id).where(Correction.id == correction_id).with_for_update())
    correction = db.session.scalar(
        _whole().where(Correction.id == correction_id).execution_options(populate_existing=lock)
    )
    if correction is None:
        raise Missing()
    return correction


def unanswered(summary_id: str) -> Sequence[int]:
    """Numbers of the corrections that wait for an answer."""
    return db.session.scalars(
        select(Correction.number)
        .where(Correction.summary_id == summary_id, Correction.state == "filed")
        .order_by(Correction.number)
    ).all()


def next_number(summary_id: str) -> int:
    """The number of the next correction of a summary; the caller holds the summary."""
    return (
        db.session.scalar(select(func.max(Correction.number)).where(Correction.summary_id == summary_id)) or 0
    ) + 1


def suspending(summary_id: str) -> Sequence[Correction]:
    """Corrections that keep a paragraph out of sight."""
    return db.session.scalars(
        select(Correction).where(Correction.summary_id == summary_id, Correction.suspends.is_(True))
    ).all()


def places(summary_id: str) -> Sequence[tuple[str, str]]:
    """Ids and kinds of the rows of a summary in order, without their words."""
    rows = db.session.execute(
        select(SummaryParagraph.id, SummaryParagraph.kind)
        .where(SummaryParagraph.summary_id == summary_id)
        .order_by(SummaryParagraph.position)
    )
    return [(row_id, kind) for row_id, kind in rows]


def shown_to_contributors(thematic_session_ids: Collection[str]) -> set[str]:
    """Those of some sessions whose draft was opened to contributors, or whose summary is issued."""
    if not thematic_session_ids:
        return set()
    shown = or_(Summary.circulated_at.is_not(None), Summary.issued_at.is_not(None))
    asked = sorted(thematic_session_ids)
    return set(
        db.session.scalars(
            select(Summary.thematic_session_id).where(Summary.thematic_session_id.in_(asked), shown)
        )
    )


def contributions(actor: Actor, thematic_session_id: str) -> Sequence[Commentary]:
    """Admitted submissions behind which an organization of the actor stands, as lead or as a member that
    confirmed, by code."""
    if not actor.mandates:
        return []
    mine = sorted(actor.organisation_ids)
    signed = select(CoSignature.commentary_id).where(
        CoSignature.organisation_id.in_(mine), CoSignature.state == "confirmed"
    )
    return db.session.scalars(
        select(Commentary)
        .options(
            joinedload(Commentary.thematic_session),
            joinedload(Commentary.organisation),
            joinedload(Commentary.admitted_version),
            selectinload(Commentary.signatures).joinedload(CoSignature.organisation),
        )
        .where(
            Commentary.thematic_session_id == thematic_session_id,
            Commentary.state == "admitted",
            or_(Commentary.organisation_id.in_(mine), Commentary.id.in_(signed)),
        )
        .order_by(*code_order(Commentary.code))
    ).all()
