"""One's own account: settings, devices, password, second factor, download, close."""

from __future__ import annotations

import json
import re

import pyotp
import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.models import Account, AccountSession
from panel.queries import account as accounts
from panel.services import account as verbs
from panel.services import second_factor
from tests.cast import PASSWORD, Cast, mandate
from tests.conftest import Clock
from tests.pages import Browser, chosen_language

GOOD = "heron barley lantern quay"
PAGES = (
    "/account",
    "/account/password",
    "/account/second-factor",
    "/account/recovery-codes",
    "/account/devices",
    "/account/close",
)
POSTS = ("/account", "/account/password", "/account/second-factor", "/account/recovery-codes", "/account/devices/sign-out", "/account/download", "/account/close")  # fmt: skip


def stored(account: Account) -> Account:
    db.session.rollback()
    db.session.expire_all()
    return accounts.by_id(account.id)


@pytest.mark.parametrize("path", PAGES)
def test_nobody_is_sent_to_sign_in_and_back(app: Flask, cast: Cast, browser: Browser, path: str) -> None:
    answer = browser.get(path, 302)
    assert answer.location == f"/sign-in?next={path}"
    browser.sign_in(cast.hana).get(path)


@pytest.mark.parametrize("path", POSTS)
def test_nothing_is_changed_for_nobody_or_without_the_token(
    app: Flask, cast: Cast, browser: Browser, path: str
) -> None:
    browser.post(path, {"password": PASSWORD}, 401)
    browser.sign_in(cast.hana).post(path, {"password": PASSWORD}, 400, token=False)
    assert stored(cast.hana).state == "active"


def test_settings_are_saved_and_the_language_changes(app: Flask, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.hana)
    browser.post("/account", {"name": "Hana O.", "locale": "fr", "time_zone": "Africa/Nairobi"})
    page = browser.get("/account").get_data(as_text=True)
    assert chosen_language(page) == "fr"
    assert '<option selected value="Africa/Nairobi">' in page
    assert (stored(cast.hana).name, cast.hana.locale) == ("Hana O.", "fr")


def test_wrong_settings_are_named_and_what_was_typed_stays(app: Flask, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.hana)
    page = browser.post(
        "/account", {"name": "H" * 121, "locale": "xx", "time_zone": "Nowhere"}, 422
    ).get_data(as_text=True)
    assert "3 answers need another look" in page
    assert "H" * 121 in page
    assert stored(cast.hana).name == "Hana Otieno"


def test_the_page_stays_small_with_all_its_cities(app: Flask, cast: Cast, browser: Browser) -> None:
    assert len(browser.sign_in(cast.hana).get("/account").get_data()) < 60_000


def test_devices_are_listed_and_signed_out_one_by_one(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    phone = Browser(app).sign_in(cast.hana)
    browser.sign_in(cast.hana)
    page = browser.get("/account/devices").get_data(as_text=True)
    assert page.count('name="device"') == 3
    here = accounts.sessions_of(cast.hana.id, clock.now)
    ids = [d.id for d in here]
    foreign = Browser(app).sign_in(cast.bela)
    foreign.post("/account/devices/sign-out", {"device": ids[0]}, 404)
    browser.post("/account/devices/sign-out", {"device": "nothing"}, 404)
    browser.post("/account/devices/sign-out", {"device": "others"})
    phone.get("/account", 302)
    browser.get("/account")
    db.session.rollback()
    (own,) = db.session.scalars(select(AccountSession).where(AccountSession.account_id == cast.hana.id))
    assert browser.post("/account/devices/sign-out", {"device": own.id}).location == "/"
    browser.get("/account", 302)


def test_the_password_is_changed_with_the_present_one(app: Flask, cast: Cast, browser: Browser) -> None:
    phone = Browser(app).sign_in(cast.hana)
    browser.sign_in(cast.hana)
    page = browser.post(
        "/account/password", {"current": "wrong wrong wrong", "password": GOOD}, 422
    ).get_data(as_text=True)
    assert "This is not your password" in page
    browser.post("/account/password", {"current": PASSWORD, "password": "hana.otieno.2027!"}, 422)
    browser.post("/account/password", {"current": PASSWORD, "password": ""}, 422)
    phone.get("/account")
    browser.post("/account/password", {"current": PASSWORD, "password": GOOD})
    phone.get("/account", 302)
    browser.get("/account")
    assert verbs.password_fits(stored(cast.hana), GOOD)


def test_guessing_the_present_password_is_slowed_down(app: Flask, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.hana)
    for _ in range(10):
        browser.post("/account/password", {"current": "wrong wrong wrong", "password": GOOD}, 422)
    page = browser.post("/account/password", {"current": PASSWORD, "password": GOOD}, 422).get_data(
        as_text=True
    )
    assert "Too many tries" in page
    assert verbs.password_fits(stored(cast.hana), PASSWORD)


def key_on(page: str) -> str:
    found = re.search(r'<code dir="ltr">([A-Z2-7 ]+)</code>', page)
    assert found is not None
    return found[1].replace(" ", "")


def test_a_second_second_factor_needs_the_password(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    browser.sign_in(cast.hana)
    first = key_on(browser.get("/account/second-factor").get_data(as_text=True))
    browser.post("/account/second-factor", {"code": pyotp.TOTP(first).at(clock.now)}, 200)
    page = browser.get("/account/second-factor").get_data(as_text=True)
    second = key_on(page)
    assert (first != second, 'name="password"' in page) == (True, True)
    code = {"code": pyotp.TOTP(second).at(clock.now)}
    browser.post("/account/second-factor", code, 422)
    browser.post("/account/second-factor", code | {"password": "wrong wrong wrong"}, 422)
    keys = app.extensions["panel.keys"]
    assert keys.open(stored(cast.hana).totp_secret or "") == first
    browser.post("/account/second-factor", code | {"password": PASSWORD}, 200)
    assert keys.open(stored(cast.hana).totp_secret or "") == second


def test_a_second_factor_is_not_set_up_without_looking_at_the_key(
    app: Flask, cast: Cast, browser: Browser
) -> None:
    assert (
        browser.sign_in(cast.hana).post("/account/second-factor", {"code": "123456"}).location
        == "/account/second-factor"
    )
    assert stored(cast.hana).totp_secret is None


def test_recovery_codes_are_renewed_with_the_password(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    browser.sign_in(cast.hana)
    browser.post("/account/recovery-codes", {"password": PASSWORD}, 422)
    with transaction():
        second_factor.enrol(
            accounts.by_id(cast.hana.id), pyotp.random_base32(), app.extensions["panel.keys"], now=clock.now
        )
    browser.post("/account/recovery-codes", {"password": "wrong wrong wrong"}, 422)
    page = browser.post("/account/recovery-codes", {"password": PASSWORD}, 200)
    assert len(re.findall(r"<bdi>\d{5} \d{5}</bdi>", page.get_data(as_text=True))) == 10
    assert page.headers["Cache-Control"] == "no-store"


def test_the_download_is_a_file_about_oneself_only(app: Flask, cast: Cast, browser: Browser) -> None:
    answer = browser.sign_in(cast.hana).post("/account/download", status=200)
    held = json.loads(answer.get_data(as_text=True))["held"]
    assert held["account"][0]["email"] == "hana@harbour.example"
    assert [m["organisation_id"] for m in held["mandate"]] == [cast.harbour.id]
    assert "bela" not in answer.get_data(as_text=True)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"


def test_closing_asks_for_the_password_and_warns_a_last_focal_point(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    page = browser.sign_in(cast.hana).get("/account/close").get_data(as_text=True)
    assert "You are the only focal point of Harbour Workers’ Aid" in page
    with transaction():
        mandate(cast.outsider, cast.harbour, clock.now)
    assert "You are the only focal point" not in browser.get("/account/close").get_data(as_text=True)
    browser.post("/account/close", {"password": "wrong wrong wrong"}, 422)
    browser.post("/account/close", {"password": ""}, 422)
    assert stored(cast.hana).state == "active"
    assert browser.post("/account/close", {"password": PASSWORD}).location == "/"
    assert "Your account is closed" in browser.get("/").get_data(as_text=True)
    browser.get("/account", 302)
    assert (stored(cast.hana).state, cast.hana.name) == ("closed", "")
    colleagues = (
        Browser(app).sign_in(cast.hugo).get(f"/organizations/{cast.harbour.id}/people").get_data(as_text=True)
    )
    assert "Hana" not in colleagues
