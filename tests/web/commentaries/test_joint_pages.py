"""The pages of a joint submission: the lead's and the members'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask

from panel.db import transaction
from panel.models import Account, Organisation, ThematicSession
from panel.queries import joint as joints
from panel.services import commentary as verbs
from panel.services import joint
from tests.cast import Cast, mandate, organisation, person
from tests.conftest import Clock
from tests.factories.sessions import open_call
from tests.pages import Browser
from tests.web.commentaries.test_writing import page_of, typed

Members = tuple[list[Organisation], list[Account]]


@pytest.fixture
def call(app: Flask, cast: Cast, clock: Clock) -> Iterator[ThematicSession]:
    with transaction():
        made = open_call(cast, clock)
    yield made


@pytest.fixture
def members(call: ThematicSession, clock: Clock) -> Members:
    bodies, people = [], []
    with transaction():
        for at, name in enumerate(["Mesa Migrante", "Union of Dockers"]):
            bodies.append(organisation(name, clock.now, acronym=f"M{at}"))
            people.append(person(f"m{at}@m.example", f"Member {at}", clock.now))
            mandate(people[-1], bodies[-1], clock.now)
    return bodies, people


@pytest.fixture
def path(call: ThematicSession, cast: Cast, members: Members, browser: Browser) -> str:
    """A joint draft of Harbour with a text and two invited members."""
    browser.sign_in(cast.hana)
    begun = browser.post(f"/calls/{call.slug}/write", {"organisation": cast.harbour.id, "kind": "joint"})
    path = begun.headers["Location"].removesuffix("/members")
    browser.post(path, typed(act="save", title="Together", body="We agree."))
    browser.post(f"{path}/invite", {"organisations": [body.id for body in members[0]]})
    return str(path)


def form(browser: Browser, path: str, act: str) -> dict[str, str]:
    """What the member's page sends back."""
    page = browser.get(f"{path}/sign").get_data(as_text=True)
    found = {n: re.search(rf'name="{n}"[^>]*value="([^"]*)"', page) for n in ("revision", "version")}
    return {"act": act} | {n: hit[1] for n, hit in found.items() if hit}


def test_the_lead_looks_for_members_by_name(path: str, cast: Cast, browser: Browser) -> None:
    words = page_of(browser.get(f"{path}/members"))
    assert "Mesa Migrante" in words and "Invited" in words
    assert "Casa Puente" in page_of(browser.get(f"{path}/members?name=puente"))
    assert "No other accredited organization" in page_of(browser.get(f"{path}/members?name=mesa"))
    assert "Write at least three characters." in page_of(browser.get(f"{path}/members?name=pu"))
    browser.post(f"{path}/invite", {"organisations": [cast.bridge.id]})
    assert "Casa Puente" in page_of(browser.get(f"{path}/members"))
    browser.sign_in(cast.hugo)
    browser.post(f"{path}/invite", {"organisations": [cast.bridge.id]}, 403)


def test_who_ticks_nobody_is_led_back_to_what_was_found(path: str, cast: Cast, browser: Browser) -> None:
    answer = browser.post(f"{path}/invite", {"name": "o a"})
    assert answer.headers["Location"] == f"{path}/members?name=o+a#ask"
    one = browser.get(f"{path}/members?name=puente").get_data(as_text=True)
    box = re.search(r'<input type="checkbox" name="organisations"[^>]*>', one)
    assert box is not None and (cast.bridge.id in box[0], "checked" in box[0]) == (True, True)
    assert '<input type="hidden" name="name" value="puente">' in one
    assert "Tick at least one organization" in one


def test_members_read_nothing_of_what_the_lead_withdrew(
    path: str, members: Members, cast: Cast, browser: Browser
) -> None:
    browser.post(path, typed(act="submit", title="Together", body="We agree.", revision="1"), 303)
    browser.sign_in(members[1][0])
    assert "We agree." in page_of(browser.get(f"{path}/sign"))
    browser.sign_in(cast.hana)
    browser.post(f"{path}/withdraw", {}, 303)
    browser.sign_in(members[1][0])
    words = page_of(browser.get(f"{path}/sign"))
    assert "It was withdrawn on" in words
    assert "We agree." not in words and "Together" not in words and "Confirm this text" not in words


def test_an_individual_commentary_has_no_members(call: ThematicSession, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.hana)
    begun = browser.post(f"/calls/{call.slug}/write", {"organisation": cast.harbour.id})
    browser.get(f"{begun.headers['Location']}/members", 404)


def test_a_member_reads_confirms_and_takes_its_name_away(
    path: str, members: Members, browser: Browser
) -> None:
    browser.sign_in(members[1][0])
    assert "You are asked to sign" in page_of(browser.get("/commentaries"))
    words = page_of(browser.get(f"{path}/sign"))
    assert "We agree." in words and "Harbour Workers’ Aid is writing this text." in words
    browser.post(f"{path}/answer", form(browser, path, "confirm"))
    assert "Take our name away" in page_of(browser.get(f"{path}/sign"))
    browser.post(f"{path}/answer", form(browser, path, "decline"))
    words = page_of(browser.get(f"{path}/sign"))
    assert "Declined" in words and "A submission of Harbour Workers’ Aid." in words
    listed = page_of(browser.get("/commentaries"))
    for told in ("We agree.", "Together", "Union of Dockers"):
        assert told not in words and told not in listed
    browser.get(path, 404)
    browser.get(f"{path}/receipt", 404)


@pytest.mark.parametrize("act", ["", "sign"])
def test_an_answer_that_says_nothing_signs_nothing(
    path: str, members: Members, browser: Browser, act: str
) -> None:
    sent = form(browser.sign_in(members[1][0]), path, act)
    browser.post(f"{path}/answer", sent, 400)
    del sent["act"]
    browser.post(f"{path}/answer", sent, 400)
    assert "Confirm this text" in page_of(browser.get(f"{path}/sign"))


def test_a_text_that_changed_meanwhile_is_shown_again(
    path: str, cast: Cast, members: Members, browser: Browser
) -> None:
    seen = form(browser.sign_in(members[1][0]), path, "confirm")
    browser.sign_in(cast.hana).post(
        path, typed(act="save", title="Together", body="Other words.", revision="1")
    )
    answer = browser.sign_in(members[1][0]).post(f"{path}/answer", seen, 409)
    words = page_of(answer)
    assert "The text was changed since this page was opened." in words and "Other words." in words
    browser.post(f"{path}/answer", form(browser, path, "confirm"))
    browser.sign_in(cast.hana).post(path, typed(act="save", title="Together", body="Third.", revision="2"))
    words = page_of(browser.sign_in(members[1][0]).get(f"{path}/sign"))
    assert "Asked again: the text was changed" in words


def test_the_filed_version_is_what_members_sign(
    path: str, cast: Cast, members: Members, browser: Browser
) -> None:
    browser.sign_in(cast.hana).post(path, typed(title="Together", body="We agree.", revision="1"))
    assert "SPMHR/2027/1/JS/1" in page_of(browser.get(f"{path}/receipt"))
    browser.post(path, typed(act="save", title="Together", body="Going on.", revision="1"))
    words = page_of(browser.sign_in(members[1][1]).get(f"{path}/sign"))
    assert "We agree." in words and "Going on." not in words and "Version 1 stands." in words
    browser.post(f"{path}/answer", form(browser, path, "confirm"))
    words = page_of(browser.sign_in(cast.hana).get(f"{path}/receipt"))
    assert "Signed by" in words and "Confirmed" in words


def test_after_the_deadline_names_stand_as_they_are(
    path: str, call: ThematicSession, cast: Cast, members: Members, clock: Clock, browser: Browser
) -> None:
    browser.sign_in(cast.hana).post(path, typed(title="Together", body="We agree.", revision="1"))
    browser.sign_in(members[1][0]).post(f"{path}/answer", form(browser, path, "confirm"))
    clock.now = call.closes_at + timedelta(minutes=1)
    browser.sign_in(members[1][1]).post(f"{path}/answer", {"act": "confirm", "revision": "1"}, 409)
    with transaction():
        verbs.file_at_deadline(call, clock.now)
        joint.close(call, clock.now)
    words = page_of(browser.get(f"{path}/sign"))
    assert "Not confirmed – dropped" in words and "Confirm this text" not in words
    words = page_of(browser.sign_in(cast.hana).get(f"{path}/members"))
    assert "Not confirmed – dropped" in words and "Ask others" not in words


def test_an_invitation_is_taken_back(path: str, cast: Cast, members: Members, browser: Browser) -> None:
    signatures = {s.organisation_id: s.id for s in joints.members(path.rsplit("/")[-1])}
    browser.sign_in(cast.hana)
    browser.post(f"{path}/take-back", {"signature": signatures[members[0][0].id]})
    browser.post(f"{path}/take-back", {"signature": "nothing"}, 404)
    browser.sign_in(members[1][0]).get(f"{path}/sign", 404)
    browser.sign_in(members[1][1]).get(f"{path}/sign")


def test_strangers_and_the_desk_see_nothing_of_a_joint_draft(path: str, cast: Cast, browser: Browser) -> None:
    for who in (cast.bela, cast.officer, cast.head, cast.safeguard):
        browser.sign_in(who)
        browser.get(f"{path}/members", 404)
        browser.get(f"{path}/sign", 404)
        browser.post(f"{path}/answer", {"act": "confirm", "revision": "1"}, 404)


def test_a_submission_nobody_confirmed_says_so(
    path: str, call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    browser.sign_in(cast.hana).post(path, typed(title="Together", body="We agree.", revision="1"))
    clock.now = call.closes_at + timedelta(minutes=1)
    with transaction():
        joint.close(call, clock.now)
    words = page_of(browser.sign_in(cast.hana).get(f"{path}/receipt"))
    assert "SPMHR/2027/1/SUB/001" in words and "Not confirmed – dropped" in words
    assert "No member had confirmed by the deadline" in words
    browser.get(f"{path}/members", 404)
