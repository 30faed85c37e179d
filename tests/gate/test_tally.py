"""What is told by the hour: refusals by page and class, never who; at a level that the server writes."""

from __future__ import annotations

import logging

import pytest
from flask import Flask

from panel.ops import serve
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser


def test_refusals_are_told_by_the_hour_and_nobody_is_named(
    app: Flask, cast: Cast, clock: Clock, browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    app.extensions.pop("panel.tally", None)
    browser.sign_in(cast.hana)
    for _ in range(2):
        browser.get("/record", 403)
    browser.sign_in(cast.chair).get("/record", 403)
    browser.sign_in(None).post("/organizations/register", {}, 401)
    browser.get("/p/nowhere", 404)
    clock.forward(hours=1)
    browser.get("/")
    said = [each.getMessage() for each in caplog.records if "refusals" in each.getMessage()]
    assert said == [
        "refusals, hour 2027-03-01T09: audit to account 2, audit to staff 1, register_organisation to public 1"
    ]


def test_the_server_writes_what_is_told_by_the_hour() -> None:
    assert logging.getLogger("panel.hours").getEffectiveLevel() == logging.INFO
    assert serve.LOG
