"""What a finding offers on the pages of the desk."""

from __future__ import annotations

import html

from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import open_world

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
