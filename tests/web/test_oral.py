"""An oral account: typed by a focal point, marked, under the person's own consent and in the person's hands."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.models import AuditEntry, Contribution, Participant
from panel.queries import contribution as contributions
from panel.services import contribution as verbs
from panel.services import release, sealed
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories import participants
from tests.factories.threads import moderator, opened
from tests.pages import Browser

THREAD = "/threads/2027-1/1"
TOLD = "They took my passport on the first day and gave it back after a year."


def typed(cast: Cast, **changes: str) -> dict[str, str]:
    values = {
        "organisation": cast.bridge.id,
        "body": TOLD,
        "language": "en",
        "consent": "quote_as_label",
        "agreed": "y",
        "key": "a" * 32,
    }
    return values | changes


@pytest.fixture
def mona(app: Flask, cast: Cast, clock: Clock, request: pytest.FixtureRequest) -> Any:
    with transaction():
        mona = moderator(clock)
        opened(cast, clock, [mona], attribution=getattr(request, "param", "named"))
    return mona


@pytest.mark.parametrize("mona", ["named", "chatham_house"], indirect=True)
def test_from_the_telling_to_the_thread(
    app: Flask, cast: Cast, clock: Clock, browser: Browser, mona: Any, request: pytest.FixtureRequest
) -> None:
    browser.sign_in(cast.bela)
    assert f'{THREAD}/oral"' in browser.get(THREAD).get_data(as_text=True)
    form = browser.get(f"{THREAD}/oral").get_data(as_text=True)
    assert ("This thread names nobody" in form) is (request.node.callspec.params["mona"] == "chatham_house")
    with transaction():
        before = len(db.session.scalars(select(AuditEntry.id)).all())
    page = browser.post(f"{THREAD}/oral", typed(cast), 200).get_data(as_text=True)
    number = re.search(r'class="big tn"><bdi class="w" dir="ltr">([\d ]+)<', page)
    assert number is not None and len(re.findall(r"<li><bdi>[^<]+</bdi></li>", page)) == 12
    # the paper that the person takes home does not name who typed it
    paper = re.sub(r'<div class="noprint"><(header|footer).*?</\1></div>', "", page, flags=re.DOTALL)
    assert (cast.bela.name in page, cast.bela.name in paper) == (True, False)
    browser.post(f"{THREAD}/oral", typed(cast), 409)
    with transaction():
        row = db.session.scalars(select(Contribution)).one()
        person = db.session.scalars(select(Participant)).one()
        assert person.number == number[1].replace(" ", "")
        assert len(db.session.scalars(select(AuditEntry.id)).all()) == before
        held = contributions.by_id(row.id, lock=True)
        said = sealed.words(held).body
        verbs.accept(acting(mona), held, verbs.mark(held), now=clock.now)
    chatham = request.node.callspec.params["mona"] == "chatham_house"
    mark = "recorded with consent" if chatham else "recorded by Casa Puente with consent"
    assert said == f"{TOLD}\n\n(Oral account, {mark}.)"
    released = 0
    for _turn in range(6):
        clock.forward(hours=12)
        with transaction():
            released += release.release(now=clock.now)
    assert released == 1
    shown = browser.sign_in(None).get(THREAD).get_data(as_text=True)
    assert TOLD in shown and mark in shown and ("Casa Puente" in shown) == (not chatham)
    with transaction():
        row = db.session.scalars(select(Contribution)).one()
        person = db.session.scalars(select(Participant)).one()
        theirs = contributions.own(participants.being(person), row.id, lock=True)
        verbs.tighten(participants.being(person), theirs, "secretariat_only", now=clock.now)
    assert TOLD not in browser.get(THREAD).get_data(as_text=True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"agreed": ""}, "Read it back to the person"),
        ({"body": ""}, "There is no text yet."),
        ({"consent": ""}, "Choose how far your words may be used."),
        ({"organisation": ""}, "Choose an organization whose focal point you are."),
        ({"body": "Ring me on +41 22 555 01 99."}, "details by which somebody can be found"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(
    mona: Any, cast: Cast, browser: Browser, changes: dict[str, str], said: str
) -> None:
    browser.sign_in(cast.bela)
    sent = typed(cast, **changes)
    page = browser.post(f"{THREAD}/oral", sent, 422).get_data(as_text=True)
    assert said in page and sent["body"] in page
    with transaction():
        assert db.session.scalars(select(Participant)).all() == []


def test_all_that_is_missing_is_asked_for_at_once(mona: Any, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.bela)
    body = f"Ring me on +41 22 555 01 99. {'word ' * 300}"
    sent = typed(cast, organisation="", body=body, language="xx", consent="quote_by_name", agreed="")
    page = browser.post(f"{THREAD}/oral", sent, 422).get_data(as_text=True)
    for field in ("organisation", "body", "language", "name", "agreed"):
        assert f'id="{field}-err"' in page, field
    assert "details by which somebody can be found" in page and "word word" in page
    page = browser.post(f"{THREAD}/oral", {"key": "a" * 32}, 422).get_data(as_text=True)
    assert re.findall(r'id="(\w+)-err"', page) == ["organisation", "body", "language", "consent", "agreed"]


def test_a_contributor_is_no_focal_point(mona: Any, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.hugo)
    assert "Record what somebody tells" not in browser.get(THREAD).get_data(as_text=True)
    browser.post(f"{THREAD}/oral", typed(cast, organisation=cast.harbour.id), 422)
