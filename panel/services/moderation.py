"""Moderation: what is published, returned, hidden, restored; the one appeal and its decision.

Each decision is an entry of its own, also where many are made at once. The public record of moderation is
read from the decisions and names nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, update

from panel.db import db
from panel.domain import limits, moderation, refusals, scopes
from panel.domain.actions import Action
from panel.domain.actor import Actor
from panel.domain.errors import N_, IllegalMove, Invalid, Missing, Stale, problem
from panel.domain.lifecycle import POST
from panel.domain.policy import can
from panel.models import Account, Post, PostDecision, Thread
from panel.services import digest_files, participant
from panel.services._advance import advance, advance_many
from panel.services._outbox import post as post_mail
from panel.services._outbox import tell_role

_NO_REASON = N_("Give the reason in one sentence; the author reads it.")


def publish(actor: Actor, post: Post, seen: str, *, now: datetime) -> None:
    """Publish the version that was read; a first one gets the next number of its thread.

    Raises Stale where another version was sent since, Invalid for a text over the limit.
    """
    _look(actor, post, seen)
    _publish(actor, post, "publish", now=now)
    _tell(post, now=now)


def restore(actor: Actor, post: Post, seen: str, *, now: datetime) -> None:
    """Let a hidden post stand in public again, as it was published."""
    _look(actor, post, seen)
    post.reason = None
    advance(actor, post, POST, "restore", now=now)
    _decided(actor, post, "restore", now=now)
    _tell(post, "released", now=now)


def decline(
    actor: Actor, post: Post, seen: str, move: str, reason: str, sentence: str, *, now: datetime
) -> None:
    """Return a post, hide it, or keep a published one as it is (``return`` of a change), with a reason of
    the list and one sentence that the author reads."""
    _look(actor, post, seen)
    _check(move, reason, sentence)
    _decline(actor, post, move, reason, sentence, now=now)
    _tell(post, "hidden", now=now)


def decline_many(
    actor: Actor, posts: Sequence[Post], reason: str, sentence: str, *, now: datetime
) -> tuple[int, int]:
    """Return many posts that wait, with one reason: an entry for each post, one letter for each author.

    Those that the actor may not decide on are left; returns how many were returned and how many left.
    """
    _check("return", reason, sentence)
    readable = scopes.posts(actor)
    hers = [
        post
        for post in posts
        if post.waits_since is not None and readable.admits(post) and can(actor, Action.POST_MODERATE, post)
    ]
    new = [post for post in hers if post.state == "held"]
    if new:
        columns = {"reason": reason, "waits_since": None}
        entries = [_entry(actor, post, "return", reason, sentence, now=now) for post in new]
        advance_many(actor, new, POST, "return", columns, now=now, reason=reason)
        db.session.execute(insert(PostDecision), entries)
    for post in hers:
        if post.state == "published":
            _decline(actor, post, "return", reason, sentence, now=now)
    for post in {post.account_id: post for post in hers}.values():
        _tell(post, now=now)
    return len(hers), len(posts) - len(hers)


def appeal(actor: Actor, post: Post, sentence: str, *, now: datetime) -> None:
    """Appeal to the chair, once for each post."""
    _check_sentence(sentence, N_("Say in a sentence or two why you appeal."))
    if post.appealed_at is not None:
        raise IllegalMove(N_("The one appeal has been used."))
    post.appeal, post.appealed_at = sentence.strip(), now
    advance(actor, post, POST, "appeal", now=now)
    tell_role("chair", "post_appealed", now=now, thread_id=post.thread_id, path="/desk/chair")


def decide_appeal(actor: Actor, post: Post, outcome: str, sentence: str, *, now: datetime) -> None:
    """Uphold what the moderator decided, or reinstate the post; ``outcome`` is ``uphold`` or ``reinstate``."""
    wrong = refusals.of_reason("sentence", sentence, _NO_REASON)
    if outcome not in {"uphold", "reinstate"}:
        wrong.insert(0, problem("act", N_("Choose what is decided.")))
    if wrong:
        raise Invalid(*wrong)
    if outcome == "reinstate":
        _publish(actor, post, "reinstate", sentence, now=now)
    else:
        move = "uphold" if post.number is None else "uphold_hidden"
        advance(actor, post, POST, move, now=now)
        _decided(actor, post, "uphold", post.reason, sentence, now=now)
    _tell(post, "reinstated" if outcome == "reinstate" else "upheld", now=now)


def _look(actor: Actor, post: Post, seen: str) -> None:
    """A moderator decides on what she may read, in the version that she has read."""
    if not scopes.posts(actor).admits(post):
        raise Missing()
    if post.version_id != seen:
        raise Stale(N_("A newer text was sent since this page was opened. Read it, then decide again."))


def _publish(actor: Actor, post: Post, move: str, sentence: str = "", *, now: datetime) -> None:
    version = post.version
    assert version is not None
    if move == "publish" and post.state == "published" and post.published_version_id == post.version_id:
        raise Stale(N_("This text is published already, perhaps by somebody else. Nothing was changed."))
    if version.words > limits.POST_WORDS:
        said = N_("%(found)s words; the limit is %(limit)s. A post over the limit is returned (M2), not cut.")
        found, limit = refusals.figure(version.words), refusals.figure(limits.POST_WORDS)
        raise Invalid(problem("act", said, found=found, limit=limit))
    if post.parent is not None and post.parent.state != "published":
        raise IllegalMove(
            N_("It answers a post that is not public any more. Return it, or restore that post.")
        )
    if post.number is None:
        post.number = next_number(post.thread)
    post.published_version_id = version.id
    post.published_at = post.published_at or now
    post.waits_since = post.reason = None
    advance(actor, post, POST, move, now=now)
    _decided(actor, post, move, None, sentence, now=now)
    digest_files.post_changed(post, now=now)


def _decline(actor: Actor, post: Post, move: str, reason: str, sentence: str, *, now: datetime) -> None:
    about = post.version_id
    if move == "return" and post.state == "published":
        if post.version_id == post.published_version_id:
            raise Stale(N_("This text is published already, perhaps by somebody else. Nothing was changed."))
        move = "keep"
        post.version_id = post.published_version_id
    else:
        post.reason = reason
    post.waits_since = None
    advance(actor, post, POST, move, now=now, reason=reason)
    _decided(actor, post, move, reason, sentence, about=about, now=now)
    if move == "hide":
        digest_files.post_changed(post, now=now)


def next_number(thread: Thread) -> int:
    """The next number of a thread; its row is held from here to the end of the transaction."""
    taken = update(Thread).where(Thread.id == thread.id).values(next_post=Thread.next_post + 1)
    number: int | None = db.session.scalar(
        taken.returning(Thread.next_post), execution_options={"synchronize_session": False}
    )
    assert number is not None
    return number - 1


def _check(move: str, reason: str, sentence: str) -> None:
    known, wrong = moderation.by_code(reason), refusals.of_reason("sentence", sentence, _NO_REASON)
    if known is None:
        wrong.insert(0, problem("reason", N_("Choose a reason from the list.")))
    elif move == "hide" and not known.hides:
        said = N_("A published post is not hidden for this reason. Choose another.")
        wrong.insert(0, problem("reason", said))
    if wrong:
        raise Invalid(*wrong)


def _check_sentence(sentence: str, missing: str) -> None:
    if problems := refusals.of_reason("sentence", sentence, missing):
        raise Invalid(*problems)


def _decided(
    actor: Actor,
    post: Post,
    move: str,
    reason: str | None = None,
    sentence: str = "",
    *,
    about: str | None = None,
    now: datetime,
) -> None:
    made = _entry(actor, post, move, reason, sentence, now=now)
    post.decisions.append(PostDecision(**made | {"version_id": about or post.version_id}))


def _entry(
    actor: Actor, post: Post, move: str, reason: str | None, sentence: str, *, now: datetime
) -> dict[str, Any]:
    return {
        "post_id": post.id,
        "thread_id": post.thread_id,
        "version_id": post.version_id,
        "place": len(post.decisions) + 1,
        "move": move,
        "reason": reason,
        "sentence": sentence.strip(),
        "decided_by": actor.account_id,
        "decided_at": now,
    }


def _tell(post: Post, waiting: str = "", *, now: datetime) -> None:
    """A letter without content; to who has no account, a message of the kind ``waiting`` on the page where
    answers wait."""
    if post.account_id is None:
        if post.participant_id is not None and waiting:
            participant.tell_about(post.participant_id, waiting, today=now.date())
        return
    account = db.session.get(Account, post.account_id)
    if account is not None and account.state == "active":
        post_mail("post_decided", account, now=now, thread_id=post.thread_id, path="/posts")
