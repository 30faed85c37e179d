"""The officers' side: registrations that wait, decisions, appeals, suspensions."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from panel.db import db, transaction
from panel.models import Organisation
from panel.queries import account as accounts
from panel.queries import organisation as organisations
from panel.services import accreditation, closing
from panel.services import organisation as verbs
from tests.cast import Cast, acting, mandate
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.test_organisation import given


def register(cast: Cast, clock: Clock, state: str = "pending", **changed: Any) -> str:
    """A registration of Otis, brought into a state."""
    with transaction():
        row = verbs.register(acting(accounts.by_id(cast.outsider.id)), given(**changed), now=clock.now)
        if state in {"declined", "appealed"}:
            accreditation.decline(acting(cast.officer), row, "A1", "Nobody answered.", now=clock.now)
        if state == "appealed":
            verbs.appeal(
                acting(accounts.by_id(cast.outsider.id)), row, "The number was mistyped.", now=clock.now
            )
        return row.id


def stored(organisation_id: str) -> Organisation:
    db.session.rollback()
    db.session.expire_all()
    return organisations.get(organisation_id)


@pytest.mark.parametrize(
    ("who", "status"),
    [(None, 302), ("outsider", 403), ("hana", 403), ("auditor", 403), ("administrator", 403), ("officer", 200), ("head", 200), ("chair", 200)],
)  # fmt: skip
def test_who_sees_the_queue(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, who: str | None, status: int
) -> None:
    row_id = register(cast, clock)
    browser.sign_in(getattr(cast, who) if who else None)
    browser.get("/desk/organizations", status)
    if who == "outsider":
        browser.get(f"/desk/organizations/{row_id}", 403)
    elif status == 403:
        browser.get(f"/desk/organizations/{row_id}", 404)


def test_the_queue_names_what_waits_for_whom(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    register(cast, clock, name="First In Line")
    register(cast, clock, "appealed", name="Before The Chair")
    register(cast, clock, "declined", name="Finished Matter")
    page = browser.sign_in(cast.officer).get("/desk/organizations").get_data(as_text=True)
    assert page.index("First In Line") < page.index("Waiting for the chair") < page.index("Before The Chair")
    assert "Finished Matter" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_asks_the_same_number_of_questions(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, count_queries: Any, rows: int
) -> None:
    for number in range(rows):
        register(cast, clock, name=f"Group {number} Example")
    browser.sign_in(cast.officer)
    with count_queries() as counted:
        browser.get("/desk/organizations")
    assert counted.statements == 3


def test_look_alikes_stand_above_everything(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    row_id = register(cast, clock, name="HARBOUR workers' aid")
    page = browser.sign_in(cast.officer).get(f"/desk/organizations/{row_id}").get_data(as_text=True)
    assert "1 organization looks alike" in page
    assert page.index(f"/desk/organizations/{cast.harbour.id}") < page.index("Short form")


@pytest.mark.parametrize("ticked", [True, False])
def test_a_box_that_was_left_alone_is_not_held_against_an_association(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, ticked: bool
) -> None:
    row_id = register(cast, clock, constituency="MIGR", subtype="association", migrant_led=ticked)
    page = browser.sign_in(cast.officer).get(f"/desk/organizations/{row_id}").get_data(as_text=True)
    assert "Migrant-led association" in page
    assert ("<dt>Migrant-led</dt><dd>yes, as it says of itself</dd>" in page) is ticked
    assert ("<dt>Migrant-led</dt>" in page) is ticked


def test_accrediting_needs_how_and_words_and_keeps_what_was_typed(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    path = f"/desk/organizations/{register(cast, clock)}"
    browser.sign_in(cast.officer)
    page = browser.post(path, {"act": "accredit", "sentence": "Called on Monday"}, 422).get_data(as_text=True)
    assert ('id="verified_how-err"' in page, "Called on Monday</textarea>" in page) == (True, True)
    browser.post(path, {"act": "accredit", "verified_how": "call", "sentence": ""}, 422)
    browser.post(path, {"act": "accredit", "verified_how": "call", "sentence": "Called"}, 400, token=False)
    assert (
        browser.post(path, {"act": "accredit", "verified_how": "call", "sentence": "Called"}).location
        == "/desk/organizations"
    )
    browser.post(path, {"act": "accredit", "verified_how": "call", "sentence": "Called"}, 409)
    after = browser.get(path).get_data(as_text=True)
    assert ("Record the decision" in after, "Ola Officer" in after) == (False, True)


@pytest.mark.parametrize(
    ("data", "state"),
    [
        ({"act": "ask", "sentence": "Who signs?"}, "asked"),
        ({"act": "decline", "ground": "A2", "sentence": "Registered as HWA."}, "declined"),
    ],
)
def test_asking_and_declining(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, data: dict[str, str], state: str
) -> None:
    row_id = register(cast, clock)
    browser.sign_in(cast.officer)
    browser.post(f"/desk/organizations/{row_id}", data | {"sentence": ""}, 422)
    browser.post(f"/desk/organizations/{row_id}", data)
    assert stored(row_id).state == state


def test_a_decline_without_a_ground_is_refused(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    row_id = register(cast, clock)
    browser.sign_in(cast.officer).post(
        f"/desk/organizations/{row_id}", {"act": "decline", "sentence": "No"}, 422
    )
    assert stored(row_id).state == "pending"


@pytest.mark.parametrize("who", ["head", "chair"])
def test_who_may_look_may_not_therefore_decide(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, who: str
) -> None:
    row_id = register(cast, clock)
    page = browser.sign_in(getattr(cast, who)).get(f"/desk/organizations/{row_id}").get_data(as_text=True)
    assert "Record the decision" not in page
    browser.post(
        f"/desk/organizations/{row_id}", {"act": "accredit", "verified_how": "call", "sentence": "x"}, 403
    )
    assert stored(row_id).state == "pending"


def test_an_officer_of_the_organization_does_not_decide(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    row_id = register(cast, clock)
    with transaction():
        mandate(cast.officer, organisations.get(row_id), clock.now, "contributor")
    browser.sign_in(cast.officer)
    assert "Record the decision" not in browser.get(f"/desk/organizations/{row_id}").get_data(as_text=True)
    browser.post(
        f"/desk/organizations/{row_id}", {"act": "accredit", "verified_how": "call", "sentence": "x"}, 403
    )


def test_the_chair_hears_the_appeal_once(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    row_id = register(cast, clock, "appealed")
    path = f"/desk/organizations/{row_id}/appeal"
    browser.get(path, 302)
    for who, status in (("officer2", 403), ("head", 403), ("hana", 404), ("outsider", 403)):
        browser.sign_in(getattr(cast, who)).get(path, status)
        browser.post(path, {"outcome": "reinstate", "sentence": "Yes"}, status)
    browser.sign_in(cast.chair)
    page = browser.get(path).get_data(as_text=True)
    assert ("The number was mistyped." in page, "Nobody answered." in page, "Ola Officer" in page) == (
        True,
        True,
        True,
    )
    browser.post(path, {"outcome": "", "sentence": "Yes"}, 422)
    browser.post(path, {"outcome": "reinstate", "sentence": ""}, 422)
    browser.post(path, {"outcome": "reinstate", "sentence": "Yes"}, 400, token=False)
    browser.post(path, {"outcome": "reinstate", "sentence": "The number works."})
    assert stored(row_id).state == "accredited"
    browser.get(path, 409)
    assert "By decision of the chair" in browser.sign_in(None).get(f"/organizations/{row_id}").get_data(
        as_text=True
    )


def test_the_head_suspends_and_lifts(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    path = f"/desk/organizations/{cast.harbour.id}/suspend"
    for who, status in ((None, 302), ("officer", 403), ("hana", 403)):
        browser.sign_in(getattr(cast, who) if who else None).get(path, status)
    browser.sign_in(cast.head)
    assert "Suspend the accreditation" in browser.get(f"/desk/organizations/{cast.harbour.id}").get_data(
        as_text=True
    )
    browser.get(path)
    browser.post(path, {"sentence": ""}, 422)
    browser.post(path, {"sentence": "Under inquiry"}, 400, token=False)
    browser.post(path, {"sentence": "Under inquiry"})
    assert stored(cast.harbour.id).state == "suspended"
    assert "Lift the suspension" in browser.get(path).get_data(as_text=True)
    browser.post(path, {"sentence": "Settled"})
    assert stored(cast.harbour.id).state == "accredited"
    browser.get(f"/desk/organizations/{register(cast, clock)}/suspend", 409)


def test_a_new_focal_point_is_named_only_where_none_is_left(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    path = f"/desk/organizations/{cast.harbour.id}"
    browser.sign_in(cast.officer)
    assert "No focal point is left" not in browser.get(path).get_data(as_text=True)
    browser.post(f"{path}/focal-point", {"email": "new@harbour.example"}, 409)
    with transaction():
        closing.close(acting(accounts.by_id(cast.hana.id)), accounts.by_id(cast.hana.id), now=clock.now)
    assert "No focal point is left" in browser.get(path).get_data(as_text=True)
    browser.post(f"{path}/focal-point", {"email": "no address"}, 422)
    browser.sign_in(cast.head).post(f"{path}/focal-point", {"email": "new@harbour.example"}, 403)
    browser.sign_in(cast.officer).post(
        f"{path}/focal-point", {"email": "new@harbour.example"}, 400, token=False
    )
    browser.post(f"{path}/focal-point", {"email": "new@harbour.example"})
    assert len(accounts.usable_tokens("invite", clock.now, organisation_id=cast.harbour.id)) == 1
