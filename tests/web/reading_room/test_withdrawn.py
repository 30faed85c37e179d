"""The permanent link of a text that was withdrawn."""

from __future__ import annotations

import pytest
from flask import Flask

from panel.db import transaction
from panel.queries import commentary as commentaries
from panel.services import commentary as verbs
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import admitted, filed, open_call
from tests.pages import Browser

TOLD = ("Harbour", "HWA", "Mombasa", "Kenya", "From the desk", "Fishers", "turned away")


@pytest.mark.parametrize("who", [None, "bela", "officer", "hana"])
@pytest.mark.parametrize("consent", ["public", "name_withheld"])
def test_a_text_that_was_published_leaves_number_and_day(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, who: str | None, consent: str
) -> None:
    with transaction():
        row = admitted(open_call(cast, clock), cast.harbour, cast.hana, clock, cast, consent=consent)
        slug, number, row_id = row.thematic_session.slug, row.number, row.id
        symbol = f"{row.thematic_session.symbol}/{row.symbol_suffix}"
    address = f"/reading-room/{slug}/sub/{number}"
    browser.get(address, 200)
    with transaction():
        hana = acting(cast.hana)
        verbs.withdraw(hana, commentaries.own(hana, row_id, lock=True), now=clock.now)
    page = browser.sign_in(getattr(cast, who) if who else None).get(address, 410).get_data(as_text=True)
    assert symbol in page and "Withdrawn on" in page
    body = page.partition("<main")[2].partition("</main>")[0]
    assert [word for word in TOLD if word in body] == []


def test_a_withdrawal_that_is_not_listed_has_no_page(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        call = open_call(cast, clock)
        row = filed(call, cast.harbour, cast.hana, clock, consent="name_withheld")
        hana = acting(cast.hana)
        verbs.withdraw(hana, commentaries.own(hana, row.id, lock=True), now=clock.now)
        address = f"/reading-room/{call.slug}/sub/{row.number}"
    for who in (None, cast.bela, cast.officer):
        browser.sign_in(who).get(address, 404)
