"""Whoever works at a desk is led to no page that is closed to her."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from flask import Flask

from panel.services import summary as verbs
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import usual_world

_LINK = re.compile(r'<a\b[^>]*?\bhref="(/[^"#]*)')


def led_to(browser: Browser, path: str) -> set[str]:
    """Pages of ours to which the main part of a page leads."""
    main = browser.get(path).get_data(as_text=True).partition("<main")[2].partition("</main>")[0]
    return {urlsplit(each.replace("&amp;", "&")).path for each in _LINK.findall(main)}


@pytest.mark.parametrize("state", ["drafting", "in_check", "issued"])
@pytest.mark.parametrize("who", ["officer", "head", "chair", "rapporteur"])
def test_no_link_of_a_desk_is_refused(
    app: Flask, cast: Cast, clock: Clock, browser: Browser, who: str, state: str
) -> None:
    world = usual_world(cast, clock)
    world.build()
    if state == "in_check":
        with world.writing() as summary:
            verbs.circulate(world.head, summary, now=clock.now)
    elif state == "issued":
        world.adopt()
        world.issue()
    slug = world.call.slug
    browser.sign_in(getattr(cast, who))
    desks = ["/desk", f"/desk/{slug}", f"/desk/{slug}/summary", f"/desk/{slug}/summary/corrections"]
    links = set.union(*(led_to(browser, each) for each in desks))
    assert len(links) >= 10
    client = browser.client
    refused = {each: client.get(each, base_url="http://127.0.0.1:8000").status_code for each in sorted(links)}
    assert {each: status for each, status in refused.items() if status >= 400} == {}
