"""The editor: what was typed is kept, what is wrong is named, two people notice each other."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db
from panel.domain import call as rules
from panel.models import ThematicSession
from panel.services import thematic_session as calls
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories.calls import CLOSES, OPENS, again, announced, drafted, geneva, said
from tests.pages import Browser, Page

GOOD: dict[str, Any] = {
    "title": "Access to essential services",
    "issues": ["essential-services"],
    "concept_note": "What happens between the door and the service?",
    "objectives": "Hear from those at the desk",
    "questions": "What happens at the desk?\r\nWhat has worked?\r\n",
    "base_document_title": "Draft guidance",
    "base_paragraphs": "First paragraph.\r\n\r\nSecond paragraph.\r\n \r\nThird paragraph.",
    "segments": "At the door\r\nAt the desk",
    "opens_day": "2027-03-15",
    "opens_time": "09:00",
    "closes_day": "2027-04-30",
    "closes_time": "18:00",
    "word_limit": "1,000",
    "joint_word_limit": "1000",
    "body_limit": "5350",
    "languages": ["ar", "zh", "en", "fr", "ru", "es"],
    "who": "open",
    "consents": ["public", "name_withheld", "text_withheld"],
    "publication": "admission",
}


def errors(html: str) -> list[str]:
    """Where the links of the error summary lead, in order."""
    summary = html.partition('id="errors"')[2].partition("</div>")[0]
    return [part.partition('"')[0] for part in summary.split('href="#')[1:]]


def create(browser: Browser, status: int = 303, **changes: Any) -> str:
    return browser.post("/desk/draft-a-call", GOOD | changes, status).get_data(as_text=True)


def test_a_call_is_drafted_from_the_form(app: Flask, browser: Browser, cast: Cast) -> None:
    browser.sign_in(cast.officer).get("/desk/draft-a-call")
    answer = browser.post("/desk/draft-a-call", GOOD)
    assert answer.headers["Location"] == "/desk/2027-1"
    made = db.session.scalars(select(ThematicSession)).one()
    assert calls.text_of(again(made, whole=True)) == said()
    assert "SPMHR/2027/1" in browser.get("/desk/2027-1").get_data(as_text=True)


def test_who_may_draft(app: Flask, browser: Browser, cast: Cast) -> None:
    for other in (cast.chair, cast.rapporteur, cast.hana, cast.administrator):
        browser.sign_in(other).get("/desk/draft-a-call", 403)
        browser.post("/desk/draft-a-call", GOOD, 403)
    browser.sign_in(None).get("/desk/draft-a-call", 302)


def test_a_new_form_begins_with_the_usual_answers(app: Flask, browser: Browser, cast: Cast) -> None:
    page = Page(browser.sign_in(cast.head).get("/desk/draft-a-call").get_data(as_text=True))
    values = {a["name"]: a.get("value", "") for a in page.named("input") if a.get("type") != "checkbox"}
    assert (values["opens_day"], values["opens_time"]) == ("2027-03-15", "09:00")
    assert (values["closes_day"], values["closes_time"]) == ("2027-04-26", "18:00")
    assert (values["word_limit"], values["joint_word_limit"], values["body_limit"]) == (
        "1000",
        "1000",
        "5350",
    )


def test_the_missing_hour_is_refused_and_everything_typed_stays(
    app: Flask, browser: Browser, cast: Cast
) -> None:
    html = create(
        browser.sign_in(cast.officer), 422, closes_day="2027-03-28", closes_time="02:30", title="Kept title"
    )
    assert errors(html) == ["closes_time"]
    assert "02:30 does not exist in Geneva on that day" in html
    page = Page(html)
    kept = {a["name"]: a.get("value", "") for a in page.named("input")}
    assert (kept["title"], kept["closes_day"], kept["closes_time"]) == ("Kept title", "2027-03-28", "02:30")
    assert "What has worked?" in html
    assert db.session.scalars(select(ThematicSession.id)).all() == []


def test_the_hour_that_comes_twice_is_chosen(app: Flask, browser: Browser, cast: Cast) -> None:
    twice = {"closes_day": "2027-10-31", "closes_time": "02:30"}
    html = create(browser.sign_in(cast.officer), 422, **twice)
    assert errors(html) == ["closes_fold-0"]
    assert html.count('name="closes_fold"') == 2
    assert 'name="opens_fold"' not in html
    create(browser, 303, **twice, closes_fold="1")
    made = db.session.scalars(select(ThematicSession)).one()
    assert made.closes_at == geneva(2027, 10, 31, 2, 30, fold=1)
    edit = browser.get(f"/calls/{made.slug}/edit").get_data(as_text=True)
    assert 'id="closes_fold-1" name="closes_fold" type="radio" value="1"' in edit.replace(" checked", "")


def test_all_that_is_wrong_is_told_at_once(app: Flask, browser: Browser, cast: Cast) -> None:
    html = create(
        browser.sign_in(cast.officer),
        422,
        title="",
        issues=[],
        questions="\n".join(f"Question {n}?" for n in range(8)),
        opens_day="",
        closes_time="18.00",
        word_limit="many",
        languages=["xx"],
        who="nobody",
    )
    assert errors(html) == [
        "title",
        "issues-0",
        "questions",
        "opens_day",
        "closes_time",
        "word_limit",
        "languages-0",
        "who-0",
    ]
    assert html.startswith("<!doctype html>")
    assert "<title>Error:" in html


def test_a_deadline_before_the_opening(app: Flask, browser: Browser, cast: Cast) -> None:
    html = create(browser.sign_in(cast.officer), 422, closes_day="2027-03-14")
    assert errors(html) == ["closes_day"]
    assert "The deadline must lie after the opening." in html


def test_hostile_text_is_shown_as_text(app: Flask, browser: Browser, cast: Cast) -> None:
    nasty = "<script>alert(1)</script>{{ 7*7 }}%s"
    create(browser.sign_in(cast.officer), 303, title=nasty, concept_note=nasty, questions=nasty)
    for path in ("/desk", "/desk/2027-1", "/calls/2027-1", "/calls/2027-1/edit"):
        html = browser.get(path).get_data(as_text=True)
        assert "<script>alert" not in html
        assert "{{ 7*7 }}%s" in html


def form_of(html: str) -> dict[str, Any]:
    """What the browser would send back, unchanged."""
    page, found = Page(html), dict(GOOD)
    for attrs in page.named("input"):
        if attrs.get("type") == "hidden" and attrs["name"] == "seen":
            found["seen"] = attrs["value"]
    return found


def test_a_draft_is_changed_and_the_other_notices(
    app: Flask, browser: Browser, cast: Cast, clock: Clock
) -> None:
    call = drafted(cast, clock.now)
    mine = form_of(browser.sign_in(cast.officer).get(f"/calls/{call.slug}/edit").get_data(as_text=True))
    browser.sign_in(cast.officer2).post(f"/calls/{call.slug}/edit", mine | {"title": "Theirs"})
    browser.sign_in(cast.officer)
    html = browser.post(f"/calls/{call.slug}/edit", mine | {"title": "Mine"}, 409).get_data(as_text=True)
    assert again(call).title == "Theirs"
    assert "Theirs" in html
    assert 'value="Mine"' in html
    browser.post(f"/calls/{call.slug}/edit", form_of(html) | {"title": "Mine"})
    assert again(call).title == "Mine"


def test_an_issued_call_has_no_editor(app: Flask, browser: Browser, cast: Cast, clock: Clock) -> None:
    call = announced(cast, clock.now)
    browser.sign_in(cast.head).get(f"/calls/{call.slug}/edit", 409)
    seen = rules.fingerprint(calls.text_of(again(call, whole=True)))
    browser.post(f"/calls/{call.slug}/edit", GOOD | {"word_limit": "500", "seen": seen}, 409)
    assert again(call).word_limit == 1000
    assert "Fixed: the call is issued." in browser.get(f"/desk/{call.slug}").get_data(as_text=True)


def test_a_call_by_invitation_leads_to_the_invitations(
    app: Flask, browser: Browser, cast: Cast, clock: Clock
) -> None:
    answer = browser.sign_in(cast.officer).post("/desk/draft-a-call", GOOD | {"who": "invitation"})
    path = answer.headers["Location"]
    assert path == "/calls/2027-1/invitations"
    html = browser.get(f"{path}?q=puent").get_data(as_text=True)
    assert "Casa Puente" in html
    assert "Harbour" not in html
    assert "No accredited organization" in browser.get(f"{path}?q=%25").get_data(as_text=True)
    browser.post(path, {"organisations": []}, 422)
    browser.post(path, {"organisations": [cast.bridge.id, "x" * 32]})
    html = browser.get(path).get_data(as_text=True)
    assert "1 organization is invited" in html
    public = browser.sign_in(cast.head).post("/calls/2027-1/announce")
    assert public.status_code == 303
    said_to_all = browser.sign_in(None).get("/calls/2027-1").get_data(as_text=True)
    assert "by invitation" in said_to_all
    assert "Casa Puente" not in said_to_all
    browser.get(path, 302)
    browser.sign_in(cast.hana).get(path, 403)


def test_the_invitations_of_an_open_call_say_that_there_are_none(
    app: Flask, browser: Browser, cast: Cast, clock: Clock
) -> None:
    call = drafted(cast, clock.now)
    html = browser.sign_in(cast.head).get(f"/calls/{call.slug}/invitations").get_data(as_text=True)
    assert "nobody is invited" in html


@pytest.mark.parametrize("locale", ["ar", "en-XA", "en-XB"])
def test_the_editor_holds_in_other_languages(
    app: Flask, browser: Browser, cast: Cast, clock: Clock, locale: str
) -> None:
    call = drafted(cast, clock.now)
    browser.sign_in(cast.officer).get(f"/calls/{call.slug}/edit?lang={locale}")
    browser.post(f"/calls/{call.slug}/edit", {}, 422)


def test_the_dates_of_the_factory_are_those_of_the_form() -> None:
    assert (geneva(2027, 3, 15, 9), geneva(2027, 4, 30, 18)) == (OPENS, CLOSES)
