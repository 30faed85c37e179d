"""After filing: receipt, file, versions, decisions, consent, withdrawal."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.models import Account, Appeal, Commentary, CommentaryVersion, ThematicSession
from panel.queries import commentary as commentaries
from panel.register import commitment
from panel.services import admission
from panel.services import commentary as verbs
from panel.services.commentary import DraftText
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import admitted, filed, open_call
from tests.pages import Browser
from tests.web.commentaries.test_writing import page_of


@pytest.fixture
def call(app: Flask, cast: Cast, clock: Clock) -> Iterator[ThematicSession]:
    with transaction():
        made = open_call(cast, clock, closes_at=datetime(2027, 3, 5, 17, 0, tzinfo=UTC))
    yield made


def amend(row: Commentary, cast: Cast, clock: Clock, body: str, key: str = "again") -> None:
    with transaction():
        mine = commentaries.own(acting(cast.hana), row.id, lock=True)
        assert mine.draft is not None
        typed = DraftText(title="From the desk", body=body, language="en")
        verbs.save_draft(acting(cast.hana), mine, typed, revision=mine.draft.revision, now=clock.now)
        verbs.submit(acting(cast.hana), mine, consent=mine.consent, key=key, now=clock.now)


def decide(row: Commentary, cast: Cast, clock: Clock, move: str, ground: str = "G5") -> None:
    with transaction():
        officer = acting(cast.officer)
        read = commentaries.by_id(officer, row.id, lock=True)
        version = read.version_id or ""
        admission.decline(officer, read, version, move, ground, "It concerns tourists.", now=clock.now)


def test_a_receipt_states_everything(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        db.session.get_one(Account, cast.hana.id).time_zone = "Africa/Nairobi"
        clock.now = datetime(2027, 3, 4, 19, 58, 7, tzinfo=UTC)
        row = filed(call, cast.harbour, cast.hana, clock, text="One.\n\nTwo.\n\n- Three.")
    page = browser.sign_in(cast.hana).get(f"/commentaries/{row.id}/receipt").get_data(as_text=True)
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
    version = db.session.scalars(select(CommentaryVersion)).one()
    for stated in (
        "We have received your commentary.",
        "It is number SUB/001. You may change it until Friday 5 March 2027, 18:00 in Geneva (20:00 in Nairobi)",
        "From HWA Harbour Workers’ Aid",
        "Filed by Focal point, by sign-in",
        "Thursday 4 March 2027, 20:58:07 in Geneva",
        "19:58:07 UTC · Thursday 4 March 2027, 22:58:07 in Nairobi",
        "3 words of 1,000 counted by rule wc-1",
        "P1 to P3",
        "In public HWA Harbour Workers’ Aid, Mombasa, Kenya",
        commitment.group5(version.tracker),
        base64.b64encode(version.commitment).decode(),
        "The secretariat checks within five working days",
        "Change this text",
        "Withdraw it",
        "Withhold name or text",
    ):
        assert stated in words, stated
    assert f'data-filed="{row.id}"' in page


def test_the_file_proves_the_commitment(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock, text="One.\n\nTwo.")
    answer = browser.sign_in(cast.hana).get(f"/commentaries/{row.id}/receipt.txt")
    said = answer.get_data(as_text=True)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="receipt-SPMHR-2027-1-SUB-001.txt"'
    facts = dict(
        line.split(": ", 1) for line in said.split("\n\nFrom the desk\n")[0].splitlines() if ": " in line
    )
    document = {
        "attribution": facts["Attribution"],
        "body": said.split("\n\nFrom the desk\n\n")[1].removesuffix("\n"),
        "files": [],
        "lang": facts["Language"],
        "session": facts["Session"],
        "title": "From the desk",
    }
    sealed = base64.b64decode(facts["Commitment"])
    assert commitment.verify(sealed, document, base64.b64decode(facts["Salt"]))
    assert facts["Tracker"] == commitment.group5(commitment.tracker(sealed))
    assert facts["Length"] == "2 words of 1,000, counted by rule wc-1"


def test_the_recipe_of_the_file_can_be_followed_without_us(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock, text="Une “é”.\n\nTwo: 二.")
    said = browser.sign_in(cast.hana).get(f"/commentaries/{row.id}/receipt.txt").get_data(as_text=True)
    assert "spmhr-commit-v1 – one byte of zero – the 32 bytes of the salt" in said
    facts = dict(line.split(": ", 1) for line in said.splitlines() if ": " in line)
    document, salt = facts["Document"].encode(), base64.b64decode(facts["Salt"])
    assert (json.loads(document)["title"], json.loads(document)["body"]) == (
        "From the desk",
        "Une “é”.\n\nTwo: 二.",
    )
    mark = b"spmhr-commit-v1"
    sealed = hashlib.sha256(mark + b"\0" + salt + len(document).to_bytes(8, "big") + document).digest()
    assert (len(mark), len(salt)) == (15, 32)
    assert base64.b64encode(sealed).decode() == facts["Commitment"]
    assert base64.b32encode(sealed).decode()[:20] == facts["Tracker"].replace(" ", "")


def test_changes_between_versions_are_for_authors_and_officers(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = admitted(call, cast.harbour, cast.hana, clock, cast)
    amend(row, cast, clock, "Fishers are sent away at the desk.\n\nNobody says why.")
    browser.sign_in(cast.hana)
    receipt = page_of(browser.get(f"/commentaries/{row.id}/receipt"))
    assert "We have received your changed commentary." in receipt
    assert "Until then the version admitted before stands." in receipt
    page = browser.get(f"/commentaries/{row.id}/changes/2").get_data(as_text=True)
    assert re.findall(r"<(del|ins)><span class=\"sr\">[^<]+</span>([^<]+)", page) == [
        ("del", "turned"),
        ("ins", "sent"),
    ]
    for number in ("1", "3", "0", "x", "99999"):
        browser.get(f"/commentaries/{row.id}/changes/{number}", 404)
    browser.sign_in(cast.officer)
    browser.get(f"/desk/changes/{row.id}/2")
    for who, status in ((cast.bela, 403), (cast.chair, 403), (cast.outsider, 403)):
        browser.sign_in(who).get(f"/desk/changes/{row.id}/2", status)
    browser.sign_in(cast.bela).get(f"/commentaries/{row.id}/changes/2", 404)


def test_officers_never_see_what_stood_under_a_redaction(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
    amend(row, cast, clock, "Mme S. was sent away.", "k2")
    amend(row, cast, clock, "[…] was sent away.", "k3")
    amend(row, cast, clock, "[…] was sent away twice.", "k4")
    with transaction():
        versions = commentaries.versions(row.id)
        db.session.get_one(CommentaryVersion, versions[2].id).redacts = versions[1].id
    browser.sign_in(cast.officer)
    assert [
        browser.get(f"/desk/changes/{row.id}/{n}", s).status_code for n, s in ((2, 404), (3, 404), (4, 200))
    ]
    browser.sign_in(cast.hana)
    assert "Mme S." in page_of(browser.get(f"/commentaries/{row.id}/changes/3"))


def test_the_one_appeal(call: ThematicSession, cast: Cast, clock: Clock, browser: Browser) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
    decide(row, cast, clock, "decline")
    path = f"/commentaries/{row.id}"
    browser.sign_in(cast.hana)
    words = page_of(browser.get(f"{path}/receipt"))
    assert "Your commentary was not admitted." in words and "G5" in words and "It concerns tourists." in words
    assert "Say in a sentence or two why you appeal." in page_of(
        browser.post(f"{path}/appeal", {"sentence": " "}, 422)
    )
    browser.post(f"{path}/appeal", {"sentence": "It does not."})
    words = page_of(browser.get(f"{path}/receipt"))
    assert "Your appeal is with the chair." in words and "It does not." in words
    browser.post(f"{path}/appeal", {"sentence": "Again."}, 422)
    assert [a.sentence for a in db.session.scalars(select(Appeal))] == ["It does not."]


def test_what_was_returned_needs_something_more(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
    decide(row, cast, clock, "return")
    words = page_of(browser.sign_in(cast.hana).get(f"/commentaries/{row.id}/receipt"))
    assert "What to mend stands below" in words and "Nothing more is needed" not in words


def test_an_appeal_comes_within_five_working_days(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
    decide(row, cast, clock, "decline")
    path, offer = f"/commentaries/{row.id}", "Your appeal to the chair"
    told = "The five working days for an appeal have passed."
    clock.forward(days=7)  # from a Monday to the next, the hour of the decision included
    words = page_of(browser.sign_in(cast.hana).get(f"{path}/receipt"))
    done = "Nothing more is needed from you."
    assert (offer in words, told in words, done in words) == (True, False, False)
    clock.forward(seconds=1)
    words = page_of(browser.get(f"{path}/receipt"))
    assert (offer in words, told in words, done in words) == (False, True, True)
    assert told in page_of(browser.post(f"{path}/appeal", {"sentence": "It does not."}, 422))
    assert list(db.session.scalars(select(Appeal))) == []


def test_a_contributor_sees_the_receipt_and_decides_nothing(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
    path = f"/commentaries/{row.id}"
    words = page_of(browser.sign_in(cast.hugo).get(f"{path}/receipt"))
    offered = [x for x in ("Change this text", "Withdraw it", "Withhold name or text") if x in words]
    assert offered == []
    for act in ("withdraw", "consent", "appeal"):
        browser.post(f"{path}/{act}", {"consent": "text_withheld", "sentence": "x"}, 403)


def test_a_stricter_level_says_what_follows(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = admitted(call, cast.harbour, cast.hana, clock, cast, text="Harbour Workers’ Aid says so.")
    path = f"/commentaries/{row.id}/consent"
    browser.sign_in(cast.hana)
    page = browser.get(path).get_data(as_text=True)
    assert re.findall(r'name="consent"[^>]*value="([^"]+)"', page) + re.findall(
        r'value="([^"]+)"[^>]*name="consent"', page
    ) == ["name_withheld", "text_withheld"]
    assert "The text itself names you." in page and "<mark>Harbour Workers’ Aid</mark>" in page
    browser.post(path, {"consent": "public"}, 422)
    browser.post(path, {}, 422)
    browser.post(path, {"consent": "name_withheld"})
    words = page_of(browser.get(f"/commentaries/{row.id}/receipt"))
    assert "Name withheld" in words and "SUB/001" not in words
    browser.post(path, {"consent": "text_withheld"})
    browser.get(path, 303)


def test_a_name_withheld_after_publication_is_nowhere_in_public(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = admitted(call, cast.harbour, cast.hana, clock, cast)
    browser.sign_in(None).get("/reading-room/2027-1/sub/1")
    browser.sign_in(cast.hana).post(f"/commentaries/{row.id}/consent", {"consent": "name_withheld"})
    db.session.rollback()
    number = db.session.scalars(select(Commentary.number)).one()
    for who in (None, cast.officer, cast.chair, cast.bela):
        browser.sign_in(who)
        browser.get("/reading-room/2027-1/sub/1", 404)
        for page in ("/reading-room/2027-1", f"/reading-room/2027-1/sub/{number}"):
            shown = browser.get(page).get_data(as_text=True)
            assert [w for w in ("Harbour", "HWA", "Mombasa", cast.harbour.id) if w in shown] == [], page


def test_withdrawal_has_its_own_page_and_one_way(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = admitted(call, cast.harbour, cast.hana, clock, cast)
    path = f"/commentaries/{row.id}/withdraw"
    browser.sign_in(cast.hana)
    assert "This cannot be undone." in page_of(browser.get(path))
    browser.post(path)
    words = page_of(browser.get(f"/commentaries/{row.id}/receipt"))
    assert "Your commentary is withdrawn." in words and "The number stays vacant" in words
    browser.get(path, 303)
    browser.post(path, status=409)
    browser.sign_in(None).get("/reading-room/2027-1/sub/1", 410)


def test_a_draft_that_goes_on_is_not_taken_for_what_is_filed(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
        typed = DraftText(title="From the desk", body="More to say.", language="en")
        verbs.save_draft(acting(cast.hana), row, typed, revision=1, now=clock.now)
    page = browser.sign_in(cast.hana).get(f"/commentaries/{row.id}/receipt").get_data(as_text=True)
    assert "You have changed the draft since." in page and "data-filed" not in page
    assert "Version 1 is filed." in page_of(browser.get(f"/commentaries/{row.id}"))


def _many(call: ThematicSession, cast: Cast, clock: Clock, n: int) -> Any:
    """A filed text with n versions, and n more drafts of joint submissions."""
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
    for at in range(2, n + 1):
        amend(row, cast, clock, f"Text number {at}.", f"key {at}")
        with transaction():
            hana = acting(cast.hana)
            begun = verbs.begin(hana, call, cast.harbour, now=clock.now, kind="joint")
            joint = commentaries.own(hana, begun.id, lock=True)
            typed = DraftText(title=f"Joint {at}", body="Text.", language="en")
            verbs.save_draft(hana, joint, typed, revision=0, now=clock.now)
    return row


@pytest.mark.parametrize("n", [1, 12])
def test_pages_ask_the_database_the_same_for_one_and_for_many(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser, count_queries: Any, n: int
) -> None:
    row = _many(call, cast, clock, n)
    browser.sign_in(cast.hana)
    asked = {}
    for address in (f"/commentaries/{row.id}", f"/commentaries/{row.id}/receipt", "/commentaries"):
        with count_queries() as counted:
            browser.get(address)
        asked[address.removeprefix(f"/commentaries/{row.id}")] = counted.statements
    assert asked == {"": 8, "/receipt": 14, "/commentaries": 9}


def test_sentences_on_the_receipt_stand_apart(
    call: ThematicSession, cast: Cast, clock: Clock, browser: Browser
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
    page = browser.sign_in(cast.hana).get(f"/commentaries/{row.id}/receipt").get_data(as_text=True)
    assert "until the summary is adopted. A copy of this receipt" in page
