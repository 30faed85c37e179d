"""The front page: what is open, what comes, what was issued, and one's own draft."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from panel.db import db, transaction
from panel.models import Summary, ThematicSession
from panel.queries import commentary as commentaries
from panel.reference import catalogue
from panel.services import clock as clockwork
from panel.services import commentary as texts
from tests.cast import Cast, acting, mandate, organisation, person
from tests.conftest import Clock
from tests.factories.calls import CLOSES, OPENS, again, announced, drafted, geneva
from tests.factories.sessions import filed
from tests.pages import Browser


@pytest.fixture
def call(app: Flask, cast: Cast, clock: Clock) -> ThematicSession:
    """A call that is open, the evening before its deadline."""
    made = announced(cast, clock.now)
    with transaction():
        clockwork.tick(now=OPENS)
    clock.now = geneva(2027, 4, 29, 19, 46)
    return again(made)


def home(browser: Browser, query: str = "/") -> str:
    return browser.get(query).get_data(as_text=True)


def test_without_a_call_the_page_says_so_and_still_explains(app: Flask, browser: Browser) -> None:
    said = home(browser)
    assert "No call is open at the moment." in said
    for issue in catalogue()["issues"].entries:
        assert issue.label in said


def test_an_open_call_with_its_clock(
    browser: Browser, call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        for n in range(13):
            someone = person(f"p{n}@example.org", f"Person {n}", clock.now)
            body = organisation(f"Association {n}", clock.now)
            mandate(someone, body, clock.now)
            filed(call, body, someone, clock, consent="name_withheld")
    said = home(browser)
    for words in (
        call.title,
        "Friday 30 April 2027, 18:00 in Geneva",
        "22 hours 14 minutes left.",
        "About 15 received so far.",
        "up to 1,000 words",
        "Read the call",
    ):
        assert words in said


def test_a_call_whose_deadline_has_passed_is_not_open_any_more(
    browser: Browser, call: ThematicSession, clock: Clock
) -> None:
    clock.now = CLOSES + timedelta(minutes=1)
    said = home(browser)
    assert "No call is open at the moment." in said
    assert "closed on Friday 30 April 2027, 18:00 in Geneva" in said


def test_announced_calls_are_shown_and_drafts_are_not(
    browser: Browser, call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    announced(cast, clock.now, title="Next one", opens_at=CLOSES, closes_at=CLOSES + timedelta(days=50))
    drafted(cast, clock.now, title="Secret plan", opens_at=CLOSES, closes_at=CLOSES + timedelta(days=50))
    for who in (None, cast.hana, cast.officer):
        said = home(browser.sign_in(who))
        assert "Next one" in said
        assert "Secret plan" not in said


def test_ones_own_draft_stands_in_the_margin(
    browser: Browser, call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        begun = texts.begin(acting(cast.hana), call, cast.harbour, now=clock.now)
        row = commentaries.own(acting(cast.hana), begun.id, lock=True)
        typed = texts.DraftText(title="Secret title", body="one two three", language="en")
        texts.save_draft(acting(cast.hana), row, typed, revision=0, now=clock.now)
    said = home(browser.sign_in(cast.hana))
    assert "Go on with your draft" in said
    assert "<b>3</b> of 1,000 words" in said
    for other in (None, cast.bela, cast.officer):
        assert "Your draft" not in home(browser.sign_in(other))
    with transaction():
        row = commentaries.own(acting(cast.hana), begun.id, lock=True)
        texts.submit(acting(cast.hana), row, consent="public", key="k", now=clock.now)
    assert f"/commentaries/{begun.id}/receipt" in home(browser.sign_in(cast.hana))


def test_issued_summaries_are_for_everybody_and_drafts_for_contributors(
    browser: Browser, call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        row = filed(call, cast.bridge, cast.bela, clock)
        row.state = "admitted"
        db.session.add(Summary(thematic_session_id=call.id, state="in_check", created_at=clock.now))
    assert "Yours to read" in home(browser.sign_in(cast.bela))
    assert "Yours to read" not in home(browser.sign_in(cast.hana))
    assert "Yours to read" not in home(browser.sign_in(None))
    with transaction():
        summary = db.session.query(Summary).one()
        summary.state, summary.issued_at = "issued", clock.now
    assert f"/summaries/{call.slug}" in home(browser.sign_in(None))


def test_a_session_whose_summary_is_issued_is_not_being_collated(
    browser: Browser, call: ThematicSession, clock: Clock
) -> None:
    clock.now = CLOSES + timedelta(days=60)
    with transaction():
        db.session.get_one(ThematicSession, call.id).state = "collating"
        db.session.add(Summary(thematic_session_id=call.id, state="adopted", created_at=clock.now))
    past = home(browser).partition('id="past"')[2]
    assert ("Being collated" in past, "Summary issued" in past) == (True, False)
    with transaction():
        summary = db.session.query(Summary).one()
        summary.state, summary.issued_at = "issued", clock.now
    past = home(browser).partition('id="past"')[2]
    assert ("Being collated" in past, "Summary issued" in past) == (False, True)
    assert f'<a href="/summaries/{call.slug}">Read the summary</a>' in past


@pytest.mark.parametrize("locale", ["ar", "zh", "en-XA", "en-XB"])
def test_the_page_holds_in_every_language(browser: Browser, call: ThematicSession, locale: str) -> None:
    assert call.title in home(browser, f"/?lang={locale}")


def test_the_number_of_queries_is_the_same_for_one_call_and_for_many(
    app: Flask, browser: Browser, cast: Cast, clock: Clock, count_queries: Any
) -> None:
    for many in (1, 4):
        for _ in range(many):
            announced(cast, clock.now, opens_at=OPENS)
        with transaction():
            clockwork.tick(now=OPENS)
        with count_queries() as counted:
            browser.sign_in(None).get("/")
        assert counted.statements == 4  # calls, summaries, what was received, threads
