"""An officer codes with the keys: a suggestion is accepted, undone, done again; a point by its digit; no script needed."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import expect

from panel.db import transaction
from panel.domain import desk_keys
from panel.services import desk_keys as verbs
from panel.services import suggestions
from tests.cast import acting
from tests.journeys.acts import PAIR
from tests.journeys.conftest import Site
from tests.services.collating import CARD, FEAR, World, open_world

TEXT = "We run a desk.\n\nPeople stay away because they fear a report to the police.\n\n我们要求各国不要向警方报告。"


def world_of(site: Site) -> World:
    """Two texts that make a point, and one to be coded."""
    with site.app.app_context():
        world = open_world(site.cast, site.clock)
        for code in ("CMF", "HWB"):
            world.file(code)
            world.code(code, FEAR)
        world.code("HWB", CARD, paragraph=3)
        world.file("ZED", text=TEXT)
        with transaction():
            suggestions.ask(world.officer, world.call, now=site.clock.now)
        site.drain()
        return world


@PAIR
def test_a_text_is_coded_with_the_keys(site: Site, visitor: Any) -> None:
    world = world_of(site)
    officer = visitor(site.cast.officer)
    officer.go(f"/desk/coding/{world.commentaries['ZED'].id}")
    page = officer.page
    card, marked = page.locator("[data-offer='2']"), page.locator("#P2 .cd")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#P2 .said")).to_be_focused()
    page.keyboard.press("a")
    expect(card).to_have_count(0)
    expect(marked).to_have_count(1)
    page.keyboard.press("u")
    expect(card).to_have_count(1)
    expect(marked).to_have_count(0)
    page.keyboard.press("r")
    expect(marked).to_have_count(1)
    page.locator("#P3 .said").focus()
    page.keyboard.press("1")
    expect(page.locator("#P3 .cd")).to_have_count(1)
    page.keyboard.press("?")
    expect(page.locator("dialog[data-help]")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.wait_for_url(f"**/{world.commentaries['CMF'].id}")


@PAIR
def test_a_point_is_found_by_typing_and_keys_are_ones_own(site: Site, visitor: Any) -> None:
    world = world_of(site)
    with site.app.app_context(), transaction():
        chosen = dict(desk_keys.USUAL) | {"find": "f", "next": "m"}
        verbs.choose(acting(site.cast.officer), site.cast.officer, chosen, off=False)
    officer = visitor(site.cast.officer)
    officer.go(f"/desk/coding/{world.commentaries['ZED'].id}")
    page = officer.page
    page.keyboard.press("f")
    page.keyboard.type("ADDRESS card")
    expect(page.locator("[data-pick]:visible")).to_have_count(1)
    page.keyboard.press("Enter")
    assert page.input_value("#point_id") == world.points[CARD]
    page.locator("h1").click()
    page.keyboard.press("n")
    page.keyboard.press("m")
    page.wait_for_url(lambda url: world.commentaries["ZED"].id not in url)


@PAIR
def test_who_stays_has_the_text_open_and_who_leaves_gives_it_back(site: Site, visitor: Any) -> None:
    world = world_of(site)
    path = f"/desk/coding/{world.commentaries['ZED'].id}"
    one = visitor(site.cast.officer)
    with one.page.expect_response(lambda answer: answer.url.endswith("/claim")):
        one.go(path)
    two = visitor(site.cast.officer2)
    two.go(path)
    expect(two.page.locator("#coding")).to_have_count(0)
    one.go(f"/desk/{world.call.slug}/coding")
    for _ in range(20):
        two.go(path)
        if two.page.locator("#coding").count():
            break
        time.sleep(0.1)
    expect(two.page.locator("#coding")).to_have_count(1)
