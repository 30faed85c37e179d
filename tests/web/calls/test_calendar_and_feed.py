"""The deadline as a calendar file, and news of the calls as a feed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree as ET

from flask import Flask
from icalendar import Calendar

from panel.db import db, transaction
from panel.models import Approval, Extension
from panel.services import clock as clockwork
from panel.services import thematic_session as calls
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.calls import CLOSES, OPENS, again, announced, drafted
from tests.pages import Browser

ATOM = "{http://www.w3.org/2005/Atom}"


def event(browser: Browser, slug: str) -> tuple[Any, Any]:
    answer = browser.get(f"/calls/{slug}/deadline.ics")
    assert answer.mimetype == "text/calendar"
    made = Calendar.from_ical(answer.get_data())
    return made, made.walk("VEVENT")[0]


def test_the_calendar_file_holds_the_last_minute_in_geneva(
    app: Flask, browser: Browser, cast: Cast, clock: Clock
) -> None:
    call = announced(cast, clock.now, title="Access, “essential”; services\\ " + "ü" * 60)
    made, found = event(browser, call.slug)
    assert found.decoded("dtstart") == CLOSES
    assert found.decoded("dtend") - found.decoded("dtstart") == timedelta(minutes=1)
    assert found["dtstart"].params["TZID"] == "Europe/Zurich"
    zones = made.walk("VTIMEZONE")
    assert [str(z["tzid"]) for z in zones] == ["Europe/Zurich"]
    assert {part.name for z in zones for part in z.subcomponents} == {"DAYLIGHT", "STANDARD"}
    assert found["summary"] == f"Deadline: {call.title}"
    assert (found["status"], found["sequence"]) == ("CONFIRMED", 0)
    assert found["url"] == f"http://127.0.0.1:8000/calls/{call.slug}"
    raw = browser.get(f"/calls/{call.slug}/deadline.ics").get_data()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    disposition = browser.get(f"/calls/{call.slug}/deadline.ics").headers["Content-Disposition"]
    assert disposition == 'attachment; filename="SPMHR-2027-1-deadline.ics"'


def test_a_moved_deadline_moves_the_same_event(
    app: Flask, browser: Browser, cast: Cast, clock: Clock
) -> None:
    call = announced(cast, clock.now)
    before = event(browser, call.slug)[1]
    with transaction():
        row = again(call)
        row.closes_at = CLOSES + timedelta(days=7)
        approved = Approval(
            kind="extend_session", subject_id=row.id, payload={}, subject_hash="", reason="r",
            second=[], state="approved", proposed_by=cast.head.id, proposed_at=clock.now, lapses_at=clock.now,
        )  # fmt: skip
        db.session.add(approved)
        db.session.flush()
        db.session.add(
            Extension(
                thematic_session_id=row.id, was=CLOSES, closes_at=row.closes_at, reason="r",
                approval_id=approved.id, decided_at=clock.now + timedelta(days=1),
            )
        )  # fmt: skip
    after = event(browser, call.slug)[1]
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after.decoded("dtstart") == CLOSES + timedelta(days=7)
    assert after.decoded("dtstamp") > before.decoded("dtstamp")


def test_a_cancelled_call_is_taken_out_of_calendars(
    app: Flask, browser: Browser, cast: Cast, clock: Clock
) -> None:
    call = announced(cast, clock.now)
    with transaction():
        calls.cancel(acting(cast.head), again(call), "Withdrawn.", now=clock.now)
    found = event(browser, call.slug)[1]
    assert (found["status"], found["sequence"]) == ("CANCELLED", 1)


def feed(browser: Browser, query: str = "") -> ET.Element:
    answer = browser.get("/calls/feed.atom" + query)
    assert answer.mimetype == "application/atom+xml"
    return ET.fromstring(answer.get_data())


def texts(found: ET.Element, name: str) -> list[str]:
    return [e.text or "" for e in found.iter(ATOM + name)]


def test_an_empty_feed_is_a_feed(app: Flask, browser: Browser) -> None:
    found = feed(browser)
    assert (found.tag, found.findall(ATOM + "entry")) == (ATOM + "feed", [])
    assert [len(found.findall(ATOM + name)) for name in ("id", "title", "updated", "author")] == [1, 1, 1, 1]


def test_the_feed_tells_what_was_done_and_not_by_whom(
    app: Flask, browser: Browser, cast: Cast, clock: Clock
) -> None:
    call = announced(cast, clock.now, title="Access <to> & “services”")
    drafted(cast, clock.now, title="Not yet known")
    with transaction():
        clockwork.tick(now=OPENS)
    with transaction():
        clockwork.tick(now=CLOSES + timedelta(minutes=1))
    found = feed(browser)
    assert texts(found, "title")[1:] == [
        f"{what}: {call.title}" for what in ("Closed", "Open", "Call for input")
    ]
    moments = [datetime.fromisoformat(each) for each in texts(found, "updated")]
    assert moments[0] == moments[1] == CLOSES + timedelta(minutes=1)
    assert moments == sorted(moments, reverse=True)
    ids = texts(found, "id")
    assert len(set(ids)) == len(ids) == 4
    whole = browser.get("/calls/feed.atom").get_data(as_text=True)
    for hidden in ("Hedda", "Ola", "panel.example", cast.head.id, cast.officer.id, "Not yet known"):
        assert hidden not in whole


def test_the_feed_speaks_the_language_that_is_asked_for(
    app: Flask, browser: Browser, cast: Cast, clock: Clock
) -> None:
    announced(cast, clock.now)
    found = feed(browser, "?lang=en-XB")
    assert found.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "en-XB"
    assert texts(found, "title")[1].startswith("‹Call for input")


def test_the_feed_takes_one_query_whatever_it_holds(
    app: Flask, browser: Browser, cast: Cast, clock: Clock, count_queries: Any
) -> None:
    for many in (1, 4):
        for _ in range(many):
            announced(cast, clock.now)
        with count_queries() as counted:
            browser.sign_in(None).get("/calls/feed.atom")
        assert counted.statements == 1
