"""Who is heard: the page and its file, from what was filed and drafted."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from panel.db import db, transaction
from panel.models import Organisation
from tests.cast import Cast, organisation
from tests.conftest import Clock
from tests.factories.sessions import open_call
from tests.pages import Browser
from tests.services.collating import FEAR, World, open_world, usual_world


def figures(browser: Browser, world: World) -> dict[tuple[str, str], tuple[int, int]]:
    """The file by measure and group."""
    answer = browser.get(f"/desk/{world.call.slug}/balance.csv")
    assert answer.headers["Content-Disposition"].endswith(f'"{world.call.slug}-balance.csv"')
    rows = csv.DictReader(io.StringIO(answer.get_data(as_text=True)))
    return {(r["measure"], r["group"]): (int(r["count"]), int(r["per_cent"])) for r in rows}


def test_the_file_says_who_could_file_who_did_and_who_is_in_the_draft(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = usual_world(cast, clock)
    browser.sign_in(cast.officer)
    before = figures(browser, world)
    assert sum(n for (measure, _), (n, _) in before.items() if measure == "submissions_by_constituency") == 12
    assert not any(n for (measure, _), (n, _) in before.items() if "words" in measure)
    world.build()
    found = figures(browser, world)
    words = {group: n for (m, group), (n, _) in found.items() if m == "draft_words_by_constituency"}
    with transaction():
        able = db.session.scalar(
            select(func.count()).select_from(Organisation).where(Organisation.state == "accredited")
        )
    assert sum(n for (m, _), (n, _) in found.items() if m == "accredited_by_constituency") == able
    assert sum(words.values()) > 20


def test_the_chart_and_its_table_say_the_same(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    world.build()
    browser.sign_in(cast.officer)
    shown = browser.get(f"/desk/{world.call.slug}/balance").get_data(as_text=True)
    drawn = re.findall(r"<bdi>([\d ·]+) %</bdi>", shown)
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', shown)
    told = [re.findall(r'<td class="fig">(\d+)</td>', row)[1::2] for row in rows]
    assert drawn and [each.split(" · ") for each in drawn] == told


def test_a_group_that_did_not_file_is_named_while_there_is_time(
    app: Flask, cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = open_world(cast, clock)
    for n in range(4):
        world.file(f"A{n}")
    with transaction():
        for n in range(9):
            organisation(f"Employers of port {n}", clock.now, constituency="SOC", subtype="employers")
    browser.sign_in(cast.officer)
    path = f"/desk/{world.call.slug}/balance"
    shown = browser.get(path).get_data(as_text=True)
    assert "Heard much less than accredited: Social partners" in shown
    assert "there is still time to write to them" in shown


def test_who_withholds_a_name_is_in_no_group(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = open_world(cast, clock)
    world.file("A01")
    world.file("EMP", consent="name_withheld", constituency="SOC", subtype="employers")
    browser.sign_in(cast.officer)
    found = figures(browser, world)
    assert found["accredited_by_constituency", "SOC"][0] == 1
    assert found["submissions_by_constituency", "SOC"][0] == 0
    assert found["submissions_by_constituency", "NGO"] == (1, 100)
    assert sum(n for (m, _), (n, _) in found.items() if m == "represented_by_region") == 1
    assert sum(n for (m, _), (n, _) in found.items() if m == "submissions_by_language") == 1
    shown = browser.get(f"/desk/{world.call.slug}/balance").get_data(as_text=True)
    assert "Besides, fewer than 15 under withheld names or in confidence." in shown


def test_nothing_filed_is_a_page_too_and_only_the_desk_reads_it(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        slug = open_call(cast, clock).slug
    browser.sign_in(cast.hana)
    browser.get(f"/desk/{slug}/balance", 403)
    browser.get(f"/desk/{slug}/balance.csv", 403)
    browser.sign_in(cast.officer)
    assert "Nothing has been submitted yet." in browser.get(f"/desk/{slug}/balance").get_data(as_text=True)


def test_as_many_queries_for_one_text_as_for_many(
    cast: Cast, clock: Clock, browser: Browser, count_queries: Any
) -> None:
    world = open_world(cast, clock)
    world.file("A01")
    browser.sign_in(cast.officer)
    path = f"/desk/{world.call.slug}/balance"
    browser.get(path)
    with count_queries() as few:
        browser.get(path)
    for n in range(2, 12):
        world.file(f"A{n:02}")
    with count_queries() as many:
        browser.get(path)
    assert few.statements == many.statements


def test_states_say_as_what_they_speak_and_nobody_is_guessed(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = open_world(cast, clock)
    for code, constituency in (("BEL", "STATE"), ("KEN", "STATE"), ("ABC", "NGO")):
        world.file(
            code, constituency=constituency, subtype="member" if constituency == "STATE" else "national"
        )
        world.code(code, FEAR)
    with transaction():
        db.session.merge(world.commentaries["BEL"]).positions = ["destination"]
        db.session.merge(world.commentaries["KEN"]).positions = ["origin", "transit", "destination"]
    world.collate()
    world.build()
    browser.sign_in(cast.officer)
    found = figures(browser, world)
    told = {group: n for (m, group), (n, _) in found.items() if m == "submissions_by_position"}
    assert told == {"origin": 1, "transit": 1, "destination": 2}
    assert sum(n for (m, _), (n, _) in found.items() if m == "draft_words_by_position") > 0
    assert sum(n for (m, _), (n, _) in found.items() if m == "draft_words_by_region") > 0
    shown = browser.get(f"/desk/{world.call.slug}/balance").get_data(as_text=True)
    assert "States of origin, transit and destination" in shown
