"""What the reading room lists: lines that this reader may see, and nothing to hide later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, case, func, or_, select

from panel.db import columns, db
from panel.domain import scopes, symbols
from panel.domain.actor import Actor
from panel.domain.attribution import Label
from panel.domain.scopes import ReadingScope
from panel.models import (
    Commentary,
    CommentaryVersion,
    CoSignature,
    Organisation,
)
from panel.queries import attribution
from panel.queries import commentary as commentaries
from panel.queries.attribution import Crowd
from panel.queries.codes import code_order
from panel.queries.room_call import RoomCall
from panel.queries.room_filter import NEVER_THERE, Filters, conditions
from panel.queries.scope import where

PAGE = 50

#: States of a session in which nothing can have come too late.
BEFORE_CLOSING = frozenset({"draft", "announced", "open"})


class Row(NamedTuple):
    """One line of the list."""

    kind: str
    number: int
    title: str
    language: str
    words: int
    label: Label
    members: int
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of lines, how many there are in all, and how many the filters leave.

    ``withdrawn`` of all the lines are tombstones: nothing stands under them any more.
    """

    rows: tuple[Row, ...]
    total: int
    matching: int
    page: int
    pages: int
    withdrawn: int


@dataclass(frozen=True, slots=True)
class Place:
    """Which session is read, and within which scope."""

    scope: ReadingScope
    thematic_session_id: str


def found(actor: Actor, thematic_session: RoomCall, filters: Filters, page: int) -> Found:
    """One page of what is published in a session, and tombstones, in order of code.

    The crowd is counted where a label needs it: for a withheld name on the page, or behind a filter.
    """
    place = Place(scopes.commentaries(actor), thematic_session.id)
    asked = conditions(filters, lambda: _withheld(thematic_session.id, attribution.crowd(thematic_session)))
    lines, matching, page = _lines(place, asked, max(page, 1))
    if asked:
        total, withdrawn = _count(place)
    else:
        total, withdrawn = (lines[0].matching, lines[0].withdrawn) if lines else (0, 0)
    hidden = any(line.consent != "public" for line in lines)
    crowded = attribution.crowd(thematic_session) if hidden else attribution.NOBODY
    rows = tuple(_row(actor, line, crowded) for line in lines)
    return Found(rows, total, matching, page, max(1, -(-matching // PAGE)), withdrawn)


def _lines(place: Place, asked: Sequence[ColumnElement[bool]], page: int) -> tuple[Sequence[Any], int, int]:
    """The lines of a page, how many there are on all pages, and the page: the last where it is beyond."""
    window = {"thematic_session_id": place.thematic_session_id, "beyond": (page - 1) * PAGE}
    chosen = _chosen(place.scope)
    lines = columns(chosen.where(*asked) if asked else chosen, window).all()
    if lines:
        return lines, lines[0].matching, page
    if page == 1:
        return (), 0, 1
    return _lines(place, asked, max(1, -(-_count(place, asked)[0] // PAGE)))


def _count(place: Place, asked: Sequence[ColumnElement[bool]] = ()) -> tuple[int, int]:
    """How many lines there are, and how many of them are tombstones."""
    counted = _joined(select(func.count(), _TOMBSTONES)).where(*_readable(place.scope), *asked)
    lines, withdrawn = db.session.execute(counted, {"thematic_session_id": place.thematic_session_id}).one()
    return lines, withdrawn


def late(actor: Actor, thematic_session: RoomCall) -> Sequence[tuple[Label, datetime | None]]:
    """What came after the deadline: listed, neither checked nor shown nor counted.

    Where the name is withheld the hour is too: few organizations were at work just then. Before the
    deadline nothing is late, and nobody asks.
    """
    if thematic_session.state in BEFORE_CLOSING:
        return []
    lines = db.session.execute(
        _joined(select(*_COLUMNS, Commentary.filed_at.label("received_at")))
        .where(
            Commentary.thematic_session_id == thematic_session.id,
            Commentary.state == "late",
            Commentary.consent != "text_withheld",
        )
        .order_by(*code_order(Commentary.code))
    ).all()
    crowded = attribution.crowd(thematic_session) if lines else attribution.NOBODY
    labels = [(crowded.label(actor, line, line), line.received_at) for line in lines]
    return [(label, received_at if label.named else None) for label, received_at in labels]


def refusals(thematic_session_id: str) -> Sequence[tuple[str, int]]:
    """How many texts were not admitted, by ground; published without names."""
    return commentaries.refusals_by_ground(thematic_session_id)


_LISTED = or_(Commentary.published.is_(True), Commentary.listed_as_withdrawn.is_(True))
_TOMBSTONES = func.count(case((Commentary.listed_as_withdrawn.is_(True), 1)))

_MEMBERS = (
    select(func.count())
    .where(CoSignature.commentary_id == Commentary.id, CoSignature.state == "confirmed")
    .correlate(Commentary)
    .scalar_subquery()
)

#: Of what stands under its name nobody asks the hours, and reading them is a good part of reading a line.
_HOURS_MATTER = or_(Commentary.consent != "public", Commentary.listed_as_withdrawn.is_(True))

_COLUMNS = (
    Commentary.kind,
    Commentary.number,
    Commentary.code,
    Commentary.consent,
    Commentary.listed_as_withdrawn,
    Commentary.withdrawn_at,
    case((_HOURS_MATTER, Commentary.filed_at)).label("filed_at"),
    case((_HOURS_MATTER, Commentary.published_at)).label("published_at"),
    CommentaryVersion.title,
    CommentaryVersion.language,
    CommentaryVersion.words,
    *attribution.COLUMNS,
    case((Commentary.kind == "joint", _MEMBERS), else_=0).label("members"),
)


def _joined(selected: Any) -> Select[Any]:
    joined: Select[Any] = (
        selected.select_from(Commentary)
        .join(Organisation, Organisation.id == Commentary.organisation_id)
        .outerjoin(CommentaryVersion, CommentaryVersion.id == Commentary.admitted_version_id)
    )
    return joined


@lru_cache(maxsize=64)
def _chosen(scope: ReadingScope) -> Select[Any]:
    """Built once a scope: a statement that is made anew costs more time here than its answer."""
    return (
        _joined(
            select(
                *_COLUMNS,
                func.count().over().label("matching"),
                _TOMBSTONES.over().label("withdrawn"),
            )
        )
        .where(*_readable(scope))
        .order_by(NEVER_THERE, *code_order(case((NEVER_THERE, ""), else_=Commentary.code)), Commentary.number)
        .limit(PAGE)
        .offset(bindparam("beyond"))
    )


def _readable(scope: ReadingScope) -> list[ColumnElement[bool]]:
    return [
        Commentary.thematic_session_id == bindparam("thematic_session_id"),
        _LISTED,
        where(scope, Commentary),
    ]


def _withheld(session_id: str, crowded: Crowd) -> Sequence[tuple[str, Label]]:
    """Ids and public labels of what is listed under a withheld name."""
    lines = db.session.execute(
        _joined(select(*_COLUMNS, Commentary.id.label("commentary_id"))).where(
            Commentary.thematic_session_id == session_id, Commentary.consent != "public", _LISTED
        )
    )
    return [(line.commentary_id, crowded.label(None, line, line)) for line in lines]


def _row(actor: Actor, line: Any, crowded: Crowd) -> Row:
    gone = line.listed_as_withdrawn
    label = crowded.label(actor, line, line)
    if gone and line.published_at is None:
        label = Label(symbols.submission(line.kind, line.number), None, "", "", withheld=False)
    return Row(
        kind="js" if line.kind == "joint" else "sub",
        number=line.number,
        title="" if gone else line.title,
        language="" if gone else line.language or "",
        words=0 if gone else line.words or 0,
        label=label,
        members=line.members if line.kind == "joint" and line.consent == "public" and not gone else 0,
        withdrawn_at=line.withdrawn_at if gone else None,
    )
