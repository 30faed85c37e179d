"""The page that shows what stood under a redaction."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.models import AuditEntry
from panel.queries import commentary as commentaries
from panel.services import approval, redaction
from panel.services.approval_kinds import KINDS
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import admitted, open_call
from tests.pages import Browser

TEXT = "At the counter Mr Example of Dock Street said no.\n\nThe clinic asked nobody."
HIDDEN = "Mr Example of Dock Street"


@pytest.fixture
def places(app: Flask, cast: Cast, clock: Clock) -> tuple[str, str, str]:
    """Addresses: the recorded page, the text in the reading room, the decided approval."""
    with transaction():
        call = open_call(cast, clock)
        row = admitted(call, cast.harbour, cast.hana, clock, cast, text=TEXT)
        officer = acting(cast.officer)
        row = commentaries.by_id(officer, row.id, lock=True)
        made = redaction.propose_redaction(
            officer, row, row.version_id, HIDDEN, "G7", "It names a person.", now=clock.now
        )
        approval.decide(acting(cast.officer2), made, "approve", KINDS[made.kind], now=clock.now)
        room = f"/reading-room/{call.slug}/sub/{row.number}"
        return f"/desk/unredacted/{row.id}", room, f"/approvals/{made.id}"


def readings() -> list[tuple[str | None, dict[str, str]]]:
    db.session.rollback()
    found = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "commentary:unredacted"))
    return [(entry.actor_id, entry.facts) for entry in found]


def test_looking_shows_no_word_and_records_nothing(
    places: tuple[str, str, str], cast: Cast, browser: Browser
) -> None:
    page, room, decided = places
    browser.sign_in(cast.safeguard)
    for address in (room, decided):
        assert browser.get(address).get_data(as_text=True).count(f'href="{page}"') == 1
    asked = browser.get(page)
    assert "5 words were redacted" in asked.get_data(as_text=True)
    assert "Example" not in asked.get_data(as_text=True)
    assert asked.headers["Cache-Control"] == "no-store"
    assert readings() == []


def test_a_reason_shows_the_words_once_and_is_recorded(
    places: tuple[str, str, str], cast: Cast, browser: Browser
) -> None:
    page, _, _ = places
    browser.sign_in(cast.safeguard)
    assert "Example" not in browser.post(page, {}, 422).get_data(as_text=True)
    assert readings() == []
    shown = browser.post(page, {"reason": "check"}, 200)
    text = shown.get_data(as_text=True)
    assert f'<del><span class="sr">removed: </span>{HIDDEN}</del>' in text
    assert "The clinic asked nobody." in text and "Harbour" not in text
    assert shown.headers["Cache-Control"] == "no-store"
    assert readings() == [(cast.safeguard.id, {"reason": "check"})]
    assert "Example" not in browser.get(page).get_data(as_text=True)


def test_nobody_else_comes_here(places: tuple[str, str, str], cast: Cast, browser: Browser) -> None:
    page, room, decided = places
    for who in (cast.officer, cast.officer2, cast.head, cast.chair, cast.administrator, cast.auditor,
                cast.bela, cast.hana):  # fmt: skip
        browser.sign_in(who)
        assert page not in browser.get(room).get_data(as_text=True)
        for answer in (browser.get(page, 403), browser.post(page, {"reason": "check"}, 403)):
            assert "Example" not in answer.get_data(as_text=True)
    browser.sign_in(cast.officer)
    assert page not in browser.get(decided).get_data(as_text=True)
    browser.sign_in(cast.safeguard, strong=False).post(page, {"reason": "check"}, 403)
    assert readings() == []


def test_a_text_without_a_redaction_has_no_such_page(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = admitted(open_call(cast, clock), cast.bridge, cast.bela, clock, cast)
        path = f"/desk/unredacted/{row.id}"
    browser.sign_in(cast.safeguard).get(path, 404)
