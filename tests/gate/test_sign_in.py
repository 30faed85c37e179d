"""How long a device stays signed in: as long as it is used, by reading as by writing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db
from panel.models import AccountSession
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser


def seen() -> datetime:
    db.session.rollback()
    found: datetime = db.session.scalars(select(AccountSession.seen_at)).one()
    return found


def test_who_only_reads_stays_signed_in(app: Flask, cast: Cast, clock: Clock, browser: Browser) -> None:
    browser.sign_in(cast.hana)
    for _ in range(3):
        clock.forward(hours=11)
        browser.get("/account")
    clock.forward(hours=12, minutes=1)
    browser.get("/account", 302)


def test_reading_does_not_prolong_a_session_beyond_its_days(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    browser.sign_in(cast.hana)
    for _ in range(28):
        clock.forward(hours=11, minutes=59)
        browser.get("/account")
    clock.forward(minutes=30)
    browser.get("/account", 302)


def test_reading_is_noted_once_in_ten_minutes_and_in_a_transaction_of_its_own(
    app: Flask, cast: Cast, clock: Clock, browser: Browser, count_queries: Any
) -> None:
    browser.sign_in(cast.hana)
    begun = clock.now
    clock.forward(minutes=10)
    with count_queries() as reading:
        browser.get("/account/devices")
    assert seen() == begun
    noted = clock.forward(seconds=1)
    with count_queries() as writing:
        browser.get("/account/devices")
    assert seen() == noted
    assert writing.statements == reading.statements + 2  # the device is read again, and written
    clock.forward(minutes=9)
    browser.get("/account/devices")
    assert seen() == noted


def test_a_page_that_is_refused_notes_nothing(app: Flask, cast: Cast, clock: Clock, browser: Browser) -> None:
    browser.sign_in(cast.hana)
    begun = clock.now
    clock.forward(hours=1)
    browser.get("/organizations/" + "0" * 32, 404)
    assert seen() == begun


@pytest.fixture
def stuck(app: Flask) -> Iterator[None]:
    """A store that reads and refuses to note anything of a device."""
    table = AccountSession.__tablename__
    making, undoing = {
        "sqlite": (
            f"CREATE TRIGGER stuck BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'stuck'); END",
            "DROP TRIGGER stuck",
        ),
        "postgresql": (
            f"CREATE RULE stuck AS ON UPDATE TO {table} DO INSTEAD SELECT 1 / 0",
            f"DROP RULE stuck ON {table}",
        ),
    }[db.engine.dialect.name]
    with db.engine.begin() as connection:
        connection.exec_driver_sql(making)
    yield
    db.session.rollback()
    with db.engine.begin() as connection:
        connection.exec_driver_sql(undoing)


@pytest.mark.usefixtures("stuck")
def test_a_store_that_cannot_note_it_spoils_no_page(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    browser.sign_in(cast.hana)
    begun = clock.now
    clock.forward(minutes=11)
    assert "Hana Otieno" in browser.get("/account").get_data(as_text=True)
    assert seen() == begun
