"""A thread as a file and as a feed: what its pages show, under the mode that it promised, and no more."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from flask import Flask

from panel.db import transaction
from panel.domain.attribution import THREAD_MODES
from panel.services import moderation
from panel.services import post as verbs
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.threads import loaded, moderator, opened, published, sent
from tests.pages import Browser

THREAD = "/threads/2027-1/1"


def everything(browser: Browser) -> dict[str, str]:
    """Files and feed as text, the Word file with every part of it, each with its headers."""
    found = {}
    for path in ("files/json", "files/html", "files/docx", "feed.atom"):
        answer = browser.get(f"{THREAD}/{path}")
        body = answer.get_data()
        if path.endswith("docx"):
            parts = zipfile.ZipFile(io.BytesIO(body))
            body = b"\n".join(name.encode() + parts.read(name) for name in parts.namelist())
        found[path] = str(answer.headers) + body.decode()
    return found


@pytest.mark.parametrize("mode", THREAD_MODES)
def test_who_wrote_is_told_as_the_thread_promised(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, mode: str
) -> None:
    with transaction():
        mona = moderator(clock)
        held = opened(cast, clock, [mona], attribution=mode)
        published(sent(held, cast.harbour, cast.hana, clock, "They asked for papers."), mona, clock)
    told = {"Hana Otieno": mode == "named", "Harbour Workers": mode != "chatham_house"}
    told |= {"Mombasa": mode != "chatham_house", "Kenya": mode != "chatham_house"}
    for account in (None, cast.hana, mona):
        for path, text in everything(browser.sign_in(account)).items():
            assert "They asked for papers." in text
            assert {name: name in text for name in told} == told, path
    plain = json.loads(browser.get(f"{THREAD}/files/json").get_data())
    assert plain["participants"] == ([] if mode == "chatham_house" else ["Harbour Workers’ Aid"])


def test_what_is_not_public_is_in_no_file(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        mona = moderator(clock)
        held = opened(cast, clock, [mona])
        rows = [
            published(sent(held, cast.harbour, cast.hana, clock, f"Canary{n}."), mona, clock)
            for n in range(3)
        ]
        sent(held, cast.harbour, cast.hana, clock, "Canary3.")
        seen = rows[0].version_id or ""
        moderation.decline(acting(mona), loaded(rows[0]), seen, "hide", "M3", "Canary4.", now=clock.now)
        verbs.erase(acting(cast.hana), loaded(rows[1]), now=clock.now)
    for account in (None, cast.hana, mona):
        for path, text in everything(browser.sign_in(account)).items():
            assert [n for n in range(5) if f"Canary{n}" in text] == [2], path


def test_the_feed_tells_days_and_leads_to_posts(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        mona = moderator(clock)
        held = opened(cast, clock, [mona])
        for n in range(2):
            published(sent(held, cast.harbour, cast.hana, clock, f"Number {n}."), mona, clock)
    root = ET.fromstring(browser.get(f"{THREAD}/feed.atom").get_data())
    atom = {"a": "http://www.w3.org/2005/Atom"}
    ids = [each.text for each in root.findall("a:entry/a:id", atom)]
    assert [each.rpartition("/")[2] for each in ids if each] == ["2", "1"]
    assert {each.text for each in root.iter("{http://www.w3.org/2005/Atom}updated")} == {
        f"{clock.now.date().isoformat()}T12:00:00Z"
    }


@pytest.mark.parametrize("items", [1, 3])
def test_a_file_asks_the_same_number_of_questions(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, items: int, count_queries: Any
) -> None:
    with transaction():
        mona = moderator(clock)
        held = opened(cast, clock, [mona])
        for n in range(items):
            published(sent(held, cast.harbour, cast.hana, clock, f"Number {n}."), mona, clock)
    with count_queries() as counted:
        browser.get(f"{THREAD}/files/json")
    assert counted.statements == 6
    browser.get(f"{THREAD}/files/pdf", 404)
