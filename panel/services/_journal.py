"""The one way to leave a trace."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from panel.db import db
from panel.domain import audit
from panel.domain.actor import Actor
from panel.models import AuditEntry


def record(actor: Actor, tag: str, row: Any, *, now: datetime, **facts: Any) -> None:
    """Write one audit entry; the facts must carry exactly the keys of the tag, and no content."""
    audit.check(tag, facts)
    db.session.add(
        AuditEntry(
            at=now,
            tag=tag,
            noun=row.__tablename__,
            row_id=row.id,
            actor_id=actor.account_id,
            facts=facts,
        )
    )
