"""The compilation as the desk takes it down."""

from __future__ import annotations

import json

from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import FEAR, open_world


def test_the_desk_takes_the_compilation_down(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = open_world(cast, clock)
    path = f"/desk/{world.call.slug}/compilation"
    browser.sign_in(cast.officer).get(f"{path}/json", 404)
    world.file("A01")
    world.code("A01", FEAR)
    found = json.loads(browser.get(f"{path}/json").data)
    assert [(each["number"], each["code"]) for each in found["listed"]] == [(1, "A01")]
    answer = browser.client.get(f"{path}/docx", base_url="http://127.0.0.1:8000")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="SPMHR-2027-1-COMP-en.docx"'
    assert answer.data[:2] == b"PK"
    browser.get(f"{path}/pdf", 404)
    assert f"{path}/html" in browser.get(f"/desk/{world.call.slug}").text
    browser.sign_in(world.account(world.speakers["A01"])).get(f"{path}/json", 403)
