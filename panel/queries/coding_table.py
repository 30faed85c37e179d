"""Everything coded in a session, one line a passage, for files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from panel.db import db
from panel.models import Coding, Commentary, CommentaryVersion, Point, Theme


def lines(thematic_session_id: str) -> Iterator[tuple[Any, ...]]:
    """Code, paragraph, start, end, words, theme, point, type, verb, stance, what it says
    instead of the point it opposes, and whether “see also”.

    Codings that stand, of the versions that stand, in the order of codes and places; offsets are code
    points of the text. Texts that may not be cited are not coded.
    """
    found = db.session.execute(
        select(Coding, Commentary.code, CommentaryVersion.body, Theme.label, Point.wording)
        .join(Commentary, Commentary.id == Coding.commentary_id)
        .join(CommentaryVersion, CommentaryVersion.id == Coding.version_id)
        .join(Theme, Theme.id == Coding.theme_id)
        .join(Point, Point.id == Coding.point_id)
        .where(
            Coding.thematic_session_id == thematic_session_id,
            Coding.undone_at.is_(None),
            Coding.version_id == Commentary.admitted_version_id,
            Commentary.state == "admitted",
            Commentary.consent != "text_withheld",
        )
        .order_by(Commentary.code, Coding.start, Coding.end, Coding.id)
    )
    for coding, code, body, theme, point in found:
        place = (f"P{coding.paragraph}", coding.start, coding.end, body[coding.start : coding.end])
        said = (coding.kind, coding.verb, coding.stance, coding.wording or "", coding.see_also)
        yield code, *place, theme, point, *said
