"""The record of acts as auditors read it: people of the Panel by name, everybody else as somebody.

An auditor looks at what the Panel did. Who of an organization acted, and at which hour, is not told of
any commentary: a sign-in beside a submission whose name is withheld would tell the name. The rule is
the same for public ones, so that it marks nothing; and such entries stand after those with an hour, in
no order of time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from panel.db import db
from panel.domain import symbols
from panel.models import (
    Account,
    AuditEntry,
    Commentary,
    Correction,
    CoSignature,
    Mandate,
    Organisation,
    Post,
    RoleGrant,
    Summary,
    ThematicSession,
    Thread,
)
from panel.queries.paging import window

PAGE = 50

#: Kinds of row that an organization's own people act on.
TEXTS = ("commentary", "co_signature", "correction")

#: What authors of posts do. Of a thread under the Chatham House Rule nobody may be told who wrote, and the
#: others are treated alike.
OF_AUTHORS = ("written", "edited", "appealed", "erased", "shared", "unshared")


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. ``at`` is None where the hour is not told; ``who`` is a name of the Panel's people, empty
    for the system, None for somebody else; ``about`` is a symbol or name, empty where it is not told."""

    at: datetime | None
    tag: str
    who: str | None
    about: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Day:
    """One page of the acts of a day, how many there are, and instants of the acts before and after it."""

    entries: tuple[Entry, ...]
    total: int
    page: int
    pages: int
    earlier: datetime | None
    later: datetime | None


def latest() -> datetime | None:
    """When something was last recorded."""
    return db.session.scalar(select(func.max(AuditEntry.at)))


def day(start: datetime, end: datetime, noun: str, page: int) -> Day:
    """The acts from ``start`` until before ``end``, on one kind of row or, where ``noun`` is empty, on all."""
    kind = [AuditEntry.noun == noun] if noun else []
    within = [AuditEntry.at >= start, AuditEntry.at < end, *kind]
    total = db.session.scalar(select(func.count()).select_from(AuditEntry).where(*within)) or 0
    here = window(page, total, PAGE)
    lines = db.session.execute(_lines().where(*within).limit(PAGE).offset(here.before))
    earlier = db.session.scalar(select(func.max(AuditEntry.at)).where(AuditEntry.at < start, *kind))
    later = db.session.scalar(select(func.min(AuditEntry.at)).where(AuditEntry.at >= end, *kind))
    return Day(tuple(_entry(line) for line in lines), total, here.page, here.pages, earlier, later)


_Subject = aliased(Account)

_OF_PANEL = exists().where(RoleGrant.account_id == AuditEntry.actor_id)
_COMMENTARY_ID = case(
    (AuditEntry.noun == "commentary", AuditEntry.row_id),
    (AuditEntry.noun == "co_signature", CoSignature.commentary_id),
    (AuditEntry.noun == "correction", Correction.commentary_id),
)
#: The actor belongs, or belonged, to an organization that stands behind the text.
_OWN = exists().where(
    Mandate.account_id == AuditEntry.actor_id,
    or_(
        Mandate.organisation_id == Commentary.organisation_id,
        exists().where(
            CoSignature.commentary_id == Commentary.id,
            CoSignature.organisation_id == Mandate.organisation_id,
        ).correlate(Commentary, Mandate),
    ),
).correlate(AuditEntry, Commentary)  # fmt: skip
_AUTHOR = AuditEntry.tag.in_([f"post:{act}" for act in OF_AUTHORS])
_SOMEBODY = and_(AuditEntry.actor_id.is_not(None), or_(~_OF_PANEL, _OWN, _AUTHOR))
_NO_HOUR = case((_AUTHOR, 1), (and_(_SOMEBODY, AuditEntry.noun.in_(TEXTS)), 1), else_=0)


def _lines() -> Select[Any]:
    joined = (
        select(
            AuditEntry,
            case((_SOMEBODY, 1), else_=0).label("somebody"),
            _NO_HOUR.label("no_hour"),
            Account.name.label("actor_name"),
            _Subject.name.label("subject_name"),
            exists().where(RoleGrant.account_id == _Subject.id).label("subject_of_panel"),
            Commentary.kind,
            Commentary.number,
            Organisation.name.label("organisation_name"),
            ThematicSession,
            Thread.number.label("thread_number"),
        )
        .outerjoin(Account, Account.id == AuditEntry.actor_id)
        .outerjoin(_Subject, _row_of("account", _Subject.id))
        .outerjoin(Organisation, _row_of("organisation", Organisation.id))
        .outerjoin(CoSignature, _row_of("co_signature", CoSignature.id))
        .outerjoin(Correction, _row_of("correction", Correction.id))
        .outerjoin(Commentary, Commentary.id == _COMMENTARY_ID)
        .outerjoin(Summary, _row_of("summary", Summary.id))
        .outerjoin(Post, _row_of("post", Post.id))
        .outerjoin(Thread, or_(_row_of("thread", Thread.id), Thread.id == Post.thread_id))
        .outerjoin(
            ThematicSession,
            or_(
                ThematicSession.id == Thread.thematic_session_id,
                ThematicSession.id == Commentary.thematic_session_id,
                ThematicSession.id == Summary.thematic_session_id,
                _row_of("thematic_session", ThematicSession.id),
            ),
        )
    )
    by_time = case((_NO_HOUR == 1, 0), else_=-AuditEntry.id)
    return joined.order_by(_NO_HOUR, by_time, AuditEntry.tag, AuditEntry.row_id, AuditEntry.id)


def _row_of(noun: str, column: Any) -> ColumnElement[bool]:
    return and_(AuditEntry.noun == noun, column == AuditEntry.row_id)


def _entry(line: Any) -> Entry:
    entry = line.AuditEntry
    who = None if line.somebody else line.actor_name or ""
    at = None if line.no_hour else entry.at
    return Entry(at, entry.tag, who, _about(line), entry.facts)


def _about(line: Any) -> str:
    """Acts of others than the Panel's people are told of texts and sessions only, and those by symbol."""
    call = line.ThematicSession
    if call is not None and line.thread_number is not None:
        return f"{call.symbol}/THR/{line.thread_number}"
    if call is not None:
        told = line.number is not None
        return f"{call.symbol}/{symbols.submission(line.kind, line.number)}" if told else str(call.symbol)
    if line.subject_name is not None:
        return str(line.subject_name) if line.subject_of_panel else ""
    return "" if line.somebody else line.organisation_name or ""
