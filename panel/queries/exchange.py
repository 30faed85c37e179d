"""What goes out to other programs and what comes back is held against: texts and their blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from panel.db import db
from panel.models import Coding, Commentary, Paragraph


def paragraphs(thematic_session_id: str) -> Mapping[str, Sequence[Paragraph]]:
    """The blocks of every admitted version of a session, by version, in order of the text."""
    rows = db.session.scalars(
        select(Paragraph)
        .join(Commentary, Commentary.admitted_version_id == Paragraph.version_id)
        .where(Commentary.thematic_session_id == thematic_session_id)
        .order_by(Paragraph.version_id, Paragraph.start)
    )
    found: dict[str, list[Paragraph]] = defaultdict(list)
    for each in rows:
        found[each.version_id].append(each)
    return found


def spans(thematic_session_id: str) -> frozenset[tuple[str, int, int, str, str]]:
    """(version, start, end, point, stance) of every coding of a session that stands."""
    rows = db.session.execute(
        select(Coding.version_id, Coding.start, Coding.end, Coding.point_id, Coding.stance).where(
            Coding.thematic_session_id == thematic_session_id, Coding.undone_at.is_(None)
        )
    )
    return frozenset((version, start, end, point, stance) for version, start, end, point, stance in rows)
