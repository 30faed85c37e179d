"""Threads: one, all of a session, all there are, those of a moderator."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from panel.db import db
from panel.domain import deadline, scopes
from panel.domain.actor import Actor, Role
from panel.domain.errors import Missing
from panel.models import Account, GuidingQuestion, Post, RoleGrant, ThematicSession, Thread, ThreadModerator
from panel.queries import thematic_session as sessions
from panel.queries.scope import where


def _whole() -> Select[Thread]:
    return select(Thread).options(
        joinedload(Thread.thematic_session),
        joinedload(Thread.question),
        selectinload(Thread.moderators).joinedload(ThreadModerator.account),
    )


def by_number(actor: Actor, slug: str, number: str, *, lock: bool = False) -> Thread:
    """A thread by the slug of its session and its number, with moderators and question; else Missing.

    ``lock`` holds its row until the transaction ends.
    """
    if not (number.isascii() and number.isdigit() and len(number) <= 4):
        raise Missing()
    call = sessions.by_slug(actor, slug)
    wanted = _whole().where(
        Thread.thematic_session_id == call.id,
        Thread.number == int(number),
        where(scopes.threads(actor), Thread),
    )
    if lock:
        wanted = wanted.with_for_update(of=Thread).execution_options(populate_existing=True)
    found = db.session.scalar(wanted)
    if found is None or str(found.number) != number:
        raise Missing()
    return found


def by_id(thread_id: str) -> Thread:
    """A thread for services and jobs, whoever asks; Missing if there is none."""
    found = db.session.scalar(_whole().where(Thread.id == thread_id))
    if found is None:
        raise Missing()
    return found


def hold(thread_id: str, *states: str) -> Thread | None:
    """The thread, held until the transaction ends, if it is still in one of the states; otherwise None."""
    return db.session.scalar(
        _whole()
        .where(Thread.id == thread_id, Thread.state.in_(states))
        .with_for_update(of=Thread)
        .execution_options(populate_existing=True)
    )


def listed(actor: Actor) -> Sequence[Thread]:
    """All threads of sessions that the actor may read: open ones first, then by closing, latest first."""
    return db.session.scalars(
        _whole()
        .join(ThematicSession, ThematicSession.id == Thread.thematic_session_id)
        .where(where(scopes.threads(actor), Thread), where(scopes.thematic_sessions(actor), ThematicSession))
        .order_by(Thread.state.not_in(("open", "paused")), Thread.closes_at.desc(), Thread.id)
    ).all()


def open_now() -> Sequence[Thread]:
    """Threads in which can be written, the one that closes first before the others; with their sessions."""
    return db.session.scalars(
        select(Thread)
        .options(joinedload(Thread.thematic_session))
        .where(Thread.state == "open")
        .order_by(Thread.closes_at, Thread.id)
    ).all()


def of_session(thematic_session_id: str) -> Sequence[Thread]:
    """The threads of a session by number, with their questions."""
    return db.session.scalars(
        select(Thread)
        .options(joinedload(Thread.question))
        .where(Thread.thematic_session_id == thematic_session_id)
        .order_by(Thread.number)
    ).all()


def in_session(thematic_session_id: str, number: str) -> Thread:
    """One thread of a session by number, with all that its pages need; Missing if there is none."""
    held = db.session.scalars(_whole().where(Thread.thematic_session_id == thematic_session_id))
    found = next((each for each in held if str(each.number) == number), None)
    if found is None:
        raise Missing()
    return found


def moderated(actor: Actor) -> Sequence[Thread]:
    """Threads for whose moderation the actor is named; all, for the head of the secretariat."""
    wanted = _whole().order_by(Thread.closes_at.desc(), Thread.id)
    if not actor.has(Role.HEAD):
        named = select(ThreadModerator.thread_id).where(ThreadModerator.account_id == actor.account_id)
        wanted = wanted.where(Thread.id.in_(named))
    return db.session.scalars(wanted).all()


def published(threads: Collection[Thread]) -> Mapping[str, int]:
    """How many posts stand in public, by thread; one query."""
    return _counted(threads, Post.state == "published")


def waiting(threads: Collection[Thread]) -> Mapping[str, int]:
    """How many posts wait for a moderator, by thread; one query."""
    return _counted(threads, Post.waits_since.is_not(None))


def oldest(thread_id: str) -> datetime | None:
    """Since when the post waits that waits longest; None where none does."""
    return db.session.scalar(select(func.min(Post.waits_since)).where(Post.thread_id == thread_id))


def moderators() -> Sequence[Account]:
    """Everybody who holds the role of a moderator, by name."""
    holding = select(RoleGrant.account_id).where(
        RoleGrant.role == Role.MODERATOR, RoleGrant.revoked_at.is_(None)
    )
    return db.session.scalars(
        select(Account)
        .where(Account.id.in_(holding), Account.state == "active")
        .order_by(Account.name, Account.id)
    ).all()


def questions(thematic_session_id: str) -> Mapping[int, GuidingQuestion]:
    """The guiding questions of a session by number."""
    rows = db.session.scalars(
        select(GuidingQuestion)
        .where(GuidingQuestion.thematic_session_id == thematic_session_id)
        .order_by(GuidingQuestion.number)
    )
    return {row.number: row for row in rows}


def next_number(thematic_session_id: str) -> int:
    """The next free number of a session; the caller holds the session."""
    wanted = select(func.max(Thread.number)).where(Thread.thematic_session_id == thematic_session_id)
    return (db.session.scalar(wanted) or 0) + 1


def due_to_open(now: datetime) -> Sequence[str]:
    """Scheduled threads whose opening has come, the earliest first."""
    return db.session.scalars(
        select(Thread.id)
        .where(Thread.state == "scheduled", Thread.opens_at <= now)
        .order_by(Thread.opens_at, Thread.id)
    ).all()


def due_to_close(now: datetime) -> Sequence[str]:
    """Threads that run and whose last instant has passed, or whose session was cancelled."""
    over = Thread.closes_at <= now - deadline.MINUTE
    return db.session.scalars(
        select(Thread.id)
        .join(ThematicSession, ThematicSession.id == Thread.thematic_session_id)
        .where(Thread.state.in_(("open", "paused")), over | (ThematicSession.state == "cancelled"))
        .order_by(Thread.closes_at, Thread.id)
    ).all()


def _counted(threads: Collection[Thread], *conditions: object) -> Mapping[str, int]:
    rows = db.session.execute(
        select(Post.thread_id, func.count())
        .where(Post.thread_id.in_([each.id for each in threads]), *conditions)  # type: ignore[arg-type]
        .group_by(Post.thread_id)
    )
    return {thread_id: count for thread_id, count in rows}
