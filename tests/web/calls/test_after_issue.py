"""Between the issue of a summary and the end of its session nothing says that the texts are being collated."""

from __future__ import annotations

import pytest

from panel.db import transaction
from panel.queries import thematic_session as sessions
from panel.services import thematic_session as verbs
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import World, usual_world


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """A session in collation with a draft."""
    made = usual_world(cast, clock)
    made.build()
    return made


def told(browser: Browser, slug: str) -> list[tuple[bool, bool]]:
    """Of the page of the call and the two of the desk: whether they say collated, and issued."""
    pages = (f"/calls/{slug}", "/desk", f"/desk/{slug}")
    texts = [browser.get(path).get_data(as_text=True) for path in pages]
    return [("Being collated" in text, "Summary issued" in text) for text in texts]


def test_the_state_follows_the_issue_and_the_conclusion(world: World, browser: Browser) -> None:
    browser.sign_in(world.cast.officer)
    slug = world.call.slug
    link = f'<a class="btn two" href="/summaries/{slug}">Read the summary</a>'
    assert told(browser, slug) == [(True, False)] * 3
    assert link not in browser.get(f"/calls/{slug}").get_data(as_text=True)
    world.adopt()
    world.issue()
    assert told(browser, slug) == [(False, True)] * 3
    assert link in browser.get(f"/calls/{slug}").get_data(as_text=True)
    with transaction():
        verbs.conclude(world.head, sessions.by_id(world.call.id), now=world.clock.now)
    assert told(browser, slug) == [(False, False)] * 3
    assert link in browser.get(f"/calls/{slug}").get_data(as_text=True)
