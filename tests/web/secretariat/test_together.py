"""Admitting several texts on one page, and the warning of details where one is decided."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest

from panel.db import db, transaction
from panel.models import Commentary
from panel.web.secretariat import together
from tests.cast import Cast
from tests.conftest import Clock
from tests.factories.sessions import filed, open_call
from tests.pages import Browser

WITH_DETAILS = "Come to the desk. Ask for Ana: +254 712 345 678.\n\nNobody says why."


@pytest.fixture
def ids(cast: Cast, clock: Clock) -> dict[str, str]:
    """Two texts that wait: one with a telephone number in it."""
    with transaction():
        call = open_call(cast, clock)
        clear = filed(call, cast.harbour, cast.hana, clock).id
        phone = filed(call, cast.bridge, cast.bela, clock, text=WITH_DETAILS).id
        return {"slug": call.slug, "clear": clear, "phone": phone}


def boxes(page: str) -> list[str]:
    """The versions that can be ticked, all of them ticked."""
    return re.findall(r'name="chosen" value="([^"]+)" id="chosen-\d+" checked', page)


def test_those_without_a_finding_are_admitted_with_one_button(
    ids: dict[str, str], cast: Cast, browser: Browser
) -> None:
    path = f"/desk/{ids['slug']}/queue/together"
    browser.sign_in(cast.officer)
    assert f'href="{path}"' in browser.get(f"/desk/{ids['slug']}/queue").text
    page = html.unescape(browser.get(path).text)
    with_details = page[page.index("To be decided one by one") :]
    assert "Look twice" in with_details and "a telephone number" in with_details
    assert f'href="/desk/review/{ids["phone"]}"' in with_details
    chosen = boxes(page)
    assert len(chosen) == 1
    browser.post(path, {"chosen": chosen})
    page = browser.get(path).text
    assert "1 text is admitted." in page
    assert db.session.get_one(Commentary, ids["clear"]).state == "admitted"
    assert db.session.get_one(Commentary, ids["phone"]).state == "submitted"


def test_nothing_ticked_is_said_and_a_forged_tick_admits_nothing(
    ids: dict[str, str], cast: Cast, browser: Browser
) -> None:
    path = f"/desk/{ids['slug']}/queue/together"
    browser.sign_in(cast.officer)
    assert "Tick at least one text." in browser.post(path, {}, 422).text
    with transaction():
        forged = db.session.get_one(Commentary, ids["phone"]).version_id or ""
    browser.post(path, {"chosen": [forged]})
    assert "0 texts are admitted. 1 text is left" in browser.get(path).text
    assert db.session.get_one(Commentary, ids["phone"]).state == "submitted"


def test_the_head_reads_along(ids: dict[str, str], cast: Cast, browser: Browser) -> None:
    path = f"/desk/{ids['slug']}/queue/together"
    browser.sign_in(cast.head)
    page = browser.get(path).text
    assert "You read along." in page and 'name="chosen"' not in page
    version = db.session.get_one(Commentary, ids["clear"]).version_id or ""
    browser.post(path, {"chosen": [version]}, 403)
    browser.sign_in(cast.hana).get(path, 403)


def test_the_page_of_a_decision_warns_and_leads_to_the_words(
    ids: dict[str, str], cast: Cast, browser: Browser
) -> None:
    browser.sign_in(cast.officer)
    page = html.unescape(browser.get(f"/desk/review/{ids['phone']}").text)
    assert "Look twice" in page and "<mark>+254 712 345 678</mark>" in page
    link = f"/desk/redact/{ids['phone']}?detail=1"
    assert f'href="{link}"' in page
    assert "+254 712 345 678</textarea>" in html.unescape(browser.get(link).text)
    for nothing in ("", "?detail=2", "?detail=0", "?detail=x"):
        asked = browser.get(f"/desk/redact/{ids['phone']}{nothing}").text
        assert re.search(r'<textarea[^>]*name="words"[^>]*>\s*</textarea>', asked), nothing
    assert "Look twice" not in browser.get(f"/desk/review/{ids['clear']}").text


def test_a_text_whose_name_is_withheld_shows_no_name_here(
    cast: Cast, clock: Clock, browser: Browser, count_queries: Any
) -> None:
    with transaction():
        call = open_call(cast, clock)
        filed(call, cast.harbour, cast.hana, clock, consent="name_withheld")
        slug = call.slug
    page = browser.sign_in(cast.officer).get(f"/desk/{slug}/queue/together").text
    assert "Name withheld" in page
    assert cast.harbour.name not in page


def test_texts_with_a_finding_do_not_stand_before_those_without(
    ids: dict[str, str], cast: Cast, clock: Clock, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "PAGE", 1)
    with transaction():
        db.session.get_one(Commentary, ids["phone"]).filed_at = clock.now - timedelta(hours=1)
    path = f"/desk/{ids['slug']}/queue/together"
    browser.sign_in(cast.officer)
    first = html.unescape(browser.get(path).text)
    assert boxes(first) == [] and f'rel="next" href="{path}?page=2"' in first
    (version,) = boxes(browser.get(f"{path}?page=2").text)
    browser.post(f"{path}?page=2", {"chosen": [version]})
    assert db.session.get_one(Commentary, ids["clear"]).state == "admitted"
    left = browser.get(f"{path}?page=2").text
    assert "1 text is admitted." in left and "a telephone number" in left and 'rel="next"' not in left
