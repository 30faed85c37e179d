"""The record of acts: the Panel's people by name, nobody else, and no hour beside a text."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from panel.db import db, transaction
from panel.domain.actor import MandateKind
from panel.models import AuditEntry, Commentary
from panel.queries import commentary as commentaries
from panel.services import commentary as verbs
from panel.services import identity
from tests.cast import Cast, acting, mandate
from tests.conftest import Clock
from tests.factories.sessions import admitted, filed, open_call
from tests.pages import Browser

PEOPLE = ("Hana", "Hugo", "Bela", "Harbour", "HWA", "Puente", "Mombasa", "harbour.example")


def rows(page: str) -> list[list[str]]:
    """The cells of the table as plain text."""
    found = []
    for line in re.findall(r"<tr>(.*?)</tr>", page, re.S)[1:]:
        cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", line, re.S)
        found.append([" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in cells])
    return found


def a_day(cast: Cast, clock: Clock) -> Commentary:
    """A withheld text filed and admitted, a public one filed, and a name revealed."""
    with transaction():
        call = open_call(cast, clock)
        clock.forward(minutes=11)
        row = admitted(call, cast.harbour, cast.hana, clock, cast, consent="name_withheld")
        filed(call, cast.bridge, cast.bela, clock)
        identity.reveal(acting(cast.safeguard), row, "danger", now=clock.now)
    return row


def test_nobody_outside_the_panel_is_named_and_no_text_has_an_hour(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    row = a_day(cast, clock)
    browser.sign_in(cast.auditor)
    page = browser.get("/record?noun=commentary").get_data(as_text=True)
    label = f"SPMHR/2027/1/SUB/{row.number}"
    assert [(r[1], r[2], r[3]) for r in rows(page) if r[0] != "–"] == [
        ("identity:revealed", label, "Sami Safe"),
        ("commentary:admitted", label, "Ola Officer"),
    ]
    somebody = "somebody of an organization"
    assert sorted((r[1], r[2], r[3]) for r in rows(page) if r[0] == "–") == sorted(
        (act, symbol, somebody)
        for act in ("commentary:created", "commentary:submitted")
        for symbol in (label, "SPMHR/2027/1/SUB/001")
    )
    whole = browser.get("/record").get_data(as_text=True)
    assert [name for name in PEOPLE for told in (page, whole) if name in told] == []
    assert "danger" in page and "From the desk" not in whole


def test_an_officer_who_belongs_to_the_author_is_nobody_here(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        mandate(cast.officer2, cast.harbour, clock.now)
        mandate(cast.head, cast.bridge, clock.now, MandateKind.CONTRIBUTOR)
        call = open_call(cast, clock)
        row = filed(call, cast.harbour, cast.officer2, clock, consent="name_withheld")
        verbs.withdraw(acting(cast.officer2), commentaries.own(acting(cast.officer2), row.id), now=clock.now)
    browser.sign_in(cast.auditor)
    page = browser.get("/record?noun=commentary").get_data(as_text=True)
    assert {(r[0], r[3]) for r in rows(page)} == {("–", "somebody of an organization")}
    assert len(rows(page)) == 3
    assert "Otto" not in page
    assert "Hedda Head" in browser.get("/record?noun=thematic_session").get_data(as_text=True)


def test_a_day_has_pages_and_neighbours(app: Flask, cast: Cast, clock: Clock, browser: Browser) -> None:
    with transaction():
        for day in (1, 2, 2, 4):
            at = clock.now.replace(day=day)
            for _ in range(40 if day == 2 else 1):
                db.session.add(
                    AuditEntry(at=at, tag="approval:proposed", noun="approval", row_id="x",
                               actor_id=cast.head.id, facts={"kind": "extend_session"})
                )  # fmt: skip
    browser.sign_in(cast.auditor)
    assert len(rows(browser.get("/record?noun=approval").get_data(as_text=True))) == 1
    page = browser.get("/record?noun=approval&day=2027-03-02").get_data(as_text=True)
    assert len(rows(page)) == 50 and "80 entries" in page
    for neighbour in ("day=2027-03-01&amp;noun=approval", "day=2027-03-04&amp;noun=approval", "page=2"):
        assert neighbour in page
    again = browser.get("/record?noun=approval&day=2027-03-02&page=2").get_data(as_text=True)
    assert len(rows(again)) == 30
    assert "Nothing was recorded" in browser.get("/record?day=2027-03-03").get_data(as_text=True)


@pytest.mark.parametrize(
    "odd", ["day=x", "day=9999-12-31", "day=0001-01-01", "noun=%27", "page=0", "page=99"]
)
def test_odd_questions_are_no_error(app: Flask, cast: Cast, clock: Clock, browser: Browser, odd: str) -> None:
    browser.sign_in(cast.auditor).get(f"/record?{odd}")


@pytest.mark.parametrize("items", [1, 3])
def test_the_number_of_queries_does_not_grow(
    app: Flask, cast: Cast, clock: Clock, browser: Browser, items: int, count_queries: Any
) -> None:
    a_day(cast, clock)
    with transaction():
        for _ in range(items):
            clock.forward(minutes=1)
            identity.reveal(acting(cast.safeguard), _of(cast), "asked", now=clock.now)
    browser.sign_in(cast.auditor)
    with count_queries() as counted:
        browser.get("/record")
    assert counted.statements == 7


def _of(cast: Cast) -> Commentary:
    return commentaries.of_organisations(acting(cast.hana))[0]


def test_auditors_alone_come_here(app: Flask, cast: Cast, clock: Clock, browser: Browser) -> None:
    for who in (cast.officer, cast.head, cast.chair, cast.administrator, cast.safeguard, cast.hana):
        browser.sign_in(who).get("/record", 403)
    assert browser.sign_in(None).get("/record", 302).headers["Location"].startswith("/sign-in")
    home = browser.sign_in(cast.auditor).get("/").get_data(as_text=True)
    assert home.count('href="/record"') == 2
