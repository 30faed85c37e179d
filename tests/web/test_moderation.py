"""The moderators' rooms: a flood is cleared in five actions, threads are planned, run, and appealed in."""

from __future__ import annotations

import re
from datetime import timedelta

from flask import Flask
from sqlalchemy import func, select

from panel.db import db, transaction
from panel.models import Account, AuditEntry, OutboxMail, Post, PostVersion, Thread
from panel.models._columns import new_id
from panel.queries import thread as threads
from tests.cast import Cast, acting, mandate, organisation, person
from tests.conftest import Clock
from tests.factories.sessions import open_call
from tests.factories.threads import again, moderator, opened, published, sent
from tests.pages import Browser

QUEUE = "/desk/moderation/2027-1/1"
HOSTILE = 500


def flood(thread: Thread, clock: Clock, authors: list[tuple[Account, str]]) -> None:
    """Hostile posts of one minute, as they lie in the store: 500, by many accounts."""
    rows: list[Post | PostVersion] = []
    for n in range(HOSTILE):
        account, body_id = authors[n % len(authors)]
        at, post_id, version_id = clock.now + timedelta(milliseconds=100 * n), new_id(), new_id()
        rows.append(
            Post(
                id=post_id,
                thread_id=thread.id,
                account_id=account.id,
                organisation_id=body_id,
                version_id=version_id,
                waits_since=at,
                written_at=at,
                idempotency_key=f"flood-{n}",
            )  # fmt: skip
        )
        rows.append(
            PostVersion(
                id=version_id,
                post_id=post_id,
                seq=1,
                body=f"Send them back, all {n} of them, today.",
                language="en",
                words=8,
                rule="wc-1",
                written_at=at,
            )  # fmt: skip
        )
    db.session.add_all(rows)


def test_a_flood_is_cleared_in_five_actions_and_the_record_is_kept(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona])
        sent(thread, cast.bridge, cast.bela, clock, "An honest text about the school.")
        authors = []
        for n in range(5):
            body = organisation(f"Front {n}", clock.now)
            account = person(f"front{n}@front.example", f"Front {n}", clock.now)
            mandate(account, body, clock.now)
            authors.append((account, body.id))
        flood(thread, clock, authors)
    clock.forward(minutes=2)
    browser.sign_in(mona)
    browser.get(QUEUE)  # 1
    groups = browser.get(f"{QUEUE}/together").get_data(as_text=True)  # 2
    address = re.search(rf'href="({QUEUE}/together\?by=likeness[^"#]+)', groups)
    assert address is not None
    chosen = browser.get(address[1].replace("&amp;", "&")).get_data(as_text=True)  # 3
    seen = re.search(r'name="seen" value="([^"]+)"', chosen)
    assert seen is not None and len(seen[1].split()) == HOSTILE and "An honest text" not in chosen
    assert chosen.count('name="chosen"') == HOSTILE
    kept = seen[1].split()[7]
    reason = {"seen": seen[1], "chosen": [kept], "reason": "M4", "sentence": "It incites."}
    browser.post(f"{QUEUE}/together", reason | {"sentence": ""}, 422)
    browser.post(f"{QUEUE}/together", reason)  # 4
    left = browser.get(QUEUE).get_data(as_text=True)  # 5
    assert "499 posts returned." in left and "An honest text" in left
    db.session.rollback()
    states = db.session.execute(select(Post.state, func.count()).group_by(Post.state)).all()
    assert sorted(tuple(row) for row in states) == [("held", 2), ("returned", HOSTILE - 1)]
    entries = select(func.count()).where(AuditEntry.tag == "post:returned")
    letters = select(func.count()).where(OutboxMail.name == "post_decided")
    assert (db.session.scalar(entries), db.session.scalar(letters)) == (HOSTILE - 1, 5)


def test_under_the_chatham_house_rule_no_group_tells_an_organization(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona], attribution="chatham_house")
        for n in range(3):
            sent(thread, cast.harbour, cast.hana, clock, f"Another text, number {n}, about schools here.")
    page = browser.sign_in(mona).get(f"{QUEUE}/together").get_data(as_text=True)
    assert "by=hour" in page and "by=organization" not in page and "Harbour" not in page


def test_a_thread_is_planned_changed_and_run(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        mona = moderator(clock)
        call = open_call(cast, clock)
    browser.sign_in(mona)
    assert "Plan a thread" in browser.get("/calls/2027-1").get_data(as_text=True)
    plan = f"/desk/{call.slug}/threads/plan"
    assert plan in browser.get("/desk/moderation").get_data(as_text=True)
    page = browser.get(plan).get_data(as_text=True)
    assert f'value="{mona.id}" checked' in page or 'checked id="moderators-0"' in page
    typed = {
        "title": "Q2 – schools", "question": "2", "languages": ["en", "fr"], "moderators": [mona.id],
        "attribution": "organisation", "opens_day": "2027-03-03", "opens_time": "9:00",
        "closes_day": "2027-03-17", "closes_time": "18:00",
    }  # fmt: skip
    refused = browser.post(plan, typed | {"closes_day": "2027-03-02", "moderators": []}, 422)
    said = refused.get_data(as_text=True)
    assert "The closing must lie after the opening." in said and "Name at least one moderator." in said
    browser.post(plan, typed)
    shown = browser.sign_in(None).get("/threads/2027-1/1").get_data(as_text=True)
    assert "Opens on" in shown and "Names or leads to a person" in shown and "Mona Moderator" in shown
    browser.sign_in(cast.officer).get(plan, 403)
    browser.sign_in(mona).post(f"{QUEUE}/edit", typed | {"title": "Q2 – the schools"})
    app.extensions["panel.tick"]()
    clock.forward(days=3)
    for _twice in range(2):
        app.extensions["panel.tick"]()
    db.session.rollback()
    held = threads.by_number(acting(mona), "2027-1", "1")
    assert (held.state, held.title, held.languages) == ("open", "Q2 – the schools", ["en", "fr"])
    browser.sign_in(mona).post(f"{QUEUE}/edit", typed, 409)
    browser.post(f"{QUEUE}/run", {"move": "pause"})
    browser.post(f"{QUEUE}/run", {"move": "resume"})
    browser.post(f"{QUEUE}/run", {"move": "open"}, 403)
    clock.forward(days=30)
    app.extensions["panel.tick"]()
    assert "This thread is closed." in browser.sign_in(None).get("/threads/2027-1/1").get_data(as_text=True)
    tags = select(AuditEntry.tag).where(AuditEntry.noun == "thread").order_by(AuditEntry.id)
    assert db.session.scalars(tags).all() == [
        "thread:scheduled", "thread:edited", "thread:opened", "thread:paused", "thread:resumed",
        "thread:closed",
    ]  # fmt: skip


def test_what_cannot_be_undone_is_asked_for_once_more(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        mona = moderator(clock)
        held = opened(cast, clock, [mona])
        first = published(sent(held, cast.harbour, cast.hana, clock), mona, clock)
        answer = sent(held, cast.bridge, cast.bela, clock, "And they asked again.", answers=first)
    browser.sign_in(mona)
    assert QUEUE in browser.get("/threads/2027-1/1").get_data(as_text=True)
    assert QUEUE not in Browser(app).get("/threads/2027-1/1").get_data(as_text=True)
    assert "/threads/2027-1/1/posts/1" in browser.get(f"/desk/posts/{answer.id}").get_data(as_text=True)
    for move, state in (("close", "closed"), ("archive", "archived")):
        way = f"{QUEUE}/run?move={move}"
        assert f'href="{way}"' in browser.get(QUEUE).get_data(as_text=True)
        asked = browser.get(way).get_data(as_text=True)
        assert "This cannot be undone" in asked and "1 post still waits." in asked
        browser.post(f"{QUEUE}/run", {"move": move}, 303)
        browser.get(way, 303)
        assert again(held).state == state
        browser.post(f"{QUEUE}/run", {"move": move}, 409)


def test_the_chair_hears_the_appeal(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona])
        post = published(sent(thread, cast.harbour, cast.hana, clock, "Her name is known."), mona, clock)
    page = browser.sign_in(mona).get("/threads/2027-1/1").get_data(as_text=True)
    assert f'href="/desk/posts/{post.id}"' in page
    hide = {"seen": post.version_id, "act": "hide", "reason": "M3", "sentence": "It names her."}
    browser.post(f"/desk/posts/{post.id}", hide | {"seen": "0" * 32}, 409)
    browser.post(f"/desk/posts/{post.id}", hide)
    browser.get(f"/desk/posts/{post.id}")
    browser.sign_in(cast.hana)
    browser.post(f"/posts/{post.id}/appeal", {"sentence": " "}, 422)
    browser.post(f"/posts/{post.id}/appeal", {"sentence": "She agreed."})
    browser.sign_in(mona).get(f"/desk/posts/{post.id}/appeal", 403)
    browser.sign_in(cast.chair)
    assert f"/desk/posts/{post.id}/appeal" in browser.get("/desk/chair").get_data(as_text=True)
    assert "She agreed." in browser.get(f"/desk/posts/{post.id}/appeal").get_data(as_text=True)
    decision = {"act": "reinstate", "sentence": "She did."}
    browser.post(f"/desk/posts/{post.id}/appeal", {"act": "reinstate"}, 422)
    browser.post(f"/desk/posts/{post.id}/appeal", decision)
    assert "Her name is known." in browser.sign_in(None).get("/threads/2027-1/1").get_data(as_text=True)


def test_auditors_are_not_told_who_wrote(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona], attribution="chatham_house")
        mandate(cast.officer, cast.bridge, clock.now)
        published(sent(thread, cast.bridge, cast.officer, clock), mona, clock)
    page = browser.sign_in(cast.auditor).get("/record?noun=post").get_data(as_text=True)
    assert page.count("SPMHR/2027/1/THR/1") == 2 and "Mona Moderator" in page and "Ola Officer" not in page
