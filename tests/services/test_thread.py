"""Threads are planned for sessions that run; posts are rationed; what closes a thread."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain import limits
from panel.domain.errors import Forbidden, IllegalMove, Invalid, Stale
from panel.models import OutboxMail, Post, PostVersion
from panel.queries import post as posts
from panel.services import clock as clockwork
from panel.services import post as verbs
from panel.services import thematic_session, thread
from tests.cast import Cast, acting, organisation
from tests.conftest import Clock
from tests.factories.calls import drafted
from tests.factories.threads import again, loaded, moderator, opened, published, sent, text


def test_which_sessions_have_threads_and_who_plans_them(app: Flask, clock: Clock, cast: Cast) -> None:
    call = drafted(cast, clock.now)
    with transaction():
        mona = moderator(clock)
        planned = text([mona], clock)
        with pytest.raises(IllegalMove, match="announced and not concluded"):
            thread.schedule(acting(mona), call, planned, now=clock.now)
        thematic_session.announce(acting(cast.head), call, now=clock.now)
        with pytest.raises(Forbidden):
            thread.schedule(acting(cast.officer), call, planned, now=clock.now)
        with pytest.raises(Invalid) as refused:
            wrong = text([cast.officer], clock, title=" ", question=3, languages=(), attribution="secret")
            thread.schedule(acting(mona), call, wrong, now=clock.now)
        assert [p.field for p in refused.value.problems] == [
            "title", "question", "languages", "attribution", "moderators",
        ]  # fmt: skip
        first = thread.schedule(acting(cast.head), call, planned, now=clock.now)
        second = thread.schedule(acting(mona), call, planned, now=clock.now)
    assert (first.symbol, second.symbol) == ("SPMHR/2027/1/THR/1", "SPMHR/2027/1/THR/2")


def test_once_it_is_open_what_was_promised_stands(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        mona, mina = moderator(clock), moderator(clock, "Mina Other", "mina@panel.example")
        held = opened(cast, clock, [mona])
        later = clock.now + timedelta(days=20)
        planned = thread.text_of(held)
    with transaction():
        held = again(held)
        with pytest.raises(IllegalMove, match="Only its closing and its moderators"):
            thread.edit(
                acting(mona), held, text([mona], clock, attribution="named", title="X"), now=clock.now
            )
    with transaction():
        held = again(held)
        both = text([mina, mona], clock, closes_at=later, opens_at=planned.opens_at)
        thread.edit(acting(mona), held, both, now=clock.now)
    held = again(held)
    assert [each.account.name for each in held.moderators] == ["Mina Other", "Mona Moderator"]
    assert held.closes_at == later.replace(second=0, microsecond=0)
    with transaction(), pytest.raises(Forbidden):
        thread.edit(acting(cast.officer), again(held), both, now=clock.now)


def test_a_cancelled_session_closes_its_threads(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        mona = moderator(clock)
        held = opened(cast, clock, [mona])
        thematic_session.cancel(acting(cast.head), held.thematic_session, "Twice.", now=clock.now)
    for _twice in range(2):
        with transaction():
            clockwork.tick(now=clock.forward(minutes=1))
    held = again(held)
    assert (held.state, held.closed_at) == ("closed", clock.now - timedelta(minutes=1))
    with transaction(), pytest.raises(IllegalMove, match="not open now"):
        sent(held, cast.harbour, cast.hana, clock)


def test_the_closing_decides_before_the_clock_comes_round(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        held = opened(cast, clock, [moderator(clock)])
        clock.now = held.closes_at - timedelta(seconds=1)
        sent(held, cast.harbour, cast.hana, clock)  # a minute later, within the last minute
        with pytest.raises(IllegalMove, match="not open now"):
            sent(held, cast.harbour, cast.hana, clock, "Another text.")


def test_so_many_posts_an_hour_and_so_many_that_wait(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        mona = moderator(clock)
        held = opened(cast, clock, [mona])
        first = [
            sent(held, cast.harbour, cast.hana, clock, f"Text {n}.") for n in range(limits.HELD_OF_AUTHOR)
        ]
        with pytest.raises(Invalid, match="5 posts of yours wait"):
            sent(held, cast.harbour, cast.hana, clock)
        sent(held, cast.harbour, cast.hugo, clock, "A colleague is another author.")
        for each in first:
            published(each, mona, clock)
        for n in range(limits.POSTS_AN_HOUR - limits.HELD_OF_AUTHOR):
            sent(held, cast.harbour, cast.hana, clock, f"More {n}.")
        for each in db.session.scalars(select(Post).where(Post.number.is_(None))).all():
            published(each, mona, clock)
        with pytest.raises(Invalid, match="10 posts within an hour"):
            sent(held, cast.harbour, cast.hana, clock)
        post = loaded(first[0])
        typed = verbs.Typed(body="Changed.", language="en")
        with pytest.raises(Invalid, match="10 posts within an hour"):
            verbs.edit(acting(cast.hana), post, typed, seen=post.version_id or "", now=clock.now)
        clock.forward(hours=1)
        sent(held, cast.harbour, cast.hana, clock)
    letters = select(OutboxMail.id).where(OutboxMail.name == "post_waits")
    assert len(db.session.scalars(letters).all()) == 2  # one each time the queue was empty


def test_a_thread_takes_so_many_an_hour(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        held = opened(cast, clock, [moderator(clock)])
        row = {"thread_id": held.id, "waits_since": clock.now, "written_at": clock.now}
        db.session.add_all([Post(idempotency_key=f"k{n}", **row) for n in range(limits.THREAD_POSTS_AN_HOUR)])
        with pytest.raises(Invalid, match="600 posts within an hour"):
            sent(held, cast.harbour, cast.hana, clock)


def test_who_may_write_and_answer(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        mona = moderator(clock)
        held = opened(cast, clock, [mona])
        pending = organisation("Still Waiting", clock.now, state="pending")
        for account, body in ((cast.hana, cast.bridge), (cast.hana, pending), (mona, cast.harbour)):
            with pytest.raises(Forbidden):
                sent(held, body, account, clock)
        with pytest.raises(Invalid, match="not held in that language"):
            typed = verbs.Typed(body="Hola.", language="pt")
            verbs.write(acting(cast.hana), held, cast.harbour, typed, key="k", now=clock.now)
        first = published(sent(held, cast.harbour, cast.hana, clock), mona, clock)
        answer = published(sent(held, cast.bridge, cast.bela, clock, answers=first), mona, clock)
        with pytest.raises(Invalid, match="not to another answer"):
            sent(held, cast.harbour, cast.hana, clock, answers=answer)
        sent(held, cast.harbour, cast.hana, clock, key="once")
        assert sent(held, cast.harbour, cast.hana, clock, key="once").idempotency_key == "once"
        with pytest.raises(Stale):
            sent(held, cast.bridge, cast.bela, clock, key="once")
        rows = db.session.scalars(select(PostVersion)).all()
        shown = posts.page(acting(cast.hana), held, 1)
    assert len(rows) == 3
    assert [(p.number, p.answers) for p in shown.rows] == [(1, None), (2, 1)]
