"""Posts: written, changed, shared, erased by those whose they are. Decisions are ``services.moderation``.

Who writes under protection has no account: ``send`` and ``change`` take the author as columns of the row,
so that a verb for participants can check its own rights and then use them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, update

from panel.db import db
from panel.domain import deadline, limits, refusals, wordcount
from panel.domain.actions import Action
from panel.domain.actor import SYSTEM, Actor
from panel.domain.errors import N_, IllegalMove, Invalid, Problem, Stale, problem
from panel.domain.lifecycle import POST
from panel.domain.policy import require
from panel.domain.text import normalise
from panel.domain.thread import SENT_ALREADY, Standing, of_post
from panel.models import Account, Organisation, Post, PostDecision, PostSupport, PostVersion, Thread
from panel.models._columns import new_id
from panel.queries import account as accounts
from panel.queries import organisation as organisations
from panel.queries import post as posts
from panel.queries import post_counts
from panel.services import digest_files
from panel.services._advance import advance
from panel.services._journal import record
from panel.services._outbox import enqueue
from panel.services._outbox import post as post_mail
from panel.vault import item_keys

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What the form sends; ``insist`` lets a text go that is too long to be published."""

    body: str
    language: str
    insist: bool = False


def write(
    actor: Actor,
    thread: Thread,
    organisation: Organisation,
    typed: Typed,
    *,
    answers: Post | None = None,
    key: str,
    now: datetime,
) -> Post:
    """Send a post to the moderators; the same form twice sends one.

    Raises Invalid: too long, an unknown language, too many within an hour, an answer to an answer, another
    text in a form that was sent already (some browsers go back to a page as it was); IllegalMove where
    the thread is not open.
    """
    _still_open(thread, now)
    require(actor, Action.POST_WRITE, Standing(thread, organisation))
    call = thread.thematic_session
    if call.who == "invitation" and not organisations.invited(call.id, organisation.id):
        raise Invalid(
            problem("organisation", N_("This call is by invitation. Ask the secretariat for one first."))
        )
    assert actor.account_id is not None
    accounts.by_id(actor.account_id, lock=True)  # nobody sends twice at once what may be sent once
    author = {"account_id": actor.account_id, "organisation_id": organisation.id}
    made, new = send(thread, typed, author, answers=answers, key=key, now=now)
    if new:
        record(actor, "post:written", made, now=now, words=_words(made), rule=wordcount.RULE)
    return made


def send(
    thread: Thread, typed: Typed, author: dict[str, Any], *, answers: Post | None, key: str, now: datetime
) -> tuple[Post, bool]:
    """The row of a post with its first version, and whether it is new; rights are the caller's to check.

    ``author`` gives ``account_id`` and ``organisation_id``, or ``participant_id``.
    """
    known = posts.by_key(thread.id, key)
    if known is not None:
        if any(getattr(known, column) != value for column, value in author.items()):
            raise Stale()
        sent = db.session.get(PostVersion, known.version_id)
        if sent is None or sent.body != normalise(typed.body).strip():
            raise Invalid(problem("body", SENT_ALREADY))
        return known, False
    if answers is not None and (answers.thread_id != thread.id or answers.parent_id is not None):
        raise Invalid(problem("body", N_("An answer is given to a post, not to another answer.")))
    body = _body(typed, thread)
    if refused := _too_many(thread, author, now):
        raise Invalid(*refused)
    first = post_counts.held_of_thread(thread.id) == 0
    made = Post(
        id=new_id(),
        thread=thread,
        thread_id=thread.id,
        parent_id=answers.id if answers is not None else None,
        idempotency_key=key,
        written_at=now,
        waits_since=now,
        **author,
    )
    db.session.add(made)
    db.session.flush()
    made.version_id = _version(made, body, typed.language, now).id
    db.session.flush()
    if first:
        _tell_moderators(thread, now)
    return made, True


def edit(actor: Actor, post: Post, typed: Typed, *, seen: str, now: datetime) -> None:
    """Send another text of one's own post; a published one stands until the new text is admitted.

    Raises Stale where the post was changed since the page was opened, Invalid as ``write``.
    """
    _still_open(post.thread, now)
    require(actor, Action.POST_EDIT, post)
    if post.version_id != seen:
        raise Stale()
    body = _body(typed, post.thread)
    current = post.version
    if current is not None and (current.body, current.language) == (body, typed.language):
        raise Invalid(problem("body", N_("This is the text as it is. Change it, or leave it as it stands.")))
    assert actor.account_id is not None
    accounts.by_id(actor.account_id, lock=True)  # nobody sends twice at once what may be sent once
    sent = post_counts.sent_since(now - HOUR, Post.account_id == actor.account_id)
    if sent >= limits.POSTS_AN_HOUR:
        raise Invalid(_hourly())
    made = _version(post, body, typed.language, now)
    post.version_id, post.reason = made.id, None
    post.waits_since = post.waits_since or now
    advance(actor, post, POST, "edit", now=now)


def share(actor: Actor, post: Post, organisation: Organisation, *, now: datetime) -> None:
    """Say for an organization that it shares a post; a second time changes nothing."""
    require(actor, Action.POST_SUPPORT, Standing(post.thread, organisation))
    if post.state != "published":
        raise IllegalMove()
    # Under the Chatham House Rule a refusal would tell colleagues that one of them wrote it.
    if post.organisation_id == organisation.id and post.thread.attribution != "chatham_house":
        raise IllegalMove(N_("This is a post of your own organization."))
    organisations.get(organisation.id, lock=True)
    if posts.support(post.id, organisation.id) is None:
        db.session.add(
            PostSupport(
                post_id=post.id, organisation_id=organisation.id, given_by=actor.account_id, given_at=now
            )
        )
        record(actor, "post:shared", post, now=now)


def unshare(actor: Actor, post: Post, organisation: Organisation, *, now: datetime) -> None:
    """Take that back; if it was not said, nothing changes."""
    require(actor, Action.POST_SUPPORT, Standing(post.thread, organisation))
    given = posts.support(post.id, organisation.id)
    if given is not None:
        db.session.delete(given)
        record(actor, "post:unshared", post, now=now)


def erase(actor: Actor, post: Post, *, now: datetime) -> None:
    """Destroy the texts of a post, and what was said about them; a number that was given stays given."""
    post.waits_since, post.published_version_id, post.appeal = None, None, ""
    advance(actor, post, POST, "erase", now=now)
    db.session.execute(
        update(PostVersion).where(PostVersion.post_id == post.id).values(body="", words=0, language="")
    )
    db.session.execute(update(PostDecision).where(PostDecision.post_id == post.id).values(sentence=""))
    db.session.execute(delete(PostSupport).where(PostSupport.post_id == post.id))
    digest_files.post_erased(post, now=now)
    enqueue("finish_erasure", now=now, row_id=post.id)
    db.session.expire_all()
    item_keys.note_erased("post", [post.id])


def again(*, now: datetime) -> int:
    """Erase anew what the ledger says was erased and the record holds once more, after a restore; how many."""
    found = [db.session.get(Post, ref) for noun, ref in item_keys.erased() if noun == "post"]
    restored = [post for post in found if post is not None and post.state != "erased"]
    for post in restored:
        erase(SYSTEM, post, now=now)
    return len(restored)


def _still_open(thread: Thread, now: datetime) -> None:
    """Whoever was writing while the thread was paused or closed is told that, not that she may not; the
    closing decides by the second, though the clock may not have come round yet."""
    if thread.state != "open" or deadline.last_instant(thread.closes_at) < now:
        raise IllegalMove(N_("This thread is not open now, and your text was not sent. Keep it."))


def _body(typed: Typed, thread: Thread) -> str:
    body = normalise(typed.body).strip()
    found = of_post(body, typed.language, thread.languages, insist=typed.insist)
    if found:
        raise Invalid(*found)
    return body


def _version(post: Post, body: str, language: str, now: datetime) -> PostVersion:
    made = PostVersion(
        id=new_id(),
        post_id=post.id,
        seq=post_counts.last_seq(post.id) + 1,
        body=body,
        language=language,
        words=wordcount.count(body),
        rule=wordcount.RULE,
        written_at=now,
    )
    db.session.add(made)
    return made


def _too_many(thread: Thread, author: dict[str, Any], now: datetime) -> list[Problem]:
    """The first limit on numbers that is reached, if one is."""
    whose = _whose(author)
    if post_counts.sent_since(now - HOUR, whose) >= limits.POSTS_AN_HOUR:
        return [_hourly()]
    if post_counts.held_of(thread.id, whose) >= limits.HELD_OF_AUTHOR:
        said = N_("%(n)s posts of yours wait for a moderator in this thread. Wait until one is decided.")
        return [problem("body", said, n=refusals.figure(limits.HELD_OF_AUTHOR))]
    if post_counts.begun_since(thread.id, now - HOUR) >= limits.THREAD_POSTS_AN_HOUR:
        said = N_(
            "This thread has taken %(n)s posts within an hour, which is the limit. Keep your text and try again "
            "in an hour."
        )
        return [problem("body", said, n=refusals.figure(limits.THREAD_POSTS_AN_HOUR))]
    return []


def _hourly() -> Problem:
    said = N_(
        "You have sent %(n)s posts within an hour, which is the limit. Keep your text and try again later."
    )
    return problem("body", said, n=refusals.figure(limits.POSTS_AN_HOUR))


def _whose(author: dict[str, Any]) -> Any:
    if author.get("participant_id") is not None:
        return Post.participant_id == author["participant_id"]
    return Post.account_id == author["account_id"]


def _words(post: Post) -> int:
    made = db.session.get(PostVersion, post.version_id)
    return made.words if made is not None else 0


def _tell_moderators(thread: Thread, now: datetime) -> None:
    """Once for a queue that was empty: a flood of posts is not a flood of letters."""
    for each in thread.moderators:
        account = db.session.get(Account, each.account_id)
        if account is not None and account.state == "active":
            post_mail("post_waits", account, now=now, thread_id=thread.id, path="/desk/moderation")
