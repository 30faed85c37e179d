"""Everything coded in a session, one line a passage, for files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from panel.db import db
from panel.models import Coding, Commentary, CommentaryVersion, Point, Theme
from panel.queries.codebook import words
from panel.queries.codes import code_order
from panel.queries.weights import counted

#: Rows that are made at once.
AT_ONCE = 500


def lines(thematic_session_id: str) -> Iterator[tuple[Any, ...]]:
    """Code, paragraph, start, end, words, theme, point, type, verb, stance, what it says
    instead of the point it opposes, and whether “see also”.

    Codings that stand, of the versions that stand, in the order of codes and places; offsets are code
    points of the text. Texts that may not be cited are not coded.
    """
    found = db.session.execute(
        select(
            Commentary.code, Coding.paragraph, Coding.start, Coding.end, words(), Theme.label, Point.wording
        )
        .add_columns(Coding.kind, Coding.verb, Coding.stance, Coding.wording, Coding.see_also)
        .join_from(Coding, Commentary, Commentary.id == Coding.commentary_id)
        .join(CommentaryVersion, CommentaryVersion.id == Coding.version_id)
        .join(Theme, Theme.id == Coding.theme_id)
        .join(Point, Point.id == Coding.point_id)
        .where(Coding.thematic_session_id == thematic_session_id, *counted())
        .order_by(*code_order(Commentary.code), Coding.start, Coding.end, Coding.id)
    )
    for code, paragraph, *place, theme, point, kind, verb, stance, instead, also in found.yield_per(AT_ONCE):
        yield code, f"P{paragraph}", *place, theme, point, kind, verb, stance, instead or "", also
