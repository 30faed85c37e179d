"""The list of a reading room: what it tells, and what it must not."""

from typing import Any

import pytest
from flask import Flask

from panel.db import transaction
from panel.domain.actor import Actor
from panel.queries import commentary as commentaries
from panel.services import commentary as verbs
from tests.cast import Cast, acting, mandate, organisation, person
from tests.conftest import Clock
from tests.factories.sessions import admitted, filed, open_call
from tests.pages import Browser

WITHHELD = "Sisters of the Upper Courtyard"


def three_with_one_withheld(cast: Cast, clock: Clock, region: str = "ESCWA") -> Any:
    """Two named texts and one whose name is withheld, alone in its region."""
    call = open_call(cast, clock)
    admitted(call, cast.harbour, cast.hana, clock, cast)
    admitted(call, cast.bridge, cast.bela, clock, cast, title="Desde la puerta", language="es")
    hidden = organisation(
        WITHHELD, clock.now, acronym="SUC", constituency="MIGR", subtype="domestic", country="LB", city="Tyre",
        region=region,
    )  # fmt: skip
    zeina = person("zeina@sisters.example", "Zeina", clock.now)
    mandate(zeina, hidden, clock.now)
    return call, admitted(call, hidden, zeina, clock, cast, title="Behind the door", consent="name_withheld")


@pytest.mark.parametrize(
    "who", [None, "officer", "head", "chair", "rapporteur", "auditor", "hana", "safeguard"]
)
def test_a_withheld_name_is_on_no_page(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, who: str | None
) -> None:
    with transaction():
        call, row = three_with_one_withheld(cast, clock)
        slug, number, row_id = call.slug, row.number, row.id
    browser.sign_in(getattr(cast, who) if who else None)
    pages = [
        browser.get(f"/reading-room/{slug}"),
        browser.get(f"/reading-room/{slug}?words=door"),
        browser.get(f"/reading-room/{slug}/sub/{number}"),
        browser.get(f"/calls/{slug}"),
        browser.get("/"),
    ]
    if who in {"officer", "head", "chair", "rapporteur"}:
        pages.append(browser.get(f"/desk/{slug}"))
        pages.append(browser.get(f"/desk/{slug}/coding"))
        pages.append(browser.get(f"/desk/coding/{row_id}"))
    for answer in pages:
        told = answer.get_data(as_text=True) + str(answer.headers)
        for canary in (WITHHELD, "SUC", "Tyre", "sisters.example", "Lebanon"):
            assert canary not in told, (answer.request.path, canary)


def test_the_region_filter_does_not_tell_a_hidden_region(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        call, _ = three_with_one_withheld(cast, clock)
        slug = call.slug
    page = browser.get(f"/reading-room/{slug}?region=ESCWA").get_data(as_text=True)
    assert "Nothing matches" in page


def test_a_region_that_three_share_is_shown(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        call, row = three_with_one_withheld(cast, clock)
        for name in ("One", "Two"):
            organisation(
                name, clock.now, constituency="MIGR", subtype="domestic", country="JO", region="ESCWA"
            )
        slug, code = call.slug, row.code
    page = browser.get(f"/reading-room/{slug}?region=ESCWA").get_data(as_text=True)
    assert code in page
    assert "ESCWA" in page


@pytest.mark.parametrize("asked", ["constituency=MIGR", "region=ESCWA", "constituency=MIGR&region=ESCWA"])
def test_a_filter_finds_no_more_than_the_line_says(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, asked: str
) -> None:
    with transaction():
        call, row = three_with_one_withheld(cast, clock)
        slug, code = call.slug, row.code
    assert "Name withheld" in browser.get(f"/reading-room/{slug}").get_data(as_text=True)
    page = browser.get(f"/reading-room/{slug}?{asked}").get_data(as_text=True)
    assert code not in page
    with transaction():
        for name in ("One", "Two"):
            organisation(name, clock.now, constituency="MIGR", subtype="domestic", region="ESCWA")
    assert code in browser.get(f"/reading-room/{slug}?{asked}").get_data(as_text=True)


def test_who_was_accredited_later_is_no_cover(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        call, row = three_with_one_withheld(cast, clock)
        slug, code = call.slug, row.code
        later = clock.forward(days=1)
        for name in ("One", "Two"):
            organisation(name, later, constituency="MIGR", subtype="domestic", region="ESCWA")
    page = browser.get(f"/reading-room/{slug}?constituency=MIGR").get_data(as_text=True)
    assert "Casa Puente" in page
    assert code not in page


def test_of_a_text_that_never_was_there_a_number_is_left(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        call, _ = three_with_one_withheld(cast, clock)
        slug = call.slug
    early = organisation_with_text(call, clock, "Gulls of Quay Nine", "GQN", "Unread heading")
    with transaction():
        row = commentaries.own(early, commentaries.of_organisations(early)[0].id, lock=True)
        verbs.withdraw(early, row, now=clock.now)
    room = f"/reading-room/{slug}"
    page = browser.get(room).get_data(as_text=True)
    assert "SUB/003" in page and "Withdrawn on" in page
    assert [told for told in ("Gulls", "GQN", "Unread") if told in page] == []
    for asked in ("constituency=NGO", "region=ECA", "language=en", "words=unread"):
        assert "SUB/003" not in browser.get(f"{room}?{asked}").get_data(as_text=True)
    left = browser.get(f"{room}/sub/3", 410).get_data(as_text=True)
    assert [told for told in ("Gulls", "GQN", "Unread") if told in left] == []


def test_the_hour_of_a_late_text_stands_beside_a_name_only(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        call = open_call(cast, clock)
        slug = call.slug
        begun = [verbs.begin(acting(who), call, body, now=clock.now).id
                 for who, body in ((cast.hana, cast.harbour), (cast.bela, cast.bridge))]  # fmt: skip
    clock.forward(days=30, hours=1)
    with transaction():
        for row_id, who, consent in zip(
            begun, (cast.hana, cast.bela), ("public", "name_withheld"), strict=True
        ):
            clock.forward(minutes=7)
            row = commentaries.own(acting(who), row_id, lock=True)
            typed = verbs.DraftText(title="Late", body="One.", language="en")
            row.thematic_session.state = "closed"
            verbs.save_draft(acting(who), row, typed, revision=0, now=clock.now)
            verbs.file_late(acting(who), row, consent=consent, key="k", now=clock.now)
    late = browser.get(f"/reading-room/{slug}").get_data(as_text=True).partition('id="late"')[2]
    assert "Harbour Workers’ Aid" in late and "Name withheld" in late
    assert [hour for hour in ("12:07", "12:14") if hour in late] == ["12:07"]
    assert [told for told in ("Puente", "CP<", "Mombasa, Mexico") if told in late] == []


def organisation_with_text(call: Any, clock: Clock, name: str, acronym: str, title: str) -> Actor:
    """Somebody of a new organization that has filed a text which waits."""
    with transaction():
        body = organisation(name, clock.now, acronym=acronym)
        who = person(f"{acronym.lower()}@gulls.example", "Gale", clock.now)
        mandate(who, body, clock.now)
        filed(call, body, who, clock, title=title)
        return acting(who)


@pytest.mark.parametrize("filters", ["", "?language=es", "?words=nowhere", "?page=9"])
def test_what_was_withdrawn_is_not_counted_as_published(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, filters: str
) -> None:
    with transaction():
        call, _ = three_with_one_withheld(cast, clock)
        mine = commentaries.individual_of(call.id, cast.harbour.id)
        assert mine is not None
        hana = acting(cast.hana)
        verbs.withdraw(hana, commentaries.own(hana, mine.id, lock=True), now=clock.now)
        slug = call.slug
    page = browser.get(f"/reading-room/{slug}{filters}").get_data(as_text=True)
    assert "2 commentaries, published as received." in page
    assert "1 was withdrawn.</span>\n <a" in page or "1 was withdrawn.</span> <a" in page


def test_filters_are_kept_in_the_address(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        call, _ = three_with_one_withheld(cast, clock)
        slug = call.slug
    page = browser.get(f"/reading-room/{slug}?language=es&words=desk").get_data(as_text=True)
    assert "1 of 3" in page
    assert f"/reading-room/{slug}?words=desk" in page


@pytest.mark.parametrize(
    "odd",
    ["page=0", "page=999", "page=x", "region=%27", "question=9999999", "constituency=NONE", "sort=email"],
)
def test_odd_filters_are_no_error(app: Flask, clock: Clock, cast: Cast, browser: Browser, odd: str) -> None:
    with transaction():
        slug = open_call(cast, clock).slug
    browser.get(f"/reading-room/{slug}?{odd}")


@pytest.mark.parametrize("items", [1, 3])
def test_the_number_of_queries_does_not_grow(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, items: int, count_queries: Any
) -> None:
    with transaction():
        call = open_call(cast, clock)
        for n in range(items):
            body = organisation(f"Body {n}", clock.now, acronym=f"B{n}")
            someone = person(f"p{n}@body.example", f"P {n}", clock.now)
            mandate(someone, body, clock.now)
            admitted(call, body, someone, clock, cast)
        slug = call.slug
    with count_queries() as counted:
        browser.get(f"/reading-room/{slug}")
    assert counted.statements == 2
