"""A later deadline: proposed with a reason, approved by a second person, for everybody, told to all.

House rules, working methods, section on deadlines. A deadline is never moved to an earlier time. For 24
hours after a call has closed it can still be extended, and is then open again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from panel.db import db
from panel.domain import deadline, refusals
from panel.domain.actions import Action
from panel.domain.actor import Actor, Role
from panel.domain.deadline import GENEVA
from panel.domain.errors import N_, IllegalMove, Invalid, Problem, problem
from panel.domain.lifecycle import COMMENTARY, SESSION
from panel.domain.policy import require
from panel.i18n import format_datetime_geneva, format_left
from panel.i18n import gettext as _
from panel.models import Approval, Extension, ThematicSession
from panel.queries import commentary as commentaries
from panel.queries import joint
from panel.queries import thematic_session as sessions
from panel.services import _register, _signatures
from panel.services import approval as approvals
from panel.services._advance import advance
from panel.services._outbox import enqueue, tell_organisations

KIND = "extend_session"

#: Who may be the second person.
SECONDS = (Role.HEAD, Role.CHAIR)

#: How long after its closing a call can still be opened again by an extension.
AFTER_CLOSING = timedelta(hours=24)

TOO_LATE = N_("A call can be extended until 24 hours after its deadline. That time has passed.")


def possible(thematic_session: ThematicSession, now: datetime) -> bool:
    """Whether a later deadline can still be set."""
    return thematic_session.state == "open" or (
        thematic_session.state == "closed"
        and now <= deadline.last_instant(thematic_session.closes_at) + AFTER_CLOSING
    )


def propose(
    actor: Actor, thematic_session: ThematicSession, closes_at: datetime, reason: str, *, now: datetime
) -> Approval:
    """Propose a later deadline; the head or the chair, whoever of them did not propose, decides.

    Raises IllegalMove where it is too late for that, Invalid for a deadline that is not a later one.
    """
    require(actor, Action.SESSION_EXTEND, thematic_session)
    _still_possible(thematic_session, now)
    found = [
        *problems(thematic_session, closes_at, now),
        *(refusals.of_text("reason", reason) if reason.strip() else ()),
    ]
    if found:
        raise Invalid(*found)
    payload = {"closes_at": closes_at.isoformat()}
    digest = approvals.fingerprint(facts(thematic_session.id, payload))
    return approvals.propose(actor, KIND, thematic_session.id, payload, digest, reason, SECONDS, now=now)


def problems(thematic_session: ThematicSession, closes_at: datetime, now: datetime) -> list[Problem]:
    """What is wrong with a new deadline; it lies after the present one and in the future."""
    if closes_at <= thematic_session.closes_at:
        return [
            problem("closes", N_("A deadline can only be moved to a later time, never to an earlier one."))
        ]
    if closes_at <= now:
        return [problem("closes", N_("This time has passed already. Choose a later one."))]
    return []


def facts(session_id: str, payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an extension rests on: the deadline as it is, and the one proposed.

    The state is no part of it: a call may close by the clock while the second person is asked.
    """
    call = sessions.by_id(session_id)
    return {"session": call.id, "was": call.closes_at.isoformat(), "closes_at": payload["closes_at"]}


def lines(session_id: str, payload: Mapping[str, Any]) -> Sequence[tuple[str, Any]]:
    """What the second person is shown. By how much it is later, by the clocks of Geneva, shows a slip in the year,
    which nobody could take back."""
    call = sessions.by_id(session_id)
    closes_at = datetime.fromisoformat(payload["closes_at"])
    later = _by_the_clock(closes_at) - _by_the_clock(call.closes_at)
    return (
        (N_("Session"), f"{call.symbol}: {call.title}"),
        (N_("Deadline now"), format_datetime_geneva(call.closes_at)),
        (N_("New deadline"), format_datetime_geneva(closes_at)),
        (N_("Later by"), format_left(later) if later > timedelta(0) else ""),
        (N_("For whom"), _("Everybody")),
    )


def _by_the_clock(when: datetime) -> datetime:
    return when.astimezone(GENEVA).replace(tzinfo=None)


def carry_out(actor: Actor, approval: Approval, *, now: datetime) -> None:
    """Move the deadline for everybody; the actor is the second person.

    A call that has closed opens again. What was filed as late meanwhile has come in time, and waits for
    admission like the others; members of a joint submission that were dropped may still confirm. One that
    has become the lead's own for want of members stays that: it has another number by now.
    """
    call = sessions.by_id(approval.subject_id, lock=True)
    was, closes_at = call.closes_at, datetime.fromisoformat(approval.payload["closes_at"])
    _still_possible(call, now)
    found = problems(call, closes_at, now)
    if found:
        raise IllegalMove(found[0].msgid)
    advance(
        actor,
        call,
        SESSION,
        "extend",
        now=now,
        closes_at=closes_at.isoformat(),
        was=was.isoformat(),
        approval=approval.id,
    )
    call.closes_at, call.closed_at = closes_at, None
    _register.extended(call, was, now=now)
    db.session.add(
        Extension(
            thematic_session_id=call.id,
            was=was,
            closes_at=closes_at,
            reason=approval.reason,
            approval_id=approval.id,
            decided_at=now,
        )
    )
    _take_in(actor, call, now=now)
    for commentary in joint.of_session(call.id):
        _signatures.reopen(actor, commentary, now=now)
    enqueue("keep_clock", now=now, after=closes_at + deadline.MINUTE)
    tell_organisations(
        sessions.addressee_ids(call),
        "extension",
        now=now,
        thematic_session_id=call.id,
        was=was.isoformat(),
        reason=approval.reason,
    )


def _still_possible(call: ThematicSession, now: datetime) -> None:
    SESSION.move("extend", call.state)
    if not possible(call, now):
        raise IllegalMove(TOO_LATE)


def _take_in(actor: Actor, call: ThematicSession, *, now: datetime) -> None:
    for commentary in commentaries.late(call.id):
        commentary.published = False
        advance(actor, commentary, COMMENTARY, "take_in", now=now, subject=call)
