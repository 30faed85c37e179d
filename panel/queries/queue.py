"""What waits on the desk: texts to be decided, and what came after the deadline; a page of it at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, or_, select

from panel.db import db
from panel.domain.attribution import Label
from panel.models import Commentary, CommentaryVersion, Organisation, ThematicSession
from panel.queries import attribution

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
    pages = max(1, -(-total // PAGE))
    asked = min(max(number, 1), pages)
    rows = db.session.execute(
        select(*_COLUMNS)
        .join(Organisation, Organisation.id == Commentary.organisation_id)
        .join(CommentaryVersion, CommentaryVersion.id == Commentary.version_id)
        .where(Commentary.thematic_session_id == call.id, which)
        .order_by(*_OLDEST_FIRST)
        .offset((asked - 1) * PAGE)
        .limit(PAGE)
    ).all()
    hidden = any(row.consent != "public" for row in rows)
    crowd = attribution.crowd(call) if hidden else attribution.NOBODY
    return Page(tuple(_line(row, crowd) for row in rows), total, asked, pages)


_OLDEST_FIRST = (Commentary.filed_at, Commentary.id)

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
