"""The queue, the decision page, the chair's desk and the redaction page."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from panel.db import transaction
from panel.queries import commentary as commentaries
from panel.services import admission
from panel.services import commentary as verbs
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import admitted, filed, open_call
from tests.pages import Browser

MARKED = "# At the desk\n\nTurned away.[^1]\n\n- No card.\n- No bus.\n\n[^1]: Twice in 2026."


def version_in(page: str) -> str:
    """The version that the form names."""
    found = re.search(r'name="version_id"[^>]*value="([^"]+)"', page)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("who", "status"),
    [(None, 302), ("outsider", 403), ("hana", 403), ("auditor", 403), ("officer", 200), ("head", 200)],
)
def test_the_queue_is_for_the_desk(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, who: str | None, status: int
) -> None:
    with transaction():
        call = open_call(cast, clock)
        filed(call, cast.harbour, cast.hana, clock)
        slug = call.slug
    browser.sign_in(getattr(cast, who) if who else None).get(f"/desk/{slug}/queue", status)


@pytest.mark.parametrize(
    ("who", "status"), [("outsider", 404), ("bela", 404), ("hana", 403), ("auditor", 404), ("head", 403)]
)
def test_only_officers_decide(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, who: str, status: int
) -> None:
    with transaction():
        row_id = filed(open_call(cast, clock), cast.harbour, cast.hana, clock).id
    browser.sign_in(getattr(cast, who)).get(f"/desk/review/{row_id}", status)
    browser.post(f"/desk/review/{row_id}", {"act": "admit"}, status)


def test_an_officer_admits_and_the_text_is_public(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        call = open_call(cast, clock)
        row_id, slug = filed(call, cast.harbour, cast.hana, clock).id, call.slug
    browser.get(f"/reading-room/{slug}/sub/1", 404)
    page = browser.sign_in(cast.officer).get(f"/desk/review/{row_id}").get_data(as_text=True)
    browser.post(f"/desk/review/{row_id}", {"act": "admit", "version_id": version_in(page)})
    decided = browser.get(f"/desk/review/{row_id}").get_data(as_text=True)
    assert "This version is decided." in decided and "Record the decision" not in decided
    shown = browser.sign_in(None).get(f"/reading-room/{slug}/sub/1").get_data(as_text=True)
    assert "Published unedited" in shown


def test_a_decision_without_its_reason_keeps_what_was_typed(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        row_id = filed(open_call(cast, clock), cast.harbour, cast.hana, clock).id
    page = browser.sign_in(cast.officer).get(f"/desk/review/{row_id}").get_data(as_text=True)
    typed = {"act": "decline", "version_id": version_in(page), "ground": "", "sentence": "It names a person."}
    answer = browser.post(f"/desk/review/{row_id}", typed, 422).get_data(as_text=True)
    assert "Choose a ground from the list." in answer
    assert "It names a person." in answer


def test_a_post_without_its_token_decides_nothing(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        call = open_call(cast, clock)
        row_id, slug = filed(call, cast.harbour, cast.hana, clock).id, call.slug
    browser.sign_in(cast.officer).post(f"/desk/review/{row_id}", {"act": "admit"}, 400, token=False)
    browser.get(f"/reading-room/{slug}/sub/1")


def test_an_appeal_goes_to_the_chair_and_back(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        call = open_call(cast, clock)
        row_id, slug = filed(call, cast.harbour, cast.hana, clock).id, call.slug
    page = browser.sign_in(cast.officer).get(f"/desk/review/{row_id}").get_data(as_text=True)
    typed = {
        "act": "decline",
        "version_id": version_in(page),
        "ground": "G6",
        "sentence": "One sentence is racist.",
    }
    browser.post(f"/desk/review/{row_id}", typed)
    clock.forward(hours=1)
    receipt = browser.sign_in(cast.hana).get(f"/commentaries/{row_id}/receipt").get_data(as_text=True)
    assert "One sentence is racist." in receipt
    browser.post(f"/commentaries/{row_id}/appeal", {"sentence": "It is a quotation."})
    browser.sign_in(cast.officer).get("/desk/chair", 403)
    desk = browser.sign_in(cast.chair).get("/desk/chair").get_data(as_text=True)
    assert f"/desk/appeals/{row_id}" in desk
    answer = browser.get(f"/desk/appeals/{row_id}").get_data(as_text=True)
    assert "It is a quotation." in answer
    browser.post(f"/desk/appeals/{row_id}", {"act": "uphold", "sentence": ""}, 422)
    clock.forward(hours=1)
    browser.post(f"/desk/appeals/{row_id}", {"act": "uphold", "sentence": "The words stand."})
    told = browser.sign_in(None).get(f"/reading-room/{slug}").get_data(as_text=True)
    assert re.search(r"G6</bdi>.*?<td class=\"fig\">1</td>", told, re.S)


def test_what_was_only_returned_is_told_so(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        row_id = filed(open_call(cast, clock), cast.harbour, cast.hana, clock).id
        officer = acting(cast.officer)
        held = commentaries.by_id(officer, row_id, lock=True)
        admission.decline(
            officer, held, held.version_id or "", "return", "G7", "Leave the girl out.", now=clock.now
        )
    assert "Returned for correction" in browser.sign_in(cast.hana).get("/commentaries").text
    with transaction():
        clock.forward(hours=1)
        own = commentaries.own(acting(cast.hana), row_id, lock=True)
        verbs.submit(acting(cast.hana), own, consent="public", key="again", now=clock.now)
        held = commentaries.by_id(officer, row_id, lock=True)
        admission.decline(officer, held, held.version_id or "", "decline", "G5", "Off topic.", now=clock.now)
    clock.forward(hours=1)
    mine = browser.get("/commentaries").text
    assert "Not admitted" in mine and "Returned for correction" not in mine
    browser.post(f"/commentaries/{row_id}/appeal", {"sentence": "It answers question 1."})
    page = browser.sign_in(cast.chair).get(f"/desk/appeals/{row_id}").text
    assert re.findall(r"<dt>([^<]*)</dt><dd><bdi>(G\d)</bdi>", page) == [
        ("Returned for correction", "G7"),
        ("Not admitted", "G5"),
    ]


def test_redaction_takes_two(app: Flask, clock: Clock, cast: Cast, browser: Browser) -> None:
    with transaction():
        call = open_call(cast, clock)
        row: Any = admitted(
            call, cast.harbour, cast.hana, clock, cast, text="Mr Example of Dock Street refused us."
        )
        row_id, slug = row.id, call.slug
    address = f'href="/desk/redact/{row_id}"'
    for where in (f"/desk/review/{row_id}", f"/reading-room/{slug}/sub/1"):
        assert address in browser.sign_in(cast.officer).get(where).text
        assert address not in browser.sign_in(None).get(f"/reading-room/{slug}/sub/1").text
    page = browser.sign_in(cast.officer).get(f"/desk/redact/{row_id}").get_data(as_text=True)
    typed = {
        "version_id": version_in(page),
        "words": "Mr Example of Dock Street",
        "ground": "G7",
        "reason": "A person.",
    }
    browser.post(f"/desk/redact/{row_id}", typed | {"words": "Nobody"}, 422)
    browser.post(f"/desk/redact/{row_id}", typed)
    own = browser.get("/approvals").get_data(as_text=True)
    assert "Dock Street" not in browser.sign_in(cast.auditor).get("/", 200).get_data(as_text=True)
    assert own
    listed = browser.sign_in(cast.officer2).get("/approvals").get_data(as_text=True)
    found = re.search(r"/approvals/([0-9a-f]{32})", listed)
    assert found is not None
    browser.post(f"/approvals/{found[1]}", {"outcome": "approve"})
    shown = browser.sign_in(None).get(f"/reading-room/{slug}/sub/1").get_data(as_text=True)
    assert "[…] refused us." in shown
    assert "Published unedited" not in shown and "beyond the words that were taken out" in shown
    assert "Dock Street" not in shown


def test_an_amended_text_leads_to_what_was_changed(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        call = open_call(cast, clock)
        row: Any = admitted(call, cast.harbour, cast.hana, clock, cast, text="One clinic.")
        review = f"/desk/review/{row.id}"
    link = f"/desk/changes/{row.id}/2"
    assert link not in browser.sign_in(cast.officer).get(review).get_data(as_text=True)
    with transaction():
        hana = acting(cast.hana)
        row = commentaries.own(hana, row.id, lock=True)
        typed = verbs.DraftText(title="From the desk", body="Two clinics.", language="en")
        verbs.save_draft(hana, row, typed, revision=1, now=clock.now)
        verbs.submit(hana, row, consent="public", key="second", now=clock.now)
    assert f'href="{link}"' in browser.get(review).get_data(as_text=True)
    assert "Two clinics." in browser.get(link).get_data(as_text=True)


@pytest.mark.parametrize("consent", ["public", "name_withheld", "text_withheld"])
def test_what_came_late_is_listed_apart_for_the_desk(
    app: Flask, clock: Clock, cast: Cast, browser: Browser, consent: str
) -> None:
    with transaction():
        call = open_call(cast, clock)
        slug, bela = call.slug, acting(cast.bela)
        queued = filed(call, cast.harbour, cast.hana, clock).id
        row = commentaries.own(bela, verbs.begin(bela, call, cast.bridge, now=clock.now).id, lock=True)
        typed = verbs.DraftText(title="Too late", body="No bus.", language="en")
        verbs.save_draft(bela, row, typed, revision=0, now=clock.now)
    desk, link = f"/desk/{slug}", f'href="/desk/{slug}/late"'
    assert link not in browser.sign_in(cast.officer).get(desk).get_data(as_text=True)
    assert "Nothing came late." in browser.get(f"{desk}/late").get_data(as_text=True)
    with transaction():
        row = commentaries.own(bela, row.id, lock=True)
        verbs.file_late(bela, row, consent=consent, key="k", now=call.closes_at + timedelta(hours=1))
        text = f"/reading-room/{slug}/sub/{row.number}"
    assert f"{link}>Received after the deadline</a>: 1<" in browser.get(desk).get_data(as_text=True)
    listed = browser.get(f"{desk}/late").get_data(as_text=True)
    assert (listed.count("/reading-room/"), queued in listed) == (1, False)
    assert f'href="{text}"' in listed
    assert (cast.bridge.name in listed, "in Geneva" in listed) == (consent == "public",) * 2
    assert "Received after the deadline; listed apart" in browser.get(text).text
    for anybody in (None, cast.outsider):
        browser.sign_in(anybody).get(text, 404)
        browser.get(f"{desk}/late", 403 if anybody else 302)


def test_who_decides_reads_headings_lists_and_notes_as_everybody_will(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        row_id = filed(open_call(cast, clock), cast.harbour, cast.hana, clock, text=MARKED).id
    review = browser.sign_in(cast.officer).get(f"/desk/review/{row_id}").text
    typed = {"act": "decline", "ground": "G6", "sentence": "Abuse.", "version_id": version_in(review)}
    browser.post(f"/desk/review/{row_id}", typed)
    browser.sign_in(cast.hana).post(f"/commentaries/{row_id}/appeal", {"sentence": "A quotation."})
    appeal = browser.sign_in(cast.chair).get(f"/desk/appeals/{row_id}").text
    for page, heading in ((review, "h2"), (appeal, "h3")):
        assert re.search(rf"<{heading} [^>]*>At the desk</{heading}>", page)
        assert 'href="#note-1"' in page
        assert re.search(r'id="P2".*?– No card\..*?id="note-1".*?Twice in 2026\.', page, re.S)
        assert [sign for sign in ("# At", "- No card", "[^1]") if sign in page] == []


def test_words_are_taken_out_of_the_text_as_it_was_typed(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        call = open_call(cast, clock)
        row_id = admitted(call, cast.harbour, cast.hana, clock, cast, text=MARKED).id
    page = browser.sign_in(cast.officer).get(f"/desk/redact/{row_id}").text
    assert "as it was typed" in page
    assert [
        sign for sign in ("# At the desk", "away.[^1]", "- No card.", "[^1]: Twice") if sign not in page
    ] == []
    across = {
        "version_id": version_in(page),
        "words": "away.[^1]\n\n- No card",
        "ground": "G7",
        "reason": "A person.",
    }
    browser.post(f"/desk/redact/{row_id}", across)


def test_the_desk_leads_the_chair_to_her_own_and_is_marked_on_every_page_under_it(
    app: Flask, clock: Clock, cast: Cast, browser: Browser
) -> None:
    with transaction():
        slug = open_call(cast, clock).slug
    way, door = 'href="/desk/chair"', 'href="/desk" aria-current="page"'
    main = browser.sign_in(cast.chair).get("/desk").text.partition("<main")[2]
    assert way in main.partition("</main>")[0]
    assert way not in browser.sign_in(cast.officer).get("/desk").text
    for path in (f"/desk/{slug}/coding", f"/desk/{slug}/campaigns", f"/desk/{slug}/queue"):
        assert door in browser.get(path).text
    assert door not in browser.get("/reading-room").text
