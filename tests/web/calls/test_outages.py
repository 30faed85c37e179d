"""The public ledger of outages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.models import Outage
from panel.services import clock as clockwork
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories.calls import CLOSES, OPENS, announced
from tests.pages import Browser

TYPED = {
    "began_day": "2027-04-30",
    "began_time": "17:20",
    "ended_day": "2027-04-30",
    "ended_time": "17:50",
    "note": "The database did not answer.",
}


def test_an_outage_in_the_last_hour_lets_the_chair_extend(
    app: Flask, browser: Browser, cast: Cast, clock: Clock
) -> None:
    call = announced(cast, clock.now)
    assert "No outage is on record." in browser.get("/outages").get_data(as_text=True)
    with transaction():
        clockwork.tick(now=OPENS)
    clock.now = CLOSES + timedelta(hours=2)
    with transaction():
        clockwork.tick(now=clock.now)
    browser.sign_in(cast.administrator).get("/outages/enter")
    html = browser.post("/outages/enter", TYPED | {"note": "", "ended_time": "17:10"}, 422).get_data(
        as_text=True
    )
    assert html.count('class="err"') == 2
    browser.post("/outages/enter", TYPED)
    public = browser.sign_in(None).get("/outages").get_data(as_text=True)
    for words in (
        "Friday 30 April 2027, 17:20–17:50 in Geneva",
        "30 minutes",
        "The database did not answer.",
    ):
        assert words in public
    assert f'href="/calls/{call.slug}"' in public
    assert "Propose a later deadline" not in public
    assert "Ada" not in public
    assert f'href="/calls/{call.slug}/extend"' in browser.sign_in(cast.chair).get("/outages").get_data(
        as_text=True
    )
    clock.now = CLOSES + timedelta(hours=25)
    assert "Propose a later deadline" not in browser.get("/outages").get_data(as_text=True)


def test_who_may_write_into_the_ledger(app: Flask, browser: Browser, cast: Cast) -> None:
    for other in (cast.officer, cast.chair, cast.hana):
        browser.sign_in(other).get("/outages/enter", 403)
        browser.post("/outages/enter", TYPED, 403)
    browser.sign_in(None).post("/outages/enter", TYPED, 401)
    assert db.session.scalars(select(Outage.id)).all() == []


def test_the_ledger_takes_as_many_queries_for_one_entry_as_for_many(
    app: Flask, browser: Browser, cast: Cast, clock: Clock, count_queries: Any
) -> None:
    for many in (1, 3):
        announced(cast, clock.now)
        clock.now = CLOSES
        for _ in range(many):
            browser.sign_in(cast.head).post("/outages/enter", TYPED)
        clock.now = OPENS
        with count_queries() as counted:
            browser.sign_in(None).get("/outages")
        assert counted.statements == 3
