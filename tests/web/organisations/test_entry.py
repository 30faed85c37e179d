"""Organizations as everybody and as their members see them: list, entry, registration, question, appeal."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from panel.db import db, transaction
from panel.models import Organisation
from panel.queries import account as accounts
from panel.queries import organisation as organisations
from panel.services import accreditation
from panel.services import organisation as verbs
from tests.cast import Cast, acting, organisation
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.test_organisation import given


def answers(**changed: str) -> dict[str, str]:
    """The form of an informal group, filled in."""
    filled = {
        "name": "Trabajadoras del Hogar Unidas",
        "kind": "MIGR:informal",
        "country": "CL",
        "city": "Iquique",
        "migrant_led": "y",
        "ecosoc": "none",
        "activities": "We meet on Sundays.\r\nNineteen women so far.",
    }
    return filled | changed


def register(cast: Cast, clock: Clock) -> str:
    with transaction():
        return verbs.register(acting(cast.outsider), given(), now=clock.now).id


def now_stored(organisation_id: str) -> Organisation:
    db.session.rollback()
    db.session.expire_all()
    return organisations.get(organisation_id)


def count() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Organisation)) or 0


# the public list and entry


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_list_asks_the_same_number_of_questions(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, count_queries: Any, rows: int
) -> None:
    with transaction():
        for number in range(rows):
            organisation(f"Association {number}", clock.now, acronym=f"A{number}")
    with count_queries() as counted:
        page = browser.get("/organizations").get_data(as_text=True)
    assert counted.statements == 2
    assert page.count('class="item"') == rows + 2


def test_the_list_is_filtered_and_paged_and_odd_questions_do_no_harm(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        for number in range(55):
            organisation(f"Union {number:02}", clock.now, constituency="SOC", subtype="union")
    page = browser.get("/organizations?constituency=MIGR").get_data(as_text=True)
    assert ("Casa Puente" in page, "Harbour Workers" in page) == (True, False)
    second = browser.get("/organizations?constituency=SOC&page=2").get_data(as_text=True)
    assert (second.count('class="item"'), "constituency=SOC" in second) == (5, True)
    for odd in (
        "page=0",
        "page=-1",
        "page=٣",
        "page=99999",
        "page=9" * 50,
        "constituency=%25",
        "region='",
        "order=name",
    ):
        browser.get(f"/organizations?{odd}")


def test_only_an_accredited_organization_has_a_public_entry(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    row_id = register(cast, clock)
    browser.get(f"/organizations/{row_id}", 404)
    browser.sign_in(cast.hana).get(f"/organizations/{row_id}", 404)
    browser.sign_in(cast.auditor).get(f"/organizations/{row_id}", 404)
    browser.sign_in(cast.officer).get(f"/organizations/{row_id}")
    with transaction():
        accreditation.accredit(
            acting(cast.officer), organisations.get(row_id), "call", "Called on Monday", now=clock.now
        )
    page = browser.sign_in(None).get(f"/organizations/{row_id}").get_data(as_text=True)
    shown = ("Trabajadoras del Hogar Unidas", "A call with its people", "1 March 2027", "Iquique", "Chile")
    assert [text for text in shown if text not in page] == []
    assert [text for text in ("Called on Monday", "Ola Officer", "otis@") if text in page] == []


def test_a_lapsed_or_suspended_entry_is_hidden_from_the_public(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        accreditation.suspend(
            acting(cast.head), organisations.get(cast.harbour.id), "Under inquiry", now=clock.now
        )
    browser.get(f"/organizations/{cast.harbour.id}", 404)
    assert "Under inquiry" in browser.sign_in(cast.hana).get(f"/organizations/{cast.harbour.id}").get_data(
        as_text=True
    )


# registration


def test_registering_needs_an_account_and_the_token(app: Flask, cast: Cast, browser: Browser) -> None:
    assert browser.get("/organizations/register", 302).location == "/sign-in?next=/organizations/register"
    browser.post("/organizations/register", answers(), 401)
    browser.sign_in(cast.outsider).post("/organizations/register", answers(), 400, token=False)
    assert count() == 2


def test_the_form_offers_every_kind_in_groups_and_un_names(app: Flask, cast: Cast, browser: Browser) -> None:
    page = browser.sign_in(cast.outsider).get("/organizations/register").get_data(as_text=True)
    assert page.count("<optgroup") == 10
    assert "Informal group or collective" in page
    assert '<option value="IR">Iran (Islamic Republic of)</option>' in page
    assert ("Other" in page, "need no legal registration" in page) == (False, True)
    assert len(page) < 60_000


def test_a_registration_leads_to_its_page(app: Flask, cast: Cast, browser: Browser) -> None:
    answer = browser.sign_in(cast.outsider).post("/organizations/register", answers())
    page = browser.get(answer.location).get_data(as_text=True)
    assert ("waits for an officer" in page, "Who acts for it" in page) == (True, True)
    row = now_stored(answer.location.rsplit("/", 1)[1])
    assert (row.constituency, row.subtype, row.country, row.region, row.acronym) == (
        "MIGR",
        "informal",
        "CL",
        "ECLAC",
        "THU",
    )
    assert (row.migrant_led, row.activities) == (True, "We meet on Sundays.\nNineteen women so far.")


def test_what_is_missing_is_listed_and_nothing_typed_is_lost(
    app: Flask, cast: Cast, browser: Browser
) -> None:
    typed = answers(name="", kind="", country="", website="nowhere", city="Iquique <b>")
    page = browser.sign_in(cast.outsider).post("/organizations/register", typed, 422).get_data(as_text=True)
    assert "4 answers need another look" in page
    for field in ("name", "kind", "country", "website"):
        assert (f'href="#{field}"' in page, f'id="{field}-err"' in page) == (True, True)
    kept = (
        'value="nowhere"',
        'value="Iquique &lt;b&gt;"',
        "Nineteen women so far.",
        'id="migrant_led" name="migrant_led" type="checkbox"',
    )
    assert [text for text in kept if text not in page] == []
    assert "<title>Error:" in page
    assert count() == 2


def test_a_chosen_kind_and_country_stay_chosen(app: Flask, cast: Cast, browser: Browser) -> None:
    page = (
        browser.sign_in(cast.outsider)
        .post("/organizations/register", answers(name=""), 422)
        .get_data(as_text=True)
    )
    assert '<option value="MIGR:informal" selected>' in page
    assert '<option selected value="CL">' in page


def test_no_single_country_needs_a_region(app: Flask, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.outsider)
    browser.post("/organizations/register", answers(country="-"), 422)
    answer = browser.post("/organizations/register", answers(country="-", region="GLOBAL"))
    row = now_stored(answer.location.rsplit("/", 1)[1])
    assert (row.country, row.region) == (None, "GLOBAL")


def test_a_sixth_registration_waits(app: Flask, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.outsider)
    for number in range(5):
        browser.post("/organizations/register", answers(name=f"Group {number} Example"))
    page = browser.post("/organizations/register", answers(), 422).get_data(as_text=True)
    assert "wait for an officer" in page


# members: change, answer, appeal


@pytest.mark.parametrize("what", ["edit", "answer", "appeal", "people", "leave"])
def test_pages_of_members_are_not_there_for_others(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, what: str
) -> None:
    pending = f"/organizations/{register(cast, clock)}/{what}"
    browser.get(f"/organizations/{cast.harbour.id}/{what}", 302)
    browser.sign_in(cast.bela)
    browser.get(pending, 404)
    browser.post(pending if what != "people" else f"{pending}/invite", {"answer": "x", "appeal": "x"}, 404)
    browser.get(f"/organizations/{cast.harbour.id}/{what}", 403)
    browser.sign_in(cast.hana).get("/organizations/nothing/" + what, 404)


@pytest.mark.parametrize("what", ["edit", "answer", "appeal"])
def test_contributors_do_not_speak_for_the_organization(
    app: Flask, cast: Cast, browser: Browser, what: str
) -> None:
    browser.sign_in(cast.hugo)
    browser.get(f"/organizations/{cast.harbour.id}/{what}", 403)
    browser.post(f"/organizations/{cast.harbour.id}/{what}", {"answer": "x", "appeal": "x"}, 403)


def test_a_registration_is_changed_until_it_is_verified(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    row_id = register(cast, clock)
    browser.sign_in(cast.outsider)
    page = browser.get(f"/organizations/{row_id}/edit").get_data(as_text=True)
    assert 'value="Trabajadoras del Hogar Unidas"' in page
    browser.post(f"/organizations/{row_id}/edit", answers(name=""), 422)
    browser.post(f"/organizations/{row_id}/edit", answers(name="Hogar Unido", acronym="HU"))
    assert (now_stored(row_id).name, now_stored(row_id).acronym) == ("Hogar Unido", "HU")
    with transaction():
        accreditation.accredit(
            acting(cast.officer), organisations.get(row_id), "call", "Called", now=clock.now
        )
    page = browser.get(f"/organizations/{row_id}/edit").get_data(as_text=True)
    assert ('name="name"' in page, 'name="activities"' in page) == (False, True)
    browser.post(f"/organizations/{row_id}/edit", answers(name="Somebody Famous", city="Arica"))
    assert (now_stored(row_id).name, now_stored(row_id).city, now_stored(row_id).country) == (
        "Hogar Unido",
        "Arica",
        "CL",
    )


def test_a_question_is_shown_and_answered(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    row_id = register(cast, clock)
    browser.sign_in(cast.outsider)
    browser.post(f"/organizations/{row_id}/answer", {"answer": "Unasked"}, 409)
    with transaction():
        accreditation.ask(acting(cast.officer), organisations.get(row_id), "Who <signs>?", now=clock.now)
    assert "Who &lt;signs&gt;?" in browser.get(f"/organizations/{row_id}").get_data(as_text=True)
    browser.get(f"/organizations/{row_id}/answer")
    browser.post(f"/organizations/{row_id}/answer", {"answer": " "}, 422)
    long = browser.post(f"/organizations/{row_id}/answer", {"answer": "x" * 2001}, 422).get_data(as_text=True)
    assert ("At most 2000 characters; this has 2001." in long, "x" * 2001 in long) == (True, True)
    browser.post(f"/organizations/{row_id}/answer", {"answer": "We all do"}, 400, token=False)
    browser.post(f"/organizations/{row_id}/answer", {"answer": "We all do"})
    assert (now_stored(row_id).state, now_stored(row_id).answer) == ("pending", "We all do")


def test_a_decline_is_shown_with_its_ground_and_appealed_once(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    row_id = register(cast, clock)
    browser.sign_in(cast.outsider)
    browser.post(f"/organizations/{row_id}/appeal", {"appeal": "Too early"}, 409)
    with transaction():
        accreditation.decline(
            acting(cast.officer), organisations.get(row_id), "A1", "Nobody answered.", now=clock.now
        )
    page = browser.get(f"/organizations/{row_id}").get_data(as_text=True)
    assert ("A1: we could not verify" in page, "Nobody answered." in page, "Ask the chair" in page) == (
        True,
        True,
        True,
    )
    assert "Nobody answered." in browser.get(f"/organizations/{row_id}/appeal").get_data(as_text=True)
    browser.post(f"/organizations/{row_id}/appeal", {"appeal": ""}, 422)
    browser.post(f"/organizations/{row_id}/appeal", {"appeal": "Mistyped"}, 400, token=False)
    browser.post(f"/organizations/{row_id}/appeal", {"appeal": "The number was mistyped"})
    assert now_stored(row_id).state == "appealed"
    browser.post(f"/organizations/{row_id}/appeal", {"appeal": "Again"}, 409)


def test_pages_speak_from_right_to_left_as_well(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    row_id = register(cast, clock)
    browser.sign_in(cast.outsider)
    assert accounts.by_id(cast.outsider.id).locale == "en"
    for path in (
        "/organizations",
        "/organizations/register",
        f"/organizations/{row_id}",
        f"/organizations/{row_id}/people",
    ):
        assert 'dir="rtl"' in browser.get(path + "?lang=en-XB").get_data(as_text=True)
