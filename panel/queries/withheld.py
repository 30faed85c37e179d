"""Submissions whose name or text is withheld, as labels: no query here ever reads a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from panel.db import db
from panel.models import Commentary, ThematicSession


@dataclass(frozen=True, slots=True)
class Withheld:
    """One submission: where it is, under which label, at which level, in which state."""

    commentary_id: str
    call: str
    suffix: str
    code: str
    consent: str
    state: str


def listed() -> Sequence[Withheld]:
    """All that were filed with a withheld name or text, the latest session first, by label."""
    rows = db.session.execute(
        select(Commentary, ThematicSession)
        .join(ThematicSession, ThematicSession.id == Commentary.thematic_session_id)
        .where(
            Commentary.consent != "public",
            Commentary.number.is_not(None),
            Commentary.state.not_in(("draft", "erased")),
        )
        .order_by(ThematicSession.closes_at.desc(), ThematicSession.id, Commentary.number)
    ).all()
    return [
        Withheld(row.id, call.symbol, row.symbol_suffix, row.code or "", row.consent, row.state)
        for row, call in rows
    ]
