"""The pages beside a text: letters with the contributor, and the working translation."""

from __future__ import annotations

import html
import re

import pytest

from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.coding_stage import Stage, stage
from tests.services.test_translation import FRENCH


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Stage:
    return stage(cast, clock, text=FRENCH, language="fr", consent="name_withheld", title="Au guichet")


def shown(browser: Browser, path: str) -> str:
    return html.unescape(browser.get(path).get_data(as_text=True))


def test_both_sides_write_on_one_page_and_a_withheld_name_stays_so(
    desk: Stage, browser: Browser, cast: Cast
) -> None:
    path = f"/commentaries/{desk.row_id}/letters"
    browser.sign_in(cast.officer)
    page = shown(browser, path)
    assert "There is no letter yet." in page and "Name withheld" in page
    key = re.search(r'name="key"[^>]* value="([^"]+)"', page)
    assert key is not None
    long = browser.post(path, {"key": key[1], "body": "é" * 4_001}, 422).text
    assert "4,001 characters" in long and "é" * 4_001 in html.unescape(long)
    browser.post(path, {"key": key[1], "body": "Which district?"})
    browser.post(path, {"key": key[1], "body": "Which district?"})
    browser.sign_in(cast.hana)
    page = shown(browser, path)
    assert page.count("Which district?") == 1 and "Ola Officer" not in page
    assert "Your name is withheld from the officers." in page
    assert "Letters with the secretariat" in shown(browser, f"/commentaries/{desk.row_id}/receipt")
    browser.post(path, {"key": "h", "body": "The harbour.\n\nBoth of it."})
    page = shown(browser.sign_in(cast.officer), path)
    assert "The contributor" in page and "Both of it." in page
    assert not re.search("Harbour Workers|Hana|Hugo", page)
    assert f'href="{path}"' in shown(browser, f"/desk/{desk.call.slug}/queue")
    assert f'href="{path}"' in shown(browser, f"/desk/coding/{desk.row_id}")


def test_letters_are_for_the_two_sides_only(desk: Stage, browser: Browser, cast: Cast) -> None:
    path = f"/commentaries/{desk.row_id}/letters"
    for who, status in ((cast.chair, 403), (cast.head, 403), (cast.bela, 403), (cast.auditor, 403)):
        browser.sign_in(who).get(path, status)
        browser.post(path, {"body": "x"}, status)
    browser.sign_in(None).get(path, 302)
    browser.get(f"/commentaries/{'0' * 32}/letters", 302)
    browser.sign_in(cast.officer).get(f"/commentaries/{'0' * 32}/letters", 404)


def test_a_translation_is_typed_pasted_corrected_and_shown_beside_the_original(
    desk: Stage, browser: Browser, cast: Cast
) -> None:
    path = f"/commentaries/{desk.row_id}/translation"
    browser.sign_in(cast.officer)
    assert f'href="{path}"' in shown(browser, f"/desk/coding/{desk.row_id}")
    bad = browser.post(path, {"t-1": "a\x07b", "t-2": "A card helps.", "s-1": "0", "s-2": "0"}, 422).text
    assert 'href="#t-1"' in bad and "A card helps." in bad
    assert "has 1 paragraphs" in browser.post(path, {"whole": "All in one."}, 422).text
    browser.post(path, {"t-1": "People are afraid.", "s-1": "0"})
    browser.post(path, {"t-1": "Lost?", "s-1": "0"}, 409)
    page = shown(browser, f"/desk/coding/{desk.row_id}")
    assert "Unofficial working translation, version 1, <bdi>Ola Officer</bdi>" in page
    assert "People are afraid." in page
    browser.sign_in(cast.hana)
    page = shown(browser, path)
    assert "People are afraid." in page and "Ola Officer" not in page
    whole = "People fear.\n\n- A card helps.\n- It costs little.\n\nNobody says why."
    browser.post(path, {"whole": whole, "s-1": "1"})
    page = shown(browser.sign_in(cast.officer2), path)
    assert page.count("the contributor") == 4 and "Earlier versions" in page
    assert not re.search("Harbour Workers|Hana|Hugo", page)
    page = shown(browser, f"/desk/coding/{desk.row_id}")
    assert "Unofficial working translation, version 2, by the contributor" in page
    for who in (cast.chair, cast.bela):
        browser.sign_in(who).get(path, 403)
        browser.post(path, {"t-1": "x"}, 403)
    browser.sign_in(cast.officer).post(path, {"t-x": "x"}, 400)
