"""Letters as they are sent: a receipt with the text where it is public, and nothing telling where not."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.policy import default
from pathlib import Path

import pytest
from flask import Flask

from panel.db import transaction
from panel.models import ThematicSession
from panel.queries import commentary as commentaries
from panel.services import commentary as verbs
from panel.services import joint, receipts
from panel.services._letters import context
from panel.services.commentary import DraftText
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import filed, open_call


@pytest.fixture
def call(app: Flask, cast: Cast, clock: Clock) -> Iterator[ThematicSession]:
    with transaction():
        made = open_call(cast, clock)
    yield made


def letters(app: Flask, clock: Clock) -> list[tuple[str, str, str]]:
    """(to, subject, text) of what is sent now."""
    directory: Path = app.config["PANEL"].mail_directory
    for old in directory.glob("*.eml"):
        old.unlink()
    app.extensions["panel.drain"]()
    found = []
    for file in sorted(directory.glob("*.eml")):
        message = email.message_from_bytes(file.read_bytes(), policy=default)
        body = message.get_body(("plain",))
        assert body is not None
        found.append((message["To"], message["Subject"], body.get_content()))
    return sorted(found)


def test_a_public_receipt_carries_number_commitment_and_text(
    app: Flask, call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    letters(app, clock)
    with transaction():
        receipt = receipts.of(filed(call, cast.harbour, cast.hana, clock, text="A telling text."))
    sent = letters(app, clock)
    assert [to for to, _, _ in sent] == [cast.hana.email, cast.hugo.email]
    for _, subject, text in sent:
        assert subject == "We have received your commentary, number SUB/001"
        for stated in (receipt.tracker, receipt.commitment, "A telling text.", "3 words"):
            assert stated in text


@pytest.mark.parametrize("consent", ["name_withheld", "text_withheld"])
def test_a_withheld_receipt_names_no_number_and_no_text(
    app: Flask, call: ThematicSession, cast: Cast, clock: Clock, consent: str
) -> None:
    letters(app, clock)
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock, consent=consent, text="A telling text.")
        receipt = receipts.of(row)
        verbs.withdraw(acting(cast.hana), row, now=clock.now)
    sent = letters(app, clock)
    assert len(sent) == 4
    telling = (receipt.number, receipt.code, receipt.tracker, receipt.commitment, "telling", "Harbour")
    telling += ("3 words", "wc-1", "10:00", "09:00", "withheld")
    written = [f"{to} {subject} {text}" for to, subject, text in sent]
    assert [(t, w) for t in telling for w in written if t in w] == []
    assert [
        text
        for _, _, text in sent
        if row.id in text or "http://127.0.0.1:8000/commentaries" not in text.split()
    ] == []


def test_a_name_that_is_withheld_before_the_letter_leaves_is_not_tied_by_it(
    app: Flask, call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    letters(app, clock)
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock, text="A telling text.")
        receipt = receipts.of(row)
        verbs.tighten_consent(acting(cast.hana), row, "name_withheld", now=clock.now)
    sent = letters(app, clock)
    assert [subject for _, subject, _ in sent] == ["We have received your commentary"] * 2
    telling = (receipt.number, receipt.tracker, receipt.commitment, "telling", "3 words", "10:00")
    assert [t for t in telling for _, _, text in sent if t in text] == []


def test_the_ground_of_a_redaction_is_told_in_public_or_on_the_page(
    app: Flask, call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        open_, hidden = (
            filed(call, body, who, clock, consent=consent)
            for body, who, consent in (
                (cast.harbour, cast.hana, "public"), (cast.bridge, cast.bela, "name_withheld")
            )
        )  # fmt: skip
    told = [
        context("redacted", {"commentary_id": row.id, "ground": "G6"}, "", None) for row in (open_, hidden)
    ]
    assert [(each or {})["ground"][:2] for each in told] == ["G6", ""]


def test_members_are_led_to_the_page_on_which_they_answer(
    app: Flask, call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    letters(app, clock)
    hana = acting(cast.hana)
    with transaction():
        begun = verbs.begin(hana, call, cast.harbour, now=clock.now, kind="joint")
        row = commentaries.own(hana, begun.id, lock=True)
        verbs.save_draft(
            hana, row, DraftText(title="T", body="One.", language="en"), revision=0, now=clock.now
        )
        joint.invite(hana, row, [cast.bridge.id], now=clock.now)
        bela = acting(cast.bela)
        joint.confirm(bela, joint.own_signature(bela, row.id, lock=True), 1, now=clock.now)
        row = commentaries.own(hana, row.id, lock=True)
        verbs.save_draft(
            hana, row, DraftText(title="T", body="Two.", language="en"), revision=1, now=clock.now
        )
    sent = letters(app, clock)
    assert [(to, subject.split(":")[0]) for to, subject, _ in sent] == [
        (cast.bela.email, "Join a submission"),
        (cast.bela.email, "The joint text was changed"),
    ]
    assert all(
        f"/commentaries/{row.id}/sign" in text and "Harbour Workers’ Aid" in text for _, _, text in sent
    )
