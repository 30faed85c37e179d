"""Who attended the meeting of a session, entered by the secretariat."""

from __future__ import annotations

from datetime import datetime

from panel.db import db
from panel.domain import attendance
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.attendance import Figures
from panel.domain.errors import IllegalMove, Invalid
from panel.domain.policy import require
from panel.models import Attendance, ThematicSession
from panel.queries import thematic_session as sessions
from panel.services._journal import record


def enter(actor: Actor, thematic_session: ThematicSession, figures: Figures, *, now: datetime) -> Attendance:
    """Enter the figures, or enter them anew.

    Raises Invalid with everything that cannot be, IllegalMove for a draft or an archived session.
    """
    require(actor, Action.SESSION_ATTENDANCE, thematic_session)
    if thematic_session.state in {"draft", "archived", "cancelled"}:
        raise IllegalMove()
    found = list(attendance.problems(figures))
    if found:
        raise Invalid(*found)
    kept = sessions.attendance(thematic_session.id)
    if kept is None:
        kept = Attendance(thematic_session_id=thematic_session.id)
        db.session.add(kept)
    kept.figures, kept.entered_at = figures.as_dict(), now
    db.session.flush()
    record(actor, "session:attendance", thematic_session, now=now)
    return kept
