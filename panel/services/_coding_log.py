"""The one way into the log of coding; ``models.coding_event`` says what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select

from panel.db import db
from panel.domain.actor import Actor
from panel.models import Coding, CodingEvent, ThematicSession
from panel.models._columns import new_id

#: Held so that events get their numbers one transaction after the other. Rows that only refer to the
#: session do not wait for each other.
_HOLD = (
    select(ThematicSession.id).where(ThematicSession.id == bindparam("call")).with_for_update(key_share=True)
)
_LAST = select(func.max(CodingEvent.number)).where(CodingEvent.thematic_session_id == bindparam("call"))


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to a coding; ``point_was`` is its point before it moved."""

    coding: Coding
    act: str
    point_was: str | None = None


def log(
    actor: Actor,
    happened: Sequence[Happened],
    *,
    now: datetime,
    way: str = "do",
    of_act: str | None = None,
) -> None:
    """Enter what one act did to codings of one session, in this order; their rows are flushed first.

    ``way`` is ``do``, ``undo`` or ``redo`` (of the act ``of_act``), or ``book`` for what followed a change of
    the codebook or of a text and is taken back there.
    """
    if not happened:
        return
    db.session.flush()
    call, act_id = happened[0].coding.thematic_session_id, new_id()
    db.session.execute(_HOLD, {"call": call})
    last = db.session.scalar(_LAST, {"call": call}) or 0
    db.session.add_all(
        CodingEvent(
            thematic_session_id=call,
            number=number,
            coding_id=each.coding.id,
            commentary_id=each.coding.commentary_id,
            version_id=each.coding.version_id,
            act=each.act,
            stands=each.coding.undone_at is None,
            theme_id=each.coding.theme_id,
            point_id=each.coding.point_id,
            point_was=each.point_was,
            act_id=act_id,
            way=way,
            of_act=of_act,
            done_by=actor.account_id,
            done_at=now,
        )
        for number, each in enumerate(happened, start=last + 1)
    )


def log_moved(actor: Actor, codings: Sequence[Coding], point_was: str, *, now: datetime) -> None:
    """Enter that codings went with their point, and which of them had to go: rows are read again first."""
    db.session.flush()
    for each in codings:
        db.session.refresh(each, ("point_id", "theme_id"))
    happened = [
        Happened(each, "moved" if each.undone_at is None else "undone", point_was) for each in codings
    ]
    log(actor, happened, now=now, way="book")
