"""A page that many look at is made once a second for those who are nobody in particular."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from panel.db import db, transaction
from panel.gate import door, shared
from panel.models import ThematicSession
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories.sessions import admitted, open_call


@pytest.fixture
def looked(app: Flask, cast: Cast, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What somebody sees of a call whose title changes before every look; the hour counts as the real one."""
    monkeypatch.setattr(door, "by_the_real_clock", lambda: True)
    monkeypatch.setattr(shared, "SECONDS", 60.0)  # two looks on a busy machine may be further apart than one
    # The application is that of other tests.
    monkeypatch.delitem(app.extensions, "panel.shared", raising=False)
    with app.app_context(), transaction():
        slug = open_call(cast, clock).slug
    looks = 0

    def look(path: str = "/calls/{slug}", client: FlaskClient | None = None, **headers: Any) -> str:
        nonlocal looks
        looks += 1
        with app.app_context(), transaction():
            call = db.session.scalars(db.select(ThematicSession)).one()
            call.title = f"Look {looks}"
        client = client or app.test_client(use_cookies=False)
        with app.app_context():  # who somebody is must not be known from the request before
            answer = client.get(path.format(slug=slug), base_url="http://127.0.0.1:8000", **headers)
        assert answer.status_code == 200
        return answer.get_data(as_text=True)

    return look


def test_who_looks_in_the_same_second_gets_the_same_page(
    looked: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Look 1" in looked()
    assert "Look 1" in looked()
    monkeypatch.setattr(shared, "SECONDS", -1.0)
    assert "Look 3" in looked()


def test_each_language_has_its_own(looked: Callable[..., str]) -> None:
    assert "Look 1" in looked()
    other = looked(headers={"Cookie": "lang=en-XB"})
    assert ("Look 2" in other, 'dir="rtl"' in other) == (True, True)
    assert 'dir="rtl"' in looked(headers={"Cookie": "lang=en-XB"})
    assert 'dir="ltr"' in looked()


@pytest.mark.parametrize("how", [{"headers": {"Cookie": "panel=x"}}, {"path": "/calls/{slug}?lang=fr"}])
def test_who_is_somebody_or_asks_for_more_gets_her_own(
    looked: Callable[..., str], how: dict[str, Any]
) -> None:
    assert "Look 1" in looked()
    assert "Look 2" in looked(**how)
    assert "Look 1" in looked()


def test_what_is_made_for_somebody_is_given_to_nobody_else(
    looked: Callable[..., str], cast: Cast, browser: Any
) -> None:
    signed_in = browser.sign_in(cast.hana).client
    assert cast.hana.name in looked(client=signed_in)
    assert "Look 2" in looked()
    assert cast.hana.name in looked(client=signed_in)


def test_of_a_list_only_what_its_address_stands_for_is_shared(
    looked: Callable[..., str], cast: Cast, clock: Clock, browser: Any
) -> None:
    signed_in = browser.sign_in(cast.hana).client
    empty = looked("/reading-room/{slug}")
    assert "Look 1" in empty
    assert "Look 2" in looked("/reading-room/{slug}", client=signed_in)
    with transaction():
        call = db.session.scalars(db.select(ThematicSession)).one()
        text = admitted(call, cast.harbour, cast.hana, clock, cast)
        code = text.code
    listed = looked("/reading-room/{slug}")
    assert "Look 1" in listed
    assert (code in empty, code in listed) == (False, True)
    assert "Look 1" in looked("/reading-room/{slug}?language=en")


def test_where_the_hour_is_set_by_hand_every_page_is_made_anew(
    looked: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "by_the_real_clock", lambda: False)
    assert "Look 1" in looked()
    assert "Look 2" in looked()


def test_a_page_that_keeps_something_in_its_browser_is_not_shared(app: Flask) -> None:
    with app.test_request_context("/"):
        shared.keep(("/", "en"), app.response_class("own", headers={"Set-Cookie": "a=b"}))
        shared.keep(("/", "en"), app.response_class("refused", status=404))
        assert shared.found(("/", "en")) is None
