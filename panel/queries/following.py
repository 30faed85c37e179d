"""Who follows a thread, and who is due a letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, exists, func, or_, select

from panel.db import db
from panel.domain.actor import Actor
from panel.domain.following import EVERY
from panel.models import Account, Post, ThreadFollow


def of(actor: Actor, thread_id: str, *, lock: bool = False) -> ThreadFollow | None:
    """How the reader follows a thread, if at all."""
    if actor.account_id is None:
        return None
    wanted = select(ThreadFollow).where(
        ThreadFollow.thread_id == thread_id, ThreadFollow.account_id == actor.account_id
    )
    return db.session.scalar(wanted.with_for_update() if lock else wanted)


def followers(thread_id: str) -> Sequence[Account]:
    """The accounts that follow a thread."""
    return db.session.scalars(
        select(Account)
        .join(ThreadFollow, ThreadFollow.account_id == Account.id)
        .where(ThreadFollow.thread_id == thread_id, Account.state == "active")
        .order_by(Account.id)
    ).all()


def due(now: datetime) -> Sequence[tuple[ThreadFollow, Account]]:
    """Followers of threads in which something is public that was published since they were told last, held."""
    new = exists().where(
        Post.thread_id == ThreadFollow.thread_id,
        Post.state == "published",
        Post.published_at > ThreadFollow.told_until,
        Post.published_at <= now,
    )
    time_has_come = or_(
        *(
            and_(ThreadFollow.how == how, ThreadFollow.told_until <= now - every)
            for how, every in EVERY.items()
        )
    )
    rows = db.session.execute(
        select(ThreadFollow, Account)
        .join(Account, Account.id == ThreadFollow.account_id)
        .where(time_has_come, new, Account.state == "active")
        .order_by(ThreadFollow.thread_id, ThreadFollow.account_id)
        .with_for_update(of=ThreadFollow, skip_locked=True)
    ).all()
    return [(row[0], row[1]) for row in rows]


def new_posts(thread_id: str, since: datetime, until: datetime) -> int:
    """How many posts of a thread are public that were published within that time."""
    wanted = select(func.count()).where(
        Post.thread_id == thread_id,
        Post.state == "published",
        Post.published_at > since,
        Post.published_at <= until,
    )
    return db.session.scalar(wanted) or 0
