"""The one way into the history of a codebook: what a theme or point was before a change, and is after it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from panel.db import db
from panel.domain.actor import Actor
from panel.models import CodebookEvent, Point, Theme

_THEME = ("label", "definition", "examples", "terms", "parent_id", "number")
_POINT = ("wording", "kind", "addressee", "theme_id", "number")


def picture(row: Theme | Point) -> dict[str, Any]:
    """What a row says, as the history keeps it."""
    return {name: getattr(row, name) for name in (_THEME if isinstance(row, Theme) else _POINT)}


def tell(
    actor: Actor,
    row: Theme | Point,
    act: str,
    *,
    now: datetime,
    before: Mapping[str, Any] | None = None,
    other: str | None = None,
) -> None:
    """Enter one change; ``other`` is what the row was merged into or split from."""
    db.session.add(
        CodebookEvent(
            thematic_session_id=row.thematic_session_id,
            noun=row.__tablename__,
            row_id=row.id,
            act=act,
            other_id=other,
            before=dict(before or {}),
            after={} if act in {"removed", "merged"} else picture(row),
            done_by=actor.account_id,
            done_at=now,
        )
    )
