"""Following a thread by mail: at once, daily, weekly, or not. Letters count what is public and quote nothing.

How many posts are new is counted when the letter goes out, so that a post which was hidden or erased in
between is not told of.
"""

from __future__ import annotations

from datetime import datetime

from panel.db import db
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, Invalid, problem
from panel.domain.following import HOW
from panel.domain.policy import require
from panel.models import Thread, ThreadFollow
from panel.queries import following
from panel.services._outbox import post


def follow(actor: Actor, thread: Thread, how: str, *, now: datetime) -> None:
    """Choose how to be told of new posts; ``none`` ends it. Raises Invalid for anything else."""
    require(actor, Action.THREAD_FOLLOW, thread)
    held = following.of(actor, thread.id, lock=True)
    if how == "none":
        if held is not None:
            db.session.delete(held)
        return
    if how not in HOW:
        raise Invalid(problem("how", N_("Choose how often you want a letter.")))
    assert actor.account_id is not None
    if held is None:
        made = ThreadFollow(thread_id=thread.id, account_id=actor.account_id, how=how, told_until=now)
        db.session.add(made)
    else:
        held.how = how


def tell(*, now: datetime) -> None:
    """Queue a letter to each follower for whom the time has come and something is new."""
    for held, account in following.due(now):
        since, held.told_until = held.told_until, now
        post(
            "thread_news",
            account,
            now=now,
            thread_id=held.thread_id,
            since=since.isoformat(),
            until=now.isoformat(),
        )


def tell_of_digest(thread: Thread, *, now: datetime) -> None:
    """Tell everybody who follows a thread that its digest is issued."""
    path = f"/threads/{thread.thematic_session.slug}/{thread.number}/digest"
    for account in following.followers(thread.id):
        post("digest_issued", account, now=now, thread_id=thread.id, path=path)
