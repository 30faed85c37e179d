"""The page on which a text is coded."""

from __future__ import annotations

import html

from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import FEAR, open_world

OPPOSED = {"paragraph": "2", "kind": "observation", "stance": "contrary"}


def test_what_a_text_says_instead_is_coded_shown_and_changed(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = open_world(cast, clock)
    for code in ("A01", "UEB"):
        world.file(code)
    world.code("A01", FEAR)
    path = f"/desk/coding/{world.commentaries['UEB'].id}"
    browser.sign_in(cast.officer)
    sent = OPPOSED | {"point_id": world.points[FEAR], "instead": "the bill kept people away"}
    assert "Only a passage that opposes" in browser.post(path, sent | {"stance": "for"}, 422).text
    browser.post(path, sent)
    shown = html.unescape(browser.get(path).text)
    assert '<b>opposes the point</b>: <span lang="en" dir="ltr">the bill kept people away</span>' in shown
    change = shown.partition("?change=")[2].partition("#")[0]
    opened = browser.get(f"{path}?change={change}").text
    assert 'value="the bill kept people away"' in opened
