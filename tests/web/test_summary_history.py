"""Two at one paragraph, its history, and comments, as pages."""

from __future__ import annotations

import html
import re

import pytest

from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import WRITTEN, World, usual_world

SAVE = {"act": "save"}


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """A draft of one paragraph with three notes."""
    made = usual_world(cast, clock)
    made.build()
    return made


def page(browser: Browser, path: str) -> str:
    """The text of a page."""
    return html.unescape(browser.get(path).get_data(as_text=True))


def test_both_changes_are_saved_and_said(world: World, cast: Cast, browser: Browser) -> None:
    path = f"/desk/paragraph/{world.row('Most').id}"
    browser.sign_in(cast.officer)
    browser.post(path, {"text": WRITTEN.replace("brought", "had brought"), "revision": "0", **SAVE})
    browser.post(path, {"text": WRITTEN.replace("UEB considered", "UEB noted"), "revision": "0", **SAVE})
    shown = page(browser, path)
    assert "Somebody saved this paragraph meanwhile. Both changes are in it" in shown
    assert "UEB noted" in shown and "had brought" in shown


def test_a_conflict_shows_the_difference(world: World, cast: Cast, browser: Browser) -> None:
    path = f"/desk/paragraph/{world.row('Most').id}"
    browser.sign_in(cast.officer)
    browser.post(path, {"text": WRITTEN.replace("UEB considered", "UEB noted"), "revision": "0", **SAVE})
    mine = WRITTEN.replace("UEB considered", "UEB stated")
    shown = html.unescape(
        browser.post(path, {"text": mine, "revision": "0", **SAVE}, 409).get_data(as_text=True)
    )
    assert '<del><span class="sr">removed: </span>noted</del>' in shown
    assert '<ins><span class="sr">added: </span>stated</ins>' in shown


def test_history_is_read_and_an_earlier_wording_restored(world: World, cast: Cast, browser: Browser) -> None:
    row_id = world.row("Most").id
    path = f"/desk/paragraph/{row_id}/history"
    browser.sign_in(cast.officer)
    browser.post(
        f"/desk/paragraph/{row_id}",
        {"text": WRITTEN.replace("UEB considered", "UEB noted"), "revision": "0", **SAVE},
    )
    shown = page(browser, path)
    assert "<del>" in shown and cast.officer.name in shown
    assert re.findall(r'name="number" value="(\d+)"', shown) == ["0"]
    browser.post(path, {"act": "restore", "number": "0", "revision": "0"}, 409)
    browser.post(path, {"act": "restore", "number": "0", "revision": "1"})
    assert world.texts()[2] == WRITTEN
    browser.post(path, {"act": "restore", "number": "x", "revision": "2"}, 400)
    browser.post(path, {"act": "other"}, 400)
    browser.sign_in(cast.chair)
    browser.get(path, 403)
    browser.get(f"/desk/paragraph/{'0' * 32}/history", 404)


def test_words_typed_into_what_was_deleted_are_not_lost(world: World, cast: Cast, browser: Browser) -> None:
    row_id = world.row("Most").id
    path = f"/desk/paragraph/{row_id}"
    browser.sign_in(cast.officer)
    browser.post(f"{path}/delete", {"revision": "0"})
    typed = WRITTEN.replace("brought", "had brought")
    answer = browser.post(path, {"text": typed, "revision": "0", **SAVE}, 409).get_data(as_text=True)
    assert "Somebody deleted this paragraph" in answer
    assert typed in html.unescape(answer)
    browser.get(path, 303)
    assert "It does not stand in the draft" in page(browser, f"{path}/history")
    assert "Deleted" in page(browser, f"/desk/{world.call.slug}/summary")
    browser.post(f"{path}/history", {"act": "put_back", "text": typed})
    assert world.texts()[-1] == typed
    browser.post(f"{path}/history", {"act": "put_back", "text": typed}, 400)


def test_comments_stand_on_the_desk_and_nowhere_else(world: World, cast: Cast, browser: Browser) -> None:
    row = world.row("Most")
    path = f"/desk/paragraph/{row.id}"
    browser.sign_in(cast.officer)
    typed = {"text": WRITTEN.replace("brought", "had brought"), "revision": "0"}
    browser.post(path, {**typed, "act": "comment", "comment": "Is <b>that</b> so?"})
    assert "had brought" in world.texts()[2]
    assert "Is &lt;b&gt;that&lt;/b&gt; so?" in browser.get(path).get_data(as_text=True)
    assert "Is <b>that</b> so?" in page(browser, f"/desk/{world.call.slug}/summary")
    given = {"text": world.texts()[2], "revision": "1"}
    browser.post(path, {**given, "act": "comment", "comment": " "}, 422)
    settle = re.search(r'value="(resolve:[0-9a-f]{32})"', page(browser, path))
    assert settle is not None
    browser.post(path, {**given, "act": settle[1]})
    assert "Open comments" not in page(browser, f"/desk/{world.call.slug}/summary")
    again = re.search(r'value="(unresolve:[0-9a-f]{32})"', page(browser, path))
    assert again is not None
    browser.post(path, {**given, "act": again[1]})
    assert "that</b> so" not in page(browser, f"/summaries/{world.call.slug}")


def test_a_sentence_is_sent_by_a_button(world: World, cast: Cast, browser: Browser, clock: Clock) -> None:
    world.code("A02", "queues begin before dawn", paragraph=3, theme_label="Queues")
    desk = f"/desk/{world.call.slug}/summary"
    browser.sign_in(cast.officer)
    browser.post(desk, {"act": "point", "point_id": world.points["queues begin before dawn"]})
    row, other = world.row("Most"), world.row("A02")
    path = f"/desk/paragraph/{row.id}"
    given = {"text": row.text, "revision": "0", "act": "send"}
    browser.post(path, {**given, "sentence": "1", "into": ""}, 422)
    browser.post(path, {**given, "sentence": "1", "into": other.id})
    assert (
        world.row("A02").text == "A02 reported that queues begin before dawn.[4] UEB considered otherwise.[2]"
    )
