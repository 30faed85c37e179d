"""Opening an account, choosing a new password, accepting an invitation: pages behind links."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import func, select

from panel.db import db, transaction
from panel.models import Account, AccountSession, OutboxMail
from panel.queries import account as accounts
from panel.queries import organisation as organisations
from panel.services import mandate, signing_up
from panel.services import password as passwords
from tests.cast import PASSWORD, Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import open_call
from tests.pages import Browser

GOOD = "heron barley lantern quay"


def link_of(name: str) -> str:
    """The address in the newest letter of a kind."""
    db.session.rollback()
    mails = db.session.scalars(
        select(OutboxMail).where(OutboxMail.name == name).order_by(OutboxMail.created_at)
    )
    path: str = list(mails)[-1].context["path"]
    return path


def plain(page: str) -> str:
    return re.sub(r'name="csrf_token" value="[^"]+"', "", page)


@pytest.mark.parametrize("path", ["/sign-up", "/password"])
def test_the_answer_is_the_same_whether_or_not_there_is_an_account(
    app: Flask, cast: Cast, browser: Browser, path: str
) -> None:
    known, unknown = (
        plain(browser.post(path, {"email": email}, 200).get_data(as_text=True))
        for email in ("hana@harbour.example", "nobody@harbour.example")
    )
    assert known.replace("hana@", "nobody@") == unknown
    assert "Look into your mail" in known


@pytest.mark.parametrize("path", ["/sign-up", "/password"])
@pytest.mark.parametrize("email", ["", "hana"])
def test_what_is_no_address_is_said_at_the_field(
    app: Flask, cast: Cast, browser: Browser, path: str, email: str
) -> None:
    if (path, email) == ("/password", "hana"):
        browser.post(path, {"email": email}, 200)
        return
    page = browser.post(path, {"email": email}, 422).get_data(as_text=True)
    assert 'id="email-err"' in page
    assert f'value="{email}"' in page


def test_from_an_address_to_a_signed_in_account(app: Flask, clock: Clock, browser: Browser) -> None:
    browser.get("/sign-up")
    browser.post("/sign-up", {"email": "nadia@quay.example"}, 200)
    path = link_of("confirm_address")
    assert "nadia@quay.example" in browser.get(path).get_data(as_text=True)
    page = browser.post(path, {"name": "Nadia Quay", "password": "too short"}, 422).get_data(as_text=True)
    assert 'value="Nadia Quay"' in page
    assert "At least 15 characters" in page
    assert browser.post(path, {"name": "Nadia Quay", "password": GOOD}).location == "/commentaries"
    assert "Nadia Quay" in browser.get("/account").get_data(as_text=True)
    assert "does not work any more" in browser.get(path, 410).get_data(as_text=True)
    browser.post(path, {"name": "Somebody Else", "password": GOOD}, 410)
    other = Browser(app)
    other.post("/sign-in", {"email": "nadia@quay.example", "password": GOOD})


def test_who_came_from_a_call_is_led_back_to_it(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        call = open_call(cast, clock)
        back = f"/calls/{call.slug}"
    said = f"next={back}"
    assert said in browser.get(f"/sign-in?{said}").get_data(as_text=True)
    page = browser.get(f"/sign-up?{said}").get_data(as_text=True)
    assert f'name="next" value="{back}"' in page and f'href="/sign-in?{said}"' in page
    sent = browser.post("/sign-up", {"email": "nadia@quay.example", "next": back}, 200)
    assert f'href="/sign-up?{said}"' in sent.get_data(as_text=True)
    path = link_of("confirm_address")
    assert path.partition("?")[2] == urlencode({"next": back})
    browser.get(path)
    assert browser.post(path, {"name": "Nadia Quay", "password": GOOD}).location == back
    assert f'href="/sign-up?{said}"' in browser.get(path, 410).get_data(as_text=True)
    browser.post("/sign-up", {"email": "hana@harbour.example", "next": back}, 200)
    assert link_of("already_registered") == "/sign-in?" + urlencode({"next": back})


def test_who_forgot_the_password_is_led_back_as_well(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        call = open_call(cast, clock)
        back = f"/calls/{call.slug}"
    said = f"next={back}"
    assert f'href="/password?{said}"' in browser.get(f"/sign-in?{said}").get_data(as_text=True)
    assert f'name="next" value="{back}"' in browser.get(f"/password?{said}").get_data(as_text=True)
    sent = browser.post("/password", {"email": "hana@harbour.example", "next": back}, 200)
    assert f'href="/password?{said}"' in sent.get_data(as_text=True)
    path = link_of("reset")
    assert path.partition("?")[2] == urlencode({"next": back})
    browser.get(path)
    assert browser.post(path, {"password": GOOD}).location == f"/sign-in?{said}"
    over = browser.get(path, 410).get_data(as_text=True)
    assert f'href="/password?{said}"' in over and f'href="/sign-in?{said}"' in over
    entered = browser.post("/sign-in", {"email": "hana@harbour.example", "password": GOOD, "next": back})
    assert entered.location == back


@pytest.mark.parametrize("target", ["https://other.example/", "//other.example", "/nowhere"])
def test_a_letter_about_a_password_leads_to_pages_of_ours_alone(
    app: Flask, cast: Cast, clock: Clock, browser: Browser, target: str
) -> None:
    browser.post("/password", {"email": "hana@harbour.example", "next": target}, 200)
    path = link_of("reset")
    assert "?" not in path
    forged = f"{path}?{urlencode({'next': target})}"
    assert browser.post(forged, {"password": GOOD}).location == "/sign-in"


@pytest.mark.parametrize(
    "target", ["https://other.example/", "//other.example", "/\\other.example", "/nowhere", "/sign-up"]
)
def test_a_letter_leads_to_pages_of_ours_alone(
    app: Flask, clock: Clock, browser: Browser, target: str
) -> None:
    browser.post("/sign-up", {"email": "nadia@quay.example", "next": target}, 200)
    path = link_of("confirm_address")
    assert "?" not in path
    forged = f"{path}?{urlencode({'next': target})}"
    assert browser.post(forged, {"name": "Nadia Quay", "password": GOOD}).location == "/commentaries"


def test_looking_at_a_link_does_not_use_it_up(app: Flask, clock: Clock, browser: Browser) -> None:
    with transaction():
        signing_up.ask("nadia@quay.example", "en", now=clock.now)
    path = link_of("confirm_address")
    for _ in range(3):
        browser.get(path)
    browser.post(path, {"name": "Nadia", "password": GOOD})


def test_two_links_to_one_address_make_one_account(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        signing_up.ask("nadia@quay.example", "en", now=clock.now)
        mandate.invite(
            acting(cast.hana), cast.harbour, "nadia@quay.example", "contributor", "en", now=clock.now
        )
    sign_up, invitation = link_of("confirm_address"), link_of("invitation")
    browser.post(sign_up, {"name": "Nadia", "password": GOOD})
    stranger = Browser(app)
    assert "There is an account with this address" in stranger.get(invitation).get_data(as_text=True)
    stranger.post(invitation, {"name": "Not Nadia", "password": GOOD}, 410)
    db.session.rollback()
    assert (
        db.session.scalar(
            select(func.count()).select_from(Account).where(Account.email_key == "nadia@quay.example")
        )
        == 1
    )


def test_a_new_password_by_link_signs_everything_out(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    inside = Browser(app).sign_in(cast.hana)
    browser.get("/password")
    browser.post("/password", {"email": "HANA@harbour.example"}, 200)
    path = link_of("reset")
    browser.get(path)
    browser.post(path, {"password": ""}, 422)
    assert "made of your name" in browser.post(path, {"password": "Harbour Workers' Aid"}, 422).get_data(
        as_text=True
    )
    inside.get("/account")
    assert browser.post(path, {"password": GOOD}).location == "/sign-in"
    inside.get("/account", 302)
    browser.post(path, {"password": GOOD}, 410)
    browser.post("/sign-in", {"email": "hana@harbour.example", "password": PASSWORD}, 422)
    assert (
        browser.post("/sign-in", {"email": "hana@harbour.example", "password": GOOD}).location
        == "/commentaries"
    )


def test_a_link_that_is_over_offers_a_new_one(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        passwords.ask_reset("hana@harbour.example", now=clock.now)
    path = link_of("reset")
    clock.forward(minutes=30)
    page = browser.get(path, 410).get_data(as_text=True)
    assert 'href="/password"' in page
    browser.post(path, {"password": GOOD}, 410)
    for nonsense in (
        "/password/nothing",
        "/sign-up/nothing",
        "/invitations/nothing",
        "/sign-up/" + "x" * 900,
    ):
        browser.get(nonsense, 410)


@pytest.mark.parametrize("path", ["/sign-up", "/password", "/sign-up/x", "/password/x", "/invitations/x"])
def test_no_form_is_taken_without_its_token(app: Flask, cast: Cast, browser: Browser, path: str) -> None:
    browser.post(path, {"email": "nadia@quay.example"}, 400, token=False)
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(OutboxMail)) == 0


def test_letters_link_to_the_configured_address_whatever_the_host(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    for old in app.config["PANEL"].mail_directory.glob("*.eml"):
        old.unlink()
    token = browser.token()
    with app.app_context():
        answer = browser.client.post(
            "/password",
            data={"email": "hana@harbour.example"},
            base_url="http://evil.example",
            headers={"X-CSRFToken": token},
        )
    assert answer.status_code == 400
    browser.post(
        "/password", {"email": "hana@harbour.example"}, 200, headers={"X-Forwarded-Host": "evil.example"}
    )
    with app.app_context():
        app.extensions["panel.drain"]()
    sent = [f.read_text() for f in app.config["PANEL"].mail_directory.glob("*.eml")]
    assert [t for t in sent if "evil.example" in t] == []


# invitations


def invite(cast: Cast, clock: Clock, email: str, kind: str = "contributor") -> str:
    with transaction():
        mandate.invite(acting(cast.hana), cast.harbour, email, kind, "en", now=clock.now)
    return link_of("invitation")


def test_an_invitation_opens_an_account_and_gives_the_mandate(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    path = invite(cast, clock, "nadia@quay.example", "focal_point")
    page = browser.get(path).get_data(as_text=True)
    assert ("Harbour Workers’ Aid" in page, "Hana Otieno" in page, "nadia@quay.example" in page) == (
        True,
        True,
        True,
    )
    browser.post(path, {"name": "", "password": GOOD}, 422)
    assert (
        browser.post(path, {"name": "Nadia", "password": GOOD}).location
        == f"/organizations/{cast.harbour.id}"
    )
    browser.get(f"/organizations/{cast.harbour.id}/people")
    db.session.rollback()
    made = accounts.by_email_key("nadia@quay.example")
    assert made is not None
    held = organisations.mandate(made.id, cast.harbour.id)
    assert held is not None
    assert held.kind == "focal_point"
    browser.get(path, 410)


def test_an_invitation_is_accepted_with_the_account_one_is_in(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    path = invite(cast, clock, "otis@elsewhere.example")
    page = browser.get(path).get_data(as_text=True)
    assert f'href="/sign-in?next={path}"' in page
    browser.post("/sign-in", {"email": "otis@elsewhere.example", "password": PASSWORD, "next": path})
    assert "You are signed in as Otis Outsider" in browser.get(path).get_data(as_text=True)
    browser.post(path, status=400, token=False)
    assert browser.post(path).location == f"/organizations/{cast.harbour.id}"
    browser.post(path, status=410)
    assert "Casa Puente" not in browser.get("/account").get_data(as_text=True)


def test_of_two_who_accept_one_wins(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    path = invite(cast, clock, "somebody@quay.example")
    Browser(app).sign_in(cast.outsider).post(path)
    Browser(app).sign_in(cast.bela).post(path, status=410)
    db.session.rollback()
    assert organisations.mandate(cast.bela.id, cast.harbour.id) is None


def test_an_expired_invitation_opens_nothing_by_any_way(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    path = invite(cast, clock, "nadia@quay.example")
    raw = path.rsplit("/", 1)[1]
    clock.forward(days=14)
    browser.post(path, {"name": "Nadia", "password": GOOD}, 410)
    browser.post(f"/password/{raw}", {"password": GOOD}, 410)
    browser.post(f"/sign-up/{raw}", {"name": "Nadia", "password": GOOD}, 410)
    browser.post("/password", {"email": "nadia@quay.example"}, 200)
    db.session.rollback()
    assert accounts.by_email_key("nadia@quay.example") is None
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(AccountSession)) == 0
