"""The list of one's own commentaries."""

from __future__ import annotations

import pytest
from flask import Flask

from panel.db import db, transaction
from panel.models import Account
from panel.queries import commentary as commentaries
from panel.services import commentary as verbs
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import open_call
from tests.pages import Browser


@pytest.mark.parametrize(
    ("zone", "saved"),
    [
        ("Europe/Zurich", "saved Friday 5 March 2027, 23:30 in Geneva"),
        ("Asia/Manila", "saved Saturday 6 March 2027, 06:30 in Manila"),
        ("UTC", "saved Friday 5 March 2027, 22:30 UTC"),
    ],
)
def test_a_draft_was_saved_at_an_hour_of_ones_own(
    app: Flask, cast: Cast, clock: Clock, browser: Browser, zone: str, saved: str
) -> None:
    with transaction():
        call = open_call(cast, clock)
        db.session.get_one(Account, cast.hana.id).time_zone = zone
        draft_id = verbs.begin(acting(cast.hana), call, cast.harbour, now=clock.now).id
    clock.now = clock.now.replace(year=2027, month=3, day=5, hour=22, minute=30)
    with transaction():
        row = commentaries.own(acting(cast.hana), draft_id, lock=True)
        typed = verbs.DraftText(title="T", body="One.", language="en")
        verbs.save_draft(acting(cast.hana), row, typed, revision=0, now=clock.now)
    assert saved in browser.sign_in(cast.hana).get("/commentaries").get_data(as_text=True)
