"""The mail of the demo: read on a page, with links that lead into the demo that is served."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from flask import Flask

from tests.pages import Browser

LETTER = """From: panel@localhost
To: hana@harbour.example
Subject: Two links
Date: Mon, 01 Mar 2027 09:00:00 +0000
Content-Type: text/plain; charset="utf-8"

See http://127.0.0.1:8451/calls/2027-1?a=1&b=2 and
http://localhost:9000/account, not http://127.0.0.1.evil.example:80/x <b>.
"""


@pytest.fixture
def letter(app: Flask) -> Iterator[Path]:
    directory = app.config["PANEL"].mail_directory
    directory.mkdir(parents=True, exist_ok=True)
    for old in directory.glob("*.eml"):
        old.unlink()
    made = directory / "1.eml"
    made.write_text(LETTER, encoding="utf-8")
    yield made
    made.unlink()


@pytest.mark.usefixtures("letter")
def test_links_lead_into_the_demo_that_is_served(app: Flask, browser: Browser) -> None:
    page = browser.get("/demo/mail").get_data(as_text=True)
    said = page.partition("Two links")[2].partition("</article>")[0]
    assert [unescape(href) for href in re.findall(r'<a href="([^"]+)"', said)] == [
        "/calls/2027-1?a=1&b=2",
        "/account",
    ]
    text = unescape(re.sub(r"<[^>]+>", "", said))
    assert "See http://127.0.0.1:8000/calls/2027-1?a=1&b=2 and" in text
    assert "http://127.0.0.1:8000/account, not http://127.0.0.1.evil.example:80/x <b>." in text
