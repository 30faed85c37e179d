"""What a finding offers on the pages of the desk."""

from __future__ import annotations

import html
import re

from panel.db import db, transaction
from panel.models import ThematicSession
from panel.services import summary_editing as editing
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import World, open_world

WALL = "keep the police away from the clinic"


def test_a_verb_that_is_held_down_leads_to_the_passage(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = open_world(cast, clock)
    for code in ("A1", "A2", "A3"):
        world.file(code)
        verb = "considered" if code == "A2" else "urged"
        world.code(code, WALL, verb=verb, kind="recommendation", addressee="States")
    world.collate()
    world.build()
    row_id = next(row.id for row in world.look().present.rows if "police away" in row.text)
    page = html.unescape(browser.sign_in(cast.officer).get(f"/desk/paragraph/{row_id}").text)
    link = f'<a href="/desk/coding/{world.commentaries["A2"].id}#P2"><bdi>A2, P2</bdi></a>'
    assert f'{link} <span lang="en">“considered”</span>' in page
    assert "The verb is held down to “considered” by 1 of 3 sources; else it would be “urged”." in page


def two_points(cast: Cast, clock: Clock) -> World:
    """A draft of two sentences: one rests on two texts, the other on one of them alone."""
    world = open_world(cast, clock)
    for code in ("A1", "A2"):
        world.file(code)
        world.code(code, WALL, kind="recommendation", addressee="States", verb="urged")
    world.code("A2", "nobody says why", paragraph=1)
    world.collate()
    world.build()
    return world


def test_a_text_that_is_too_long_offers_what_to_cut(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = two_points(cast, clock)
    path = f"/desk/{world.call.slug}/summary"
    browser.sign_in(cast.officer)
    assert "What could be cut" not in browser.get(path).text
    words = world.look().words
    with transaction():
        db.session.get_one(ThematicSession, world.call.id).body_limit = words - 1
    page = html.unescape(browser.get(path).text)
    assert "What could be cut" in page and "Together they bring the text within its limit." in page
    assert re.search(r"saves \d+ words · 1 submission", page)
    form = re.search(
        r'action="(/desk/paragraph/[^"]+)"[^>]*>(?:(?!</form>).)*value="cut:\d+"', page, re.DOTALL
    )
    assert form is not None
    act = re.search(r'value="(cut:\d+)"', form[0])
    text = re.search(r'name="text" value="([^"]+)"', form[0])
    assert act and text
    pressed = {"act": act[1], "revision": "0", "text": text[1]}
    browser.post(form[1], pressed)
    assert "What could be cut" not in browser.get(path).text
    assert not any("nobody says why" in text for text in world.texts())


def test_pressed_twice_one_sentence_is_cut(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = two_points(cast, clock)
    row = next(each for each in world.look().present.rows if "police away" in each.text)
    with world.writing() as summary:
        held = editing.opened(summary, row.id)
        three = f"{held.text} {held.text} {held.text}"
        editing.edit(world.officer, summary, held, three, revision=held.revision, now=clock.now)
    row = next(each for each in world.look().present.rows if each.id == row.id)
    pressed = {"act": "cut:0", "revision": str(row.revision), "text": row.text}
    browser.sign_in(cast.officer)
    address, before = f"/desk/paragraph/{row.id}", row.text.count("police away")
    browser.post(address, pressed)
    browser.post(address, pressed, status=409)
    after = next(each for each in world.look().present.rows if each.id == row.id)
    assert after.text.count("police away") == before - 1
