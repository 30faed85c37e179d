"""The public page of a call: what it says in each state, to whom, and what it never says."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from panel.db import db, transaction
from panel.domain.attendance import Figures
from panel.models import Account, ThematicSession
from panel.services import attendance
from panel.services import clock as clockwork
from panel.services import thematic_session as calls
from tests.cast import Cast, acting, mandate, organisation, person
from tests.conftest import Clock
from tests.factories.calls import CLOSES, OPENS, again, announced, drafted, geneva
from tests.factories.sessions import admitted, filed
from tests.pages import Browser


@pytest.fixture
def call(app: Flask, cast: Cast, clock: Clock) -> ThematicSession:
    """A call that is open, its clock at the evening before the deadline."""
    made = announced(cast, clock.now)
    with transaction():
        clockwork.tick(now=OPENS)
    clock.now = geneva(2027, 4, 29, 19, 46)
    return again(made)


def page(browser: Browser, call: ThematicSession, query: str = "") -> str:
    return browser.get(f"/calls/{call.slug}{query}").get_data(as_text=True)


def test_an_open_call_shows_its_clock_and_all_it_says(browser: Browser, call: ThematicSession) -> None:
    said = page(browser, call)
    for words in (
        "SPMHR/2027/1/CALL",
        "Friday 30 April 2027",
        '>18:00 <span class="soft">UTC+2</span></time>',
        "22 hours 14 minutes",
        "18:00:59 is in time; 18:01:00 is late",
        "At most 1,000 words",
        "What happens at the desk?",
        "At the door",
        "Hear from those at the desk",
        "3 paragraphs",
        "Registration is always open; one begun by 23 April 2027",
        "access of irregular migrants to essential services",
        "Sign in to write",
    ):
        assert words in said
    assert 'data-own="{time} your time"' in said


def test_somebody_in_manila_sees_her_own_day(browser: Browser, call: ThematicSession, cast: Cast) -> None:
    with transaction():
        db.session.get_one(Account, cast.outsider.id).time_zone = "Asia/Manila"
    said = page(browser.sign_in(cast.outsider), call)
    assert "<dt>Manila</dt><dd>1 May 2027, 00:00" in said
    assert "your time, UTC+8" in said
    assert "data-own" not in said


def test_who_never_named_her_city_sees_the_hour_of_her_device(
    browser: Browser, call: ThematicSession, cast: Cast
) -> None:
    assert 'data-own="{time} your time"' in page(browser.sign_in(cast.outsider), call)


def test_in_the_last_minute_and_after_it(browser: Browser, call: ThematicSession, clock: Clock) -> None:
    clock.now = CLOSES + timedelta(seconds=59)
    assert "less than a minute" in page(browser, call)
    clock.now = CLOSES + timedelta(seconds=60)
    said = page(browser, call)  # the clock of the platform has not come round yet
    assert "less than a minute" not in said
    assert "Read what was received" in said
    assert "Sign in to write" not in said


def test_who_acts_for_an_organization_is_led_to_the_text(
    browser: Browser, call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    assert "Start writing" in page(browser.sign_in(cast.hana), call)
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
    said = page(browser.sign_in(cast.hana), call)
    assert f"/commentaries/{row.id}/receipt" in said
    assert "Start writing" not in said
    assert "Start writing" not in page(browser.sign_in(cast.outsider), call)


def forms(said: str) -> list[list[str]]:
    """The buttons of each form by which a text is begun, in the order of the page."""
    found = re.findall(r'<form method="post" action="/calls/[^"]+/write">(.*?)</form>', said, re.S)
    return [re.findall(r'name="kind" value="(\w+)"', form) for form in found]


def test_a_joint_submission_is_begun_beside_the_individual_one(
    browser: Browser, call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    said = page(browser.sign_in(cast.hana), call)
    assert forms(said) == [["individual", "joint"], ["individual", "joint"]]
    assert len(re.findall(r'class="btn"', said)) == 1
    with transaction():
        filed(call, cast.harbour, cast.hana, clock)
    assert forms(page(browser.sign_in(cast.hana), call)) == [["joint"], ["joint"]]
    with transaction():
        mandate(cast.hana, organisation("Second Body", clock.now), clock.now)
    both = [["individual"], ["joint"]]
    assert forms(page(browser.sign_in(cast.hana), call)) == [*both, *both]
    assert forms(page(browser.sign_in(cast.outsider), call)) == []
    begun = {"organisation": cast.harbour.id, "kind": "joint"}
    answer = browser.sign_in(cast.hana).post(f"/calls/{call.slug}/write", begun)
    assert str(answer.headers["Location"]).endswith("/members")
    clock.now = CLOSES + timedelta(minutes=1)
    assert forms(page(browser.sign_in(cast.hana), call)) == []


def test_a_draft_is_shown_to_the_desk_with_advice_and_to_nobody_else(
    app: Flask, browser: Browser, cast: Cast, clock: Clock
) -> None:
    draft = drafted(cast, clock.now, questions=())
    said = page(browser.sign_in(cast.officer), draft)
    assert "A draft, seen by the desk alone" in said
    assert "It asks no guiding question." in said
    for other in (None, cast.hana, cast.safeguard, cast.auditor):
        for path in ("", "/deadline.ics", "/base-document"):
            browser.sign_in(other).get(f"/calls/{draft.slug}{path}", 404)
    assert draft.title not in browser.get("/calls/feed.atom").get_data(as_text=True)


def test_a_cancelled_call_prints_its_reason(app: Flask, browser: Browser, cast: Cast, clock: Clock) -> None:
    call = announced(cast, clock.now)
    with transaction():
        calls.cancel(acting(cast.head), again(call), "The <draft> was withdrawn.", now=clock.now)
    said = page(browser, call)
    assert "The &lt;draft&gt; was withdrawn." in said
    assert "Sign in to write" not in said


def test_numbers_appear_and_names_do_not(
    browser: Browser, call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        for n in range(14):
            made = organisation(f"Quiet Association {n}", clock.now)
            someone = person(f"q{n}@example.org", f"Q {n}", clock.now)
            mandate(someone, made, clock.now)
            filed(call, made, someone, clock, consent="name_withheld" if n < 2 else "public")
        filed(call, cast.bridge, cast.bela, clock)
    said = page(browser, call)
    assert 'about <strong class="tn">15</strong> submissions' in said
    assert "Quiet Association" not in said
    assert "Casa Puente" not in said
    received = said.partition("Received so far")[2].partition("</aside>")[0]
    assert "Non-governmental" not in received  # twelve named and two withheld: no cell of thirteen
    assert "Migrants" not in received


def test_attendance_is_printed_as_persons_and_apart_from_them_entities(
    browser: Browser, call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    figures = Figures(delegates=36, countries=32, staff=31, civil_society=13, states=127, bodies=10)
    with transaction():
        attendance.enter(acting(cast.officer), again(call), figures, now=clock.now)
    said = page(browser, call)
    assert (
        "36 delegates representing 32 countries; 31 staff of the United Nations and other international "
        "organizations; and 13 members of civil society." in said
    )
    assert "80 persons in all." in said
    assert "127 Member States and 10 intergovernmental entities" in said
    assert "217" not in said


def test_the_base_document_shows_who_speaks_to_a_paragraph(
    browser: Browser, call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        shown = admitted(call, cast.bridge, cast.bela, clock, cast)
        waiting = filed(call, cast.harbour, cast.hana, clock)
        for row in (shown, waiting):
            assert row.version is not None
            row.version.base_numbers = [2]
    said = browser.get(f"/calls/{call.slug}/base-document").get_data(as_text=True)
    second = said.partition('id="p2"')[2].partition("</li>")[0]
    assert f'href="/reading-room/{call.slug}/sub/{shown.number}"' in second
    assert "HWA" not in said
    assert 'id="p3"' in said


def test_a_call_without_base_document_has_no_such_page(
    app: Flask, browser: Browser, cast: Cast, clock: Clock
) -> None:
    call = announced(cast, clock.now, base_document_title="", base_paragraphs=())
    browser.get(f"/calls/{call.slug}/base-document", 404)


@pytest.mark.parametrize("slug", ["2027-2", "2027", "x-1", "02027-1", "2027-01", "2027-1-1", "٢٠٢٧-1"])
def test_there_is_no_call_at_other_addresses(browser: Browser, call: ThematicSession, slug: str) -> None:
    browser.get(f"/calls/{slug}", 404)


@pytest.mark.parametrize("locale", ["ar", "zh", "fr", "ru", "es", "en-XA", "en-XB"])
def test_the_page_holds_in_every_language(browser: Browser, call: ThematicSession, locale: str) -> None:
    assert call.title in page(browser, call, f"?lang={locale}")


def test_the_number_of_queries_is_the_same_for_one_submission_and_for_many(
    browser: Browser, call: ThematicSession, cast: Cast, clock: Clock, count_queries: Any
) -> None:
    browser.get("/calls/" + call.slug)
    for many in (1, 6):
        with transaction():
            for n in range(many):
                made = organisation(f"Body {many} {n}", clock.now)
                someone = person(f"b{many}{n}@example.org", f"B {n}", clock.now)
                mandate(someone, made, clock.now)
                filed(call, made, someone, clock)
        db.session.rollback()
        with count_queries() as counted:
            browser.sign_in(None).get(f"/calls/{call.slug}")
        assert counted.statements == 8  # the call, four parts, threads, what was received, who attended
