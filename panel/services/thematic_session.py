"""Calls: drafted, changed, issued, opened, closed, collated, concluded, archived or cancelled.

What the clock does with them by itself is ``services.clock``; a later deadline is ``services.extension``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from panel import reference
from panel.db import db
from panel.domain import call, deadline, refusals
from panel.domain.actions import Action
from panel.domain.actor import SYSTEM, Actor
from panel.domain.call import CallText
from panel.domain.errors import N_, IllegalMove, Invalid, Stale, problem
from panel.domain.lifecycle import SESSION
from panel.domain.policy import require
from panel.models import BaseParagraph, GuidingQuestion, Invitee, Segment, ThematicSession
from panel.queries import thematic_session as sessions
from panel.services import _register
from panel.services._advance import advance
from panel.services._journal import record
from panel.services._outbox import enqueue, tell_organisations

__all__ = [
    "CallText", "announce", "archive", "begin_collation", "cancel", "close", "conclude", "create", "edit",
    "invite", "open_", "text_of",
]  # fmt: skip

_PLAIN = (
    "title", "concept_note", "base_document_title", "word_limit", "joint_word_limit", "body_limit", "who",
    "publication", "opens_at", "closes_at",
)  # fmt: skip
_LISTS = ("issues", "objectives", "languages", "consents")
_LIMITS = ("word_limit", "joint_word_limit")


def create(actor: Actor, text: CallText, *, now: datetime) -> ThematicSession:
    """Draft a call: checks it, gives it the next number of the year of its deadline, records it.

    Raises Invalid with everything that cannot stand.
    """
    require(actor, Action.SESSION_CREATE)
    text = _checked(text)
    year = text.closes_at.astimezone(deadline.GENEVA).year
    drafted = ThematicSession(
        year=year, number=sessions.next_number(year), created_by=actor.account_id, created_at=now
    )
    drafted.questions, drafted.segments, drafted.base_paragraphs, drafted.extensions = [], [], [], []
    _fill(drafted, text)
    db.session.add(drafted)
    db.session.flush()
    record(actor, "session:created", drafted, now=now, symbol=drafted.symbol)
    return drafted


def edit(
    actor: Actor, thematic_session: ThematicSession, text: CallText, *, seen: str, now: datetime
) -> None:
    """Change a draft; the symbol it was given stays, whatever becomes of its dates.

    ``seen`` is the fingerprint of the call the page was made from. Raises IllegalMove once the call is
    issued, Stale where somebody saved another text meanwhile, Invalid with everything that cannot stand.
    """
    require(actor, Action.SESSION_EDIT, thematic_session)
    if thematic_session.state != SESSION.initial:
        raise IllegalMove(N_("The call is issued. Its text does not change any more."))
    before = text_of(thematic_session)
    if call.fingerprint(before) != seen:
        raise Stale(N_("Somebody changed this call since the page was opened. Nothing was overwritten."))
    text = _checked(text)
    if thematic_session.frozen_limits:
        _limits_stay(before, text)
    if text == before:
        return
    _fill(thematic_session, text)
    record(actor, "session:edited", thematic_session, now=now)


def text_of(thematic_session: ThematicSession) -> CallText:
    """What the call says now; needs its questions, segments and base paragraphs loaded."""
    said: dict[str, Any] = {name: getattr(thematic_session, name) for name in _PLAIN}
    said |= {name: tuple(getattr(thematic_session, name)) for name in _LISTS}
    return CallText(
        **said,
        questions=tuple(q.text for q in thematic_session.questions),
        segments=tuple(s.title for s in thematic_session.segments),
        base_paragraphs=tuple(p.text for p in thematic_session.base_paragraphs),
    )


def announce(actor: Actor, thematic_session: ThematicSession, *, now: datetime) -> None:
    """Issue the call: it is public from now on and opens by itself; organizations are told.

    Raises Invalid where its deadline has passed, or where it is by invitation and nobody is invited.
    """
    SESSION.move("announce", thematic_session.state)
    if thematic_session.closes_at <= now:
        raise Invalid(problem("closes", N_("The deadline has passed already. Set a later one first.")))
    if thematic_session.who == "invitation" and not sessions.invitee_ids(thematic_session.id):
        raise Invalid(problem("who", N_("Nobody is invited yet. Invite at least one organization first.")))
    advance(actor, thematic_session, SESSION, "announce", now=now)
    thematic_session.announced_at = now
    thematic_session.first_closes_at = thematic_session.closes_at
    enqueue("keep_clock", now=now, after=thematic_session.opens_at)
    _tell(thematic_session, sessions.addressee_ids(thematic_session), now=now)


def open_(actor: Actor, thematic_session: ThematicSession, *, now: datetime) -> None:
    """Open the call; by the clock, or by hand before its time."""
    advance(actor, thematic_session, SESSION, "open", now=now)
    if thematic_session.opens_at > now:
        thematic_session.opens_at = now
    enqueue("keep_clock", now=now, after=thematic_session.closes_at + deadline.MINUTE)


def close(thematic_session: ThematicSession, *, now: datetime) -> None:
    """Close the call after its last instant; nobody, the system included, can close it earlier.

    Only the state moves here; what is filed, dropped and published at closing is ``services.clock``.
    """
    if now <= deadline.last_instant(thematic_session.closes_at):
        raise IllegalMove(N_("The deadline has not passed yet. A call cannot be closed early."))
    advance(SYSTEM, thematic_session, SESSION, "close", now=now)
    thematic_session.closed_at = now
    _register.closed(thematic_session, now=now)


def cancel(actor: Actor, thematic_session: ThematicSession, reason: str, *, now: datetime) -> None:
    """Cancel before closing, with a reason that is public; what was filed stays where it is."""
    if not reason.strip():
        raise Invalid(problem("reason", N_("Give the reason; it is printed on the page of the call.")))
    found = refusals.of_text("reason", reason)
    if found:
        raise Invalid(*found)
    known = thematic_session.state != SESSION.initial
    advance(actor, thematic_session, SESSION, "cancel", now=now)
    thematic_session.cancel_reason = reason.strip()
    if known:
        tell_organisations(
            sessions.addressee_ids(thematic_session),
            "session_cancelled",
            now=now,
            thematic_session_id=thematic_session.id,
            reason=reason.strip(),
        )


def begin_collation(actor: Actor, thematic_session: ThematicSession, *, now: datetime) -> None:
    """Open the drafting of the summary."""
    advance(actor, thematic_session, SESSION, "collate", now=now)


def conclude(actor: Actor, thematic_session: ThematicSession, *, now: datetime) -> None:
    """End the work on the session; its summary must be issued, unless nothing was there to summarize.

    Every text must have its answer first: afterwards none can be given.
    """
    waiting = sessions.undecided(thematic_session.id)
    if waiting:
        raise IllegalMove(
            N_("Submissions and appeals still wait for a decision: %(waiting)d. Decide on them first."),
            waiting=waiting,
        )
    if sessions.summary_waits(thematic_session.id):
        raise IllegalMove(N_("The summary is not issued yet. Issue it first, then conclude the session."))
    advance(actor, thematic_session, SESSION, "conclude", now=now)


def archive(actor: Actor, thematic_session: ThematicSession, *, now: datetime) -> None:
    """Put a concluded session into the archive: it can be read and nothing more."""
    advance(actor, thematic_session, SESSION, "archive", now=now)


def invite(
    actor: Actor, thematic_session: ThematicSession, organisation_ids: Sequence[str], *, now: datetime
) -> int:
    """Invite accredited organizations to a call by invitation, and return how many are new to it.

    They are told when the call is issued, or now where it is issued already. Nobody is ever uninvited.
    """
    require(actor, Action.SESSION_EDIT, thematic_session)
    if thematic_session.who != "invitation":
        raise IllegalMove(N_("Every accredited organization may answer this call; nobody is invited."))
    if thematic_session.state not in {"draft", "announced", "open"}:
        raise IllegalMove()
    invited = sessions.invitee_ids(thematic_session.id)
    new = sorted(set(sessions.accredited_among(organisation_ids)) - set(invited))
    if not new:
        raise Invalid(
            problem("organisations", N_("Choose at least one organization that is not invited yet."))
        )
    db.session.add_all(Invitee(thematic_session_id=thematic_session.id, organisation_id=each) for each in new)
    record(actor, "session:invited", thematic_session, now=now, organisations=new)
    if thematic_session.state != SESSION.initial:
        _tell(thematic_session, new, now=now)
    return len(new)


def _tell(thematic_session: ThematicSession, organisation_ids: Sequence[str], *, now: datetime) -> None:
    tell_organisations(
        organisation_ids, "session_invitation", now=now, thematic_session_id=thematic_session.id
    )


def _checked(text: CallText) -> CallText:
    text = call.tidy(text)
    found = call.problems(text, [issue.id for issue in reference.catalogue()["issues"].entries])
    if found:
        raise Invalid(*found)
    return text


def _limits_stay(before: CallText, after: CallText) -> None:
    changed = [name for name in _LIMITS if getattr(before, name) != getattr(after, name)]
    if changed:
        said = N_("A commentary was filed already. The word limit stays as it is.")
        raise Invalid(*(problem(name, said) for name in changed))


def _fill(row: ThematicSession, text: CallText) -> None:
    for name in _PLAIN:
        setattr(row, name, getattr(text, name))
    for name in _LISTS:
        setattr(row, name, list(getattr(text, name)))
    _number(row.questions, text.questions, "text", lambda n, t: GuidingQuestion(number=n, text=t))
    _number(row.segments, text.segments, "title", lambda n, t: Segment(number=n, title=t))
    _number(row.base_paragraphs, text.base_paragraphs, "text", lambda n, t: BaseParagraph(number=n, text=t))


def _number(rows: list[Any], texts: Sequence[str], field: str, make: Callable[[int, str], Any]) -> None:
    """Bring numbered rows in line with the texts. A number keeps its row, since rows are added before
    others are removed, and no two may have one number even for a moment."""
    for row, text in zip(rows, texts, strict=False):
        setattr(row, field, text)
    rows.extend(make(n, text) for n, text in enumerate(texts[len(rows) :], len(rows) + 1))
    del rows[len(texts) :]
