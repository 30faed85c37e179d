"""The public ledger of outages of the platform. Entries are added, never changed.

An outage in the last hour before a deadline takes away time that people were promised: the page of the
ledger names the calls it touched, and lets head and chair propose a later deadline for everybody.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from panel.db import db
from panel.domain import deadline, refusals
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, problem
from panel.domain.policy import require
from panel.domain.text import normalise
from panel.models import Outage, ThematicSession
from panel.services._journal import record

#: Before a deadline, the time in which an outage counts.
LAST_HOUR = timedelta(hours=1)

NOTE = 1_000
"""Code points of the note."""


def enter(actor: Actor, began_at: datetime, ended_at: datetime, note: str, *, now: datetime) -> Outage:
    """Enter an outage that is over. Raises Invalid with everything that cannot stand."""
    require(actor, Action.SESSION_OUTAGE)
    note = normalise(note).strip()
    found = refusals.of_text("note", note) if note else []
    if not note:
        found.append(problem("note", N_("Say in a sentence what did not work; everybody can read it.")))
    if len(note) > NOTE:
        found.append(
            problem(
                "note",
                N_("%(found)d characters; the limit is %(most)d. Shorten it."),
                found=len(note),
                most=NOTE,
            )
        )
    if ended_at <= began_at:
        found.append(problem("ended", N_("The end must lie after the beginning.")))
    elif ended_at > now:
        found.append(problem("ended", N_("Enter an outage when it is over.")))
    if found:
        raise Invalid(*found)
    entered = Outage(
        began_at=began_at, ended_at=ended_at, note=note, entered_by=actor.account_id, entered_at=now
    )
    db.session.add(entered)
    db.session.flush()
    record(actor, "session:outage", entered, now=now, began=began_at.isoformat(), ended=ended_at.isoformat())
    return entered


def touches(outage: Outage, thematic_session: ThematicSession) -> bool:
    """Whether the outage lay, wholly or in part, in the last hour before one of the session's deadlines.

    A deadline that was moved since counts as well: the ledger says why it was moved.
    """
    deadlines = [thematic_session.closes_at, *(each.was for each in thematic_session.extensions)]
    return any(
        outage.began_at <= deadline.last_instant(each) and outage.ended_at > each - LAST_HOUR
        for each in deadlines
    )
