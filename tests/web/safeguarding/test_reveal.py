"""The page that reveals a withheld name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.models import AuditEntry, ThematicSession
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories.sessions import filed, open_call
from tests.pages import Browser

NAMES = ("Harbour", "HWA", "Mombasa", "Hana")


@pytest.fixture
def call(app: Flask, cast: Cast, clock: Clock) -> Iterator[ThematicSession]:
    with transaction():
        made = open_call(cast, clock)
    yield made


@pytest.fixture
def path(call: ThematicSession, cast: Cast, clock: Clock) -> str:
    with transaction():
        return f"/desk/reveal/{filed(call, cast.harbour, cast.hana, clock, consent='name_withheld').id}"


def reveals() -> list[tuple[str | None, dict[str, str]]]:
    db.session.rollback()
    found = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "identity:revealed"))
    return [(entry.actor_id, entry.facts) for entry in found]


def test_looking_reveals_nothing_and_records_nothing(path: str, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.safeguard)
    for address in ("/desk/reveal", path):
        page = browser.get(address).get_data(as_text=True)
        assert [name for name in NAMES if name in page] == []
    assert reveals() == []


def test_a_reason_reveals_the_name_once_and_is_recorded(path: str, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.safeguard)
    answer = browser.post(path, {}, 422)
    assert "Harbour" not in answer.get_data(as_text=True) and reveals() == []
    answer = browser.post(path, {"reason": "danger"}, 200)
    page = answer.get_data(as_text=True)
    assert "Harbour Workers’ Aid" in page and "Mombasa, Kenya" in page
    assert answer.headers["Cache-Control"] == "no-store"
    assert reveals() == [(cast.safeguard.id, {"reason": "danger"})]
    assert "Harbour" not in browser.get(path).get_data(as_text=True)


def test_only_safeguarding_comes_here(path: str, cast: Cast, browser: Browser) -> None:
    reads_texts = (cast.officer, cast.head, cast.chair)
    for who in (*reads_texts, cast.administrator, cast.auditor, cast.bela):
        browser.sign_in(who)
        browser.get("/desk/reveal", 403)
        status = 403 if who in reads_texts else 404
        for answer in (browser.get(path, status), browser.post(path, {"reason": "danger"}, status)):
            assert "Harbour" not in answer.get_data(as_text=True)
    browser.sign_in(cast.safeguard, strong=False).post(path, {"reason": "danger"}, 404)
    assert reveals() == []


def test_a_public_submission_has_no_such_page(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = filed(call, cast.bridge, cast.bela, clock)
    browser.sign_in(cast.safeguard).get(f"/desk/reveal/{row.id}", 404)


def test_safeguarding_begins_at_the_reports_and_finds_the_labels_at_the_foot(
    app: Flask, cast: Cast, browser: Browser
) -> None:
    home = browser.sign_in(cast.safeguard).get("/").get_data(as_text=True)
    assert (home.count('href="/desk/safety"'), home.count('href="/desk/reveal"')) == (2, 1)
    assert 'href="/desk"' not in home
    browser.sign_in(cast.officer)
    assert "/desk/reveal" not in browser.get("/").get_data(as_text=True)
