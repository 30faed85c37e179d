"""What the reading room shows: labels and texts that this reader may see, and nothing to hide later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, func, or_, select

from panel.db import columns, db
from panel.domain import scopes, symbols
from panel.domain.actor import Actor, Role
from panel.domain.attribution import Label
from panel.domain.errors import Missing
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
from panel.queries.room_call import RoomCall
from panel.queries.room_filter import NEVER_THERE, Filters, conditions
from panel.queries.scope import where

DESK = (Role.OFFICER, Role.HEAD, Role.RAPPORTEUR, Role.CHAIR, Role.SAFEGUARDING)
PAGE = 50

#: States of a session in which nothing can have come too late.
BEFORE_CLOSING = frozenset({"draft", "announced", "open"})


@dataclass(frozen=True, slots=True)
class Row:
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
class Part:
    """A paragraph as read: its number (None for headings and footnotes), kind and text."""

    number: int | None
    kind: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One text for one reader."""

    label: Label
    title: str
    language: str
    words: int
    parts: tuple[Part, ...]
    filed_at: datetime | None
    version_id: str
    body: str = ""
    questions: tuple[int, ...] = ()
    base_numbers: tuple[int, ...] = ()
    members: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    redacted_words: int = 0
    redaction_ground: str = field(default="")


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
        .order_by(Commentary.code)
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
    Organisation.id,
    Organisation.name,
    Organisation.city,
    Organisation.country,
    Organisation.constituency,
    Organisation.region,
    case((Commentary.kind == "joint", _MEMBERS), else_=0).label("members"),
)


def _joined(selected: Select[Any]) -> Select[Any]:
    return (
        selected.select_from(Commentary)
        .join(Organisation, Organisation.id == Commentary.organisation_id)
        .outerjoin(CommentaryVersion, CommentaryVersion.id == Commentary.admitted_version_id)
    )


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
        .order_by(NEVER_THERE, case((NEVER_THERE, ""), else_=Commentary.code), Commentary.number)
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


def reading(actor: Actor, commentary: Commentary) -> Reading:
    """The text this reader may read: the admitted version; for officers the one that waits."""
    desk = actor.has(*DESK)
    own = commentary.organisation_id in actor.organisation_ids
    version_id = commentary.admitted_version_id
    if not commentary.published and (desk or own):
        version_id = version_id or commentary.version_id
    hidden = commentary.consent == "text_withheld" and not (desk or own)
    if version_id is None or hidden or commentary.state in {"withdrawn", "erased"}:
        raise Missing()
    return of_version(actor, commentary, version_id)


def of_version(actor: Actor | None, commentary: Commentary, version_id: str) -> Reading:
    """One version as this reader sees it; the caller has decided that it may be seen."""
    by_id = {version.id: version for version in commentaries.versions(commentary.id)}
    version = by_id[version_id]
    label = attribution.crowd(commentary.thematic_session).label(actor, commentary)
    signed = commentaries.signatories(commentary.id) if commentary.kind == "joint" else ()
    named = commentary.consent == "public"
    return Reading(
        label=label,
        title=version.title,
        language=version.language,
        words=version.words,
        parts=tuple(
            Part(p.number, p.kind, version.body[p.start : p.end], p.start)
            for p in commentaries.paragraphs(version.id)
        ),
        filed_at=_received(by_id, version).filed_at if label.named else None,
        version_id=version.id,
        body=version.body,
        questions=tuple(version.questions),
        base_numbers=tuple(version.base_numbers),
        members=tuple(name for name, state in signed if state == "confirmed") if named else (),
        dropped=tuple(name for name, state in signed if state == "dropped") if named else (),
        redacted_words=version.redacted_words,
        redaction_ground=version.redaction_ground,
    )


def _received(by_id: Mapping[str, CommentaryVersion], version: CommentaryVersion) -> CommentaryVersion:
    """The version as it came in: a redaction by the secretariat is not what was received, nor when."""
    while version.redacts is not None:
        version = by_id[version.redacts]
    return version
