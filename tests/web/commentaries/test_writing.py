"""The writing page: every button, without script; nothing typed is ever lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from panel.db import db, transaction
from panel.i18n import format_time
from panel.models import Commentary, CommentaryVersion, ThematicSession
from panel.queries import commentary as commentaries
from panel.services import admission
from panel.services import commentary as verbs
from panel.services.commentary import DraftText
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import filed, open_call
from tests.pages import Browser

NOTE = "Twelve words stand here so that a footnote counts like the rest."
BODY = "We write[^1] to you. " + "word " * 983 + f"end.\n\n[^1]: {NOTE}"


@pytest.fixture
def call(app: Flask, cast: Cast, clock: Clock) -> Iterator[ThematicSession]:
    with transaction():
        made = open_call(cast, clock)
    yield made


@pytest.fixture
def path(call: ThematicSession, cast: Cast, browser: Browser) -> str:
    """The address of a fresh draft of Hana's."""
    browser.sign_in(cast.hana)
    answer = browser.post(f"/calls/{call.slug}/write", {"organisation": cast.harbour.id})
    return str(answer.headers["Location"])


def typed(**changes: Any) -> dict[str, Any]:
    values = {
        "title": "Our view",
        "body": "First paragraph.\n\nSecond one.",
        "language": "en",
        "consent": "public",
        "revision": "0",
        "key": "key-1",
        "act": "submit",
    }
    return values | changes


def page_of(answer: Any) -> str:
    return unescape(re.sub(r"<[^>]+>", "", answer.get_data(as_text=True)))


def test_story_s1_the_boundary_of_1000(path: str, cast: Cast, browser: Browser) -> None:
    answer = browser.post(path, typed(body=BODY + " one"), 422)
    page, words = answer.get_data(as_text=True), page_of(answer)
    assert "Not submitted yet: 1 word over the limit" in words
    assert "Your text has 1,001 words; the limit is 1,000. Nothing was cut." in words
    assert "1,001 words; the limit is 1,000; 1 over." in words
    assert "<title>Error: 1 word over the limit" in page
    assert page.count('href="#cross"') == page.count('id="cross"') == 1
    assert '<span class="beyond">one</span>' in page
    answer = browser.post(path, typed(body=BODY, revision="1"))
    assert answer.headers["Location"] == f"{path}/receipt"
    receipt = page_of(browser.get(f"{path}/receipt"))
    assert "SPMHR/2027/1/SUB/001" in receipt and "1,000 words of 1,000" in receipt


def test_a_text_over_the_limit_is_saved_as_it_stands(path: str, browser: Browser) -> None:
    browser.post(path, typed(body=BODY + " one"), 422)
    assert "one</textarea>" in browser.get(path).get_data(as_text=True)
    assert db.session.scalar(select(func.count()).select_from(CommentaryVersion)) == 0


def test_every_problem_is_told_at_once_and_linked(path: str, browser: Browser) -> None:
    page = browser.post(path, typed(title="", body="", consent="secret"), 422).get_data(as_text=True)
    assert "3 answers need another look" in page
    listed = page.split('id="errors"')[1].split("</div>")[0]
    assert re.findall(r'<a href="#([^"]+)">([^<]+)', listed) == [
        ("title", "Give your commentary a title."),
        ("body", "There is no text yet."),
        ("consent-0", "Choose how we should name you."),
    ]
    assert all(f'id="{target}"' in page for target in ("title", "body", "consent-0"))


def test_saving_goes_back_to_the_page_with_the_hour(path: str, browser: Browser) -> None:
    answer = browser.post(path, typed(act="save", body="Half a"))
    assert answer.headers["Location"] == path
    page = browser.get(path).get_data(as_text=True)
    assert "Half a</textarea>" in page and "Saved at 10:00" in page
    told = re.search(r'data-at="([^"]+)" data-zone="([^"]+)"', page)
    assert told and format_time(told[1], told[2]) == "10:00"


def test_the_preview_shows_the_text_as_it_will_be_recorded(path: str, browser: Browser) -> None:
    body = "## Clinics\n\nOne[^1].\n- two\n\n[^1]: Note."
    answer = browser.post(path, typed(act="preview", body=body))
    assert answer.headers["Location"] == f"{path}?preview=1#preview"
    page = browser.get(f"{path}?preview=1").get_data(as_text=True)
    assert '<h3 class="said" lang="en" dir="ltr">Clinics</h3>' in page
    assert re.findall(r'id="(P\d+)"', page) == ["P1", "P2"]
    assert "– two" in page
    assert 'id="P1"' not in browser.get(path).get_data(as_text=True)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("One[^1].\n\n[^1]: Note.", []),
        (
            "One[^3], again[^3].\n\n[^4]: Note.",
            [
                "The mark [^3] has no note: no line begins with [^3]:.",
                "No mark in the text leads to the note [^4].",
            ],
        ),
    ],
)
def test_the_preview_tells_marks_without_notes_and_notes_without_marks(
    path: str, browser: Browser, body: str, said: list[str]
) -> None:
    browser.post(path, typed(act="preview", body=body))
    page = browser.get(f"{path}?preview=1").get_data(as_text=True)
    told = page.partition('id="unpaired"')[2].partition("</ul>")[0]
    items = re.findall(r"<li>(.*?)</li>", told)
    assert [unescape(re.sub(r"<[^>]+>", "", item)) for item in items] == said
    assert browser.post(path, typed(body=body, revision="1")).status_code == 303


LONG_WORD = "x" * 101


@pytest.mark.parametrize(
    ("changes", "targets"),
    [
        ({}, []),
        ({"body": ""}, ["body"]),
        ({"title": "", "body": LONG_WORD}, ["title", "body"]),
        ({"body": "In\u200bvisible and\u202e reversed."}, ["body", "body"]),
        ({"body": BODY + " one"}, ["body"]),
        ({"body": "We at Harbour Workers' Aid.", "consent": "name_withheld"}, ["name_known"]),
    ],
)
def test_the_preview_warns_of_what_submit_would_refuse_in_the_same_words(
    path: str, browser: Browser, changes: dict[str, str], targets: list[str]
) -> None:
    browser.post(path, typed(act="preview", **changes))
    page = browser.get(f"{path}?preview=1").get_data(as_text=True)
    box = page.partition('id="waiting"')[2].partition("</div>")[0]
    told = [(target, unescape(words)) for target, words in re.findall(r'<a href="#(\w+)">([^<]+)', box)]
    assert [target for target, _ in told] == targets
    assert all(f'id="{target}"' in page for target in targets)
    answer = browser.post(path, typed(revision="1", **changes), 422 if targets else 303)
    refused = page_of(answer)
    assert [words for _, words in told if words not in refused] == []


def test_the_preview_of_a_text_over_the_limit_shows_where_it_falls(path: str, browser: Browser) -> None:
    browser.post(path, typed(act="preview", body=BODY + " one"))
    page = browser.get(f"{path}?preview=1").get_data(as_text=True)
    assert '<span class="beyond">one</span>' in page
    assert "The sentence in which the limit falls is underlined" in page_of(browser.get(f"{path}?preview=1"))


def test_the_preview_shows_footnotes_as_notes(path: str, browser: Browser) -> None:
    body = "One[^1], two[^b][^1]; three[^7].\n\n[^1]: First.\n\n[^b]: See[^1].\n\n[^c]: Unmarked."
    browser.post(path, typed(act="preview", body=body))
    page = browser.get(f"{path}?preview=1").get_data(as_text=True)
    shown = page.partition('aria-label="Preview"')[2].partition("</ol>")[0]
    assert "[^" not in shown
    marks = re.findall(r'class="ref"(?: id="([^"]+)")?(?: href="([^"]+)" aria-label="[^"]+")?>([^<]+)', shown)
    assert marks == [
        ("ref-1", "#note-1", "1"),
        ("ref-b", "#note-b", "b"),
        ("", "#note-1", "1"),
        ("", "", "7"),
        ("", "#note-1", "1"),
    ]
    notes = re.findall(r'<li class="para solo"(?: id="([^"]+)")?><(a|span)', shown)
    assert notes == [("P1", "a"), ("note-1", "a"), ("note-b", "a"), ("", "span")]
    assert re.findall(r'href="(#ref-[^"]+)"', shown) == ["#ref-1", "#ref-b"]


def test_the_page_tells_how_to_write_a_footnote(path: str, browser: Browser) -> None:
    words = " ".join(page_of(browser.get(path)).split())
    assert "for a footnote [^1] where it belongs in the text, and below, on a line of its own, [^1]:" in words
    assert "The words of a footnote count like the rest; its mark does not." in words


def test_hostile_text_is_shown_and_never_run(path: str, browser: Browser) -> None:
    evil = '<script>alert(1)</script> {{ 111111*7 }} "><img src=x onerror=alert(1)>'
    browser.post(path, typed(act="preview", body=evil, title=evil))
    page = browser.get(f"{path}?preview=1").get_data(as_text=True)
    assert "<script>alert" not in page and "<img" not in page and "777777" not in page
    browser.post(path, typed(body=evil, title=evil, revision="1"))
    browser.get(f"{path}/receipt")


def test_another_window_gets_both_texts_and_chooses(path: str, cast: Cast, browser: Browser) -> None:
    browser.post(path, typed(act="save", body="Theirs, saved first."))
    answer = browser.post(path, typed(act="submit", body="Mine, typed long."), 409)
    page = answer.get_data(as_text=True)
    assert "Somebody was faster" in page
    assert "Mine, typed long.</textarea>" in page and "Theirs, saved first.</textarea>" in page
    assert 'name="theirs" value="1"' in page and 'name="revision" type="hidden" value="0"' in page
    assert "Theirs, saved first.</textarea>" in browser.get(path).get_data(as_text=True)
    browser.post(path, typed(act="mine", body="Mine, typed long.", theirs="1"))
    assert "Mine, typed long.</textarea>" in browser.get(path).get_data(as_text=True)


def test_mine_does_not_overwrite_a_third_text(path: str, browser: Browser) -> None:
    browser.post(path, typed(act="save", body="One."))
    browser.post(path, typed(act="save", body="Two.", revision="1"))
    browser.post(path, typed(act="mine", body="Mine.", theirs="1"), 409)
    assert "Two.</textarea>" in browser.get(path).get_data(as_text=True)


def test_the_page_saves_by_itself(path: str, browser: Browser) -> None:
    fields = typed(body="By itself.")
    del fields["act"], fields["key"]
    headers = {"Accept": "application/json"}
    answer = browser.post(f"{path}/autosave", fields, 200, headers=headers)
    assert answer.get_json() == {"revision": 1, "saved": "10:00"}
    answer = browser.post(f"{path}/autosave", fields | {"body": "Older window."}, 409, headers=headers)
    told = answer.get_json()
    assert (told["revision"], told["title"], told["body"]) == (1, "Our view", "By itself.")
    assert browser.post(f"{path}/autosave", fields, 200, headers=headers).get_json()["revision"] == 1


def test_base_paragraphs_are_checked_against_the_document(path: str, browser: Browser) -> None:
    answer = browser.post(path, typed(act="save", base_numbers="7, 99"), 422)
    assert "The base document has 24 paragraphs; “99” is not among them." in page_of(answer)
    assert 'value="7, 99"' in answer.get_data(as_text=True)
    browser.post(path, typed(base_numbers="7, 14", questions=["1", "2"], revision="1"))
    version = db.session.scalars(select(CommentaryVersion)).one()
    assert (version.base_numbers, version.questions) == ([7, 14], [1, 2])


def test_invisible_characters_are_refused_and_cleaned_on_request(path: str, browser: Browser) -> None:
    answer = browser.post(path, typed(body="In\u200bvisible."), 422)
    assert "Character 3 is invisible (U+200B ZERO WIDTH SPACE)" in page_of(answer)
    assert "Clean up" in page_of(answer)
    browser.post(path, typed(act="clean", body="In\u200bvisible.", revision="1"))
    page = browser.get(path).get_data(as_text=True)
    assert "Invisible.</textarea>" in page and "Clean up" not in page


@pytest.mark.parametrize(
    "body", ["We at Harbour Workers' Aid say so.", "H.W.A. says so.", "See www.harbour.example/about."]
)
def test_a_text_that_names_its_author_is_warned_of_before_it_is_withheld(
    path: str, cast: Cast, browser: Browser, body: str
) -> None:
    with transaction():
        organisation = db.session.get_one(type(cast.harbour), cast.harbour.id)
        organisation.website = "https://harbour.example"
    answer = browser.post(path, typed(body=body, consent="name_withheld"), 422)
    page = answer.get_data(as_text=True)
    assert "Not submitted yet: the text names its author" in page
    assert len(re.findall(r"<mark>[^<]+</mark>", page)) == 1 and 'id="name_known"' in page
    browser.post(path, typed(body=body, consent="name_withheld", revision="1", name_known="y"))
    assert db.session.scalars(select(Commentary)).one().state == "submitted"


def test_a_text_with_details_is_asked_about_once_and_filed_all_the_same(path: str, browser: Browser) -> None:
    body = "Ring Amina on +41 22 555 01 99, or read A/RES/73/195 of 19 December 2018."
    page = browser.post(path, typed(body=body), 422).get_data(as_text=True)
    assert "Not submitted yet: the text has details by which somebody can be found" in page
    assert re.findall(r"<mark>([^<]+)</mark>", page) == ["+41 22 555 01 99"]
    assert body in page
    preview = browser.get(f"{path}?preview=1").get_data(as_text=True)
    assert 'href="#details_known"' in preview and "Not submitted yet" not in preview
    browser.post(path, typed(body=body, revision="1", details_known="y"))
    assert db.session.scalars(select(Commentary)).one().state == "submitted"


def test_name_and_details_are_asked_about_in_one_go(path: str, browser: Browser) -> None:
    body = "We at Harbour Workers' Aid: office@harbour.example."
    page = browser.post(path, typed(body=body, consent="name_withheld"), 422).get_data(as_text=True)
    assert 'id="name_known"' in page and 'id="details_known"' in page
    again = {"revision": "1", "name_known": "y", "details_known": "y"}
    browser.post(path, typed(body=body, consent="name_withheld", **again))
    assert db.session.scalars(select(Commentary)).one().state == "submitted"


def test_a_public_text_may_name_its_author(path: str, browser: Browser) -> None:
    browser.post(path, typed(body="We at Harbour Workers' Aid say so."))


def test_the_line_as_printed_stands_beside_each_level(path: str, browser: Browser) -> None:
    lines = [
        unescape(x) for x in re.findall(r'<span class="as">([^<]+)', browser.get(path).get_data(as_text=True))
    ]
    assert lines == [
        "HWA Harbour Workers’ Aid, Mombasa, Kenya",
        "NW… Name withheld",
        "In addition, … submissions were received in confidence.",
    ]


def test_a_replayed_form_files_once(path: str, browser: Browser) -> None:
    browser.post(path, typed())
    browser.post(path, typed())
    browser.post(path, typed(key="another"))
    assert db.session.scalar(select(func.count()).select_from(CommentaryVersion)) == 1


def test_a_returned_text_shows_the_reason_where_it_is_mended(path: str, cast: Cast, browser: Browser) -> None:
    browser.post(path, typed())
    with transaction():
        officer = acting(cast.officer)
        row = commentaries.by_id(officer, path.rsplit("/")[-1], lock=True)
        admission.decline(
            officer,
            row,
            row.version_id or "",
            "return",
            "G7",
            "It names Mme S.",
            now=browser.app.config["PANEL_CLOCK"](),
        )
    words = page_of(browser.get(path))
    assert "Returned for correction: G7" in words and "It names Mme S." in words
    browser.post(path, typed(body="Without her name.", revision="1", key="key-2"))
    assert "Version2" in page_of(browser.get(f"{path}/receipt")).replace("\n", "").replace(" ", "")


def test_what_is_asked_for_at_the_deadline_is_kept(path: str, cast: Cast, browser: Browser) -> None:
    browser.post(path, typed(act="save", at_deadline="y", consent="name_withheld", title=""))
    row = db.session.scalars(select(Commentary)).one()
    assert (row.at_deadline, row.consent) == (True, "name_withheld")
    assert "As it stands it could not be submitted:" in page_of(browser.get(path))
    browser.post(path, typed(act="save", title="", revision="1"))
    db.session.rollback()
    assert db.session.scalars(select(Commentary)).one().at_deadline is False


def test_after_the_deadline_the_text_is_kept_and_filed_as_late_in_one_click(
    path: str, call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    browser.get(path)
    clock.now = call.closes_at + timedelta(minutes=1)
    browser.sign_in(cast.hana)
    answer = browser.post(path, typed(), 409)
    words = page_of(answer)
    assert "The deadline has passed. Your text is kept; you may file it as late." in words
    assert "File as late" in words and "Second one." in words
    browser.post(path, typed(act="late", revision="1"))
    words = page_of(browser.get(f"{path}/receipt"))
    assert "We have received your commentary after the deadline." in words


def test_a_contributor_has_no_submit_button(path: str, cast: Cast, browser: Browser) -> None:
    browser.sign_in(cast.hugo)
    page = browser.get(path).get_data(as_text=True)
    assert 'value="submit"' not in page and "A focal point of your organization submits it." in page
    browser.post(path, typed(), 403)
    assert "Second one." in browser.get(path).get_data(as_text=True)


def test_strangers_do_not_learn_that_a_draft_exists(path: str, cast: Cast, browser: Browser) -> None:
    for who in (cast.bela, cast.officer, cast.safeguard, cast.outsider):
        browser.sign_in(who)
        for address in (path, f"{path}/receipt", f"{path}/members", f"{path}/sign", f"{path}/delete"):
            browser.get(address, 404)
        browser.post(path, typed(), 404)


@pytest.mark.parametrize("body", ["A paragraph that took an hour to write.\n\n" * 3, "短", "Two words"])
def test_an_expired_sign_in_costs_no_word(path: str, browser: Browser, body: str) -> None:
    fields = typed(title="My own title", body=body)
    token = browser.token()
    with browser.client.session_transaction(base_url="http://127.0.0.1:8000") as cookie:
        del cookie["_user_id"]
    signed_out = browser.post(path, fields, 401, token=False, headers={"X-CSRFToken": token})
    nobody = browser.sign_in(None).post(path, fields, 400, token=False)
    for answer in (signed_out, nobody):
        page = unescape(answer.get_data(as_text=True))
        assert f"My own title\n\n{body.strip()}</textarea>" in page
        assert f'href="/sign-in?next={path}"' in page


def test_one_filled_button_a_page(path: str, browser: Browser) -> None:
    for address in (path, f"{path}?preview=1", f"{path}/delete", "/commentaries"):
        page = browser.get(address).get_data(as_text=True)
        assert len(re.findall(r'class="btn"', page)) <= 1, address


def test_a_draft_is_deleted_on_its_own_page(path: str, browser: Browser) -> None:
    browser.post(path, typed(act="save"))
    assert "Our view" in page_of(browser.get(f"{path}/delete"))
    assert browser.post(f"{path}/delete").headers["Location"] == "/commentaries"
    browser.get(path, 404)
    assert "Nothing is written yet." in page_of(browser.get("/commentaries"))


def test_a_filed_text_cannot_be_deleted(path: str, browser: Browser) -> None:
    browser.post(path, typed())
    browser.get(f"{path}/delete", 303)
    browser.post(f"{path}/delete", status=409)


@pytest.mark.parametrize("locale", ["ar", "zh", "en-XB"])
def test_the_longest_text_makes_a_light_page(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser, locale: str
) -> None:
    body = ("لا أحد يقول لماذا يرد الناس عند باب المركز الصحي في المدينة. " * 200)[:11_900]
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
        typed_text = DraftText(title="T" * 300, body=body, language="ar")
        verbs.save_draft(acting(cast.hana), row, typed_text, revision=1, now=clock.now)
    browser.sign_in(cast.hana)
    for address in (f"/commentaries/{row.id}?preview=1&lang={locale}", f"/commentaries/{row.id}/receipt"):
        assert len(browser.get(address).get_data()) < 100_000


def test_a_state_says_as_what_it_speaks_and_nobody_else_is_asked(
    path: str, cast: Cast, browser: Browser
) -> None:
    declared = select(Commentary.positions)
    assert 'name="positions"' not in browser.get(path).get_data(as_text=True)
    browser.post(path, typed(act="save", positions=["transit"]))
    assert not db.session.scalars(declared).one()
    with transaction():
        cast.harbour.constituency, cast.harbour.subtype = "STATE", "member"
    assert browser.get(path).get_data(as_text=True).count('name="positions"') == 3
    browser.post(path, typed(act="save", revision="1", positions=["transit", "origin", "moon"]))
    db.session.rollback()
    assert db.session.scalars(declared).one() == ["origin", "transit"]
    shown = browser.get(path).get_data(as_text=True)
    assert len(re.findall(r'<input checked[^>]*name="positions"', shown)) == 2


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_a_line_break_in_a_title_becomes_a_space(path: str, browser: Browser, break_: str) -> None:
    browser.post(path, typed(title=f"Two{break_}lines"))
    assert db.session.scalars(select(CommentaryVersion.title)).all() == ["Two lines"]


@pytest.mark.parametrize("break_", ["\v", "\f", "\x1c", "\x85", "\u2028", "\u2029"])
def test_another_sign_that_breaks_a_line_is_refused_in_a_title(
    path: str, browser: Browser, break_: str
) -> None:
    page = page_of(browser.post(path, typed(title=f"Two{break_}lines"), status=422))
    assert f"U+{ord(break_):04X}" in page
    assert db.session.scalars(select(CommentaryVersion.title)).all() == []
