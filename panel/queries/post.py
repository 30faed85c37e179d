"""Posts as their readers see them, and as their authors do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from panel.db import db
from panel.domain import scopes
from panel.domain.actor import Actor
from panel.domain.attribution import NOBODY_TOLD, Author, author
from panel.domain.errors import Gone, Missing
from panel.models import (
    Account,
    Organisation,
    Post,
    PostSupport,
    PostVersion,
    Thread,
    ThreadModerator,
)
from panel.queries import contribution as contributions
from panel.queries.paging import window
from panel.queries.places import country_name
from panel.queries.scope import where

#: Posts on one page of a thread: with the frame at most 60 KB, were each as long as it may be and Cyrillic.
PAGE = 6

#: Posts that are made at once of a whole thread.
AT_ONCE = 200

_Parent = aliased(Post)

#: Each post is followed by its answers.
_ORDER = (func.coalesce(_Parent.number, Post.number), Post.number)


@dataclass(frozen=True, slots=True)
class Shown:
    """One post in public. ``state`` is published, hidden or erased; of the last two nothing is told but the
    number and, of hidden ones, the ``reason``. ``own``: the reader wrote it; ``shared``: for one of her
    organizations."""

    id: str
    number: int
    answers: int | None
    state: str
    reason: str | None = None
    author: Author = NOBODY_TOLD
    body: str = ""
    language: str = ""
    words: int = 0
    day: datetime | None = None
    edited: bool = False
    supports: int = 0
    shared: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Page ``page`` of ``pages`` of a thread; ``total`` counts over all, tombstones included."""

    rows: Sequence[Shown]
    total: int
    page: int
    pages: int


def page(actor: Actor, thread: Thread, number: int) -> Page:
    """The posts of a thread in order, each followed by its answers; three queries whatever their number."""
    total = db.session.scalar(select(func.count()).where(*_in_public(thread))) or 0
    here = window(number, total, PAGE)
    rows = db.session.execute(
        _lines(actor).where(*_in_public(thread)).order_by(*_ORDER).limit(PAGE).offset(here.before)
    ).all()
    return Page(_all_shown(actor, thread, rows), total, here.page, here.pages)


def every(actor: Actor, thread: Thread) -> Iterator[Shown]:
    """All of them in the same order, read some at a time from one answer of the store."""
    found = db.session.execute(_lines(actor).where(*_in_public(thread)).order_by(*_ORDER))
    for rows in found.yield_per(AT_ONCE).partitions():
        yield from _all_shown(actor, thread, rows)


def page_of(thread: Thread, number: int) -> int:
    """On which page of its thread a post stands."""
    root = func.coalesce(_Parent.number, Post.number)
    mine = db.session.scalar(
        select(root).select_from(Post).outerjoin(_Parent, _Parent.id == Post.parent_id).where(
            Post.thread_id == thread.id, Post.number == number
        )
    )  # fmt: skip
    before = (
        select(func.count())
        .select_from(Post)
        .outerjoin(_Parent, _Parent.id == Post.parent_id)
        .where(*_in_public(thread), or_(root < mine, and_(root == mine, Post.number < number)))
    )
    return (db.session.scalar(before) or 0) // PAGE + 1


def one(actor: Actor, thread: Thread, number: str) -> Shown:
    """One post by its number; Gone where it was hidden or erased, Missing where there is none."""
    if not (number.isascii() and number.isdigit() and len(number) <= 6):
        raise Missing()
    row = db.session.execute(_lines(actor).where(*_in_public(thread), Post.number == int(number))).first()
    if row is None:
        raise Missing()
    found = _all_shown(actor, thread, [row])[0]
    if found.state != "published":
        raise Gone()
    return found


def answers(actor: Actor, thread: Thread, post_id: str) -> Sequence[Shown]:
    """What was published in answer to a post, in order."""
    rows = db.session.execute(
        _lines(actor).where(*_in_public(thread), Post.parent_id == post_id).order_by(Post.number)
    ).all()
    return _all_shown(actor, thread, rows)


def whole() -> Select[Post]:
    """A post with all that a decision looks at."""
    thread = joinedload(Post.thread)
    return select(Post).options(
        thread.joinedload(Thread.thematic_session),
        thread.joinedload(Thread.question),
        thread.selectinload(Thread.moderators).joinedload(ThreadModerator.account),
        joinedload(Post.organisation),
        joinedload(Post.account),
        joinedload(Post.parent),
        joinedload(Post.version),
        joinedload(Post.published_version),
        selectinload(Post.decisions),
    )


def by_id(actor: Actor, post_id: str, *, lock: bool = False) -> Post:
    """A post that the actor may read, whatever its state; else Missing. ``lock`` holds its row."""
    wanted = whole().where(Post.id == post_id, where(scopes.posts(actor), Post))
    if lock:
        wanted = wanted.with_for_update(of=Post).execution_options(populate_existing=True)
    found = db.session.scalar(wanted)
    if found is None:
        raise Missing()
    return found


def by_number(actor: Actor, thread: Thread, number: str, *, lock: bool = False) -> Post:
    """A published post by its number; otherwise as ``one``."""
    return by_id(actor, one(actor, thread, number).id, lock=lock)


def by_key(thread_id: str, key: str) -> Post | None:
    """The post that was sent with this key of its form."""
    return db.session.scalar(select(Post).where(Post.thread_id == thread_id, Post.idempotency_key == key))


def own_waiting(actor: Actor, thread: Thread) -> Sequence[Post]:
    """What one wrote in a thread and is not in public as it was sent last."""
    if actor.account_id is None:
        return ()
    return db.session.scalars(
        whole()
        .where(
            Post.thread_id == thread.id,
            Post.account_id == actor.account_id,
            or_(Post.waits_since.is_not(None), Post.state.in_(("returned", "hidden", "appealed"))),
        )
        .order_by(Post.written_at, Post.id)
    ).all()


def appealed(actor: Actor) -> Sequence[Post]:
    """Posts whose appeal waits for the chair, the oldest first."""
    return db.session.scalars(
        whole()
        .where(Post.state == "appealed", where(scopes.posts(actor), Post))
        .order_by(Post.appealed_at, Post.id)
    ).all()


def support(post_id: str, organisation_id: str) -> PostSupport | None:
    """That an organization shares a post, if it does."""
    return db.session.scalar(
        select(PostSupport).where(
            PostSupport.post_id == post_id, PostSupport.organisation_id == organisation_id
        )
    )


def label(post: Post) -> Author:
    """The author of a post under the mode of its thread; needs what ``whole`` loads."""
    mode, person = post.thread.attribution, post.account.name if post.account is not None else ""
    known = contributions.authors(mode, [post.id]) if post.participant_id is not None else {}
    return known.get(post.id) or _author(mode, person, post.organisation)


def _author(mode: str, person: str, organisation: Organisation | None) -> Author:
    place = country_name(organisation.country) if organisation is not None else ""
    return author(mode, person=person, organisation=organisation, country_name=place)


def _in_public(thread: Thread) -> tuple[ColumnElement[bool], ...]:
    """Everything that has a number: what is published, and the places of what was."""
    return (Post.thread_id == thread.id, Post.number.is_not(None))


def _lines(actor: Actor) -> Select[Any]:
    shares = select(func.count()).where(PostSupport.post_id == Post.id).scalar_subquery()
    mine = (
        select(func.count())
        .where(PostSupport.post_id == Post.id, PostSupport.organisation_id.in_(actor.organisation_ids))
        .scalar_subquery()
    )
    return (
        select(
            Post,
            _Parent.number.label("answers"),
            PostVersion,
            Organisation,
            Account.name.label("person"),
            shares.label("supports"),
            mine.label("mine"),
        )
        .select_from(Post)
        .outerjoin(_Parent, _Parent.id == Post.parent_id)
        .outerjoin(PostVersion, PostVersion.id == Post.published_version_id)
        .outerjoin(Organisation, Organisation.id == Post.organisation_id)
        .outerjoin(Account, Account.id == Post.account_id)
    )


def _all_shown(actor: Actor, thread: Thread, rows: Sequence[Any]) -> list[Shown]:
    protected = [row.Post.id for row in rows if row.Post.participant_id is not None]
    known = contributions.authors(thread.attribution, protected)
    return [_shown(actor, thread, row, known.get(row.Post.id)) for row in rows]


def _shown(actor: Actor, thread: Thread, row: Any, protected: Author | None) -> Shown:
    post, version, organisation = row.Post, row.PostVersion, row.Organisation
    if post.state != "published" or version is None:
        # Only what stands in public is shown here, whoever looks; an appeal shows the place as before it.
        state = "erased" if post.state == "erased" else "hidden"
        return Shown(post.id, post.number, row.answers, state, post.reason if state == "hidden" else None)
    return Shown(
        id=post.id,
        number=post.number,
        answers=row.answers,
        state="published",
        author=protected or _author(thread.attribution, row.person or "", organisation),
        body=version.body,
        language=version.language,
        words=version.words,
        day=post.published_at,
        edited=version.written_at > post.published_at,
        supports=row.supports,
        shared=bool(row.mine),
        own=actor.account_id is not None and post.account_id == actor.account_id,
    )
