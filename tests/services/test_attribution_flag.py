"""A text that is falsely attributed: flagged, out of sight within a working day, decided with a reason."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain.actor import SYSTEM
from panel.domain.errors import IllegalMove, Invalid
from panel.models import AttributionFlag, OutboxMail, RegisterEntry, SearchEntry
from panel.queries import codebook, coding_progress, flags, sources
from panel.queries import commentary as commentaries
from panel.queries import organisation as organisations
from panel.services import attribution_flag as verbs
from panel.services import clock as clockwork
from tests.cast import Cast, acting, mandate, organisation, person
from tests.conftest import Clock
from tests.factories.sessions import admitted, open_call
from tests.pages import Browser
from tests.services.collating import FEAR, World, usual_world

WHY = "We have never sent this."


@pytest.fixture
def text(app: Flask, cast: Cast, clock: Clock) -> Any:
    """A published text of Harbour Workers' Aid, and another organization of nearly that name."""
    with transaction():
        call = open_call(cast, clock)
        clock.forward(minutes=1)
        return admitted(call, cast.harbour, cast.hana, clock, cast)


def address(text: Any) -> str:
    return f"/reading-room/2027-1/sub/{text.number}"


def flagged(text: Any, account: Any, body: Any, clock: Clock) -> str:
    with transaction():
        row = commentaries.by_id(acting(account), text.id, lock=True)
        return verbs.file(acting(account), row, organisations.get(body.id), WHY, now=clock.now).id


def seen(text: Any) -> tuple[bool, int, int]:
    """Whether it is published, in the search, among what may be cited."""
    db.session.rollback()
    row = commentaries.by_id(SYSTEM, text.id)
    found = db.session.scalars(select(SearchEntry).where(SearchEntry.commentary_id == text.id)).all()
    return row.published, len(found), len(sources.citable(text.thematic_session_id))


def test_flagged_aside_by_the_clock_and_kept_away(
    text: Any, cast: Cast, clock: Clock, browser: Browser
) -> None:
    browser.sign_in(cast.hana)
    assert f'{address(text)}/not-ours"' in browser.get(address(text)).get_data(as_text=True)
    asked = {"organisation": cast.harbour.id, "sentence": ""}
    browser.post(f"{address(text)}/not-ours", asked, 422)
    answer = browser.post(f"{address(text)}/not-ours", asked | {"sentence": WHY}, 303)
    page = browser.get(answer.location).get_data(as_text=True)
    assert "The text is out of sight by" in page and WHY in page
    assert seen(text) == (True, 1, 1)
    with transaction():
        (flag,) = flags.listed(waiting=True)
        flag_id, due = flag.id, flag.due_at
        assert {
            (m.name, str(m.context))
            for m in db.session.scalars(select(OutboxMail))
            if m.name == "safety_waits"
        } == {("safety_waits", str({"path": f"/desk/flags/{flag_id}"}))}
    clock.now = due
    with transaction():
        clockwork.tick(now=clock.now)
    assert seen(text) == (False, 0, 0)
    page = browser.sign_in(None).get(address(text), 404).get_data(as_text=True)
    assert "being examined" in page and "Harbour" not in page
    browser.sign_in(cast.officer).get(f"/desk/flags/{flag_id}", 403)
    browser.sign_in(cast.safeguard)
    assert "Out of sight" in browser.get("/desk/flags").get_data(as_text=True)
    browser.post(f"/desk/flags/{flag_id}", {"outcome": "keep_away", "reason": ""}, 422)
    browser.post(
        f"/desk/flags/{flag_id}", {"outcome": "keep_away", "reason": "Sent from a look-alike address."}
    )
    db.session.rollback()
    decided = db.session.scalars(select(OutboxMail).where(OutboxMail.name == "flag_decided")).all()
    assert {mail.context.get("commentary_id") for mail in decided} == {
        text.id
    }  # the receipt, with the appeal
    row = commentaries.by_id(SYSTEM, text.id)
    assert (row.state, row.published, row.decisions[-1].ground) == ("not_admitted", False, "G9")
    lines = [
        (e.type, tuple(e.args)) for e in db.session.scalars(select(RegisterEntry)) if e.type == "WITHHOLD"
    ]
    assert sorted(lines) == [("WITHHOLD", ("G9",)), ("WITHHOLD", ("attribution",))]
    browser.sign_in(None)
    assert "being examined" not in browser.get(address(text), 404).get_data(as_text=True)


def test_a_text_that_stands_is_shown_again_and_not_flagged_twice(
    text: Any, cast: Cast, clock: Clock, browser: Browser
) -> None:
    flag_id = flagged(text, cast.hana, cast.harbour, clock)
    with pytest.raises(IllegalMove):
        flagged(text, cast.hana, cast.harbour, clock)
    browser.sign_in(cast.safeguard)
    browser.post(f"/desk/flags/{flag_id}", {"act": "aside"})
    assert seen(text) == (False, 0, 0)
    browser.post(f"/desk/flags/{flag_id}", {"outcome": "restore", "reason": "Its own focal point filed it."})
    assert seen(text) == (True, 1, 1)
    with pytest.raises(Invalid):
        flagged(text, cast.hana, cast.harbour, clock)
    with transaction():
        told = [
            m.context["outcome"] for m in db.session.scalars(select(OutboxMail)) if m.name == "flag_decided"
        ]
    assert told == ["restore"] * 2  # both who act for it


@pytest.mark.parametrize(("name", "may"), [("Нarbour Workers' Aid", True), ("River Workers’ Aid", False)])
def test_only_who_is_printed_or_looks_alike_may_flag(
    text: Any, cast: Cast, clock: Clock, name: str, may: bool
) -> None:
    with transaction():
        body = organisation(name, clock.now)
        someone = person("ruth@alike.example", "Ruth Alike", clock.now)
        mandate(someone, body, clock.now)
    if may:
        flagged(text, someone, body, clock)
    else:
        with pytest.raises(Invalid):
            flagged(text, someone, body, clock)
    with transaction():
        assert len(db.session.scalars(select(AttributionFlag)).all()) == may


def put_aside(world: World, code: str) -> None:
    """Flag the text under that code, and let the working day pass."""
    row = world.commentaries[code]
    with transaction():
        held = commentaries.by_id(world.speakers[code], row.id, lock=True)
        verbs.file(
            world.speakers[code], held, organisations.get(row.organisation_id), WHY, now=world.clock.now
        )
    with transaction():
        verbs.set_aside(SYSTEM, flags.listed(waiting=True)[0], now=world.clock.now)


def test_a_text_that_is_aside_is_not_coded_and_bars_nothing(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)

    def listed() -> set[str]:
        return {each.code for each in coding_progress.progress(world.call.id)}

    before = listed()
    put_aside(world, "A02")
    assert before - listed() == {"A02"}
    with transaction():
        verbs.decide(
            acting(cast.safeguard), flags.listed(waiting=True)[0], "restore", "It is theirs.", now=clock.now
        )
    assert listed() == before


def test_a_draft_is_checked_without_the_codings_of_a_text_that_is_aside(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    assert world.look().findings == ()
    assert codebook.weights(world.call.id).point(world.points[FEAR]).texts == 11
    put_aside(world, "A02")
    assert codebook.weights(world.call.id).point(world.points[FEAR]).texts == 10
    seen = world.look()
    assert seen.citable == 11
    assert "A02" not in {each.code for each in seen.present.material.sources}
    assert world.commentaries["A02"].id not in {
        each.passage.source_id for each in seen.present.material.codings
    }
    assert seen.stops, "a note still cites it"
    with transaction():
        verbs.decide(
            acting(cast.safeguard), flags.listed(waiting=True)[0], "restore", "It is theirs.", now=clock.now
        )
    assert world.look().findings == ()
