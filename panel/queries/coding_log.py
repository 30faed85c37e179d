"""The log of coding: an officer's own acts on a text, and what happened to each passage of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased

from panel.db import columns, db
from panel.models import Account, Coding, CodingEvent, CodingLock, Point, Suggestion, SuggestionDecision

_OWN = (
    select(CodingEvent.act_id, CodingEvent.way, CodingEvent.of_act)
    .where(
        CodingEvent.version_id == bindparam("version"),
        CodingEvent.done_by == bindparam("officer"),
        CodingEvent.way != "book",
    )
    .order_by(CodingEvent.number)
)

_RECENT = (
    select(Coding.point_id)
    .where(Coding.thematic_session_id == bindparam("call"), Coding.made_by == bindparam("officer"))
    .where(Coding.undone_at.is_(None))
    .group_by(Coding.point_id)
    .order_by(func.max(Coding.made_at).desc(), Coding.point_id)
    .limit(bindparam("most"))
)
_LOCK = (
    select(CodingLock.account_id, Account.name, CodingLock.until)
    .join(Account, Account.id == CodingLock.account_id)
    .where(CodingLock.commentary_id == bindparam("text"), CodingLock.until > bindparam("now"))
)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened to a passage: what, to which words, by whom and when.

    ``act`` is an act of the log or a decision about a proposal; of the latter ``offer``, ``value`` and
    ``proposer`` say what was proposed and by what. ``point`` is empty where it is gone from the codebook.
    """

    at: datetime
    act: str
    officer: str
    paragraph: int
    start: int
    end: int
    point: str = ""
    was: str = ""
    way: str = ""
    offer: str = ""
    value: str = ""
    proposer: str = ""


@dataclass(frozen=True, slots=True)
class Stacks:
    """Acts of one officer on one version that can be taken back, and those that can be done again; the next
    one last."""

    undo: tuple[str, ...]
    redo: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lock:
    """Who has a text open, and until when."""

    account_id: str
    name: str
    until: datetime


def stacks(version_id: str, account_id: str | None) -> Stacks:
    """What this officer can undo and redo on a version. A new act ends what could be redone."""
    undo: list[str] = []
    redo: list[str] = []
    for row in columns(_OWN, {"version": version_id, "officer": account_id}):
        way, act = row.way, row.act_id if row.way == "do" else row.of_act
        held, given = (redo, undo) if way == "redo" else (undo, redo)
        if way == "do" and act not in undo:
            undo.append(act)
            redo.clear()
        elif way != "do" and act in held:
            held.remove(act)
            given.append(act)
    return Stacks(tuple(undo), tuple(redo))


def recent_points(thematic_session_id: str, account_id: str | None, most: int) -> Sequence[str]:
    """Ids of the points this officer coded with last, the latest first."""
    if account_id is None:
        return ()
    asked = {"call": thematic_session_id, "officer": account_id, "most": most}
    return columns(_RECENT, asked).scalars().all()


def lock(commentary_id: str, now: datetime) -> Lock | None:
    """Who has a text open; None where nobody has or the lock has lapsed."""
    row = db.session.execute(_LOCK, {"text": commentary_id, "now": now}).first()
    return Lock(row[0], row[1], row[2]) if row is not None else None


def of_act(act_id: str) -> Sequence[tuple[str, Coding]]:
    """What an act did and to which codings, in its order."""
    rows = db.session.execute(
        select(CodingEvent.act, Coding)
        .join(Coding, Coding.id == CodingEvent.coding_id)
        .where(CodingEvent.act_id == act_id)
        .order_by(CodingEvent.number)
    )
    return [(act, coding) for act, coding in rows]


def made_alone(account_id: str, coding_id: str) -> str | None:
    """The act of this officer that made a coding and did nothing else; None where there is none such."""
    same = aliased(CodingEvent)
    several = select(func.count()).where(same.act_id == CodingEvent.act_id).scalar_subquery()
    return db.session.scalar(
        select(CodingEvent.act_id)
        .where(
            CodingEvent.coding_id == coding_id,
            CodingEvent.act == "made",
            CodingEvent.way == "do",
            CodingEvent.done_by == account_id,
            several == 1,
        )
        .limit(1)
    )


def of_version(version_id: str) -> Sequence[Told]:
    """All that happened to passages of a version, the newest first: codings, and decisions about proposals."""
    return sorted([*_coded(version_id), *_decided(version_id)], key=lambda each: each.at, reverse=True)


def _coded(version_id: str) -> list[Told]:
    was = aliased(Point)
    rows = db.session.execute(
        select(
            CodingEvent, Coding.paragraph, Coding.start, Coding.end, Point.wording, was.wording, Account.name
        )
        .join(Coding, Coding.id == CodingEvent.coding_id)
        .outerjoin(Point, Point.id == CodingEvent.point_id)
        .outerjoin(was, was.id == CodingEvent.point_was)
        .outerjoin(Account, Account.id == CodingEvent.done_by)
        .where(CodingEvent.version_id == version_id)
        .order_by(CodingEvent.number)
    )
    return [
        Told(e.done_at, e.act, name or "", paragraph, start, end, point or "", before or "", e.way)
        for e, paragraph, start, end, point, before, name in rows
    ]


def _decided(version_id: str) -> list[Told]:
    rows = db.session.execute(
        select(SuggestionDecision, Suggestion, Point.wording, Account.name)
        .join(Suggestion, Suggestion.id == SuggestionDecision.suggestion_id)
        .outerjoin(Point, Point.id == Suggestion.value)
        .outerjoin(Account, Account.id == SuggestionDecision.decided_by)
        .where(Suggestion.version_id == version_id)
        .order_by(SuggestionDecision.decided_at, Suggestion.start, Suggestion.id)
    )
    return [
        Told(
            d.decided_at,
            d.decision,
            name or "",
            s.paragraph,
            s.start,
            s.end,
            point or "",
            offer=s.offer,
            value=s.value,
            proposer=s.proposer,
        )
        for d, s, point, name in rows
    ]
