"""What waits for a moderator, under which labels, and what was decided, without anybody's name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from panel.db import db
from panel.domain import limits, scopes
from panel.domain.actor import Actor
from panel.domain.attribution import Author
from panel.models import Post, PostDecision, Thread
from panel.queries import post as posts
from panel.queries.paging import window
from panel.queries.scope import where

#: Posts on one page of the queue, and lines on one page of the record.
PAGE = 20
LINES = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """A post that waits: the text that was sent, the one that stands in public if there is one, and whose
    it is as far as the thread tells. ``barred``: it is of the moderator's own organization."""

    id: str
    version_id: str
    number: int | None
    answers: int | None
    author: Author
    body: str
    language: str
    words: int
    since: datetime
    before: str | None
    barred: bool


@dataclass(frozen=True, slots=True)
class Queue:
    """Page ``page`` of ``pages`` of the queue, the oldest first; ``total`` over all pages."""

    rows: Sequence[Waiting]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Line:
    """One decision in the public record: a day, an act, a reason."""

    day: datetime
    move: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """Page ``page`` of ``pages`` of the public record of a thread, the latest first; ``total`` over all pages."""

    lines: Sequence[Line]
    counts: Sequence[tuple[str, str | None, int]]
    total: int
    page: int
    pages: int


def queue(actor: Actor, thread: Thread, page: int = 1) -> Queue:
    """What waits in a thread and may be read by this moderator."""
    waiting = _waiting(actor, thread)
    total = db.session.scalar(select(func.count()).where(*waiting)) or 0
    here = window(page, total, PAGE)
    rows = db.session.scalars(_ordered(waiting).limit(PAGE).offset(here.before)).all()
    return Queue([_row(actor, each) for each in rows], total, here.page, here.pages)


def flood(actor: Actor, thread: Thread) -> Sequence[Waiting]:
    """Everything that waits in a thread and may be read by this moderator, up to what a thread takes in an
    hour, the oldest first."""
    rows = db.session.scalars(_ordered(_waiting(actor, thread)).limit(limits.THREAD_POSTS_AN_HOUR)).all()
    return [_row(actor, each) for each in rows]


def waiting_with(actor: Actor, thread: Thread, version_ids: Collection[str]) -> Sequence[Post]:
    """Posts that wait with one of these versions, held: who sent another text meanwhile is left out."""
    return db.session.scalars(
        _ordered(_waiting(actor, thread))
        .where(Post.version_id.in_(version_ids))
        .with_for_update(of=Post)
        .execution_options(populate_existing=True)
    ).all()


def record(thread: Thread, page: int = 1) -> Record:
    """What was decided in a thread, as everybody may see it."""
    of_thread = PostDecision.thread_id == thread.id
    total = db.session.scalar(select(func.count()).where(of_thread)) or 0
    here = window(page, total, LINES)
    rows = db.session.execute(
        select(PostDecision.decided_at, PostDecision.move, PostDecision.reason)
        .where(of_thread)
        .order_by(PostDecision.decided_at.desc(), PostDecision.id)
        .limit(LINES)
        .offset(here.before)
    )
    counted = db.session.execute(
        select(PostDecision.move, PostDecision.reason, func.count())
        .where(of_thread)
        .group_by(PostDecision.move, PostDecision.reason)
        .order_by(PostDecision.move, PostDecision.reason)
    )
    counts = [(move, reason, n) for move, reason, n in counted]
    return Record([Line(*row) for row in rows], counts, total, here.page, here.pages)


def _waiting(actor: Actor, thread: Thread) -> tuple[ColumnElement[bool], ...]:
    return (Post.thread_id == thread.id, Post.waits_since.is_not(None), where(scopes.posts(actor), Post))


def _ordered(conditions: tuple[ColumnElement[bool], ...]) -> Select[Any]:
    return posts.whole().where(*conditions).order_by(Post.waits_since, Post.id)


def _row(actor: Actor, post: Post) -> Waiting:
    assert post.version is not None and post.waits_since is not None
    stands = post.published_version
    return Waiting(
        id=post.id,
        version_id=post.version.id,
        number=post.number,
        answers=post.parent.number if post.parent is not None else None,
        author=posts.label(post),
        body=post.version.body,
        language=post.version.language,
        words=post.version.words,
        since=post.waits_since,
        before=stands.body if stands is not None else None,
        barred=post.organisation_id in actor.organisation_ids,
    )
