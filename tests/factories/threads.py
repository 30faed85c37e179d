"""Threads and posts, made by the same verbs that people use."""

from __future__ import annotations

from typing import Any

from panel.db import db
from panel.domain.actor import SYSTEM, Actor, Role
from panel.domain.thread import ThreadText
from panel.models import Account, Organisation, Post, Thread
from panel.queries import post as posts
from panel.queries import thread as threads
from panel.services import moderation, thread
from panel.services import post as verbs
from tests.cast import Cast, acting, person
from tests.conftest import Clock
from tests.factories.sessions import open_call


def moderator(clock: Clock, name: str = "Mona Moderator", email: str = "mona@panel.example") -> Account:
    """An account with the role of a moderator."""
    return person(email, name, clock.now, Role.MODERATOR)


def text(moderators: list[Account], clock: Clock, **changes: Any) -> ThreadText:
    """A thread that nothing is wrong with: it opens at once and runs for two weeks."""
    values: dict[str, Any] = {
        "title": "Q2 – schools",
        "question": 2,
        "guidance": "What happens at the desk of a school?",
        "audience": "Migrants’ associations, teachers",
        "opens_at": clock.now,
        "closes_at": clock.now.replace(day=clock.now.day + 14),
        "moderators": tuple(each.id for each in moderators),
    }
    return ThreadText(**(values | changes))


def opened(cast: Cast, clock: Clock, moderators: list[Account], call: Any = None, **changes: Any) -> Thread:
    """An open thread of an open call."""
    call = call or open_call(cast, clock)
    made = thread.schedule(acting(moderators[0]), call, text(moderators, clock, **changes), now=clock.now)
    thread.open_(made, now=clock.now)
    return made


def sent(
    held: Thread,
    body: Organisation,
    account: Account,
    clock: Clock,
    words: str = "They asked for papers.",
    **more: Any,
) -> Post:
    """A post that waits."""
    typed = verbs.Typed(body=words, language="en", insist=more.pop("insist", False))
    clock.forward(minutes=1)
    key = more.pop("key", f"key-{clock.now.isoformat()}")
    return verbs.write(acting(account), held, body, typed, key=key, now=clock.now, **more)


def loaded(post: Post, actor: Actor = SYSTEM) -> Post:
    """A post as a page loads it, held."""
    db.session.flush()
    db.session.expire_all()
    return posts.by_id(actor, post.id, lock=True)


def published(post: Post, by: Account, clock: Clock) -> Post:
    """The same, published."""
    found = loaded(post, acting(by))
    moderation.publish(acting(by), found, found.version_id or "", now=clock.now)
    return found


def again(held: Thread) -> Thread:
    """The thread as the database has it now."""
    db.session.rollback()
    db.session.expire_all()
    return threads.by_id(held.id)
