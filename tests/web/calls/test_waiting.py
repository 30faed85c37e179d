"""Who has registered an organization is told where it stands, and not asked to register again."""

from __future__ import annotations

import pytest
from flask import Flask

from panel.db import transaction
from tests.cast import Cast, mandate, organisation
from tests.conftest import Clock
from tests.factories.sessions import open_call
from tests.pages import Browser

AGAIN = "You act for no accredited organization."


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("pending", "Your registration waits for an officer:"),
        ("asked", "The officer has a question about your registration:"),
    ],
)
def test_a_registration_that_is_not_decided_is_linked(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, state: str, said: str
) -> None:
    with transaction():
        slug = open_call(cast, clock).slug
        body = organisation("Quay & Sons", clock.now, state=state)
        mandate(cast.outsider, body, clock.now)
        path = f"/organizations/{body.id}"
    link = f'{said} <a href="{path}"><bdi class="w">Quay &amp; Sons</bdi></a>'
    browser.sign_in(cast.outsider)
    for page in (f"/calls/{slug}", "/commentaries"):
        html = browser.get(page).get_data(as_text=True)
        assert (html.count(link), html.count(AGAIN)) == (1, 0)
    assert "Quay &amp; Sons" in browser.get(path).get_data(as_text=True)


def test_without_a_registration_nothing_waits(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        slug = open_call(cast, clock).slug
    browser.sign_in(cast.outsider)
    assert "Your registration" not in browser.get(f"/calls/{slug}").get_data(as_text=True)
    html = browser.get("/commentaries").get_data(as_text=True)
    assert (html.count(AGAIN), html.count("Your registration")) == (1, 0)
