"""The page of paragraphs that are neither coded nor set aside."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

from panel.db import db, transaction
from panel.models import CodingLock
from panel.queries import non_use
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import FEAR, World, open_world, usual_world


def shown(browser: Browser, world: World, query: str = "") -> str:
    """The page as it is read."""
    return html.unescape(browser.get(f"/desk/{world.call.slug}/coding/open-paragraphs{query}").text)


def test_each_text_is_listed_with_the_way_to_its_paragraphs(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = usual_world(cast, clock)
    browser.sign_in(cast.officer)
    assert (
        f"/desk/{world.call.slug}/coding/open-paragraphs"
        in browser.get(f"/desk/{world.call.slug}/coding").text
    )
    page = shown(browser, world)
    assert "23 paragraphs are neither coded nor set aside. 12 texts have such paragraphs." in page
    of_a02 = f"/desk/coding/{world.commentaries['A02'].id}#P"
    assert re.findall(rf'href="{of_a02}(\d+)"', page) == ["1", "3"]
    assert "View of A02" in page
    assert "A claim that one text alone makes is not left out for standing alone: code it as a point." in page
    assert re.findall(r'name="reason"[^>]*value="(\w+)"', page) == [
        "context", "outside_scope", "no_substance", "person", "attachment",
    ]  # fmt: skip


def test_all_are_set_aside_and_what_was_left_is_said(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    path = f"/desk/{world.call.slug}/coding/open-paragraphs"
    with transaction():
        until = clock.now + timedelta(minutes=9)
        row_id = world.commentaries["A01"].id
        db.session.add(CodingLock(commentary_id=row_id, account_id=cast.officer2.id, until=until))
    browser.sign_in(cast.officer)
    assert f"{cast.officer2.name} has it open until" in shown(browser, world)
    assert "Choose a reason from the list." in browser.post(path, {"seen": "23"}, 422).text
    refused = browser.post(path, {"reason": "context", "seen": "3"}, 422).text
    assert "More paragraphs are open now" in refused
    assert 'value="23"' in refused
    browser.post(path, {"reason": "context", "seen": "23"})
    page = shown(browser, world)
    assert "22 paragraphs are set aside. 1 text was left as it is" in page
    assert "1 paragraph is neither coded nor set aside." in page
    clock.forward(minutes=10)
    browser.sign_in(cast.officer)
    browser.post(path, {"reason": "context", "seen": "1"})
    page = shown(browser, world)
    assert "Every paragraph is accounted for." in page
    assert '<form method="post" novalidate>' not in page


def test_who_does_not_code_reads_it_and_changes_nothing(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    path = f"/desk/{world.call.slug}/coding/open-paragraphs"
    browser.sign_in(cast.head)
    page = shown(browser, world)
    assert "You read along. Officers code." in page
    assert 'name="reason"' not in page
    browser.post(path, {"reason": "context", "seen": "23"}, 403)
    assert len(non_use.open_texts(world.call.id, now=clock.now)) == 12


def test_fifty_a_page_and_as_many_queries_for_two_as_for_sixty(
    cast: Cast, clock: Clock, browser: Browser, count_queries: Any
) -> None:
    world = open_world(cast, clock)
    for number in range(2):
        world.file(f"A{number:02d}")
    world.code("A00", FEAR)
    browser.sign_in(cast.officer)
    shown(browser, world)
    with count_queries() as few:
        shown(browser, world)
    with transaction():
        for number in range(2, 60):
            world._file(f"A{number:02d}", "One.\n\nTwo.", "public", "NGO", "national", "")
    with count_queries() as many:
        first = shown(browser, world)
    assert few.statements == many.statements
    assert (
        first.count('<li class="item">'),
        shown(browser, world, "?page=2").count('<li class="item">'),
    ) == (50, 10)
    assert "121 paragraphs are neither coded nor set aside." in first
