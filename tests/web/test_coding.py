"""The page on which a text is coded."""

from __future__ import annotations

import html
import re

from panel.services import summary as verbs
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import FEAR, open_world, usual_world

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


def test_the_contributor_reads_why_words_are_not_used(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    world.build()
    text = world.commentaries["A01"]
    path = f"/desk/coding/{text.id}"
    browser.sign_in(cast.head)
    assert "Save the reasons" not in browser.get(path).text
    browser.post(f"{path}/reasons", {"r-1": "context"}, 403)
    browser.sign_in(cast.officer)
    assert re.findall(r'name="r-(\d+)"', browser.get(path).text) == ["1", "0"]
    browser.post(f"{path}/reasons", {"r-x": "context"}, 400)
    browser.post(f"{path}/reasons", {"r-1": "context", "r-0": ""})
    assert '<option value="context" selected>' in browser.get(path).text
    with world.writing() as summary:
        verbs.circulate(world.head, summary, now=clock.now)
    browser.sign_in(world.account(world.speakers["A01"]))
    shown = browser.get(f"/reading-room/{world.call.slug}/sub/{text.number}").text
    assert "it makes no claim that a summary could report." in shown
