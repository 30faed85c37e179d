"""The codebook of a session, its points, and the codings under them. Progress is ``coding_progress``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import joinedload

from panel.db import columns, db
from panel.domain.errors import Missing
from panel.models import (
    Account,
    Coding,
    Commentary,
    CommentaryVersion,
    Point,
    ThematicSession,
    Theme,
)
from panel.queries.codes import code_order
from panel.queries.coding_progress import Progress, progress
from panel.queries.weights import Weight, Weights, counted, weights

__all__ = [
    "Coded",
    "Coding",
    "Made",
    "Point",
    "Progress",
    "Theme",
    "Weight",
    "Weights",
    "coding",
    "earlier",
    "made_of",
    "of_point",
    "of_version",
    "passages",
    "point",
    "points",
    "progress",
    "same_passage",
    "standing",
    "theme",
    "themes",
    "weights",
    "words",
]


class Coded(NamedTuple):
    """A coding that stands as the desk shows it, and the name of the officer who made it; None where the
    account is gone. ``wording`` is what a contrary passage says instead."""

    id: str
    paragraph: int
    start: int
    end: int
    point_id: str
    kind: str
    verb: str
    stance: str
    see_also: bool
    wording: str | None
    officer: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """A passage under a point: its coding, its words, and the code and language of its text."""

    coding: Coding
    words: str
    code: str
    language: str


def themes(thematic_session_id: str) -> Sequence[Theme]:
    """Themes in the order of the codebook."""
    return db.session.scalars(_THEMES, {"call": thematic_session_id}).all()


def points(thematic_session_id: str) -> Sequence[Point]:
    """Points in the order in which they were first made."""
    return db.session.scalars(_POINTS, {"call": thematic_session_id}).all()


def theme(theme_id: str) -> tuple[Theme, ThematicSession]:
    """One theme with its session; Missing if there is none."""
    found = db.session.execute(
        select(Theme, ThematicSession)
        .join(ThematicSession, ThematicSession.id == Theme.thematic_session_id)
        .where(Theme.id == theme_id)
    ).first()
    if found is None:
        raise Missing()
    return found[0], found[1]


def point(point_id: str) -> tuple[Point, ThematicSession]:
    """One point with its session; Missing if there is none."""
    found = db.session.execute(
        select(Point, ThematicSession)
        .join(ThematicSession, ThematicSession.id == Point.thematic_session_id)
        .where(Point.id == point_id)
    ).first()
    if found is None:
        raise Missing()
    return found[0], found[1]


def coding(coding_id: str) -> Coding:
    """One coding, undone or not, with theme and point; Missing if there is none."""
    found = db.session.scalar(_coded().where(Coding.id == coding_id))
    if found is None:
        raise Missing()
    return found


def of_version(version_id: str) -> Sequence[Coding]:
    """Codings of a version that stand, in order of the text, with theme and point."""
    return db.session.scalars(
        _coded()
        .where(Coding.version_id == version_id, Coding.undone_at.is_(None))
        .order_by(Coding.start, Coding.end, Coding.id)
    ).all()


def made_of(version_id: str) -> Sequence[Coded]:
    """The same for a page that shows hundreds of them, with the officers who made them."""
    return [Coded._make(row) for row in columns(_MADE, {"version": version_id})]


def earlier(commentary: Commentary) -> Sequence[tuple[Coding, str]]:
    """Codings that stand on versions of a text that are superseded, each with its words."""
    asked = {"text": commentary.id, "version": commentary.admitted_version_id}
    rows = db.session.execute(_EARLIER, asked)
    return [(row[0], row[1]) for row in rows]


def same_passage(wanted: Coding) -> Sequence[Coding]:
    """Codings that stand on exactly the same words, for the same point and stance."""
    return db.session.scalars(
        select(Coding)
        .where(
            Coding.version_id == wanted.version_id,
            Coding.start == wanted.start,
            Coding.end == wanted.end,
            Coding.point_id == wanted.point_id,
            Coding.stance == wanted.stance,
            Coding.undone_at.is_(None),
        )
        .order_by(Coding.id)
    ).all()


def of_point(point_id: str) -> Sequence[Coding]:
    """Codings of a point that stand, on whatever version, oldest first."""
    return db.session.scalars(
        select(Coding)
        .where(Coding.point_id == point_id, Coding.undone_at.is_(None))
        .order_by(Coding.made_at, Coding.id)
    ).all()


def passages(point_id: str) -> Sequence[Made]:
    """What the summary will cite for a point: its passages in admitted texts, by code and place."""
    rows = db.session.execute(
        select(Coding, words(), Commentary.code, CommentaryVersion.language)
        .join(Commentary, Commentary.id == Coding.commentary_id)
        .join(CommentaryVersion, CommentaryVersion.id == Coding.version_id)
        .where(Coding.point_id == point_id, *counted())
        .order_by(*code_order(Commentary.code), Coding.start, Coding.id)
    )
    return [Made(row[0], row[1], row[2] or "", row[3]) for row in rows]


def standing(thematic_session_id: str) -> Sequence[Coding]:
    """All codings of admitted versions of a session that stand."""
    return db.session.scalars(
        _coded()
        .join(Commentary, Commentary.id == Coding.commentary_id)
        .where(Coding.thematic_session_id == thematic_session_id, *counted())
        .order_by(Coding.commentary_id, Coding.start, Coding.id)
    ).all()


def collated(thematic_session_id: str) -> Sequence[Any]:
    """The same as plain rows of what the collation needs of a coding and of its point; quick to read."""
    return db.session.execute(
        select(
            Coding.commentary_id,
            Coding.start,
            Coding.end,
            Coding.point_id,
            Coding.kind,
            Coding.verb,
            Coding.stance,
            Coding.wording,
            Coding.see_also,
            Point.theme_id,
            Point.addressee,
        )
        .join(Commentary, Commentary.id == Coding.commentary_id)
        .join(Point, Point.id == Coding.point_id)
        .where(Coding.thematic_session_id == thematic_session_id, *counted())
        .order_by(Coding.commentary_id, Coding.start, Coding.id)
    ).all()


def _coded() -> Select[Coding]:
    return select(Coding).options(joinedload(Coding.theme), joinedload(Coding.point))


def words() -> ColumnElement[str]:
    """The coded words, as part of another question: both databases count code points here, as the offsets do."""
    return func.substr(CommentaryVersion.body, Coding.start + 1, Coding.end - Coding.start)


#: Statements of the pages that are opened most are built once.
_THEMES = (
    select(Theme).where(Theme.thematic_session_id == bindparam("call")).order_by(Theme.number, Theme.label)
)
_POINTS = (
    select(Point).where(Point.thematic_session_id == bindparam("call")).order_by(Point.number, Point.wording)
)
_MADE = (
    select(*(getattr(Coding, name) for name in Coded._fields[:-1]), Account.name)
    .outerjoin(Account, Account.id == Coding.made_by)
    .where(Coding.version_id == bindparam("version"), Coding.undone_at.is_(None))
    .order_by(Coding.start, Coding.end, Coding.id)
)
_EARLIER = (
    _coded()
    .add_columns(words())
    .join(CommentaryVersion, CommentaryVersion.id == Coding.version_id)
    .where(
        Coding.commentary_id == bindparam("text"),
        Coding.undone_at.is_(None),
        Coding.version_id != bindparam("version"),
    )
    .order_by(CommentaryVersion.seq, Coding.start, Coding.end, Coding.id)
)
