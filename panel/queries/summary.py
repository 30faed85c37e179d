"""Summaries: rows for the desk, what a reader may see, and the issued files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import contains_eager, joinedload, load_only, selectinload

from panel.db import db
from panel.domain import scopes
from panel.domain.actor import Actor
from panel.domain.errors import Missing
from panel.models import (
    Account,
    Commentary,
    CoSignature,
    IssuedDocument,
    Note,
    Summary,
    SummaryHand,
    SummaryParagraph,
    ThematicSession,
)
from panel.queries.scope import where


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of summaries."""

    slug: str
    symbol: str
    title: str
    state: str
    issued_at: datetime | None


@dataclass(frozen=True, slots=True)
class File:
    """One rendition of an issued summary; ``size`` in bytes."""

    format: str
    sha256: str
    size: int


#: Asked before every coding, and so built once; by how the summary is held.
_STATE = select(Summary.state).where(Summary.thematic_session_id == bindparam("call"))
_STATES = {"": _STATE, "shared": _STATE.with_for_update(read=True), "alone": _STATE.with_for_update()}


def adopted(thematic_session_id: str, *, held: Literal["", "shared", "alone"] = "") -> bool:
    """Whether the summary of a session is adopted: from then on what it rests on stays as it is.

    ``held`` keeps it in that state until the transaction ends, so that it is not adopted while something it
    rests on is written or taken away: shared with all who code, or alone, where the transaction goes on to
    write to the summary (two who share it and then both want to write would wait for each other).
    """
    return db.session.scalar(_STATES[held], {"call": thematic_session_id}) in {"adopted", "issued"}


def _whole() -> Select[Summary]:
    return select(Summary).options(joinedload(Summary.thematic_session), selectinload(Summary.drafters))


def of_session(thematic_session_id: str, *, lock: bool = False) -> Summary | None:
    """The summary of a session, whatever its state, for the desk; None while there is none."""
    if lock:
        db.session.execute(
            select(Summary.id).where(Summary.thematic_session_id == thematic_session_id).with_for_update()
        )
    return db.session.scalar(
        _whole()
        .where(Summary.thematic_session_id == thematic_session_id)
        .execution_options(populate_existing=lock)
    )


def readable(actor: Actor, thematic_session_id: str) -> Summary:
    """The summary of a session if the actor may read it in its present state; else Missing."""
    found = db.session.scalar(
        _whole().where(
            Summary.thematic_session_id == thematic_session_id, where(scopes.summaries(actor), Summary)
        )
    )
    if found is None:
        raise Missing()
    found.contributor_ids = _contributor_ids(actor, thematic_session_id)
    return found


def by_id(summary_id: str, *, lock: bool = False) -> Summary:
    """One summary; Missing if it is gone. ``lock`` holds it for writing."""
    if lock:
        db.session.execute(select(Summary.id).where(Summary.id == summary_id).with_for_update())
    found = db.session.scalar(_whole().where(Summary.id == summary_id))
    if found is None:
        raise Missing()
    return found


def of_paragraph(paragraph_id: str, *, lock: bool = False) -> Summary:
    """The summary that a paragraph belongs to; Missing if either is gone. ``lock`` holds it for writing."""
    found = db.session.scalar(select(SummaryParagraph.summary_id).where(SummaryParagraph.id == paragraph_id))
    if found is None:
        raise Missing()
    if lock:
        db.session.execute(select(Summary.id).where(Summary.id == found).with_for_update())
    summary = db.session.scalar(_whole().where(Summary.id == found).execution_options(populate_existing=lock))
    if summary is None:
        raise Missing()
    return summary


def paragraphs(summary_id: str) -> Sequence[SummaryParagraph]:
    """Headings and paragraphs in order, with their notes and citations, as they stand in the database."""
    return db.session.scalars(
        select(SummaryParagraph)
        .options(selectinload(SummaryParagraph.notes).selectinload(Note.citations))
        .where(SummaryParagraph.summary_id == summary_id)
        .order_by(SummaryParagraph.position)
        .execution_options(populate_existing=True)
    ).all()


def note_keys(summary_id: str) -> frozenset[int]:
    """The keys of all notes that marks can call, the background left out."""
    return frozenset(
        db.session.scalars(
            select(Note.key)
            .join(SummaryParagraph, SummaryParagraph.id == Note.paragraph_id)
            .where(SummaryParagraph.summary_id == summary_id, SummaryParagraph.kind != "front")
        )
    )


def hands(summary_id: str) -> Sequence[str]:
    """Names of everybody who drafted or edited."""
    return db.session.scalars(
        select(Account.name)
        .join(SummaryHand, SummaryHand.account_id == Account.id)
        .where(SummaryHand.summary_id == summary_id)
        .order_by(Account.name)
    ).all()


def listed(actor: Actor) -> Sequence[Listed]:
    """Summaries the actor may read, issued ones first, then by the session's deadline, newest first."""
    rows = db.session.scalars(
        select(Summary)
        .join(ThematicSession, ThematicSession.id == Summary.thematic_session_id)
        .options(
            load_only(Summary.state, Summary.issued_at, Summary.thematic_session_id),
            contains_eager(Summary.thematic_session).load_only(
                ThematicSession.year, ThematicSession.number, ThematicSession.title
            ),
        )
        .where(where(scopes.summaries(actor), Summary))
        .order_by(Summary.issued_at.is_(None), ThematicSession.closes_at.desc(), Summary.id)
    ).all()
    return [
        Listed(r.thematic_session.slug, r.symbol, r.thematic_session.title, r.state, r.issued_at)
        for r in rows
    ]


def issued_among(thematic_sessions: Iterable[ThematicSession]) -> frozenset[str]:
    """Ids of those whose summary is issued."""
    drafted = [each.id for each in thematic_sessions if each.state in ("collating", "concluded", "archived")]
    if not drafted:
        return frozenset()
    issued = select(Summary.thematic_session_id).where(
        Summary.thematic_session_id.in_(drafted), Summary.state == "issued"
    )
    return frozenset(db.session.scalars(issued))


def files(summary_id: str) -> Sequence[File]:
    """The renditions made so far, without their bytes."""
    rows = db.session.execute(
        select(IssuedDocument.format, IssuedDocument.sha256, func.length(IssuedDocument.content))
        .where(IssuedDocument.summary_id == summary_id)
        .order_by(IssuedDocument.format)
    )
    return [File(format_, sha256, size or 0) for format_, sha256, size in rows]


def document(summary_id: str, format_: str) -> IssuedDocument | None:
    """One rendition with its bytes; None while it is not made."""
    return db.session.scalar(
        select(IssuedDocument).where(
            IssuedDocument.summary_id == summary_id, IssuedDocument.format == format_
        )
    )


def _contributor_ids(actor: Actor, thematic_session_id: str) -> frozenset[str]:
    """Organizations of the actor that stand behind an admitted commentary of the session, as its own or
    as a member that confirmed."""
    if not actor.mandates:
        return frozenset()
    mine = sorted(actor.organisation_ids)
    admitted = select(Commentary.id).where(
        Commentary.thematic_session_id == thematic_session_id, Commentary.state == "admitted"
    )
    own = select(Commentary.organisation_id).where(
        Commentary.id.in_(admitted), Commentary.organisation_id.in_(mine)
    )
    signed = select(CoSignature.organisation_id).where(
        CoSignature.commentary_id.in_(admitted),
        CoSignature.organisation_id.in_(mine),
        CoSignature.state == "confirmed",
    )
    return frozenset(db.session.scalars(own.union(signed)))
