"""The moves of a session on the desk: who sees which button, and what follows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.models import Approval, Attendance, Extension, ThematicSession
from panel.services import clock as clockwork
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories.calls import CLOSES, OPENS, again, announced, drafted, geneva
from tests.pages import Browser

MOVES = ("Issue the call", "Open now", "Begin collation")
PAGES = ("Propose a later deadline", "Conclude the session", "Put into the archive", "Cancel the call")


def offered(browser: Browser, who: Any, call: ThematicSession) -> list[str]:
    html = browser.sign_in(who).get(f"/desk/{call.slug}").get_data(as_text=True)
    html = html.partition("<main")[2].partition("</main>")[0]
    return [words for words in (*MOVES, *PAGES) if f">{words}<" in html]


def put(call: ThematicSession, state: str) -> None:
    with transaction():
        db.session.get_one(ThematicSession, call.id).state = state


def test_each_role_is_offered_its_own_moves(app: Flask, browser: Browser, cast: Cast, clock: Clock) -> None:
    call = drafted(cast, clock.now)
    expected = {
        "draft": (["Issue the call", "Cancel the call"], [], []),
        "announced": (["Open now", "Cancel the call"], [], []),
        "open": (["Propose a later deadline", "Cancel the call"], ["Propose a later deadline"], []),
        "closed": (
            ["Begin collation", "Propose a later deadline"],
            ["Propose a later deadline"],
            ["Begin collation"],
        ),
        "collating": (["Conclude the session"], [], ["Conclude the session"]),
        "concluded": (["Put into the archive"], [], ["Put into the archive"]),
        "archived": ([], [], []),
        "cancelled": ([], [], []),
    }
    for state, lists in expected.items():
        put(call, state)
        found = tuple(offered(browser, who, call) for who in (cast.head, cast.chair, cast.officer))
        assert found == lists, state


def test_from_the_draft_to_the_archive(app: Flask, browser: Browser, cast: Cast, clock: Clock) -> None:
    call = drafted(cast, clock.now)
    browser.sign_in(cast.head).post(f"/calls/{call.slug}/announce")
    browser.post(f"/calls/{call.slug}/open")
    assert again(call).state == "open"
    clock.now = CLOSES + timedelta(minutes=1)
    with transaction():
        clockwork.tick(now=clock.now)
    browser.sign_in(cast.officer).post(f"/calls/{call.slug}/collate")
    for move in ("conclude", "archive"):
        browser.get(f"/calls/{call.slug}/{move}")
        browser.post(f"/calls/{call.slug}/{move}")
    assert again(call).state == "archived"
    for move in ("announce", "open", "collate", "conclude", "archive", "cancel"):
        browser.sign_in(cast.head).post(f"/calls/{call.slug}/{move}", {"reason": "x"}, 409)


@pytest.mark.parametrize("move", ["announce", "open", "collate", "conclude", "archive", "cancel", "extend"])
def test_moves_are_denied_to_others(
    app: Flask, browser: Browser, cast: Cast, clock: Clock, move: str
) -> None:
    call = announced(cast, clock.now)
    for other in (cast.hana, cast.outsider, cast.auditor):
        browser.sign_in(other).post(f"/calls/{call.slug}/{move}", {}, 403)
    browser.sign_in(None).post(f"/calls/{call.slug}/{move}", {}, 401)
    assert again(call).state == "announced"


def test_a_move_without_its_token_is_not_made(app: Flask, browser: Browser, cast: Cast, clock: Clock) -> None:
    call = drafted(cast, clock.now)
    browser.sign_in(cast.head).post(f"/calls/{call.slug}/announce", {}, 400, token=False)
    assert again(call).state == "draft"


def test_cancelling_has_a_page_of_its_own_and_needs_a_reason(
    app: Flask, browser: Browser, cast: Cast, clock: Clock
) -> None:
    call = announced(cast, clock.now)
    browser.sign_in(cast.head).get(f"/calls/{call.slug}/cancel")
    html = browser.post(f"/calls/{call.slug}/cancel", {"reason": " "}, 422).get_data(as_text=True)
    assert "Give the reason" in html
    browser.post(f"/calls/{call.slug}/cancel", {"reason": "The draft was withdrawn."})
    assert again(call).state == "cancelled"
    browser.get(f"/calls/{call.slug}/cancel", 409)


@pytest.fixture
def running(app: Flask, cast: Cast, clock: Clock) -> ThematicSession:
    """A call that is open."""
    made = announced(cast, clock.now)
    clock.now = OPENS
    with transaction():
        clockwork.tick(now=OPENS)
    return again(made)


def test_the_chair_proposes_and_the_head_approves(
    browser: Browser, running: ThematicSession, cast: Cast, clock: Clock
) -> None:
    path = f"/calls/{running.slug}/extend"
    browser.sign_in(cast.chair).get(path)
    later = {"closes_day": "2027-05-07", "closes_time": "18:00", "reason": "The site was away."}
    html = browser.post(path, later | {"closes_day": "2027-04-29"}, 422).get_data(as_text=True)
    assert "never to an earlier one" in html
    assert "The site was away." in html
    browser.post(path, later)
    assert "is proposed already" in browser.get(path).get_data(as_text=True)
    browser.post(path, later, 422)
    waiting = db.session.scalars(select(Approval.id)).one()
    browser.post(f"/approvals/{waiting}", {"outcome": "approve"}, 403)
    browser.sign_in(cast.head)
    html = browser.get(f"/approvals/{waiting}").get_data(as_text=True)
    assert "Friday 7 May 2027, 18:00 in Geneva" in html
    browser.post(f"/approvals/{waiting}", {"outcome": "approve"})
    assert again(running).closes_at == geneva(2027, 5, 7, 18)
    assert len(db.session.scalars(select(Extension.id)).all()) == 1
    page = browser.sign_in(None).get(f"/calls/{running.slug}").get_data(as_text=True)
    assert "Friday 7 May 2027" in page
    assert "<s>Friday 30 April 2027, 18:00 in Geneva</s>" in page
    assert "The site was away." in page


def test_the_missing_hour_is_refused_for_an_extension_too(
    browser: Browser, running: ThematicSession, cast: Cast
) -> None:
    typed = {"closes_day": "2028-03-26", "closes_time": "02:30", "reason": "x"}
    html = browser.sign_in(cast.head).post(f"/calls/{running.slug}/extend", typed, 422).get_data(as_text=True)
    assert "02:30 does not exist in Geneva" in html


def test_after_24_hours_there_is_no_such_page(
    browser: Browser, running: ThematicSession, cast: Cast, clock: Clock
) -> None:
    clock.now = CLOSES + timedelta(hours=25)
    with transaction():
        clockwork.tick(now=clock.now)
    browser.sign_in(cast.head).get(f"/calls/{running.slug}/extend", 409)


def test_attendance_is_entered_on_the_desk(browser: Browser, running: ThematicSession, cast: Cast) -> None:
    path = f"/calls/{running.slug}/attendance"
    browser.sign_in(cast.officer).get(path)
    html = browser.post(path, {"delegates": "36", "countries": "x"}, 422).get_data(as_text=True)
    assert "Give a whole number" in html
    browser.post(path, {"delegates": "1", "countries": "2"}, 422)
    browser.post(path, {}, 422)
    assert db.session.scalars(select(Attendance.id)).all() == []
    typed = {
        "delegates": "36",
        "countries": "32",
        "staff": "31",
        "civil_society": "13",
        "states": "127",
        "bodies": "10",
    }
    browser.post(path, typed)
    html = browser.get(path).get_data(as_text=True)
    assert "80 persons in all." in html
    assert 'value="127"' in html
    browser.sign_in(cast.chair).get(path, 403)
