"""The one way to leave a trace."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from panel.db import db
from panel.domain import audit
from panel.domain.actor import Actor
from panel.models import AuditEntry


def record(actor: Actor, tag: str, row: Any, *, now: datetime, **facts: Any) -> None:
    """Write one audit entry; the facts must carry exactly the keys of the tag, and no content.

    What a protected participant does is in no record: an entry has an instant, and a place among others.
    """
    if actor.protected:
        audit.check(tag, facts)
        return
    db.session.add(AuditEntry(**entry(actor, tag, row, now=now, **facts)))


def entry(actor: Actor, tag: str, row: Any, *, now: datetime, **facts: Any) -> dict[str, Any]:
    """The same as a row, for those who write many at once."""
    audit.check(tag, facts)
    return {
        "at": now,
        "tag": tag,
        "noun": row.__tablename__,
        "row_id": row.id,
        "actor_id": actor.account_id,
        "facts": facts,
    }
