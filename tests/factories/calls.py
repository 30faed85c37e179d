"""Calls in every state, with what they say."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from panel.db import db, transaction
from panel.domain.actor import SYSTEM
from panel.models import ThematicSession
from panel.queries import thematic_session as sessions
from panel.services import thematic_session as calls
from tests.cast import Cast, acting

GENEVA = ZoneInfo("Europe/Zurich")


def geneva(*parts: int, fold: int = 0) -> datetime:
    """An instant in UTC by the clocks of Geneva."""
    return datetime(*parts, tzinfo=GENEVA, fold=fold).astimezone(UTC)  # type: ignore[arg-type,misc]


OPENS = geneva(2027, 3, 15, 9)
CLOSES = geneva(2027, 4, 30, 18)


def said(**changes: Any) -> calls.CallText:
    """A call that nothing is wrong with."""
    values: dict[str, Any] = {
        "title": "Access to essential services",
        "issues": ("essential-services",),
        "concept_note": "What happens between the door and the service?",
        "objectives": ("Hear from those at the desk",),
        "questions": ("What happens at the desk?", "What has worked?"),
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "base_document_title": "Draft guidance",
        "base_paragraphs": ("First paragraph.", "Second paragraph.", "Third paragraph."),
        "segments": ("At the door", "At the desk"),
    }
    return calls.CallText(**(values | changes))


def drafted(cast: Cast, now: datetime, **changes: Any) -> ThematicSession:
    """A draft, in a transaction of its own."""
    with transaction():
        return calls.create(acting(cast.officer), said(**changes), now=now)


def announced(cast: Cast, now: datetime, **changes: Any) -> ThematicSession:
    """An issued call, in a transaction of its own."""
    with transaction():
        made = calls.create(acting(cast.officer), said(**changes), now=now)
        calls.announce(acting(cast.head), made, now=now)
        return made


def again(call: ThematicSession, *, whole: bool = False) -> ThematicSession:
    """The call as the database has it now. Whatever was not committed is lost, so call it first."""
    db.session.rollback()  # on SQLite an open reading would go on seeing what it saw first
    db.session.expire_all()
    return sessions.by_slug(SYSTEM, call.slug, whole=whole)
