"""Posts are held, published, returned, hidden, appealed; who may, and what is left behind."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain.errors import Forbidden, IllegalMove, Invalid, Missing, Stale
from panel.models import AuditEntry, OutboxMail, PostDecision
from panel.queries import post as posts
from panel.services import moderation
from panel.services import post as verbs
from tests.cast import Cast, acting, mandate
from tests.conftest import Clock
from tests.factories.threads import loaded, moderator, opened, published, sent


def test_a_post_is_held_published_and_numbered(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona])
        first = sent(thread, cast.harbour, cast.hana, clock)
        second = sent(thread, cast.bridge, cast.bela, clock, "The school asked for a permit.")
        assert posts.page(acting(cast.bela), thread, 1).rows == []
        published(second, mona, clock)
        published(first, mona, clock)
        shown = posts.page(acting(cast.bela), thread, 1).rows
    assert [(p.number, p.author.organisation, p.own) for p in shown] == [
        (1, "Casa Puente", True),
        (2, "Harbour Workers’ Aid", False),
    ]
    about_posts = select(OutboxMail.name, OutboxMail.address).where(OutboxMail.name.startswith("post_"))
    letters = db.session.execute(about_posts).all()
    assert sorted(letters) == [
        ("post_decided", "bela@puente.example"),
        ("post_decided", "hana@harbour.example"),
        ("post_waits", "mona@panel.example"),
    ]


def test_over_the_limit_it_is_refused_then_held_and_can_only_be_returned(
    app: Flask, clock: Clock, cast: Cast
) -> None:
    long = "word " * 301
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona])
        with pytest.raises(Invalid, match="301 words; the limit is 300; 1 over"):
            sent(thread, cast.harbour, cast.hana, clock, long)
        held = loaded(sent(thread, cast.harbour, cast.hana, clock, long, insist=True))
        with pytest.raises(Invalid, match="301 words; the limit is 300"):
            moderation.publish(acting(mona), held, held.version_id or "", now=clock.now)
        moderation.decline(
            acting(mona), held, held.version_id or "", "return", "M2", "One word too many.", now=clock.now
        )
        assert (held.state, held.reason, held.waits_since) == ("returned", "M2", None)
        again = loaded(held)
        typed = verbs.Typed(body="word " * 300, language="en")
        verbs.edit(acting(cast.hana), again, typed, seen=again.version_id or "", now=clock.now)
        assert published(again, mona, clock).number == 1


def test_a_change_waits_while_what_was_published_stands(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona])
        post = published(sent(thread, cast.harbour, cast.hana, clock, "First text."), mona, clock)
        clock.forward(hours=1)
        post = loaded(post)
        typed = verbs.Typed(body="Second text.", language="en")
        verbs.edit(acting(cast.hana), post, typed, seen=post.version_id or "", now=clock.now)
        post = loaded(post, acting(mona))
        seen = post.version_id or ""
        assert [p.body for p in posts.page(acting(mona), thread, 1).rows] == ["First text."]
        moderation.decline(acting(mona), post, seen, "return", "M3", "It names her.", now=clock.now)
        assert (post.state, post.version_id == post.published_version_id) == ("published", True)
        with pytest.raises(Stale):
            moderation.publish(acting(mona), post, seen, now=clock.now)
        post = loaded(post)
        verbs.edit(acting(cast.hana), post, typed, seen=post.version_id or "", now=clock.now)
        shown = posts.page(acting(mona), thread, 1).rows if published(post, mona, clock) else []
    assert [(p.body, p.edited, p.number) for p in shown] == [("Second text.", True, 1)]


def test_who_may_decide(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        mona, mina = moderator(clock), moderator(clock, "Mina Other", "mina@panel.example")
        thread = opened(cast, clock, [mona])
        mandate(mona, cast.bridge, clock.now)
        own = loaded(sent(thread, cast.bridge, cast.bela, clock))
        other = loaded(sent(thread, cast.harbour, cast.hana, clock))
        for account, post, refusal in (
            (mona, own, Forbidden),
            (mina, other, Missing),
            (cast.head, other, Missing),
            (cast.officer, other, Missing),
            (cast.hana, other, Forbidden),
        ):
            with pytest.raises(refusal):
                moderation.publish(acting(account), post, post.version_id or "", now=clock.now)
        assert [own.state, other.state] == ["held", "held"]


def test_hidden_appealed_and_decided_by_another_person(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona])
        post = loaded(published(sent(thread, cast.harbour, cast.hana, clock, "Canary."), mona, clock))
        seen = post.version_id or ""
        with pytest.raises(Invalid, match="not hidden for this reason"):
            moderation.decline(acting(mona), post, seen, "hide", "M1", "Elsewhere.", now=clock.now)
        moderation.decline(acting(mona), post, seen, "hide", "M3", "It names her.", now=clock.now)
        shown = posts.page(acting(cast.bela), thread, 1).rows
        assert [(p.state, p.reason, p.body, p.author.told) for p in shown] == [("hidden", "M3", "", False)]
        with pytest.raises(Missing):
            posts.by_id(acting(cast.bela), post.id)
        moderation.appeal(acting(cast.hana), post, "She agreed to it.", now=clock.now)
        moderation.decide_appeal(acting(cast.chair), loaded(post), "reinstate", "She did.", now=clock.now)
        post = loaded(post)
        assert (post.state, post.number, post.reason) == ("published", 1, None)
        moderation.decline(acting(mona), post, seen, "hide", "M4", "An insult.", now=clock.now)
        with pytest.raises(IllegalMove, match="has been used"):
            moderation.appeal(acting(cast.hana), post, "Again.", now=clock.now)
    moves = db.session.scalars(select(PostDecision.move).order_by(PostDecision.place)).all()
    assert moves == ["publish", "hide", "reinstate", "hide"]


def test_many_are_returned_with_an_entry_for_each_and_a_letter_for_each_author(
    app: Flask, clock: Clock, cast: Cast
) -> None:
    with transaction():
        mona = moderator(clock)
        mandate(mona, cast.bridge, clock.now)
        thread = opened(cast, clock, [mona])
        waiting = [sent(thread, cast.harbour, cast.hana, clock, f"Buy this, {n}.") for n in range(4)]
        waiting.append(sent(thread, cast.bridge, cast.bela, clock))
        db.session.expire_all()
        held = [loaded(each) for each in waiting]
        done = moderation.decline_many(acting(mona), held, "M5", "It advertises.", now=clock.now)
    assert done == (4, 1)
    entries = db.session.scalars(select(AuditEntry.facts).where(AuditEntry.tag == "post:returned")).all()
    assert [facts["reason"] for facts in entries] == ["M5"] * 4
    told = select(OutboxMail.address).where(OutboxMail.name == "post_decided")
    assert db.session.scalars(told).all() == ["hana@harbour.example"]


def test_an_erased_post_leaves_its_number_alone(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona])
        post = published(sent(thread, cast.harbour, cast.hana, clock, "Canary."), mona, clock)
        verbs.erase(acting(cast.hana), loaded(post), now=clock.now)
        shown = posts.page(acting(mona), thread, 1).rows
        assert [(p.number, p.state, p.body) for p in shown] == [(1, "erased", "")]
        with pytest.raises(Missing):
            posts.by_id(acting(mona), post.id)
