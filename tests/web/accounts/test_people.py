"""People, roles and what waits for a second person."""

from __future__ import annotations

import pyotp
import pytest
from flask import Flask
from sqlalchemy import func, select

from panel.db import db, transaction
from panel.domain.actor import Role
from panel.models import Account, Approval
from panel.queries import account as accounts
from panel.services import roles, second_factor
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.pages import Browser


def roles_of(account: Account) -> frozenset[Role]:
    db.session.rollback()
    return accounts.roles_of(account.id)


def proposals() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Approval)) or 0


def propose(cast: Cast, clock: Clock) -> str:
    with transaction():
        made = roles.propose(
            acting(cast.head), accounts.by_id(cast.outsider.id), "moderator", "Well known", now=clock.now
        )
        return made.id


@pytest.mark.parametrize(
    ("who", "status"),
    [(None, 302), ("hana", 403), ("officer", 403), ("chair", 403), ("auditor", 403), ("head", 200), ("administrator", 200), ("safeguard", 200)],
)  # fmt: skip
def test_who_sees_who_holds_which_role(
    app: Flask, cast: Cast, browser: Browser, who: str | None, status: int
) -> None:
    browser.sign_in(getattr(cast, who) if who else None)
    browser.get("/people", status)
    browser.get(f"/people/{cast.hana.id}", status)


def test_a_person_is_found_by_the_whole_address_only(app: Flask, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.head)
    for part in ("hana", "hana@", "@harbour.example", "%", "hana@harbour.exampl"):
        page = browser.get("/people", query_string={"email": part}).get_data(as_text=True)
        assert "No account has this address" in page
        assert "Otieno" not in page
    assert browser.get("/people?email=HANA@harbour.example", 303).location == f"/people/{cast.hana.id}"
    browser.get("/people/nobody", 404)


def test_a_role_is_proposed_and_waits(app: Flask, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.head)
    path = f"/people/{cast.outsider.id}"
    page = browser.post(path, {"act": "role", "role": "moderator", "reason": " "}, 422).get_data(as_text=True)
    assert "Give the reason" in page
    assert 'checked id="role-2"' in page or 'id="role-2" name="role" type="radio" value="moderator"' in page
    browser.post(path, {"act": "role", "role": "emperor", "reason": "Why not"}, 422)
    browser.post(path, {"act": "role", "role": "moderator", "reason": "Well known"}, 400, token=False)
    assert proposals() == 0
    answer = browser.post(path, {"act": "role", "role": "moderator", "reason": "Well known"})
    assert answer.location.startswith("/approvals/")
    assert "You proposed this" in browser.get(answer.location).get_data(as_text=True)
    assert roles_of(cast.outsider) == frozenset()


def test_nobody_proposes_for_oneself(app: Flask, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.head)
    path = f"/people/{cast.head.id}"
    page = browser.get(path).get_data(as_text=True)
    assert ("This is you" in page, "Propose a role" in page) == (True, False)
    browser.post(path, {"act": "role", "role": "chair", "reason": "Me"}, 403)
    browser.post(f"{path}/revoke", {"role": "head"}, 403)


def test_safeguarding_proposes_a_reset_but_no_role(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        second_factor.enrol(
            accounts.by_id(cast.officer.id),
            pyotp.random_base32(),
            app.extensions["panel.keys"],
            now=clock.now,
        )
    browser.sign_in(cast.safeguard)
    path = f"/people/{cast.officer.id}"
    page = browser.get(path).get_data(as_text=True)
    assert ("Propose a role" in page, "Propose to clear it" in page) == (False, True)
    browser.post(path, {"act": "role", "role": "chair", "reason": "Please"}, 403)
    browser.post(path, {"act": "totp", "reason": ""}, 422)
    browser.post(path, {"act": "totp", "reason": "Seen in person"})
    assert proposals() == 1


def test_a_role_is_taken_away_at_once(app: Flask, cast: Cast, browser: Browser) -> None:
    officer = Browser(app).sign_in(cast.officer)
    officer.get("/desk")
    browser.sign_in(cast.chair).post(f"/people/{cast.officer.id}/revoke", {"role": "officer"}, 403)
    browser.sign_in(cast.head).post(
        f"/people/{cast.officer.id}/revoke", {"role": "officer"}, 400, token=False
    )
    browser.post(f"/people/{cast.officer.id}/revoke", {"role": "officer"})
    officer.get("/desk", 403)
    browser.post(f"/people/{cast.officer.id}/revoke", {"role": "officer"}, 404)
    browser.post(f"/people/{cast.officer.id}/revoke", {"role": "nonsense"}, 404)


# approvals


@pytest.mark.parametrize(
    ("who", "status"), [(None, 302), ("hana", 403), ("auditor", 403), ("officer", 200), ("chair", 200), ("safeguard", 200), ("administrator", 200)]
)  # fmt: skip
def test_who_sees_what_waits(app: Flask, cast: Cast, browser: Browser, who: str | None, status: int) -> None:
    browser.sign_in(getattr(cast, who) if who else None).get("/approvals", status)


@pytest.mark.parametrize(
    ("who", "status"), [("officer", 404), ("chair", 404), ("safeguard", 404), ("hana", 404), ("auditor", 404)]
)
def test_a_proposal_that_concerns_others_is_not_there(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, who: str, status: int
) -> None:
    row_id = propose(cast, clock)
    browser.sign_in(getattr(cast, who))
    browser.get(f"/approvals/{row_id}", status)
    browser.post(f"/approvals/{row_id}", {"outcome": "approve"}, status)
    if who in {"officer", "chair", "safeguard"}:
        assert "Give a role" not in browser.get("/approvals").get_data(as_text=True)


def test_everything_that_is_approved_is_shown_and_then_done(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    row_id = propose(cast, clock)
    browser.sign_in(cast.administrator)
    assert "waits for you" in browser.get("/approvals").get_data(as_text=True)
    page = browser.get(f"/approvals/{row_id}").get_data(as_text=True)
    shown = (
        "Otis Outsider",
        "otis@elsewhere.example",
        "moderator of threads",
        "Well known",
        "Hedda Head",
        "15 March 2027",
    )
    assert [text for text in shown if text not in page] == []
    browser.post(f"/approvals/{row_id}", {"outcome": "approve"}, 400, token=False)
    browser.post(f"/approvals/{row_id}", {"outcome": "maybe"}, 400)
    assert roles_of(cast.outsider) == frozenset()
    browser.post(f"/approvals/{row_id}", {"outcome": "approve"})
    assert roles_of(cast.outsider) == {Role.MODERATOR}
    browser.post(f"/approvals/{row_id}", {"outcome": "approve"}, 409)
    after = browser.get(f"/approvals/{row_id}").get_data(as_text=True)
    assert ("approved" in after, "otis@elsewhere.example" in after) == (True, False)
    assert "Decided lately" in browser.get("/approvals").get_data(as_text=True)


def test_the_first_person_does_not_decide(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    row_id = propose(cast, clock)
    browser.sign_in(cast.head)
    assert "waits for somebody else" in browser.get("/approvals").get_data(as_text=True)
    for outcome in ("approve", "refuse"):
        browser.post(f"/approvals/{row_id}", {"outcome": outcome}, 403)
    assert roles_of(cast.outsider) == frozenset()


def test_changed_content_can_only_be_refused(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    row_id = propose(cast, clock)
    with transaction():
        changed = accounts.by_id(cast.outsider.id)
        changed.email = changed.email_key = "other@elsewhere.example"
    browser.sign_in(cast.administrator)
    page = browser.get(f"/approvals/{row_id}").get_data(as_text=True)
    assert ("has changed since" in page, "Approve and carry out" in page) == (True, False)
    browser.post(f"/approvals/{row_id}", {"outcome": "approve"}, 409)
    assert roles_of(cast.outsider) == frozenset()
    browser.post(f"/approvals/{row_id}", {"outcome": "refuse"})


def test_a_lapsed_proposal_is_shown_but_not_decided(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    row_id = propose(cast, clock)
    clock.forward(days=13, hours=23)
    browser.sign_in(cast.administrator)
    browser.get("/approvals")
    clock.forward(hours=1)
    assert "Give a role" not in browser.get("/approvals").get_data(as_text=True)
    assert "Approve and carry out" not in browser.get(f"/approvals/{row_id}").get_data(as_text=True)
    browser.post(f"/approvals/{row_id}", {"outcome": "approve"}, 409)
    assert roles_of(cast.outsider) == frozenset()
