"""Signing in: the same answer for everybody who guesses, two steps where there is a second factor."""

from __future__ import annotations

import re

import pyotp
import pytest
from flask import Flask
from sqlalchemy import func, select

from panel.db import db, transaction
from panel.models import AccountSession
from panel.queries import account as accounts
from panel.services import account as verbs
from panel.services import second_factor
from tests.cast import PASSWORD, Cast
from tests.conftest import Clock
from tests.factories.threads import moderator
from tests.pages import Browser, chosen_language


def credentials(email: str, password: str = PASSWORD) -> dict[str, str]:
    return {"email": email, "password": password}


def secure(app: Flask, clock: Clock, account_id: str) -> tuple[str, list[str]]:
    """Give an account a second factor; returns its secret and the recovery codes."""
    secret = pyotp.random_base32()
    with transaction():
        codes = second_factor.enrol(
            accounts.by_id(account_id), secret, app.extensions["panel.keys"], now=clock.now
        )
    clock.forward(minutes=1)
    return secret, codes


def plain(page: str) -> str:
    """A page without what is random in it."""
    return re.sub(r'name="csrf_token" value="[^"]+"', "", page)


def test_an_unknown_address_and_a_wrong_password_get_the_same_page(
    app: Flask, cast: Cast, browser: Browser
) -> None:
    answers = [
        plain(
            browser.post("/sign-in", credentials(email, "not the password at all"), 422).get_data(
                as_text=True
            )
        )
        for email in ("hana@harbour.example", "nobody@harbour.example")
    ]
    assert answers[0].replace("hana@", "nobody@") == answers[1]
    assert "do not fit together" in answers[0]
    assert 'value="not the password' not in answers[0]


def test_an_unknown_address_costs_the_same_hash(app: Flask) -> None:
    assert verbs._NOBODY.rsplit("$", 2)[0] == verbs.hash_password("anything").rsplit("$", 2)[0]


def test_a_wrong_password_is_counted_and_the_eleventh_try_waits(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    for _ in range(10):
        browser.post("/sign-in", credentials("hana@harbour.example", "wrong wrong wrong"), 422)
    for email in ("hana@harbour.example", "HANA@harbour.example "):
        page = browser.post("/sign-in", credentials(email), 429).get_data(as_text=True)
        assert "Too many tries" in page
    browser.post("/sign-in", credentials("bela@puente.example"))
    clock.forward(seconds=6)
    browser.post("/sign-in", credentials("hana@harbour.example"))


def test_unknown_addresses_are_made_to_wait_as_well(app: Flask, cast: Cast, browser: Browser) -> None:
    statuses = []
    for _ in range(11):
        browser.client = app.test_client()
        with app.app_context():
            answer = browser.client.post(
                "/sign-in",
                data=credentials("nobody@harbour.example"),
                base_url="http://127.0.0.1:8000",
                headers={"X-CSRFToken": browser.token()},
            )
        statuses.append(answer.status_code)
    assert statuses == [422] * 10 + [429]


def test_who_is_signed_in_already_is_not_locked_out(app: Flask, cast: Cast, browser: Browser) -> None:
    inside = Browser(app).sign_in(cast.hana)
    for _ in range(12):
        with app.app_context():
            browser.client.post(
                "/sign-in",
                data=credentials("hana@harbour.example", "wrong wrong wrong"),
                base_url="http://127.0.0.1:8000",
                headers={"X-CSRFToken": browser.token()},
            )
    inside.get("/account")


@pytest.mark.parametrize(("email", "password"), [("", PASSWORD), ("hana@harbour.example", ""), ("", "")])
def test_an_empty_field_is_named(app: Flask, cast: Cast, browser: Browser, email: str, password: str) -> None:
    page = browser.post("/sign-in", credentials(email, password), 422).get_data(as_text=True)
    assert page.count('class="err"') == [email, password].count("")
    assert f'value="{email}"' in page


def test_signing_in_starts_a_new_cookie_and_signing_out_ends_it(
    app: Flask, cast: Cast, browser: Browser
) -> None:
    browser.get("/sign-in")
    before = browser.client.get_cookie("panel", domain="127.0.0.1")
    answer = browser.post("/sign-in", credentials("hana@harbour.example"))
    assert answer.location == "/commentaries"
    kept = browser.client.get_cookie("panel", domain="127.0.0.1")
    assert before is not None
    assert kept is not None
    assert before.value != kept.value
    browser.get("/account")
    browser.post("/sign-out")
    browser.client.set_cookie("panel", kept.value, domain="127.0.0.1")
    browser.get("/account", 302)
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(AccountSession)) == 0


def test_signing_in_and_out_need_the_token_of_the_page(app: Flask, cast: Cast, browser: Browser) -> None:
    browser.post("/sign-in", credentials("hana@harbour.example"), 400, token=False)
    browser.sign_in(cast.hana).post("/sign-out", status=400, token=False)
    browser.get("/account")


@pytest.mark.parametrize(
    ("target", "goes"),
    [
        ("/organizations/register", "/organizations/register"),
        ("//evil.example", "/commentaries"),
        ("/\\evil.example", "/commentaries"),
        ("https://evil.example", "/commentaries"),
        ("javascript:alert(1)", "/commentaries"),
        ("/\tevil", "/commentaries"),
        (" /x", "/commentaries"),
        ("/account?lang=fr", "/account?lang=fr"),
        ("/sign-out", "/commentaries"),
        ("/sign%2dout", "/commentaries"),
        ("/sign-in/code", "/commentaries"),
        ("/nowhere", "/commentaries"),
        ("/account%0d%0aSet-Cookie:x", "/commentaries"),
        ("/account?q=%00", "/commentaries"),
        ("/%2fevil.example", "/commentaries"),
        ("/%5cevil.example", "/commentaries"),
    ],
)
def test_afterwards_one_goes_only_to_a_page_of_ours(
    app: Flask, cast: Cast, browser: Browser, target: str, goes: str
) -> None:
    answer = browser.post("/sign-in", credentials("hana@harbour.example") | {"next": target})
    assert answer.location == goes


def test_two_steps_where_there_is_a_second_factor(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    secret, _codes = secure(app, clock, cast.officer.id)
    assert browser.post("/sign-in", credentials("officer@panel.example")).location == "/sign-in/code"
    browser.get("/desk", 302)
    page = browser.post("/sign-in/code", {"code": "000000"}, 422).get_data(as_text=True)
    assert "does not fit" in page
    assert browser.post("/sign-in/code", {"code": pyotp.TOTP(secret).at(clock.now)}).location == "/desk"
    browser.get("/desk")
    other = Browser(app)
    other.post("/sign-in", credentials("officer@panel.example"))
    other.post("/sign-in/code", {"code": pyotp.TOTP(secret).at(clock.now)}, 422)


@pytest.mark.parametrize(
    ("email", "begins"),
    [("mona@panel.example", "/desk/moderation"), ("safe@panel.example", "/desk/safety")],
)
def test_everybody_begins_at_the_own_desk(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, email: str, begins: str
) -> None:
    with transaction():
        found = moderator(clock).id if email.startswith("mona") else cast.safeguard.id
    secret, _codes = secure(app, clock, found)
    browser.post("/sign-in", credentials(email))
    assert browser.post("/sign-in/code", {"code": pyotp.TOTP(secret).at(clock.now)}).location == begins


def test_a_recovery_code_lets_in_once(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    _secret, codes = secure(app, clock, cast.officer.id)
    for status in (303, 422):
        browser.client = app.test_client()
        browser.post("/sign-in", credentials("officer@panel.example"))
        browser.post("/sign-in/code", {"code": codes[0]}, status)


def test_ten_wrong_codes_make_one_wait_and_the_first_step_expires(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    secret, _codes = secure(app, clock, cast.officer.id)
    browser.post("/sign-in", credentials("officer@panel.example"))
    for _ in range(10):
        browser.post("/sign-in/code", {"code": "000000"}, 422)
    browser.post("/sign-in/code", {"code": pyotp.TOTP(secret).at(clock.now)}, 429)
    clock.forward(minutes=11)
    assert browser.post("/sign-in/code", {"code": pyotp.TOTP(secret).at(clock.now)}).location == "/sign-in"


def test_the_second_step_without_the_first_leads_to_the_first(
    app: Flask, cast: Cast, browser: Browser
) -> None:
    assert browser.get("/sign-in/code", 303).location == "/sign-in"


def test_a_role_asks_for_the_second_factor_at_once_and_opens_nothing_before(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    assert browser.post("/sign-in", credentials("officer@panel.example")).location == "/account/second-factor"
    browser.get("/desk", 403)
    page = browser.get("/account/second-factor").get_data(as_text=True)
    found = re.search(r'<code dir="ltr">([A-Z2-7 ]+)</code>', page)
    assert found is not None
    secret = found[1].replace(" ", "")
    browser.post("/account/second-factor", {"code": "000000"}, 422)
    done = browser.post("/account/second-factor", {"code": pyotp.TOTP(secret).at(clock.now)}, 200)
    assert len(re.findall(r"<bdi>\d{5} \d{5}</bdi>", done.get_data(as_text=True))) == 10
    browser.get("/desk")


def test_a_closed_account_does_not_sign_in_nor_stay_signed_in(
    app: Flask, cast: Cast, browser: Browser
) -> None:
    browser.sign_in(cast.hana)
    with transaction():
        accounts.by_id(cast.hana.id).state = "closed"
    browser.get("/account", 302)
    browser.post("/sign-in", credentials("hana@harbour.example"), 422)


def test_the_language_of_the_account_is_spoken_unless_another_was_chosen(
    app: Flask, cast: Cast, browser: Browser
) -> None:
    with transaction():
        accounts.by_id(cast.hana.id).locale = "fr"
    browser.post("/sign-in", credentials("hana@harbour.example"))
    assert chosen_language(browser.get("/account").get_data(as_text=True)) == "fr"
    chosen = Browser(app)
    chosen.get("/sign-in?lang=es")
    chosen.post("/sign-in", credentials("hana@harbour.example"))
    assert chosen_language(chosen.get("/account").get_data(as_text=True)) == "es"


def test_only_two_words_of_the_browser_are_kept(app: Flask, cast: Cast, browser: Browser) -> None:
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
    browser.post("/sign-in", credentials("hana@harbour.example"), headers={"User-Agent": agent})
    db.session.rollback()
    assert db.session.scalars(select(AccountSession.device)).all() == ["Firefox, Windows"]
