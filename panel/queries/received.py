"""Texts that came by e-mail: which of them are entered already."""

from __future__ import annotations

from sqlalchemy import select

from panel.db import db
from panel.models import Commentary, CommentaryVersion


def by_key(thematic_session_id: str, key: str) -> Commentary | None:
    """The commentary of a session that was entered under this key, whatever became of it."""
    return db.session.scalar(
        select(Commentary)
        .join(CommentaryVersion, CommentaryVersion.commentary_id == Commentary.id)
        .where(
            Commentary.thematic_session_id == thematic_session_id,
            CommentaryVersion.idempotency_key == key,
        )
    )
