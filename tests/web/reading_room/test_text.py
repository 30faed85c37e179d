"""A text in the reading room: the blocks that its author saw in the preview."""

from __future__ import annotations

import re

from flask import Flask

from panel.db import transaction
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories.sessions import admitted, open_call
from tests.pages import Browser

TEXT = (
    "## At the desk\n\nThe school asks for papers.[^1] The clinic does not.[^9]\n\n"
    "- a letter\n- a seal\n\n[^1]: Told by four families."
)


def shown(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> str:
    with transaction():
        row = admitted(open_call(cast, clock), cast.harbour, cast.hana, clock, cast, text=TEXT)
        address = f"/reading-room/{row.thematic_session.slug}/sub/{row.number}"
    return browser.get(address).get_data(as_text=True).partition("<ol class=")[2]


def test_marks_are_read_and_not_printed(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    page = shown(app, clock, cast, browser)
    assert [mark for mark in ("[^", "]:", "## ", "- a") if mark in page] == []
    assert '<h2 class="said" lang="en" dir="ltr">At the desk</h2>' in page
    assert '<a class="ref" id="ref-1" href="#note-1" aria-label="Note 1">1</a>' in page
    assert '<sup class="ref">9</sup>' in page
    assert '<li class="para solo" id="note-1"><a class="pn" href="#ref-1">' in page
    assert "Told by four families." in page


def test_paragraphs_keep_their_numbers_and_links(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    page = shown(app, clock, cast, browser)
    assert re.findall(r'id="(P\d+)"', page) == ["P1", "P2", "P3"]
    assert re.findall(r">– ([^<]+)</p>", page) == ["a letter", "a seal"]


def test_an_address_may_be_typed_as_the_symbol_is_printed(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        row = admitted(open_call(cast, clock), cast.harbour, cast.hana, clock, cast, text=TEXT)
        slug, suffix = row.thematic_session.slug, row.symbol_suffix
    assert suffix == "SUB/001"
    assert "Told by four families." in browser.get(f"/reading-room/{slug}/{suffix}").get_data(as_text=True)
    browser.get(f"/reading-room/{slug}/SUBS/001", 404)
