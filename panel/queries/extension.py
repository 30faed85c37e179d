"""What an extension touches: texts that came late, proposals that wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from panel.db import db
from panel.models import Approval, Commentary
from panel.queries import approval as approvals


def late(thematic_session_id: str) -> Sequence[Commentary]:
    """Commentaries of a session that were filed after the deadline, in order of receipt."""
    return db.session.scalars(
        select(Commentary)
        .where(Commentary.thematic_session_id == thematic_session_id, Commentary.state == "late")
        .order_by(Commentary.filed_at, Commentary.id)
    ).all()


def waiting(thematic_session_id: str, now: datetime) -> Sequence[Approval]:
    """Later deadlines that are proposed for a session and not decided."""
    return approvals.waiting_about("extend_session", thematic_session_id, now)
