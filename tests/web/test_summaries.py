"""Pages of summaries: every page is fetched through a client that checks its quality."""

from __future__ import annotations

import html
import re

import pytest
from sqlalchemy import select

from panel.db import db, transaction
from panel.models import Commentary, ThematicSession
from panel.queries import summary as summaries
from panel.services import summary as verbs
from tests.cast import Cast
from tests.conftest import Clock
from tests.pages import Browser
from tests.services.collating import World, open_world, usual_world

ACTS = {"revision": "0", "act": "save"}


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """A draft of one paragraph."""
    made = usual_world(cast, clock)
    made.build()
    return made


def page(browser: Browser, path: str, status: int = 200) -> str:
    """The words of a page as written."""
    return html.unescape(browser.get(path, status).get_data(as_text=True))


def test_a_draft_begins_with_one_button(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = usual_world(cast, clock)
    path = f"/desk/{world.call.slug}/summary"
    browser.sign_in(cast.chair)
    assert "An officer or the rapporteur writes the draft." in page(browser, path)
    browser.post(path, {"act": "build"}, 403)
    browser.sign_in(cast.officer)
    assert "Write the draft" in page(browser, path)
    browser.post(path, {"act": "build"})
    shown = page(browser, path)
    assert "Most submissions reported that people stay away" in shown
    assert "No finding blocks adoption." not in shown
    assert "1 finding blocks adoption" in shown
    assert "Paragraphs neither coded nor set aside: 23, in A01, A02, " in shown
    world.set_aside()
    assert "No finding blocks adoption." in page(browser, path)


def test_what_is_left_of_the_limit_is_said_of_any_number(world: World, cast: Cast, browser: Browser) -> None:
    path = f"/desk/{world.call.slug}/summary"
    browser.sign_in(cast.officer)
    written, limit = map(
        int, re.findall(r"<b>(\d+)</b> of ([\d,]+) words", page(browser, path).replace(",", ""))[0]
    )
    assert f"Words left: {limit - written:,}." in page(browser, path)
    for left, said in ((1, "Words left: 1."), (-1, "Words over the limit: 1.")):
        with transaction():
            db.session.get_one(ThematicSession, world.call.id).body_limit = written + left
        assert said in page(browser, path)


def test_before_collation_there_is_nothing_to_draft(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = open_world(cast, clock)
    browser.sign_in(cast.officer)
    assert "Drafting has not opened." in page(browser, f"/desk/{world.call.slug}/summary")


def test_what_keeps_a_draft_from_being_written_is_said(cast: Cast, clock: Clock, browser: Browser) -> None:
    world = open_world(cast, clock)
    world.file("A01")
    world.collate()
    browser.sign_in(cast.officer)
    answer = browser.post(f"/desk/{world.call.slug}/summary", {"act": "build"}, 422)
    assert "Nothing is coded yet." in answer.get_data(as_text=True)


def test_strangers_do_not_enter_the_desk(world: World, cast: Cast, browser: Browser) -> None:
    row = world.row("Most").id
    paths = (f"/desk/{world.call.slug}/summary", f"/desk/{world.call.slug}/summary/adopt")
    for path in (*paths, f"/desk/paragraph/{row}", f"/desk/paragraph/{row}/delete"):
        browser.sign_in(cast.hana)
        browser.get(path, 403)
        browser.sign_in(None)
        browser.get(path, 302)
    browser.sign_in(cast.chair)
    browser.get(f"/desk/paragraph/{row}", 403)
    browser.sign_in(cast.officer)
    browser.get("/desk/paragraph/nothing", 404)


def test_a_paragraph_is_edited_mended_and_given_a_source(world: World, cast: Cast, browser: Browser) -> None:
    row = world.row("Most")
    path = f"/desk/paragraph/{row.id}"
    browser.sign_in(cast.officer)
    shown = page(browser, path)
    assert "11 sources." in shown
    assert "“People stay away because they fear a report to the police.”" not in shown
    assert '<q lang="en" dir="ltr">People stay away because they fear a report to the police.</q>' in shown
    browser.post(path, {"text": row.text.replace("Most", "Several"), **ACTS})
    shown = page(browser, path)
    assert "11 of 12 make this point, which the table calls “Most submissions”." in shown
    mend = re.search(r'value="(mend:[^"]+)">Write “Most submissions”', shown)
    assert mend is not None
    typed = row.text.replace("Most", "Several").replace("A01 reported", "A01 noted")
    browser.post(path, {"text": typed, "revision": "1", "act": mend[1]})
    assert world.texts()[2] == row.text.replace("A01 reported", "A01 noted")
    given = {"code": "A02", "number": "1", "target": "n3", "kind": "see_also"}
    browser.post(path, {"text": world.texts()[2], "revision": "3", "act": "cite", **given})
    assert "2 sources." in page(browser, path)


def test_who_was_faster_is_shown_beside_ones_own_words(world: World, cast: Cast, browser: Browser) -> None:
    row = world.row("Most")
    path = f"/desk/paragraph/{row.id}"
    browser.sign_in(cast.officer)
    browser.post(path, {"text": "Theirs was first.[1]", **ACTS})
    answer = browser.post(path, {"text": "Mine came second.[1]", **ACTS}, 409)
    shown = html.unescape(answer.get_data(as_text=True))
    assert "Theirs was first.[1]" in shown
    assert "Mine came second.[1]" in shown
    assert 'name="revision" type="hidden" value="1"' in shown
    browser.post(path, {"text": "Mine came second.[1]", "revision": "1", "act": "save"})
    assert world.texts()[2] == "Mine came second.[1]"


def test_a_mistake_in_a_late_tab_does_not_hide_who_was_faster(
    world: World, cast: Cast, browser: Browser
) -> None:
    row = world.row("Most")
    path = f"/desk/paragraph/{row.id}"
    browser.sign_in(cast.officer)
    browser.post(path, {"text": "Theirs was first.[1]", **ACTS})
    answer = browser.post(path, {"text": "Mine has a mistake.[9]", **ACTS}, 409)
    shown = html.unescape(answer.get_data(as_text=True))
    assert "Theirs was first.[1]" in shown
    assert "Mine has a mistake.[9]" in shown
    assert world.texts()[2] == "Theirs was first.[1]"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": "So. [9]"}, "There is no note [9] in this summary."),
        ({"text": ""}, "Nothing is left of the text."),
        ({"act": "cite"}, "Choose a text."),
        ({"act": "cite", "code": "A02", "number": "77", "target": "n1"}, "A02 has paragraphs P1 to P3."),
        ({"act": "point"}, "Choose a point that a text which may be cited makes."),
        ({"act": "up"}, ""),
    ],
)
def test_what_is_refused_comes_back_with_its_words(
    world: World, cast: Cast, browser: Browser, sent: dict[str, str], said: str
) -> None:
    row = world.row("Most")
    browser.sign_in(cast.officer)
    data = {"text": row.text, **ACTS} | sent
    answer = browser.post(f"/desk/paragraph/{row.id}", data, 422 if said else 303)
    assert said in html.unescape(answer.get_data(as_text=True))
    if said and data["text"]:
        assert data["text"] in html.unescape(answer.get_data(as_text=True))


@pytest.mark.parametrize("revision", ["", "x", "-1", "99999999999"])
def test_a_form_that_is_not_ours(world: World, cast: Cast, browser: Browser, revision: str) -> None:
    browser.sign_in(cast.officer)
    data = {"text": "Words.[1]", "revision": revision, "act": "save"}
    browser.post(f"/desk/paragraph/{world.row('Most').id}", data, 400)


def test_headings_points_and_deleting(world: World, cast: Cast, browser: Browser) -> None:
    desk = f"/desk/{world.call.slug}/summary"
    row = world.row("Most")
    browser.sign_in(cast.officer)
    browser.get(f"/desk/paragraph/{row.id}/delete")
    browser.post(f"/desk/paragraph/{row.id}/delete", {"revision": "0"})
    assert "is never cited" not in page(browser, desk)
    assert "12 admitted submissions:" in page(browser, desk)
    point = next(iter(world.points.values()))
    browser.post(desk, {"act": "point", "point_id": point})
    browser.post(desk, {"act": "heading", "heading": "At the desk", "level": "3", "before": ""})
    browser.post(desk, {"act": "heading", "heading": "", "level": "3", "before": ""}, 422)
    assert world.texts()[-1] == "At the desk"


def test_the_draft_opens_to_contributors_and_back(world: World, cast: Cast, browser: Browser) -> None:
    slug = world.call.slug
    browser.sign_in(None)
    browser.get(f"/summaries/{slug}", 404)
    browser.sign_in(cast.head)
    browser.post(f"/desk/{slug}/summary", {"act": "circulate"})
    assert "Take it back for revision" in page(browser, f"/desk/{slug}/summary")
    browser.sign_in(None)
    browser.get(f"/summaries/{slug}", 404)
    browser.sign_in(cast.officer)
    browser.post(f"/desk/paragraph/{world.row('Most').id}", {"text": "Other.[1]", **ACTS}, 409)
    browser.sign_in(cast.head)
    browser.post(f"/desk/{slug}/summary", {"act": "revise"})
    assert world.summary().state == "drafting"


def test_adoption_names_what_bars_it(world: World, cast: Cast, browser: Browser) -> None:
    path = f"/desk/{world.call.slug}/summary/adopt"
    world.save(
        "Most", world.texts()[2].replace("Most", "Several").replace(" UEB considered otherwise.[2]", "")
    )
    browser.sign_in(cast.chair)
    shown = page(browser, path)
    assert '1 admitted submission is not cited: <bdi class="w">UEB</bdi>' in shown
    assert "It opens when nothing bars it." in shown
    refused = html.unescape(browser.post(path, {}, 422).get_data(as_text=True))
    assert "which the table calls “Most submissions”" in refused
    assert "UEB is never cited." in refused


def test_what_nobody_accounted_for_bars_adoption_and_leads_to_its_page(
    world: World, cast: Cast, browser: Browser
) -> None:
    path = f"/desk/{world.call.slug}/summary/adopt"
    bar = "Paragraphs neither coded nor set aside: 23, in A01, A02, A03, A04, A05, A06, A07, A08, A09, A10; "
    link = f'href="/desk/{world.call.slug}/coding/open-paragraphs"'
    browser.sign_in(cast.chair)
    shown = page(browser, path)
    assert bar + "further submissions: 2." in shown
    assert link in shown
    assert "It opens when nothing bars it." in shown
    assert bar in html.unescape(browser.post(path, {}, 422).get_data(as_text=True))
    world.set_aside()
    shown = page(browser, path)
    assert bar not in shown and link not in shown
    assert "you read and judge. Every paragraph is accounted for." in shown
    browser.post(path)
    assert world.summary().state == "adopted"


def test_findings_are_told_while_somebody_writes(world: World, cast: Cast, browser: Browser) -> None:
    row = world.row("Most")
    path = f"/desk/paragraph/{row.id}/check"
    browser.sign_in(cast.officer)
    assert browser.post(path, {"text": row.text}, 200).get_json()["told"] == "No findings"
    typed = row.text.replace("Most", "Several") + " And more besides."
    found = browser.post(path, {"text": typed}, 200).get_json()
    assert found["told"] == "3 findings"
    assert "which the table calls “Most submissions”" in html.unescape(found["shown"])
    assert world.row("Most").text == row.text
    browser.sign_in(cast.chair)
    browser.post(path, {"text": row.text}, 403)


def test_adoption_tells_what_is_undecided(world: World, cast: Cast, browser: Browser) -> None:
    path = f"/desk/{world.call.slug}/summary/adopt"
    told = "1 submission waits for a decision."
    browser.sign_in(cast.chair)
    assert told not in page(browser, path)
    with transaction():
        row = db.session.scalars(select(Commentary).where(Commentary.code == "UEB")).one()
        row.state = "submitted"
    assert told in page(browser, path)


def test_remarks_stand_apart_from_what_bars(world: World, cast: Cast, browser: Browser) -> None:
    row = world.row("Most")
    text = row.text.replace("Most", "11 of 12").replace("UEB considered", "UEB claimed")
    world.save("Most", text)
    remark, bar = "The table has a word for 11 of 12", "“claimed”"
    browser.sign_in(cast.officer)
    for path in (f"/desk/paragraph/{row.id}", f"/desk/{world.call.slug}/summary/adopt"):
        bars, _, remarks = page(browser, path).partition(">Remarks</h")
        bars = bars.partition("Blocks adoption" if "paragraph" in path else "What bars it")[2]
        assert (bar in bars, remark in bars, bar in remarks, remark in remarks) == (True, False, False, True)


def test_a_person_is_pointed_out_and_bars_nothing(world: World, cast: Cast, browser: Browser) -> None:
    row = world.row("Most")
    world.save("Most", row.text.replace("UEB considered", "UEB considered, as Ms. Garcia had said,"))
    shown = page(browser.sign_in(cast.officer), f"/desk/paragraph/{row.id}")
    assert "“Ms. Garcia” seems to be a person." in shown
    world.adopt()


def test_from_adoption_to_the_public_page(world: World, cast: Cast, browser: Browser) -> None:
    slug = world.call.slug
    world.set_aside()
    browser.sign_in(cast.officer)
    assert "The chair adopts." in page(browser, f"/desk/{slug}/summary/adopt")
    browser.post(f"/desk/{slug}/summary/adopt", {}, 403)
    browser.sign_in(cast.chair)
    browser.post(f"/desk/{slug}/summary/adopt")
    browser.post(f"/desk/{slug}/summary/issue", {}, 403)
    browser.sign_in(cast.head)
    assert "What will happen" in page(browser, f"/desk/{slug}/summary/issue")
    browser.post(f"/desk/{slug}/summary/issue")
    browser.sign_in(None)
    assert "being made; reload in a minute" in page(browser, f"/summaries/{slug}")
    browser.get(f"/summaries/{slug}/pdf", 404)
    browser.app.extensions["panel.drain"]()
    shown = page(browser, f"/summaries/{slug}")
    number = world.commentaries["A01"].number
    assert f'/reading-room/{slug}/sub/{number}#P3">A01, P3</a>' in shown
    for each in summaries.files(world.summary().id):
        assert f"<code>{each.sha256}</code>" in shown
        answer = browser.client.get(f"/summaries/{slug}/{each.format}", base_url="http://127.0.0.1:8000")
        assert len(answer.data) == each.size
        name = f"SPMHR-{slug}-SUM-en.{each.format}"
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    browser.get(f"/summaries/{slug}/exe", 404)
    assert f"{world.call.symbol}/SUM" in page(browser, "/summaries")


def test_the_list_says_when_it_is_empty(cast: Cast, browser: Browser) -> None:
    assert "No summary is issued yet." in page(browser, "/summaries")


def test_a_contributor_reads_the_draft_in_check(world: World, cast: Cast, browser: Browser) -> None:
    with world.writing() as summary:
        verbs.circulate(world.head, summary, now=world.clock.now)
    speaker = world.speakers["A01"]
    browser.sign_in(world.account(speaker))
    shown = page(browser, f"/summaries/{world.call.slug}")
    assert "Draft, not for citation" in shown
    assert "Back to drafting" not in shown
    assert "Draft, not for citation" in page(browser, "/summaries")


def test_the_chair_sends_an_adopted_text_back(world: World, cast: Cast, browser: Browser) -> None:
    slug = world.call.slug
    path = f"/desk/{slug}/summary/reopen"
    browser.sign_in(cast.chair)
    assert "The summary is not adopted." in page(browser, path)
    browser.post(path, {"reason": "Too early."}, 409)
    world.adopt()
    assert path in page(browser, f"/desk/{slug}/summary")
    assert path in page(browser, f"/desk/{slug}/summary/adopt")
    browser.sign_in(cast.head)
    assert path not in page(browser, f"/desk/{slug}/summary/issue")
    assert "The chair sends it back." in page(browser, path)
    browser.post(path, {"reason": "Not mine to say."}, 403)
    browser.sign_in(cast.chair)
    browser.post(path, {"reason": " "}, 422)
    browser.post(path, {"reason": "Paragraph 4 mixes two points."})
    shown = page(browser, f"/desk/{slug}/summary")
    assert "Sent back by the chair" in shown
    assert "Paragraph 4 mixes two points." in shown
    assert "Adoption: what bars it" in shown


def test_a_text_is_not_withdrawn_after_adoption(world: World, cast: Cast, browser: Browser) -> None:
    world.adopt()
    commentary = world.commentaries["A11"].id
    browser.sign_in(world.account(world.speakers["A11"]))
    path = f"/commentaries/{commentary}/withdraw"
    asked, posted = page(browser, path, 409), browser.post(path, {}, 409).get_data(as_text=True)
    for shown in (asked, html.unescape(posted)):
        assert "The summary is adopted. What it rests on can no longer be changed." in shown
