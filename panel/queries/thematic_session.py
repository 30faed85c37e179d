"""Thematic sessions and what hangs on them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import selectinload

from panel.db import db
from panel.domain import scopes
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.models import (
    Attendance,
    AuditEntry,
    BaseParagraph,
    Commentary,
    Invitee,
    Organisation,
    Outage,
    Summary,
    ThematicSession,
)
from panel.queries.scope import where

#: Entries of the record that are news of a call.
EVENTS = ("announced", "opened", "extended", "closed", "collating", "concluded", "cancelled")


_USUAL = select(ThematicSession).options(
    selectinload(ThematicSession.questions), selectinload(ThematicSession.extensions)
)
_WHOLE = _USUAL.options(selectinload(ThematicSession.segments), selectinload(ThematicSession.base_paragraphs))


def by_slug(actor: Actor, slug: str, *, whole: bool = False, lock: bool = False) -> ThematicSession:
    """The session with that slug (``2027-1``) if the actor may read it, with its questions; else Missing.

    ``whole`` adds segments and base document; ``lock`` holds the row until the transaction ends.
    """
    year, _, number = slug.partition("-")
    if not (year.isascii() and year.isdigit() and number.isascii() and number.isdigit() and len(slug) <= 12):
        raise Missing()
    wanted = (_WHOLE if whole else _USUAL).where(
        ThematicSession.year == int(year),
        ThematicSession.number == int(number),
        where(scopes.thematic_sessions(actor), ThematicSession),
    )
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    found = db.session.scalar(wanted)
    if found is None or found.slug != slug:
        raise Missing()
    return found


def by_id(thematic_session_id: str, *, lock: bool = False) -> ThematicSession:
    """One session for a job or a second person; Missing if it is gone. ``lock`` holds its row."""
    wanted = select(ThematicSession).where(ThematicSession.id == thematic_session_id)
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    found = db.session.scalar(wanted)
    if found is None:
        raise Missing()
    return found


def listed(actor: Actor) -> Sequence[ThematicSession]:
    """All sessions the actor may read, newest deadline first."""
    return db.session.scalars(
        select(ThematicSession)
        .where(where(scopes.thematic_sessions(actor), ThematicSession))
        .order_by(ThematicSession.closes_at.desc(), ThematicSession.id)
    ).all()


def with_extensions(actor: Actor) -> Sequence[ThematicSession]:
    """The same with the deadlines they had before."""
    return db.session.scalars(
        select(ThematicSession)
        .options(selectinload(ThematicSession.extensions))
        .where(where(scopes.thematic_sessions(actor), ThematicSession))
        .order_by(ThematicSession.closes_at.desc(), ThematicSession.id)
    ).all()


def next_number(year: int) -> int:
    """The next free number of a year."""
    highest = db.session.scalar(select(func.max(ThematicSession.number)).where(ThematicSession.year == year))
    return (highest or 0) + 1


def base_paragraphs(thematic_session_id: str) -> Sequence[BaseParagraph]:
    """The numbered paragraphs of the base document."""
    return db.session.scalars(
        select(BaseParagraph)
        .where(BaseParagraph.thematic_session_id == thematic_session_id)
        .order_by(BaseParagraph.number)
    ).all()


def base_length(thematic_session_id: str) -> int:
    """How many paragraphs the base document has."""
    counted = select(func.count()).select_from(BaseParagraph)
    return db.session.scalar(counted.where(BaseParagraph.thematic_session_id == thematic_session_id)) or 0


def invitee_ids(thematic_session_id: str) -> Sequence[str]:
    """Organizations invited to a call by invitation."""
    return db.session.scalars(
        select(Invitee.organisation_id).where(Invitee.thematic_session_id == thematic_session_id)
    ).all()


def invitees(thematic_session_id: str) -> Sequence[Organisation]:
    """The same as rows, by name."""
    return db.session.scalars(
        select(Organisation)
        .join(Invitee, Invitee.organisation_id == Organisation.id)
        .where(Invitee.thematic_session_id == thematic_session_id)
        .order_by(func.lower(Organisation.name), Organisation.id)
    ).all()


def invitable(thematic_session_id: str, part: str, most: int = 50) -> Sequence[Organisation]:
    """Accredited organizations that are not invited yet, by name; ``part`` of a name or acronym narrows."""
    invited = select(Invitee.organisation_id).where(Invitee.thematic_session_id == thematic_session_id)
    wanted = select(Organisation).where(Organisation.state == "accredited", Organisation.id.not_in(invited))
    if part:
        sought = (Organisation.name, Organisation.english_name, Organisation.acronym)
        wanted = wanted.where(or_(*(column.icontains(part, autoescape=True) for column in sought)))
    return db.session.scalars(
        wanted.order_by(func.lower(Organisation.name), Organisation.id).limit(most)
    ).all()


def accredited_among(organisation_ids: Collection[str]) -> Sequence[str]:
    """Which of these are accredited organizations."""
    return db.session.scalars(
        select(Organisation.id).where(
            Organisation.id.in_(organisation_ids), Organisation.state == "accredited"
        )
    ).all()


def addressee_ids(thematic_session: ThematicSession) -> Sequence[str]:
    """Accredited organizations that a call concerns: those invited, or all."""
    wanted = select(Organisation.id).where(Organisation.state == "accredited")
    if thematic_session.who == "invitation":
        invited = and_(
            Invitee.organisation_id == Organisation.id,
            Invitee.thematic_session_id == thematic_session.id,
        )
        wanted = wanted.where(exists().where(invited))
    return db.session.scalars(wanted).all()


def summary_waits(thematic_session_id: str) -> bool:
    """Whether there is something to summarize and the summary is not issued."""
    state = db.session.scalar(select(Summary.state).where(Summary.thematic_session_id == thematic_session_id))
    if state is not None:
        return state != "issued"
    citable = exists().where(
        Commentary.thematic_session_id == thematic_session_id,
        Commentary.state == "admitted",
        Commentary.consent != "text_withheld",
    )
    return bool(db.session.scalar(select(citable)))


def undecided(thematic_session_id: str) -> int:
    """How many of its texts wait for a decision: new ones, amendments of admitted ones, appeals."""
    amended = (Commentary.state == "admitted") & (Commentary.version_id != Commentary.admitted_version_id)
    waiting = select(func.count()).where(
        Commentary.thematic_session_id == thematic_session_id,
        or_(Commentary.state.in_(("submitted", "appealed")), amended),
    )
    return db.session.scalar(waiting) or 0


def events(actor: Actor, most: int = 100) -> Sequence[tuple[AuditEntry, ThematicSession]]:
    """News of the calls the actor may read, newest first: what the record says was done to them.

    Whose hand it was is in the entry and must not be shown.
    """
    rows = db.session.execute(
        select(AuditEntry, ThematicSession)
        .join(ThematicSession, ThematicSession.id == AuditEntry.row_id)
        .where(
            AuditEntry.noun == ThematicSession.__tablename__,
            AuditEntry.tag.in_([f"session:{event}" for event in EVENTS]),
            where(scopes.thematic_sessions(actor), ThematicSession),
        )
        .order_by(AuditEntry.id.desc())
        .limit(most)
    )
    return [(entry, call) for entry, call in rows]


def attendance(thematic_session_id: str) -> Attendance | None:
    """Who attended the meeting of a session, if that was entered."""
    return db.session.scalar(select(Attendance).where(Attendance.thematic_session_id == thematic_session_id))


def outages() -> Sequence[Outage]:
    """The public ledger of outages, newest first."""
    return db.session.scalars(select(Outage).order_by(Outage.began_at.desc(), Outage.id)).all()
