"""What the clock does by itself: opens, closes, files at the deadline, reminds, lets lapse, tidies up.

Every step asks the state before it acts, with the row held, so that running twice, or on two workers at
once, changes nothing more. Each step stands alone: one broken row is written to the log and cannot stop
the others. What fell due while nothing ran is done at the next tick.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.exc import DBAPIError

from panel.db import db
from panel.domain import deadline
from panel.domain.actor import SYSTEM
from panel.models import ThematicSession
from panel.queries import clock as due
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.queries import thread as threads
from panel.services import (
    accreditation,
    admission,
    approval,
    attribution_flag,
    closing,
    commentary,
    contributors_check,
    following,
    joint,
    release,
    safety,
    summary,
)
from panel.services import thematic_session as calls
from panel.services import thread as thread_verbs
from panel.services._journal import record
from panel.services._outbox import tell_organisations

#: What a reminder is called in the record: hours before the deadline.
_HOURS = tuple(before // timedelta(hours=1) for before in deadline.REMINDERS)

log = logging.getLogger("panel.clock")


def tick(*, now: datetime) -> None:
    """Do everything that is due at ``now``."""
    for session_id in due.due_to_open(now):
        _alone(_open, session_id, now)
    for session_id in due.due_to_close(now):
        _alone(_close, session_id, now)
    for session_id in due.open_now():
        _alone(_remind, session_id, now)
        _alone(_warn, session_id, now)
    for summary_id in due.checks_to_close(now):
        _alone(_close_check, summary_id, now)
    for thread_id in threads.due_to_open(now):
        _alone(_open_thread, thread_id, now)
    for thread_id in threads.due_to_close(now):
        _alone(_close_thread, thread_id, now)
    for sweep in (
        _tell_of_danger,
        _set_aside,
        _tell_followers,
        _release,
        _lapse_proposals,
        _lapse_organisations,
        _tidy_up,
    ):
        _alone(sweep, "", now)


def close_call(call: ThematicSession, *, now: datetime) -> None:
    """Close a call whose deadline has passed, in this order: drafts that ask for it are filed as they
    are, names that nobody confirmed are dropped, the call closes, and what waited is published."""
    commentary.file_at_deadline(call, now)
    joint.close(call, now)
    calls.close(call, now=now)
    for waiting in due.publishable(call.id):
        admission.publish_if_due(waiting, now=now)


def _alone(step: Callable[[str, datetime], None], session_id: str, now: datetime) -> None:
    try:
        with db.session.begin_nested():
            step(session_id, now)
    except Exception as error:  # whatever it is, the next row must have its turn
        if isinstance(error, DBAPIError) and error.connection_invalidated:
            raise  # there is no store to give anybody a turn
        log.exception("the clock could not run %s for %s", getattr(step, "__name__", ""), session_id)


def _open(session_id: str, now: datetime) -> None:
    call = due.hold(session_id, "announced")
    if call is not None:
        calls.open_(SYSTEM, call, now=now)


def _close(session_id: str, now: datetime) -> None:
    call = due.hold(session_id, "open")
    if call is not None and deadline.last_instant(call.closes_at) < now:
        close_call(call, now=now)


def _close_check(summary_id: str, now: datetime) -> None:
    held = summaries.of_session(summaries.by_id(summary_id).thematic_session_id, lock=True)
    if held is not None and held.state == "in_check" and not contributors_check.still_due(held, now):
        summary.close_check(SYSTEM, held, now=now)


def _open_thread(thread_id: str, now: datetime) -> None:
    held = threads.hold(thread_id, "scheduled")
    if held is not None and held.thematic_session.state != "cancelled":
        thread_verbs.open_(held, now=now)


def _close_thread(thread_id: str, now: datetime) -> None:
    held = threads.hold(thread_id, "open", "paused")
    if held is not None and thread_verbs.due(held, now=now):
        thread_verbs.close(held, now=now)


def _remind(session_id: str, now: datetime) -> None:
    """Send the reminder that is due, once, to focal points of organizations that have filed nothing."""
    if not _fallen_due(sessions.by_id(session_id), now):
        return
    call = due.hold(session_id, "open")
    fallen_due = _fallen_due(call, now) if call is not None else []
    if call is None or not fallen_due:
        return
    tell_organisations(
        due.silent_ids(call), "reminder", now=now, only="focal_point", thematic_session_id=call.id
    )
    for hours in fallen_due:
        record(SYSTEM, "session:reminded", call, now=now, hours=hours, closes_at=call.closes_at.isoformat())


def _warn(session_id: str, now: datetime) -> None:
    commentary.warn_of_obstacles(sessions.by_id(session_id), now)


def _fallen_due(call: ThematicSession, now: datetime) -> list[int]:
    """Hours of the reminders to be settled now; empty if none is, or if the call is over.

    Where several fell due while nothing ran, they are settled together by one letter. One whose moment
    lies before the opening, or before the deadline was moved, is never due.
    """
    if deadline.last_instant(call.closes_at) < now:
        return []
    since = max([call.opens_at, *due.moved_at(call.id)])
    moments = zip(_HOURS, deadline.reminders(call.closes_at), strict=True)
    fallen_due = [hours for hours, moment in moments if since < moment <= now]
    if not fallen_due:
        return []
    settled = due.reminded(call.id, call.closes_at)
    return [hours for hours in fallen_due if hours not in settled]


def _set_aside(_id: str, now: datetime) -> None:
    attribution_flag.set_all_aside(now=now)


def _tell_of_danger(_id: str, now: datetime) -> None:
    safety.tell_officers(now=now)


def _tell_followers(_id: str, now: datetime) -> None:
    following.tell(now=now)


def _lapse_proposals(_id: str, now: datetime) -> None:
    approval.lapse_due(now=now)


def _lapse_organisations(_id: str, now: datetime) -> None:
    accreditation.lapse_idle(now=now)


def _release(_id: str, now: datetime) -> None:
    release.release(now=now)


def _tidy_up(_id: str, now: datetime) -> None:
    closing.sweep(now=now)
