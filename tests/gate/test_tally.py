"""What is told by the hour: refusals by page and class, never who; at a level that the server writes."""

from __future__ import annotations

import logging
from io import StringIO

import pytest
from flask import Flask

from panel.gate import tally
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


def test_a_server_that_logs_warnings_writes_what_is_told_by_the_hour(
    app: Flask, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, written = logging.getLogger(), StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.Formatter(serve.LOG))
    monkeypatch.setattr(root, "handlers", [handler])
    monkeypatch.setattr(root, "level", logging.WARNING)
    counts = tally.Tally("refusals")
    for _ in range(2):
        counts.turn(clock.now)
        counts.count("audit to staff")
        clock.forward(hours=1)
    logging.getLogger("panel.elsewhere").info("not written")
    (line,) = written.getvalue().splitlines()
    assert line.endswith("INFO panel.hours: refusals, hour 2027-03-01T09: audit to staff 1")
