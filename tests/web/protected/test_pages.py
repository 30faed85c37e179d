"""What every page under /p has in common, who is whom there, and writing from one to the other end."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime

import pytest
from flask import Flask

from panel.db import db, transaction
from panel.models import Contribution, ThematicSession, Throttle
from panel.web.protected.addresses import ROUTES
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories import threads as factory
from tests.factories.participants import joined, words, wrote
from tests.pages import Browser
from tests.web.protected.test_joining import confirmed, kept, send, sheet

HERE = sorted(
    path for path, _, _, how in ROUTES if path.startswith("/p") and "GET" in how and "<" not in path
)


def enter(app: Flask, cast: Cast, clock: Clock, browser: Browser) -> list[str]:
    """Join with an invitation, on this browser; the words."""
    codes, _ = sheet(cast, clock, browser)
    found = kept(send(browser, "/p/join", {"code": codes[0]}, 200))
    confirmed(browser, found[1])
    return [found[0], *found[1]]


def test_pages_are_not_stored_and_their_length_tells_nothing(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    enter(app, cast, clock, browser)
    assert len(HERE) == 8
    lost = browser.get("/p/nowhere", 404).get_data(as_text=True)
    assert ('<li><a href="/p">Your page</a></li>' in lost, "Open calls" in lost) == (True, False)
    for path in (*HERE, "/p/nowhere", "/p/texts/x"):
        with app.app_context():
            answer = browser.client.get(path, base_url="http://127.0.0.1:8000")
        head = answer.headers
        assert (head["Cache-Control"], head["Referrer-Policy"]) == ("no-store", "no-referrer"), path
        assert len(answer.get_data()) % 4096 == 0, path
        text = answer.get_data(as_text=True)
        assert answer.status_code >= 300 or ('href="/p/leave"' in text and "<script" not in text), path


def test_the_way_out_leaves_nothing_in_the_browser(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    enter(app, cast, clock, browser)
    answer = browser.get("/p/leave", 303)
    assert (answer.headers["Location"], answer.headers["Clear-Site-Data"]) == (
        "https://www.wikipedia.org/",
        '"cache", "cookies", "storage"',
    )
    assert browser.get("/p", 303).headers["Location"] == "/p/sign-in"


def test_accounts_are_strangers_under_p_and_participants_elsewhere(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    enter(app, cast, clock, browser)
    assert browser.get("/account", 302).headers["Location"].startswith("/sign-in")
    assert "Signed in as" not in browser.get("/").get_data(as_text=True)
    browser.post("/organizations/register", {}, 401)
    for who in (cast.head, cast.safeguard, cast.bela):
        assert browser.sign_in(who).get("/p", 303).headers["Location"] == "/p/sign-in"


def test_a_session_ends_after_an_hour_without_a_page(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    enter(app, cast, clock, browser)
    for _ in range(3):
        clock.forward(minutes=50)
        browser.get("/p")
    clock.forward(minutes=61)
    browser.get("/p", 303)


def test_guessing_is_slowed_down_for_one_number_and_leaves_no_trace(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        call = factory.open_call(cast, clock)
        mine, other = joined(call.id, clock), joined(call.id, clock)
    right = " ".join(words().passphrase)
    for _ in range(10):
        send(browser, "/p/sign-in", {"number": mine.number, "passphrase": "wrong words"}, 422)
    send(browser, "/p/sign-in", {"number": mine.number, "passphrase": right}, 429)
    db.session.rollback()
    assert db.session.query(Throttle).count() == 0
    send(Browser(app), "/p/sign-in", {"number": other.number, "passphrase": right}, 303)
    clock.forward(minutes=16)
    send(browser, "/p/sign-in", {"number": mine.number, "passphrase": right}, 303)


def test_a_text_goes_from_the_page_to_the_moderator_and_into_the_thread(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    enter(app, cast, clock, browser)
    with transaction():
        mona = factory.moderator(clock)
        held = factory.opened(cast, clock, [mona], call=db.session.query(ThematicSession).one())
        crowd = [joined(held.thematic_session_id, clock) for _ in range(4)]
        others = [wrote(each, held, clock).id for each in crowd]
        address = f"/threads/{held.thematic_session.slug}/{held.number}"
    page = browser.get("/p").get_data(as_text=True)
    assert "Write in this thread" in page
    key = re.search(
        r'name="key" [^>]*value="(\w+)"', browser.get("/p/threads/1/write").get_data(as_text=True)
    )
    assert key is not None
    form = {"body": "Call me on 079 000 00 00.", "language": "en", "consent": "quote_as_label", "key": key[1]}
    asked = send(browser, "/p/threads/1/write", form, 422)
    assert ("One thing before we pass it on" in asked, "<mark>079 000 00 00</mark>" in asked) == (True, True)
    both = send(browser, "/p/threads/1/write", {**form, "consent": ""}, 422)
    assert "One thing before we pass it on" in both and "Choose how far your words may be used." in both
    over = send(browser, "/p/threads/1/write", {**form, "body": "word " * 301}, 422)
    assert ("301 words; the limit is 300" in over, "Send as it is" in over) == (True, False)
    form["body"] = "The teacher had been a refugee herself."
    for _ in range(2):  # a double click sends one
        send(browser, "/p/threads/1/write", form, 303)
    assert "Sent. A moderator reads it" in browser.get("/p").get_data(as_text=True)
    db.session.rollback()
    mine = db.session.get(Contribution, key[1])
    assert mine is not None and db.session.query(Contribution).count() == 5
    again = send(browser, "/p/threads/1/write", {**form, "body": "Quite another text."}, 422)  # gone back to
    assert ("was sent already" in again, "Quite another text." in again, key[1] in again) == (
        True,
        True,
        False,
    )

    desk = Browser(app).sign_in(mona)
    assert "The teacher had been" in desk.get("/desk/protected").get_data(as_text=True)
    for each in (mine.id, *others):
        seen = re.search(
            r'name="seen"[^>]*value="(\w+)"', desk.get(f"/desk/protected/{each}").get_data(as_text=True)
        )
        assert seen is not None
        desk.post(f"/desk/protected/{each}", {"act": "pass", "seen": seen[1]})
    assert "let pass" in browser.get("/p").get_data(as_text=True)
    clock.now = datetime(2027, 3, 1, 18, 0, 30, tzinfo=UTC)
    app.extensions["panel.tick"]()
    public = Browser(app).get(address).get_data(as_text=True)
    assert (public.count("Migrant participant"), "The teacher had been" in public) == (5, True)


def test_an_appeal_is_found_on_the_chairs_desk_and_the_answer_names_the_text(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    enter(app, cast, clock, browser)
    with transaction():
        mona = factory.moderator(clock)
        factory.opened(cast, clock, [mona], call=db.session.query(ThematicSession).one())
    form = {"body": "The teacher asked.", "language": "en", "consent": "quote_as_label", "key": "0" * 32}
    send(browser, "/p/threads/1/write", form, 303)
    desk, text, way = Browser(app).sign_in(mona), f"/p/texts/{'0' * 32}", f"/desk/protected/{'0' * 32}"
    assert "<strong>1 text waits</strong>" in desk.get("/desk/moderation").get_data(as_text=True)
    seen = re.search(r'name="seen"[^>]*value="(\w+)"', desk.get(way).get_data(as_text=True))
    assert seen is not None
    desk.post(way, {"act": "return", "seen": seen[1], "reason": "M3", "sentence": "Leave out who."})
    assert "“The teacher asked.”" in browser.get("/p").get_data(as_text=True)
    chair = Browser(app).sign_in(cast.chair)
    assert way not in chair.get("/desk/chair").get_data(as_text=True)
    send(browser, f"{text}/appeal", {"sentence": "It names nobody."}, 303)
    assert f"{way}/appeal" in chair.get("/desk/chair").get_data(as_text=True)
    answer = chair.post(f"{way}/appeal", {"outcome": "reinstate", "sentence": "So it is."}, 303)
    assert answer.location == "/desk/chair"
    assert f"{way}/appeal" not in chair.get("/desk/chair").get_data(as_text=True)
    assert "The chair has let your text pass" in browser.get("/p").get_data(as_text=True)


def test_the_form_says_how_words_are_signed_in_this_thread(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    enter(app, cast, clock, browser)
    with transaction():
        mona, call = factory.moderator(clock), db.session.query(ThematicSession).one()
        for mode in ("named", "chatham_house"):
            factory.opened(cast, clock, [mona], call=call, attribution=mode)
    named, nobody = (browser.get(f"/p/threads/{n}/write").get_data(as_text=True) for n in (1, 2))
    assert ("“Migrant participant”" in named, "names nobody" in named) == (True, False)
    assert ("“Migrant participant”" in nobody, "names nobody" in nobody) == (False, True)


def test_the_log_tells_the_hour_and_nothing_else(
    app: Flask, browser: Browser, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    app.extensions.pop("panel.tally", None)
    with caplog.at_level(logging.INFO, logger="panel"):
        browser.get("/p/join")
        browser.get("/p/nowhere", 404)
        clock.forward(hours=1)
        browser.get("/")
    said = [r.getMessage() for r in caplog.records if "participants" in r.getMessage()]
    assert said == ["pages of participants, hour 2027-03-01T09: status 200 1, status 404 1"]
