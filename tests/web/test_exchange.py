"""The page of exchange: files out, files in, and every way it refuses."""

from __future__ import annotations

import html
import io

import pytest

from panel.documents import refi
from panel.documents.refi.values import Code, Project, Selection, TextSource, guid
from panel.services import coding_files
from panel.web.coding.exchange import TYPES
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.coding_stage import TEXT, Stage, stage


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Stage:
    made = stage(cast, clock)
    made.code(words="They fear a report to the police")
    return made


def form(content: bytes, **fields: str) -> dict[str, object]:
    return {"file": (io.BytesIO(content), "x.qdpx"), **fields}


def send(browser: Browser, desk: Stage, content: bytes, status: int = 303, **fields: str) -> str:
    answer = browser.post(
        f"/desk/{desk.call.slug}/coding/take-in", form(content, **fields), status,
        content_type="multipart/form-data",
    )  # fmt: skip
    return html.unescape(answer.get_data(as_text=True))


def test_every_file_goes_out_to_the_desk_and_to_nobody_else(
    desk: Stage, browser: Browser, cast: Cast
) -> None:
    slug = desk.call.slug
    page = browser.sign_in(cast.chair).get(f"/desk/{slug}/coding/exchange").text
    for format in TYPES:
        path = f"/desk/{slug}/coding/files/{format}"
        assert f'href="{path}"' in page
        browser.sign_in(cast.chair)
        answer = browser.get(path)
        assert answer.content_type == TYPES[format]
        assert f'-codings.{format}"' in answer.headers["Content-Disposition"]
        browser.sign_in(cast.hana).get(path, 403)
        browser.sign_in(None).get(path, 302)
    browser.sign_in(cast.officer).get(f"/desk/{slug}/coding/files/exe", 404)
    browser.get(f"/desk/{slug}/coding/take-in", 405)
    browser.post(f"/desk/{slug}/coding/exchange", {}, 405)
    assert 'name="file"' not in page and "Officers code" in page


def test_a_project_is_taken_in_and_told(desk: Stage, browser: Browser, cast: Cast) -> None:
    browser.sign_in(cast.officer)
    project = browser.get(f"/desk/{desk.call.slug}/coding/files/qdpx").data
    send(browser, desk, project)
    page = browser.get(f"/desk/{desk.call.slug}/coding/exchange").text
    assert "0 passages are coded. 1 stood there already." in page
    browser.sign_in(cast.chair)
    send(browser, desk, project, 403)
    browser.sign_in(cast.hana)
    send(browser, desk, project, 403)
    browser.sign_in(None)
    send(browser, desk, project, 401)
    assert [each.paragraph for each in coding_files.codebook.standing(desk.call_id)] == [1]


def test_what_does_not_match_is_told_and_can_be_left_out(desk: Stage, browser: Browser, cast: Cast) -> None:
    start = TEXT.index("the bill")
    spans = (
        Selection(guid("a"), start, start + 8, "the bill", (guid("c"),)),
        Selection(guid("b"), 1, 2, "words of nobody at all", (guid("c"),)),
    )
    code = Code(guid("t"), "Costs", children=(Code(guid("c"), "bills are feared"),))
    project = refi.write_project(Project("x", (code,), (TextSource(guid("s"), "HWA", TEXT, "", spans),)))
    browser.sign_in(cast.officer)
    page = send(browser, desk, project, 422)
    assert "Nothing was taken in" in page
    assert "“HWA”, 1 to 2: the words of the selection do not stand there." in page
    assert len(coding_files.codebook.standing(desk.call_id)) == 1
    send(browser, desk, project, rest="y")
    page = browser.get(f"/desk/{desk.call.slug}/coding/exchange").text
    assert "1 passage is coded." in page and "1 thing was left out." in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Choose a file"),
        (b"<!DOCTYPE a><a/>", "declares a document type"),
        (b"hello", "no well-formed XML"),
        (b"PK\x03\x04", "no archive that can be read"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_words(
    desk: Stage, browser: Browser, cast: Cast, content: bytes, said: str
) -> None:
    browser.sign_in(cast.officer)
    assert said in send(browser, desk, content, 422)


def test_a_form_with_a_file_is_held_to_the_rules_of_the_edge(
    desk: Stage, browser: Browser, cast: Cast
) -> None:
    path = f"/desk/{desk.call.slug}/coding/take-in"
    browser.sign_in(cast.officer)
    for body, status in (
        (form(b"x", rest="\ufffd"), 400),
        ({"file": [(io.BytesIO(b"x"), "a"), (io.BytesIO(b"x"), "b")]}, 400),
        (form(b"x" * (8 * 2**20 + 1)), 413),
        ({f"f{n}": "x" for n in range(30)} | form(b"x"), 413),
    ):
        browser.post(path, body, status, content_type="multipart/form-data")
    browser.post(path, form(b"x"), 400, token=False, content_type="multipart/form-data")
    browser.post(f"/desk/{desk.call.slug}/coding", form(b"x"), 415, content_type="multipart/form-data")
