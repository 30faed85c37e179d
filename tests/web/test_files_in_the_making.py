"""While the files of an issued summary are being made, the pages say how many are there."""

from __future__ import annotations

from panel.db import transaction
from panel.services import rendering
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import usual_world


def test_progress_is_shown_until_all_are_there_and_not_for_ever(
    cast: Cast, clock: Clock, browser: Browser
) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    world.issue()
    page, desk = f"/summaries/{world.call.slug}", f"/desk/{world.call.slug}/summary/issue"
    browser.sign_in(cast.head)
    for path in (page, desk):
        shown = browser.get(path).text
        assert "0 of 6 files are made." in shown
        assert '<progress max="6" value="0"' in shown
    for format in ("json", "csv"):
        with transaction():
            rendering.render(world.summary().id, format, css="", base_url="https://p.example", now=clock.now)
    assert "2 of 6 files are made." in browser.get(desk).text
    answer = browser.client.get(f"{page}/csv", base_url="http://127.0.0.1:8000")
    assert answer.headers["Content-Disposition"].endswith('-en.csv"')
    clock.forward(hours=2)
    browser.sign_in(cast.head)
    later = browser.get(page).text
    assert "files are made." not in later
    assert "being made" not in later
