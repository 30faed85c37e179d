"""Threads in the browser: read by everybody, written in by organizations, without anybody's loss of text."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from panel.db import db, transaction
from panel.domain import limits
from panel.domain.attribution import THREAD_MODES
from panel.models import Post
from panel.queries import moderation as queue_of
from panel.queries import post as posts
from panel.services import moderation
from panel.services import post as verbs
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.threads import loaded, moderator, opened, published, sent
from tests.pages import Browser

THREAD = "/threads/2027-1/1"
QUEUE = "/desk/moderation/2027-1/1"


def test_write_read_return_change_publish(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        mona = moderator(clock)
        opened(cast, clock, [mona])
    browser.sign_in(None).get(f"{THREAD}/write", 302)
    browser.sign_in(cast.hana)
    typed = {"organisation": cast.harbour.id, "language": "en", "key": "k1", "body": "word " * 301}
    page = browser.post(f"{THREAD}/write", typed, 422).get_data(as_text=True)
    assert "301 words; the limit is 300; 1 over." in page and "word word" in page
    browser.post(f"{THREAD}/write", typed | {"act": "insist"})
    browser.post(f"{THREAD}/write", typed | {"act": "insist"})
    mine = browser.get("/posts").get_data(as_text=True)
    assert mine.count("<article") == 1 and "Waits for less than a minute." in mine
    assert "word word" not in browser.sign_in(None).get(THREAD).get_data(as_text=True)

    browser.sign_in(mona)
    queue = browser.get(QUEUE).get_data(as_text=True)
    assert "301 of 300 words" in queue and 'value="publish"' not in queue
    post = db.session.query(Post).one()
    seen = {"seen": post.version_id, "act": "return", "reason": "M2", "sentence": "One too many."}
    browser.post(f"/desk/posts/{post.id}", seen | {"reason": ""}, 422)
    browser.post(f"/desk/posts/{post.id}", seen)

    browser.sign_in(cast.hana)
    assert "One too many." in browser.get("/posts").get_data(as_text=True)
    edit = {"seen": post.version_id, "language": "en", "body": "## At school\n\n- They asked <b>why</b>."}
    browser.post(f"/posts/{post.id}", edit)
    db.session.rollback()
    db.session.refresh(post)
    browser.sign_in(mona).post(f"/desk/posts/{post.id}", {"seen": post.version_id, "act": "publish"})
    page = browser.sign_in(None).get(THREAD).get_data(as_text=True)
    assert "<strong>At school</strong>" in page and "– They asked &lt;b&gt;why&lt;/b&gt;." in page
    browser.get(f"{THREAD}/posts/1")
    browser.get(f"{THREAD}/posts/2", 404)
    assert "One too many." not in browser.get(f"{THREAD}/record").get_data(as_text=True)


def test_a_page_gone_back_to_does_not_swallow_another_text(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        opened(cast, clock, [moderator(clock)])
    browser.sign_in(cast.hana)
    typed = {"organisation": cast.harbour.id, "language": "en", "key": "k1", "body": "The first."}
    for _ in range(2):
        browser.post(f"{THREAD}/write", typed, 303)
    page = browser.post(f"{THREAD}/write", typed | {"body": "The second."}, 422).get_data(as_text=True)
    key = re.search(r'name="key" [^>]*value="(\w+)"', page)
    assert key is not None and "was sent already" in page and "The second." in page
    browser.post(f"{THREAD}/write", typed | {"body": "The second.", "key": key[1]}, 303)
    db.session.rollback()
    assert db.session.query(Post).count() == 2


@pytest.mark.parametrize("mode", THREAD_MODES)
def test_who_is_told(app: Flask, clock: Clock, cast: Cast, browser: Browser, mode: str) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona], attribution=mode)
        published(sent(thread, cast.harbour, cast.hana, clock), mona, clock)
        sent(thread, cast.harbour, cast.hana, clock, "A second one.")
    told = {
        "Hana Otieno": mode == "named",
        "Harbour Workers": mode != "chatham_house",
        "HWA": mode != "chatham_house",
    }
    for account, path in (
        (None, THREAD), (None, f"{THREAD}/posts/1"), (None, f"{THREAD}/record"), (cast.bela, THREAD),
        (mona, QUEUE), (mona, f"{THREAD}/posts/1"),
    ):  # fmt: skip
        main = browser.sign_in(account).get(path).get_data(as_text=True).partition("<main")[2]
        main = main.partition("</main>")[0]
        wanted = told if not path.endswith("record") else dict.fromkeys(told, False)
        assert {name: name in main for name in told} == wanted, path


def test_a_post_that_was_removed_is_nowhere(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona])
        post = published(sent(thread, cast.harbour, cast.hana, clock, "Canary 4711."), mona, clock)
        answer = sent(thread, cast.bridge, cast.bela, clock, "We agree.", answers=loaded(post))
        published(answer, mona, clock)
        seen = post.version_id or ""
        moderation.decline(acting(mona), loaded(post), seen, "hide", "M3", "It names 4711.", now=clock.now)
    browser.sign_in(cast.bela)
    for path in (THREAD, f"{THREAD}/posts/2", "/threads", f"{THREAD}/record", "/posts"):
        assert "4711" not in browser.get(path).get_data(as_text=True)
    assert "4711" not in browser.get(f"{THREAD}/posts/1", 410).get_data(as_text=True)
    browser.get(f"{THREAD}/write?answers=1", 410)


def test_sharing_is_per_organization_and_taken_back(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona])
        published(sent(thread, cast.harbour, cast.hana, clock), mona, clock)
    browser.sign_in(cast.bela)
    share = {"organisation": cast.bridge.id, "act": "share"}
    for _twice in range(2):
        browser.post(f"{THREAD}/posts/1/share", share)
    assert 'href="/threads/2027-1/1"' in browser.get("/").get_data(as_text=True)
    assert "1 organization shares this" in browser.get(f"{THREAD}/posts/1").get_data(as_text=True)
    browser.post(f"{THREAD}/posts/1/share", share | {"act": "unshare"})
    assert "shares this" not in browser.get(f"{THREAD}/posts/1").get_data(as_text=True)
    browser.sign_in(cast.hana).post(
        f"{THREAD}/posts/1/share", {"organisation": cast.harbour.id, "act": "share"}, 409
    )


@pytest.mark.parametrize("items", [1, 3])
def test_lists_ask_the_same_number_of_questions(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, items: int, count_queries: Any
) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona])
        for n in range(items):
            published(sent(thread, cast.harbour, cast.hana, clock, f"Published {n}."), mona, clock)
            sent(thread, cast.bridge, cast.bela, clock, f"Waiting {n}.")
    asked = {}
    for account, path in (
        (None, "/threads"),
        (None, THREAD),
        (mona, "/desk/moderation"),
        (mona, QUEUE),
        (cast.hana, "/posts"),
    ):
        browser.sign_in(account)
        with count_queries() as counted:
            browser.get(path)
        asked[path] = counted.statements
    assert asked == {"/threads": 3, THREAD: 8, "/desk/moderation": 8, QUEUE: 12, "/posts": 8}


def test_the_queue_shows_what_she_may_read_alone(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        mona, mina = moderator(clock), moderator(clock, "Mina Other", "mina@panel.example")
        thread = opened(cast, clock, [mona])
        sent(thread, cast.harbour, cast.hana, clock)
        assert [queue_of.queue(acting(each), thread).total for each in (mona, mina, cast.head)] == [1, 0, 0]


def test_a_full_page_is_light_enough_for_a_plain_telephone(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    words = ("ответственность " * 300)[: limits.POST_CODE_POINTS]
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona])
        for n in range(posts.PAGE + 1):
            typed = verbs.Typed(body=words, language="ru")
            clock.forward(hours=1)
            post = verbs.write(acting(cast.hana), thread, cast.harbour, typed, key=f"k{n}", now=clock.now)
            published(post, mona, clock)
    page = browser.sign_in(cast.bela).get(THREAD)
    assert page.get_data(as_text=True).count('<article class="post') == posts.PAGE
    assert len(page.get_data()) <= 60_000
    last = posts.PAGE + 1
    assert browser.get(f"{THREAD}?page=2").get_data(as_text=True).count('<article class="post') == 1
    assert f"{THREAD}?page=2#t{last}" in browser.get(f"{THREAD}/posts/{last}").get_data(as_text=True)


def test_the_writer_is_asked_about_details_and_the_moderator_looks_twice(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        mona = moderator(clock)
        opened(cast, clock, [mona])
    browser.sign_in(cast.hana)
    typed = {
        "organisation": cast.harbour.id,
        "language": "en",
        "key": "k1",
        "body": "Ask ana@school.example there.",
    }
    page = browser.post(f"{THREAD}/write", typed, 422).get_data(as_text=True)
    assert "<mark>ana@school.example</mark>" in page and "Not sent yet" in page
    browser.post(f"{THREAD}/write", typed | {"details_known": "y"})
    queue = browser.sign_in(mona).get(QUEUE).get_data(as_text=True)
    assert "Look twice" in queue
    post = db.session.query(Post).one()
    assert "<mark>ana@school.example</mark>" in browser.get(f"/desk/posts/{post.id}").get_data(as_text=True)


def test_who_was_writing_when_it_was_paused_keeps_the_text(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona])
        post = sent(thread, cast.harbour, cast.hana, clock)
    browser.sign_in(mona).post("/desk/moderation/2027-1/1/run", {"move": "pause"})
    browser.sign_in(cast.hana)
    typed = {"organisation": cast.harbour.id, "language": "en", "key": "k1", "body": "A long thought."}
    for path in (f"{THREAD}/write", f"/posts/{post.id}"):
        page = browser.post(path, typed, 409).get_data(as_text=True)
        assert "This thread is not open now" in page and "A long thought." in page
    browser.sign_in(cast.bela).get(f"/posts/{post.id}", 404)


def test_a_focal_point_sees_and_may_erase_what_was_written_in_its_name(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona])
        post = sent(thread, cast.harbour, cast.hugo, clock, "Not what we think.")
    assert "Not what we think." in browser.sign_in(cast.hana).get("/posts").get_data(as_text=True)
    browser.sign_in(cast.bela).post(f"/posts/{post.id}/erase", status=404)
    browser.sign_in(cast.hana).get(f"/posts/{post.id}/erase")
    browser.post(f"/posts/{post.id}/erase")
    assert "Not what we think." not in browser.get("/posts").get_data(as_text=True)
    assert "Not what we think." not in browser.sign_in(cast.hugo).get("/posts").get_data(as_text=True)


def test_ones_own_posts_have_pages_and_so_have_those_in_ones_name(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona])
        for n in range(7):
            for account, words in ((cast.hana, f"Mine {n}."), (cast.hugo, f"Not ours {n}.")):
                published(sent(thread, cast.harbour, account, clock, words), mona, clock)
    browser.sign_in(cast.hana)

    def listed(path: str) -> tuple[list[str], list[str], list[str]]:
        page = browser.get(path).get_data(as_text=True)
        mine, theirs = re.findall(r"Mine \d", page), re.findall(r"Not ours \d", page)
        return mine, theirs, re.findall(r'rel="(?:next|prev)" href="([^"]+)"', page)

    first, second = "/posts?page=2", "/posts?others=2#others"
    mine, theirs, turns = listed("/posts")
    assert (mine[0], len(mine), theirs[0], len(theirs), turns) == (
        "Mine 6",
        6,
        "Not ours 6",
        6,
        [first, second],
    )
    mine, theirs, turns = listed(first)
    assert (mine, len(theirs), turns) == (
        ["Mine 0"],
        6,
        ["/posts?page=1", "/posts?page=2&amp;others=2#others"],
    )
    assert listed("/posts?page=99&others=99")[:2] == (["Mine 0"], ["Not ours 0"])


def test_under_the_chatham_house_rule_colleagues_are_not_told_by_a_refusal(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        mona = moderator(clock)
        thread = opened(cast, clock, [mona], attribution="chatham_house")
        published(sent(thread, cast.harbour, cast.hana, clock), mona, clock)
    share = {"organisation": cast.harbour.id, "act": "share"}
    browser.sign_in(cast.hugo).post(f"{THREAD}/posts/1/share", share)
    assert "1 organization shares this" in browser.get(THREAD).get_data(as_text=True)
