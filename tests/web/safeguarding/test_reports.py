"""A danger is reported from every page in two steps; two officers read it, and nothing else knows of it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, text

from panel.db import db, transaction
from panel.models import AccountSession, AuditEntry, OutboxMail, SafetyReport
from panel.services import safety
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories import threads
from tests.pages import Browser

WORDS = "The foreman said that he knows who wrote it."
PLACE = "the kiosk by the north gate"
HIDDEN = re.compile(r'name="csrf_token" value="([^"]+)"')


def send(browser: Browser, status: int = 303, **typed: str) -> str:
    """Follow the link at the foot of a page and send the form."""
    foot = re.search(r'href="(/p/report[^"]*)"', browser.get("/how-we-work").get_data(as_text=True))
    assert foot is not None
    form = browser.get(foot[1]).get_data(as_text=True)
    token = HIDDEN.search(form)
    assert token is not None and 'value="/how-we-work"' in form
    data = {"text": WORDS, "about": "/how-we-work", "reach": PLACE, **typed, "csrf_token": token[1]}
    return str(browser.post("/p/report", data, status, token=False).get_data(as_text=True))


def test_from_the_foot_of_a_page_to_the_two_officers(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    browser.sign_in(cast.hana)
    browser.get("/how-we-work")
    with transaction():
        before = len(db.session.scalars(select(AuditEntry.id)).all())
        used = dict(db.session.execute(select(AccountSession.id, AccountSession.seen_at)).all())
    clock.forward(seconds=30)
    send(browser)
    assert "next working day" in browser.get("/p/reported").get_data(as_text=True)
    with transaction():
        row = db.session.scalars(select(SafetyReport)).one()
        assert row.day == clock.now.date() and WORDS.encode() not in row.sealed
        assert len(db.session.scalars(select(AuditEntry.id)).all()) == before
        assert dict(db.session.execute(select(AccountSession.id, AccountSession.seen_at)).all()) == used
        report_id = row.id
    browser.get("/desk/safety", 403)
    browser.sign_in(cast.safeguard)
    assert "Nobody has taken it yet" in browser.get("/desk/safety").get_data(as_text=True)
    page = browser.get(f"/desk/safety/{report_id}").get_data(as_text=True)
    assert WORDS in page and PLACE in page and "/how-we-work" in page
    browser.post(f"/desk/safety/{report_id}/handle", {"act": "take"})
    browser.post(f"/desk/safety/{report_id}/handle", {"outcome": "acted"})
    closed = browser.get(f"/desk/safety/{report_id}").get_data(as_text=True)
    assert "What was written is destroyed." in closed and WORDS not in closed
    browser.post(f"/desk/safety/{report_id}/handle", {"outcome": "acted"}, 409)


@pytest.mark.parametrize("role", ["officer", "head", "chair", "administrator", "auditor"])
def test_nobody_else_of_the_panel_reads_it(cast: Cast, browser: Browser, role: str) -> None:
    send(browser)
    with transaction():
        report_id = db.session.scalars(select(SafetyReport.id)).one()
    browser.sign_in(getattr(cast, role))
    browser.get("/desk/safety", 403)
    browser.get(f"/desk/safety/{report_id}", 403)
    browser.post(f"/desk/safety/{report_id}/handle", {"outcome": "acted"}, 403)


def test_the_notice_comes_at_a_full_quarter_and_says_nothing(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    send(browser)
    send(browser)
    quarter = clock.now.replace(minute=15, second=0) + timedelta(hours=1)
    with transaction():
        safety.tell_officers(now=quarter - timedelta(minutes=1))
        assert db.session.scalars(select(OutboxMail)).all() == []
    for minutes in (0, 15):
        with transaction():
            safety.tell_officers(now=quarter + timedelta(minutes=minutes))
    with transaction():
        sent = db.session.scalars(select(OutboxMail)).all()
    assert {(mail.name, str(mail.context)) for mail in sent} == {("safety_waits", "{'path': '/desk/safety'}")}
    assert len(sent) == len({mail.address for mail in sent})


def test_a_closed_report_has_left_the_store(app: Flask, cast: Cast, clock: Clock, browser: Browser) -> None:
    send(browser)
    browser.sign_in(cast.safeguard)
    with transaction():
        report_id = db.session.scalars(select(SafetyReport.id)).one()
    browser.post(f"/desk/safety/{report_id}/handle", {"outcome": "passed_on"})
    with transaction():
        kept = db.session.execute(text("SELECT * FROM safety_report")).mappings().one()
        facts = [
            entry.facts for entry in db.session.scalars(select(AuditEntry)) if entry.noun == "safety_report"
        ]
    assert bytes(kept["sealed"]) == b""
    assert facts == [{"old": "filed", "new": "closed", "outcome": "passed_on"}]


def test_what_cannot_be_sent_stands_in_the_form_again(app: Flask, browser: Browser) -> None:
    page = send(browser, 422, text="", reach="x" * 301)
    assert "Say in a few words" in page and "At most 300 characters" in page and "x" * 301 in page


def test_a_flood_is_held_up_and_loses_no_words(
    app: Flask, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "MOST", 1)
    send(browser)
    assert WORDS in send(browser, 429)


def test_a_post_that_endangers_somebody_is_erased_from_its_own_page(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        mona = threads.moderator(clock)
        held = threads.opened(cast, clock, [mona])
        post = threads.published(
            threads.sent(held, cast.harbour, cast.hana, clock, "He is at 4711."), mona, clock
        )
        way = f"/posts/{post.id}/erase"
    here = "/threads/2027-1/1"
    assert way not in browser.sign_in(cast.officer).get(f"{here}/posts/1").get_data(as_text=True)
    browser.sign_in(cast.safeguard)
    assert way in browser.get(f"{here}/posts/1").get_data(as_text=True)
    asked = browser.get(way).get_data(as_text=True)
    assert ("4711" in asked, '/posts"' in asked.partition("<main")[2].partition("</main>")[0]) == (
        True,
        False,
    )
    assert browser.post(way, {}).location == here
    assert "4711" not in browser.get(here).get_data(as_text=True)


@pytest.mark.parametrize(
    ("about", "linked"),
    [("/threads/2027-1/1", True), ("/\\elsewhere.example", False), ("javascript:alert(1)", False)],
)
def test_a_page_of_ours_is_linked_and_nothing_else(
    app: Flask, cast: Cast, browser: Browser, about: str, linked: bool
) -> None:
    send(browser, text="They named my brother.", about=about)
    with transaction():
        address = f"/desk/safety/{db.session.scalars(select(SafetyReport.id)).one()}"
    page = browser.sign_in(cast.safeguard).get(address).get_data(as_text=True)
    link = re.search(r'About: (<a href="http://[^/"]+([^"]*)">)?<bdi', page)
    assert link is not None and link[2] == (about if linked else None)
