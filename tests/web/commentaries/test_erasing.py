"""Erasing a text in pages: two steps, plain words, and 410 where it stood."""

from typing import Any

import pytest
from flask import Flask

from panel.db import db, transaction
from panel.models import Commentary, Summary
from panel.queries import commentary as commentaries
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import admitted, open_call
from tests.pages import Browser


@pytest.fixture
def row(app: Flask, cast: Cast, clock: Clock) -> Commentary:
    with transaction():
        return admitted(open_call(cast, clock), cast.harbour, cast.hana, clock, cast)


def state(row: Any) -> str:
    db.session.rollback()
    return db.session.get_one(Commentary, row.id, populate_existing=True).state


def test_a_focal_point_erases_in_two_steps(row: Commentary, cast: Cast, browser: Browser) -> None:
    slug = row.thematic_session.slug
    browser.sign_in(cast.hana)
    receipt = browser.get(f"/commentaries/{row.id}/receipt").get_data(as_text=True)
    assert f"/commentaries/{row.id}/erase" in receipt
    page = browser.get(f"/commentaries/{row.id}/erase").get_data(as_text=True)
    assert "What we cannot do" in page
    refused = browser.post(f"/commentaries/{row.id}/erase", {}, status=422).get_data(as_text=True)
    assert "Nothing is erased yet." in refused
    assert state(row) == "admitted"
    browser.post(f"/commentaries/{row.id}/erase", {"sure": "y"}, status=303)
    assert state(row) == "erased"
    browser.get(f"/commentaries/{row.id}/erase", status=410)
    browser.get(f"/reading-room/{slug}/sub/{row.number}", status=410)


def test_nobody_else_is_offered_it(row: Commentary, cast: Cast, browser: Browser) -> None:
    for person, status in ((cast.bela, 404), (cast.officer, 404)):
        browser.sign_in(person)
        browser.get(f"/commentaries/{row.id}/erase", status=status)
    browser.get(f"/desk/erase/{row.id}", status=403)
    browser.post(f"/desk/erase/{row.id}", {"sure": "y", "reason": "danger"}, status=403)
    assert state(row) == "admitted"


def test_after_adoption_the_page_says_who_can(
    row: Commentary, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        call = commentaries.by_id(acting(cast.officer), row.id).thematic_session
        made = Summary(thematic_session_id=call.id, state="adopted", created_at=clock.now)
        db.session.add(made)
    browser.sign_in(cast.hana)
    page = browser.get(f"/commentaries/{row.id}/erase").get_data(as_text=True)
    assert "the safeguarding officers can" in page
    browser.post(f"/commentaries/{row.id}/erase", {"sure": "y"}, status=409)
    assert state(row) == "admitted"
    browser.sign_in(cast.safeguard)
    page = browser.get(f"/desk/erase/{row.id}").get_data(as_text=True)
    assert "a correction takes their place" in page
    browser.post(f"/desk/erase/{row.id}", {"sure": "y", "reason": "danger"}, status=303)
    assert state(row) == "erased"


def test_safeguarding_finds_a_text_by_its_symbol(row: Commentary, cast: Cast, browser: Browser) -> None:
    symbol = row.symbol
    browser.sign_in(cast.safeguard)
    assert "/desk/erase" in browser.get("/desk/reveal").get_data(as_text=True)
    found = browser.get(f"/desk/erase?symbol={symbol.lower()}", status=303)
    assert found.headers["Location"].endswith(f"/desk/erase/{row.id}")
    for wrong in ("SPMHR/2027/1/SUB/999", "SPMHR/2027/1", "nonsense"):
        page = browser.get(f"/desk/erase?symbol={wrong}", status=422).get_data(as_text=True)
        assert "No text has that symbol" in page
    page = browser.post(f"/desk/erase/{row.id}", {"reason": "danger"}, status=422).get_data(as_text=True)
    assert "Nothing is erased yet." in page
    page = browser.post(f"/desk/erase/{row.id}", {"sure": "y"}, status=422).get_data(as_text=True)
    assert "Choose why" in page
    browser.post(f"/desk/erase/{row.id}", {"sure": "y", "reason": "danger"}, status=303)
    assert state(row) == "erased"
    assert "erased already" in browser.get(f"/desk/erase?symbol={symbol}", status=422).get_data(as_text=True)
