"""Threads: planned, opened, paused, closed, archived. What is posted in them is ``services.post``."""

from __future__ import annotations

from datetime import datetime

from panel.db import db
from panel.domain import deadline
from panel.domain import thread as rules
from panel.domain.actions import Action
from panel.domain.actor import SYSTEM, Actor
from panel.domain.errors import N_, Forbidden, IllegalMove, Invalid, problem
from panel.domain.lifecycle import THREAD
from panel.domain.policy import require
from panel.domain.thread import ThreadText
from panel.models import ThematicSession, Thread, ThreadModerator
from panel.queries import thematic_session as sessions
from panel.queries import thread as threads
from panel.services._advance import advance
from panel.services._journal import record

#: Sessions for which a thread may be planned.
RUNNING = frozenset({"announced", "open", "closed", "collating"})


def schedule(actor: Actor, call: ThematicSession, text: ThreadText, *, now: datetime) -> Thread:
    """Plan a thread of a session; the clock opens it. Raises Invalid, and IllegalMove for a session that
    is not issued yet or over."""
    require(actor, Action.THREAD_SCHEDULE, call)
    held = sessions.by_id(call.id, lock=True)
    if held.state not in RUNNING:
        raise IllegalMove(N_("Threads belong to a session that is announced and not concluded yet."))
    text = _checked(held.id, text, now)
    made = Thread(
        thematic_session=held,
        thematic_session_id=held.id,
        number=threads.next_number(held.id),
        created_by=actor.account_id,
        created_at=now,
    )
    _set(made, text)
    db.session.add(made)
    db.session.flush()
    record(actor, "thread:scheduled", made, now=now)
    return made


def edit(actor: Actor, thread: Thread, text: ThreadText, *, now: datetime) -> None:
    """Change a thread that has not opened; once open only its closing and its moderators change."""
    require(actor, Action.THREAD_RUN, thread)
    if thread.state not in {"scheduled", "open", "paused"}:
        raise IllegalMove(N_("The thread is closed. It does not change any more."))
    before = text_of(thread)
    text = _checked(thread.thematic_session_id, text, now, kept=before)
    if thread.state != "scheduled":
        changed = {name for name in _FROZEN if getattr(text, name) != getattr(before, name)}
        if changed:
            raise IllegalMove(
                N_("The thread is open. Only its closing and its moderators can be changed now.")
            )
    _set(thread, text)
    db.session.flush()
    record(actor, "thread:edited", thread, now=now)


def text_of(thread: Thread) -> ThreadText:
    """What a thread says; needs its question and moderators loaded."""
    return ThreadText(
        title=thread.title,
        question=thread.question.number,
        opens_at=thread.opens_at,
        closes_at=thread.closes_at,
        moderators=tuple(each.account_id for each in thread.moderators),
        languages=tuple(thread.languages),
        guidance=thread.guidance,
        audience=thread.audience,
        attribution=thread.attribution,
    )


def run(actor: Actor, thread: Thread, move: str, *, now: datetime) -> None:
    """Pause, resume, close or archive a thread; ``move`` is the name of the move. Opening is the clock's."""
    if move not in {"pause", "resume", "close", "archive"}:
        raise Forbidden()
    if move == "close":
        thread.closed_at = now
    advance(actor, thread, THREAD, move, now=now)


def open_(thread: Thread, *, now: datetime) -> None:
    """Open a thread whose time has come."""
    advance(SYSTEM, thread, THREAD, "open", now=now)


def close(thread: Thread, *, now: datetime) -> None:
    """Close a thread whose time is over."""
    thread.closed_at = now
    advance(SYSTEM, thread, THREAD, "close", now=now)


def due(thread: Thread, *, now: datetime) -> bool:
    """Whether a thread that runs is to be closed: its last instant has passed, or its session was cancelled."""
    return deadline.last_instant(thread.closes_at) < now or thread.thematic_session.state == "cancelled"


#: Promised to those who write before they do; the words and the mode under which they wrote stay.
_FROZEN = ("title", "question", "guidance", "audience", "languages", "attribution", "opens_at")


def _checked(
    thematic_session_id: str, text: ThreadText, now: datetime, kept: ThreadText | None = None
) -> ThreadText:
    text = rules.tidy(text)
    known = {each.id for each in threads.moderators()} | set(kept.moderators if kept else ())
    found = rules.problems(text, threads.questions(thematic_session_id), known)
    if deadline.last_instant(text.closes_at) < now:
        found.append(problem("closes", N_("The closing has passed already. Choose a later one.")))
    if found:
        raise Invalid(*found)
    return text


def _set(thread: Thread, text: ThreadText) -> None:
    thread.title, thread.guidance, thread.audience = text.title, text.guidance, text.audience
    thread.languages, thread.attribution = list(text.languages), text.attribution
    thread.opens_at, thread.closes_at = text.opens_at, text.closes_at
    thread.question = threads.questions(thread.thematic_session_id)[text.question]
    thread.guiding_question_id = thread.question.id
    if thread.id is None:
        thread.moderators = []
    named = {each.account_id: each for each in thread.moderators}
    thread.moderators = [
        named.get(account_id) or ThreadModerator(account_id=account_id, place=place)
        for place, account_id in enumerate(text.moderators, 1)
    ]
    for place, each in enumerate(thread.moderators, 1):
        each.place = place
