"""Pages of the contributors' check: who opens which, what is kept of what was typed, what stays hidden."""

from __future__ import annotations

import html
import re

import pytest

from panel.db import db, transaction
from panel.models import Account
from panel.queries import thematic_session as sessions
from panel.services import contributors_check, correction
from panel.services import summary as verbs
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import World, usual_world


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """A draft in check."""
    made = usual_world(cast, clock)
    made.build()
    with made.writing() as summary:
        verbs.circulate(made.head, summary, now=clock.now)
    return made


def page(browser: Browser, path: str, status: int = 200) -> str:
    """The words of a page as written."""
    return html.unescape(browser.get(path, status).get_data(as_text=True))


def speaker(world: World, code: str) -> Account:
    """The focal point behind a text."""
    db.session.rollback()
    return world.account(world.speakers[code])


def safety(world: World, code: str) -> str:
    """A safety correction of paragraph 4; its id."""
    with transaction():
        actor = world.speakers[code]
        found = contributors_check.standing(actor, sessions.by_id(world.call.id), world.commentaries[code].id)
        wanted = correction.Wanted(kind="safety", text="It names the pier.", paragraph=4, sentence=0)
        made: str = correction.file(actor, found, wanted, now=world.clock.now).id
        return made


def test_who_opens_the_pages_of_the_check(world: World, cast: Cast, browser: Browser) -> None:
    own, slug = f"/summaries/{world.call.slug}/check", world.call.slug
    made = safety(world, "A01")
    desk = (f"/desk/{slug}/summary/corrections", f"/desk/corrections/{made}")
    for path in (own, f"{own}/correction", *desk, f"/desk/{slug}/working-days"):
        browser.sign_in(None)
        browser.get(path, 302)
    browser.sign_in(cast.outsider)
    for path in (own, f"{own}/correction"):
        browser.get(path, 404)
    for path in (*desk, f"/desk/{slug}/working-days"):
        browser.get(path, 403)
    browser.post(f"{own}/addition", {"text": "More."}, 404)
    browser.sign_in(cast.chair)
    for path in desk:
        browser.get(path)
    browser.get(f"/desk/{slug}/working-days", 403)
    browser.post(desk[0], {"outcome": "not", "ground": "faithful"}, 422)
    browser.post(desk[1], {"outcome": "not", "ground": "faithful"}, 403)
    browser.sign_in(speaker(world, "A01"))
    assert "2 sentences rest on your text." in page(browser, own)
    browser.get(f"/summaries/{slug}/responses", 404)
    browser.get(f"/summaries/{slug}/responses/csv", 404)


def test_what_was_typed_is_kept_when_it_is_refused(world: World, browser: Browser) -> None:
    path = f"/summaries/{world.call.slug}/check/correction"
    browser.sign_in(speaker(world, "A01"))
    asked = {"commentary": world.commentaries["A01"].id, "revision": "0", "text": "Ours is milder."}
    answer = browser.post(
        path, {**asked, "kind": "misrepresentation", "paragraph": "4", "sentence": "0"}, 422
    )
    shown = answer.get_data(as_text=True)
    assert "Ours is milder." in shown
    assert 'aria-invalid="true"' in shown
    browser.post(path, {**asked, "kind": "misattribution", "paragraph": "4", "revision": "3"}, 409)
    browser.post(path, {**asked, "kind": "misattribution", "paragraph": "4"}, 303)
    assert "waits for an answer" in page(browser, f"/summaries/{world.call.slug}/check")


def test_a_new_argument_is_offered_a_late_addition(world: World, browser: Browser) -> None:
    path = f"/summaries/{world.call.slug}/check"
    browser.sign_in(speaker(world, "A01"))
    asked = {"commentary": world.commentaries["A01"].id, "text": "Fees must be waived.", "kind": "new"}
    shown = browser.post(f"{path}/correction", asked, 200).get_data(as_text=True)
    assert "Fees must be waived." in shown
    answer = browser.post(f"{path}/addition", asked, 303)
    assert "Fees must be waived." in page(browser, answer.headers["Location"])
    again = browser.post(f"{path}/addition", {**asked, "text": "Other words."}, 303)
    assert again.headers["Location"] == answer.headers["Location"]
    browser.post(f"{path}/addition", asked, 303)
    assert "Fees must be waived.\n\nOther words.</textarea>" in page(browser, answer.headers["Location"])


def test_ones_own_pages_lead_to_the_check(world: World, browser: Browser) -> None:
    link, own = f'href="/summaries/{world.call.slug}/check"', world.commentaries["A01"].id
    browser.sign_in(speaker(world, "A01"))
    for path in ("/commentaries", f"/commentaries/{own}/receipt"):
        assert link in page(browser, path)


def test_a_correction_of_a_sentence_stays_with_its_paragraph(world: World, browser: Browser) -> None:
    path = f"/summaries/{world.call.slug}/check/correction"
    browser.sign_in(speaker(world, "A01"))
    field = re.compile('<input[^>]*name="paragraph"[^>]*>')
    assert "readonly" in field.findall(page(browser, f"{path}?paragraph=4&sentence=0"))[0]
    assert "readonly" not in field.findall(page(browser, path))[0]


def test_what_is_out_of_sight_stands_on_no_page(world: World, cast: Cast, browser: Browser) -> None:
    words, slug = "for fear of being reported", world.call.slug
    paths = (f"/desk/{slug}/summary", f"/summaries/{slug}", f"/desk/{slug}/summary/adopt")
    browser.sign_in(cast.officer)
    assert words in page(browser, paths[0])
    made = safety(world, "A02")
    for who in (cast.officer, cast.chair, cast.head):
        browser.sign_in(who)
        for path in (*paths, f"/desk/{slug}/summary/corrections"):
            shown = page(browser, path)
            assert (path, words in shown, "It names the pier." in shown) == (path, False, False)
    assert words not in page(browser, f"/desk/corrections/{made}")
    browser.sign_in(cast.officer)
    assert words in page(browser, f"/desk/corrections/{made}")
    for code in ("A01", "A02"):
        browser.sign_in(speaker(world, code))
        for path in (f"/summaries/{slug}/check", f"/summaries/{slug}"):
            assert words not in page(browser, path)


def test_files_of_an_issued_text_answer_410_while_a_part_is_out_of_sight(
    world: World, clock: Clock, browser: Browser
) -> None:
    clock.forward(days=30)
    world.adopt()
    world.issue()
    browser.app.extensions["panel.drain"]()
    path = f"/summaries/{world.call.slug}"
    browser.sign_in(None)
    for name in ("html", "docx", "pdf", "json"):
        browser.get(f"{path}/{name}")
    assert "No correction" not in page(browser, f"{path}/responses")
    browser.get(f"{path}/responses/csv")
    safety(world, "A01")
    for name in ("html", "docx", "pdf", "json"):
        browser.get(f"{path}/{name}", 410)
    assert "for fear of being reported" not in page(browser, path)


def test_a_session_sets_its_own_days(world: World, cast: Cast, browser: Browser) -> None:
    path = f"/desk/{world.call.slug}/working-days"
    browser.sign_in(cast.officer)
    shown = browser.post(path, {"act": "save", "weekend": "4", "holidays": "25 December"}, 422)
    assert "“25” is no date; write 2027-12-25." in html.unescape(shown.get_data(as_text=True))
    browser.post(path, {"act": "save", "weekend": "4", "holidays": "2027-12-24"})
    assert "This session has days of its own." in page(browser, path)
    browser.post(path, {"act": "usual"})
    assert "The days of the United Nations Office at Geneva hold" in page(browser, path)


def test_while_the_text_stands_still_no_answer_is_offered_that_changes_it(
    world: World, cast: Cast, browser: Browser
) -> None:
    with transaction():
        found = contributors_check.standing(
            world.speakers["A01"], sessions.by_id(world.call.id), world.commentaries["A01"].id
        )
        wanted = correction.Wanted(kind="misattribution", text="Not ours.", paragraph=4, sentence=0)
        path = f"/desk/corrections/{correction.file(world.speakers['A01'], found, wanted, now=world.clock.now).id}"
    browser.sign_in(cast.rapporteur)
    shown = page(browser, path)
    assert [f'value="{code}"' in shown for code in ("accepted", "partly", "not", "noted")] == [0, 0, 1, 1]
    refused = browser.post(path, {"outcome": "accepted", "reason": "So it is, on the whole."}, 409)
    assert "So it is, on the whole." in refused.get_data(as_text=True)
