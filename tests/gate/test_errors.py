"""Error pages: each names the cause and the next step, and tells of a text only where there is one."""

from __future__ import annotations

import errno
import re
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import TimeoutError as PoolTimeout

from panel.db import transaction
from panel.domain.errors import IllegalMove, Invalid, problem
from panel.models import ThematicSession
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories.sessions import filed, open_call
from tests.pages import Browser

BASE = "http://127.0.0.1:8000"


@pytest.fixture
def call(app: Flask, cast: Cast, clock: Clock) -> ThematicSession:
    with transaction():
        return open_call(cast, clock)


def read(answer: Any) -> tuple[str, str, list[tuple[str, str]]]:
    """Heading, lead and the links of the page below them."""
    page = unescape(answer.get_data(as_text=True)).partition("<main")[2].partition("</main")[0]
    heading = re.search(r"<h1>(.*?)</h1>", page)
    lead = re.search(r'<p class="lead">(.*?)</p>', page)
    assert heading is not None
    return heading[1], lead[1] if lead else "", re.findall(r'<a href="([^"]*)">([^<]*)</a>', page)


def test_a_state_that_has_changed_is_named_with_the_way_to_it(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
    browser.sign_in(cast.hana)
    assert read(browser.post(f"/commentaries/{row.id}/delete", status=409)) == (
        "This cannot be done now",
        "Only a draft that was never submitted can be deleted.",
        [(f"/commentaries/{row.id}/delete", "Look at how it stands now")],
    )
    browser.post(f"/commentaries/{row.id}/withdraw")
    heading, lead, steps = read(browser.post(f"/commentaries/{row.id}/withdraw", status=409))
    assert heading == "This cannot be done now"
    assert lead == (
        "Its state has changed since the page was opened and does not allow this any more. Nothing was changed."
    )
    assert steps == [(f"/commentaries/{row.id}/withdraw", "Look at how it stands now")]


@pytest.mark.parametrize(
    ("referrer", "leads"),
    [
        (f"{BASE}/calls/2027-1", "/calls/2027-1"),
        ("http://elsewhere.example/calls/2027-1", "/"),
        ("", "/"),
    ],
)
def test_what_has_no_page_of_its_own_leads_back_to_ours(
    call: ThematicSession, cast: Cast, browser: Browser, referrer: str, leads: str
) -> None:
    browser.sign_in(cast.head)
    answer = browser.post(f"/calls/{call.slug}/collate", status=409, headers={"Referer": referrer})
    assert read(answer)[2] == [(leads, "Look at how it stands now")]


def test_an_expired_page_tells_of_a_text_only_where_there_is_one(app: Flask, browser: Browser) -> None:
    typed = "A long text that somebody has typed for two hours."
    bare = browser.post("/sign-in", {"email": "a@b.example"}, 400, token=False)
    with_text = browser.post("/sign-in", {"email": typed}, 400, token=False)
    said = "It was open for too long, or another window has signed in or out. Nothing was changed."
    assert read(bare) == (
        "This page has expired",
        said,
        [("/sign-in?next=/sign-in", "Sign in again")],
    )
    assert read(with_text) == (
        "This page has expired",
        f"{said} Your text is below.",
        [("/sign-in?next=/sign-in", "Sign in again, then send your text once more")],
    )
    assert "<textarea" not in bare.get_data(as_text=True)
    assert f"{typed}</textarea>" in with_text.get_data(as_text=True)


def test_an_address_that_leads_nowhere_greets_who_is_signed_in(
    app: Flask, cast: Cast, browser: Browser
) -> None:
    page = browser.sign_in(cast.hana).get("/nowhere", 404)
    assert "Signed in as Hana Otieno." in page.get_data(as_text=True)
    assert read(page) == ("There is nothing at this address", "", [("/", "Open calls")])
    assert read(browser.get("/commentaries/0/receipt", 404)) == read(page)
    assert "Signed in as" not in browser.sign_in(None).get("/nowhere", 404).get_data(as_text=True)


def test_an_address_that_is_too_long_says_so(app: Flask, browser: Browser) -> None:
    heading, lead, steps = read(browser.get("/reading-room?q=" + "a" * 5_000, 413))
    assert heading == "This address is too long"
    assert lead.startswith("The address has more characters than we read (4,096).")
    assert steps == [("/reading-room", "Open the page without them")]


def test_what_is_too_large_names_the_limit_and_where_the_text_is(app: Flask, browser: Browser) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 65_536
    page = browser.post("/p/report", {"text": "word " * 20_000}, 413)
    assert read(page)[:2] == (
        "This is more than one request may carry",
        "It is larger than 64 kB. Nothing of it was read, and nothing was changed.",
    )
    assert "Go back one page with your browser" in page.get_data(as_text=True)


@pytest.mark.parametrize(("path", "again"), [("/health?n=1", "/health?n=1"), ("/", "/")])
def test_who_only_reads_is_told_so_when_the_store_does_not_answer(app: Flask, path: str, again: str) -> None:
    with app.test_request_context(path, base_url=BASE):
        app.preprocess_request()
        answer = app.make_response(app.handle_user_exception(PoolTimeout()))
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert read(answer) == (
        "The platform does not answer just now",
        "Nothing of yours is lost. Try again in a minute.",
        [(again, "Try again")],
    )


def test_what_is_refused_as_a_whole_says_each_thing_once_and_leads_back(app: Flask) -> None:
    wrong = [problem("a", "Type a name."), problem("b", "Choose a level.")]
    with app.test_request_context("/p/report", base_url=BASE, method="POST", data={"a": "x"}):
        app.preprocess_request()
        answer = app.make_response(app.handle_user_exception(Invalid(*wrong)))
    assert (answer.status_code, read(answer)) == (
        422,
        ("Some answers need another look", "Nothing was changed.", [("/p/report", "Go back")]),
    )
    page = answer.get_data(as_text=True)
    assert [page.count(each.msgid) for each in wrong] == [1, 1]


@pytest.mark.parametrize(("path", "leads"), [("/reading-room", "/"), ("/p/about", "/p")])
def test_who_reads_is_never_led_to_where_it_was_refused(app: Flask, path: str, leads: str) -> None:
    with app.test_request_context(path, base_url=BASE):
        app.preprocess_request()
        answer = app.make_response(app.handle_user_exception(IllegalMove()))
    assert (answer.status_code, read(answer)[2]) == (409, [(leads, "Look at how it stands now")])


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/", "GET, HEAD, OPTIONS"),
        ("DELETE", "/sign-in", "GET, HEAD, OPTIONS, POST"),
        ("POST", "/", "GET, HEAD, OPTIONS"),
        ("GET", "/sign-out", "OPTIONS, POST"),
        ("PATCH", "/nowhere", "GET, HEAD"),
    ],
)
def test_a_method_that_is_not_allowed_is_told_which_are(
    app: Flask, method: str, path: str, allowed: str
) -> None:
    answer = app.test_client().open(path, method=method, base_url=BASE)
    assert (answer.status_code, answer.headers.get("Allow")) == (405, allowed)


def test_the_site_has_a_picture_and_tells_robots_what_they_may_read(app: Flask, browser: Browser) -> None:
    icon = browser.get("/favicon.ico")
    assert (icon.mimetype, icon.get_data()[:5]) == ("image/svg+xml", b"<svg ")
    robots = browser.get("/robots.txt")
    assert robots.mimetype == "text/plain"
    kept = [line.partition(" ")[2] for line in robots.get_data(as_text=True).splitlines()[1:]]
    open_to_all = [
        path for path in ("/", "/calls/2027-1", "/reading-room") for k in kept if path.startswith(k)
    ]
    assert open_to_all == []


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), 503),
        (OSError(errno.EIO, "Input/output error"), 503),
        (FileNotFoundError(errno.ENOENT, "No such file"), 500),
    ],
)
def test_a_disk_without_room_keeps_the_text_and_says_when_to_try_again(
    app: Flask, error: OSError, status: int
) -> None:
    typed = "A long text that somebody has typed for two hours."
    with app.test_request_context("/", base_url=BASE, method="POST", data={"body": typed}):
        app.preprocess_request()
        answer = app.make_response(app.handle_user_exception(error))
    assert (answer.status_code, answer.headers.get("Retry-After")) == (
        status,
        "10" if status == 503 else None,
    )
    assert f"{typed}</textarea>" in answer.get_data(as_text=True)
