"""The table of submissions by headings: who is cited where, what is left out, whose words are spent."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from panel.db import db, transaction
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import CARD, FEAR, World, open_world, usual_world


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """A draft of one paragraph that rests on twelve texts."""
    made = usual_world(cast, clock)
    made.build()
    return made


def rows(browser: Browser, world: World, query: str = "") -> dict[str, list[str]]:
    """The cells of each submission as they are read."""
    shown = html.unescape(
        browser.get(f"/desk/{world.call.slug}/summary/coverage{query}").get_data(as_text=True)
    )
    found = {}
    for row in re.findall(r"<tr><th scope=\"row\">.*?</tr>", shown, re.S):
        code = re.search(r"<bdi>(.*?)</bdi>", row)
        assert code is not None
        found[code[1]] = re.findall(r"<td[^>]*>(.*?)</td>", row)
    return found


def test_a_row_for_each_submission_with_its_notes_and_words(
    world: World, cast: Cast, browser: Browser
) -> None:
    browser.sign_in(cast.officer)
    found = rows(browser, world)
    assert len(found) == 12
    assert found["A01"][0] == "2" and found["UEB"][0] == "1"
    spent = {code: int(cells[-1]) for code, cells in found.items()}
    assert spent == dict.fromkeys(found, 1) | {"A01": 1 + 11, "UEB": 3}


def test_what_was_coded_and_is_not_cited_is_a_gap_and_can_be_shown_alone(
    world: World, cast: Cast, browser: Browser
) -> None:
    browser.sign_in(cast.officer)
    assert rows(browser, world, "?show=gaps") == {}
    world.save(
        "Most submissions", "Most submissions reported that people stay away.[1] UEB considered otherwise.[2]"
    )
    world.file("A12")
    world.code("A12", FEAR)
    world.file("A13")
    found = rows(browser, world, "?show=gaps")
    assert (found["A12"][0], found["A13"][0]) == ("0", "–")
    assert set(found) == {"A12", "A13"}
    assert "A01" in rows(browser, world)


def test_before_there_is_a_draft_the_page_leads_to_it(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    browser.sign_in(cast.officer)
    answer = browser.get(f"/desk/{world.call.slug}/summary/coverage", 303)
    assert answer.headers["Location"].endswith(f"/desk/{world.call.slug}/summary")


def test_as_many_queries_for_two_texts_as_for_twelve(
    cast: Cast, clock: Clock, browser: Browser, count_queries: Any
) -> None:
    world = open_world(cast, clock)
    for code in ("A01", "A02"):
        world.file(code)
        world.code(code, CARD)
    world.collate()
    world.build()
    browser.sign_in(cast.officer)
    path = f"/desk/{world.call.slug}/summary/coverage"
    browser.get(path)
    with count_queries() as few:
        browser.get(path)
    for n in range(3, 13):
        world.file(f"A{n:02}")
        world.code(f"A{n:02}", CARD)
    with count_queries() as many:
        browser.get(path)
    assert few.statements == many.statements


def test_where_the_words_went_is_told_by_heading_and_by_submission(
    world: World, cast: Cast, browser: Browser
) -> None:
    browser.sign_in(cast.officer)
    path = f"/desk/{world.call.slug}/summary/coverage"
    shown = html.unescape(browser.get(path).get_data(as_text=True))
    assert "An even share is 445 words a submission." in shown
    assert "No submission has more than twice the even share." in shown
    by_heading = dict(re.findall(r'<bdi class="w">([^<]+)</bdi></th>.*?<td class="fig">(\d+)</td>', shown))
    assert int(by_heading["A. Fear and enforcement"]) > 20
    with transaction():
        db.session.merge(world.call).body_limit = 24
    shown = html.unescape(browser.get(path).get_data(as_text=True))
    assert "More than twice the even share:" in shown
    most = re.findall(r'<bdi class="w">(A01|UEB)</bdi></th>.*?<td class="fig">(\d+)</td>', shown)
    assert most == [("A01", "12")]


def test_the_desk_asks_no_more_of_many_texts_than_of_few(
    world: World, cast: Cast, browser: Browser, count_queries: Any
) -> None:
    browser.sign_in(cast.officer)
    paths = [f"/desk/{world.call.slug}/summary/coverage", f"/desk/{world.call.slug}/summary"]

    def asked() -> list[int]:
        found = []
        for path in paths:
            browser.get(path)
            with count_queries() as seen:
                browser.get(path)
            found.append(seen.statements)
        return found

    few = asked()
    for n in range(12, 20):
        world.file(f"A{n}")
        world.code(f"A{n}", f"point {n}", theme_label=f"Theme {n}")
    world.build()
    assert asked() == few
