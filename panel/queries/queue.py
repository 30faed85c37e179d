"""What waits on the desk: texts to be decided, and what came after the deadline; a page of it at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from panel.db import db
from panel.domain.attribution import Label
from panel.models import Commentary, CommentaryVersion, Organisation, ThematicSession
from panel.queries import attribution
from panel.queries.paging import window

PAGE = 50

WAITING = or_(
    Commentary.state == "submitted",
    (Commentary.state == "admitted") & (Commentary.version_id != Commentary.admitted_version_id),
)
"""New texts, and amendments of admitted ones."""

LATE = Commentary.state == "late"
"""Filed after the deadline: kept, neither decided on nor counted."""


class Line(NamedTuple):
    """One text as the list shows it, under the label that everybody would read."""

    id: str
    code: str
    kind: str
    number: int
    state: str
    filed_at: datetime
    title: str
    language: str
    words: int
    label: Label


@dataclass(frozen=True, slots=True)
class Page:
    """Some of ``total`` lines, oldest first; ``page`` of ``pages``, counted from 1."""

    lines: tuple[Line, ...]
    total: int
    page: int
    pages: int


def count(thematic_session_id: str, which: ColumnElement[bool]) -> int:
    """How many texts of a session are in that state."""
    wanted = select(func.count()).where(Commentary.thematic_session_id == thematic_session_id, which)
    return db.session.scalar(wanted) or 0


def admitted(thematic_session_id: str) -> tuple[int, int]:
    """How many texts are admitted, and how many of these may be cited."""
    citable = func.count().filter(Commentary.consent != "text_withheld")
    wanted = select(func.count(), citable).where(
        Commentary.thematic_session_id == thematic_session_id, Commentary.state == "admitted"
    )
    all_, open_ = db.session.execute(wanted).one()
    return all_, open_


def first(thematic_session_id: str) -> str | None:
    """The text that has waited longest for a decision."""
    return db.session.scalar(
        select(Commentary.id)
        .where(Commentary.thematic_session_id == thematic_session_id, WAITING)
        .order_by(*_OLDEST_FIRST)
        .limit(1)
    )


def page(call: ThematicSession, which: ColumnElement[bool], number: int) -> Page:
    """One page of the texts in that state; the last one where the number is beyond."""
    total = count(call.id, which)
    here = window(number, total, PAGE)
    rows = db.session.execute(
        select(*_COLUMNS)
        .join(Organisation, Organisation.id == Commentary.organisation_id)
        .join(CommentaryVersion, CommentaryVersion.id == Commentary.version_id)
        .where(Commentary.thematic_session_id == call.id, which)
        .order_by(*_OLDEST_FIRST)
        .offset(here.before)
        .limit(PAGE)
    ).all()
    hidden = any(row.consent != "public" for row in rows)
    crowd = attribution.crowd(call) if hidden else attribution.NOBODY
    return Page(tuple(_line(row, crowd) for row in rows), total, here.page, here.pages)


_OLDEST_FIRST = (Commentary.filed_at, Commentary.id)


def oldest(thematic_session_id: str, most: int, before: int = 0) -> Sequence[Commentary]:
    """The texts that have waited longest for a decision, whole; without the first ``before`` of them."""
    wanted = _whole().where(Commentary.thematic_session_id == thematic_session_id, WAITING)
    return db.session.scalars(wanted.order_by(*_OLDEST_FIRST).offset(before).limit(most)).all()


def held(thematic_session_id: str, version_ids: Collection[str]) -> Sequence[Commentary]:
    """The texts of which these versions wait, whole, oldest first; held until the transaction ends."""
    waits = (
        Commentary.thematic_session_id == thematic_session_id,
        Commentary.version_id.in_(sorted(version_ids)),
        WAITING,
    )
    db.session.execute(select(Commentary.id).where(*waits).order_by(Commentary.id).with_for_update())
    wanted = _whole().where(*waits).order_by(*_OLDEST_FIRST)
    return db.session.scalars(wanted.execution_options(populate_existing=True)).all()


def filed_twice(ids: Collection[str]) -> frozenset[str]:
    """Which of these texts stand in the session a second time, filed by the same organization word for word."""
    other, its = aliased(Commentary), aliased(CommentaryVersion)
    same = exists().where(
        other.organisation_id == Commentary.organisation_id,
        other.thematic_session_id == Commentary.thematic_session_id,
        other.id != Commentary.id,
        other.state.in_(("submitted", "admitted")),
        its.id == other.version_id,
        its.body == CommentaryVersion.body,
    )
    wanted = (
        select(Commentary.id)
        .join(CommentaryVersion, CommentaryVersion.id == Commentary.version_id)
        .where(Commentary.id.in_(sorted(ids)), same)
    )
    return frozenset(db.session.scalars(wanted))


def _whole() -> Select[Commentary]:
    return select(Commentary).options(
        joinedload(Commentary.thematic_session),
        joinedload(Commentary.organisation),
        joinedload(Commentary.version),
        selectinload(Commentary.signatures),
        selectinload(Commentary.decisions),
    )


_COLUMNS = (
    Commentary.id.label("commentary_id"),
    Commentary.code,
    Commentary.kind,
    Commentary.number,
    Commentary.state,
    Commentary.consent,
    Commentary.filed_at,
    Commentary.published_at,
    CommentaryVersion.title,
    CommentaryVersion.language,
    CommentaryVersion.words,
    *attribution.COLUMNS,
)


def _line(row: Any, crowd: attribution.Crowd) -> Line:
    return Line(
        id=row.commentary_id,
        code=row.code or "",
        kind=row.kind,
        number=row.number,
        state=row.state,
        filed_at=row.filed_at,
        title=row.title,
        language=row.language,
        words=row.words,
        label=crowd.label(None, row, row),
    )
