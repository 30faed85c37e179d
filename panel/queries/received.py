"""Texts that came by e-mail: which of them are entered already."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import or_, select

from panel.db import db
from panel.models import Commentary, CommentaryVersion, Organisation


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


def keys(thematic_session_id: str) -> frozenset[str]:
    """Keys of all that was filed in a session."""
    return frozenset(
        db.session.scalars(
            select(CommentaryVersion.idempotency_key)
            .join(Commentary, Commentary.id == CommentaryVersion.commentary_id)
            .where(Commentary.thematic_session_id == thematic_session_id)
        )
    )


def skeletons(among: Collection[str]) -> frozenset[str]:
    """Which of these skeletons are those of an organization's name, in whatever language."""
    rows = db.session.execute(
        select(Organisation.skeleton, Organisation.english_skeleton).where(
            or_(Organisation.skeleton.in_(among), Organisation.english_skeleton.in_(among))
        )
    )
    return frozenset(each for row in rows for each in row if each)


def codes(thematic_session_id: str) -> frozenset[str]:
    """Every code given in a session."""
    wanted = select(Commentary.code).where(Commentary.thematic_session_id == thematic_session_id)
    return frozenset(code for code in db.session.scalars(wanted) if code)
