"""Versions of a codebook, the steps of the log that prove them, and the history of themes and points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select

from panel.db import db
from panel.domain.errors import Missing
from panel.models import (
    Account,
    CodebookEvent,
    CodebookVersion,
    Coding,
    CodingEvent,
    Commentary,
    ThematicSession,
)
from panel.queries.coding_progress import citable


@dataclass(frozen=True, slots=True)
class Step:
    """How a coding stood after one event of the log."""

    coding_id: str
    stands: bool
    theme_id: str
    point_id: str
    version_id: str
    commentary_id: str
    stance: str


@dataclass(frozen=True, slots=True)
class Line:
    """A version in a list: its number, why it was made, by whom and when."""

    id: str
    number: int
    reason: str
    officer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a theme or point; ``name`` and ``was`` are what it is called after and before."""

    noun: str
    row_id: str
    act: str
    other_id: str
    name: str
    was: str
    officer: str
    at: datetime


def last_event(thematic_session_id: str) -> int:
    """The number of the last event of the log; the session's row is held until the transaction ends."""
    db.session.execute(
        select(ThematicSession.id)
        .where(ThematicSession.id == thematic_session_id)
        .with_for_update(key_share=True)
    )
    wanted = select(func.max(CodingEvent.number)).where(
        CodingEvent.thematic_session_id == thematic_session_id
    )
    return db.session.scalar(wanted) or 0


def last_number(thematic_session_id: str) -> int:
    """The number of the last version; 0 before the first."""
    wanted = select(func.max(CodebookVersion.number)).where(
        CodebookVersion.thematic_session_id == thematic_session_id
    )
    return db.session.scalar(wanted) or 0


def texts_that_count(thematic_session_id: str) -> list[str]:
    """Ids of the versions of texts whose codings count now."""
    wanted = select(Commentary.admitted_version_id).where(citable(thematic_session_id))
    return sorted(each for each in db.session.scalars(wanted) if each)


def steps(thematic_session_id: str, upto: int) -> Iterator[Step]:
    """The events of the log in order, up to a number."""
    rows = db.session.execute(
        select(
            CodingEvent.coding_id,
            CodingEvent.stands,
            CodingEvent.theme_id,
            CodingEvent.point_id,
            CodingEvent.version_id,
            CodingEvent.commentary_id,
            Coding.stance,
        )
        .join(Coding, Coding.id == CodingEvent.coding_id)
        .where(CodingEvent.thematic_session_id == thematic_session_id, CodingEvent.number <= upto)
        .order_by(CodingEvent.number)
    )
    for row in rows:
        yield Step(*row)


def listed(thematic_session_id: str) -> Sequence[Line]:
    """The versions of a codebook, the newest first."""
    rows = db.session.execute(
        select(CodebookVersion, Account.name)
        .outerjoin(Account, Account.id == CodebookVersion.made_by)
        .where(CodebookVersion.thematic_session_id == thematic_session_id)
        .order_by(CodebookVersion.number.desc())
    )
    return [Line(v.id, v.number, v.reason, name or "", v.made_at) for v, name in rows]


def version(version_id: str) -> tuple[CodebookVersion, ThematicSession]:
    """One version with its session; Missing if there is none."""
    found = db.session.execute(
        select(CodebookVersion, ThematicSession)
        .join(ThematicSession, ThematicSession.id == CodebookVersion.thematic_session_id)
        .where(CodebookVersion.id == version_id)
    ).first()
    if found is None:
        raise Missing()
    return found[0], found[1]


def history(row_id: str) -> Sequence[Change]:
    """What was done to a theme or point, and what was merged into it or split from it, the newest first."""
    rows = db.session.execute(
        select(CodebookEvent, Account.name)
        .outerjoin(Account, Account.id == CodebookEvent.done_by)
        .where(or_(CodebookEvent.row_id == row_id, CodebookEvent.other_id == row_id))
        .order_by(CodebookEvent.done_at.desc(), CodebookEvent.id)
    )
    return [
        Change(
            e.noun, e.row_id, e.act, e.other_id or "", _name(e.after), _name(e.before), name or "", e.done_at
        )
        for e, name in rows
    ]


def _name(picture: dict[str, Any]) -> str:
    return str(picture.get("label") or picture.get("wording") or "")
