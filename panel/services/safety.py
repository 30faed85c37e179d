"""Reports of a danger: taken from anybody, read by the safeguarding officers alone, destroyed when closed.

Whoever reports leaves no trace: no account even where one is signed in, no address, no hour. The words are
sealed under a key of their own, which lies in the store of item keys and goes when the report is closed.
The officers get a notice at the next full quarter of an hour, so that its hour tells nothing; it says that
something waits, and nothing of what.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from panel.db import db
from panel.domain import safety
from panel.domain.actions import Action
from panel.domain.actor import Actor, Role
from panel.domain.errors import N_, Busy, Invalid, problem
from panel.domain.lifecycle import SAFETY
from panel.domain.policy import require
from panel.domain.text import normalise
from panel.models import SafetyReport
from panel.models._columns import new_id
from panel.queries import safety as reports
from panel.services import throttle
from panel.services._advance import advance
from panel.services._outbox import tell_role
from panel.vault import item_keys

#: Reports that everybody together may send within an hour; far above what people do.
MOST, WINDOW = 300, timedelta(hours=1)

#: Minutes between two notices to the officers.
NOTICE_EVERY = 15


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote."""

    text: str
    about: str
    reach: str


def report(words: Words, *, now: datetime) -> None:
    """Take a report. Raises Invalid, and Busy where a flood comes in."""
    kept = Words(*(normalise(each).strip() for each in (words.text, words.about, words.reach)))
    if found := tuple(safety.problems(kept.text, kept.about, kept.reach)):
        raise Invalid(*found)
    hour = now.replace(minute=0, second=0, microsecond=0)
    if not throttle.ration(throttle.key("safety", "everybody"), MOST, WINDOW, now=hour):
        raise Busy(
            N_(
                "Very many reports are coming in just now. Yours is kept in this page: send it again in an hour."
            )
        )
    made = new_id()
    sealed = item_keys.encrypt(made, json.dumps(asdict(kept), ensure_ascii=False))
    db.session.add(SafetyReport(id=made, day=now.date(), sealed=sealed))


def read(actor: Actor, row: SafetyReport) -> Words | None:
    """The words of a report; None once it is closed."""
    require(actor, Action.SAFETY_READ, row)
    if row.state == "closed":
        return None
    return Words(**json.loads(item_keys.decrypt(row.id, row.sealed)))


def take(actor: Actor, row: SafetyReport, *, now: datetime) -> None:
    """Say that one is at it."""
    row.handled_by = actor.account_id
    advance(actor, row, SAFETY, "take", now=now)


def close(actor: Actor, row: SafetyReport, outcome: str, *, now: datetime) -> None:
    """End a report and destroy what was written. Raises Invalid for an outcome that is none."""
    if outcome not in safety.OUTCOMES:
        raise Invalid(problem("outcome", N_("Say how it ended.")))
    row.handled_by, row.outcome, row.sealed = actor.account_id, outcome, b""
    advance(actor, row, SAFETY, "close", now=now, outcome=outcome)
    item_keys.note_erased("safety_report", [row.id])
    item_keys.destroy([row.id])


def tell_officers(*, now: datetime) -> None:
    """Give the officers one notice of all that came since the last, at the full quarters of an hour."""
    if now.minute % NOTICE_EVERY:
        return
    waiting = reports.untold()
    for row in waiting:
        row.told = True
    if waiting:
        tell_role(Role.SAFEGUARDING, "safety_waits", now=now, path="/desk/safety")
