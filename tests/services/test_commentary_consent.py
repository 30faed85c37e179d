"""Consent only tightens, and what leaks by arithmetic is closed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain import numbering
from panel.domain.actor import ANONYMOUS
from panel.domain.errors import Forbidden, IllegalMove, Invalid, Missing
from panel.models import AuditEntry, Commentary, OutboxMail, SearchEntry, Summary, ThematicSession
from panel.queries import attribution, codebook
from panel.queries import commentary as commentaries
from panel.services import commentary as verbs
from panel.services import identity, receipts
from panel.services.commentary import DraftText
from tests.cast import Cast, acting, mandate, organisation, person
from tests.conftest import Clock
from tests.factories.sessions import admitted, filed, open_call

ANY_TIME = datetime.min.replace(tzinfo=UTC)


@pytest.fixture
def call(app: Flask, cast: Cast, clock: Clock) -> Iterator[ThematicSession]:
    with transaction():
        made = open_call(cast, clock)
    yield made


def of_hana(row: Commentary, cast: Cast) -> Commentary:
    return commentaries.own(acting(cast.hana), row.id, lock=True)


def test_withholding_the_name_draws_number_and_label_and_gives_up_the_old(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        row = admitted(call, cast.harbour, cast.hana, clock, cast)
        assert (row.number, row.code, row.published) == (1, "HWA", True)
    with transaction():
        verbs.tighten_consent(acting(cast.hana), of_hana(row, cast), "name_withheld", now=clock.now)
    with transaction():
        row = of_hana(row, cast)
        assert row.number in numbering.WITHHELD_NUMBERS[0]
        assert row.code is not None and row.code.startswith("NW") and row.published
        with pytest.raises(Missing):
            commentaries.by_suffix(ANONYMOUS, call.id, "individual", 1)
        assert commentaries.by_suffix(ANONYMOUS, call.id, "individual", row.number or 0).id == row.id
        following = filed(call, cast.bridge, cast.bela, clock)
        assert following.number == 2
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "commentary:consent")).one()
    assert entry.facts == {"old": "public", "new": "name_withheld"}


def test_withholding_the_text_hides_it_at_once(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    with transaction():
        row = admitted(call, cast.harbour, cast.hana, clock, cast)
        assert db.session.scalar(select(SearchEntry)) is not None
    with transaction():
        verbs.tighten_consent(acting(cast.hana), of_hana(row, cast), "text_withheld", now=clock.now)
    with transaction():
        row = of_hana(row, cast)
        assert (row.published, row.consent) == (False, "text_withheld")
        assert db.session.scalar(select(SearchEntry)) is None
        with pytest.raises(Missing):
            commentaries.by_id(ANONYMOUS, row.id)
        assert codebook.progress(call.id) == []


def test_the_level_is_never_loosened_and_stands_after_adoption(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock, consent="name_withheld")
        with pytest.raises(Invalid):
            verbs.tighten_consent(acting(cast.hana), row, "public", now=clock.now)
        with pytest.raises(Invalid):
            verbs.tighten_consent(acting(cast.hana), row, "secret", now=clock.now)
        with pytest.raises(Forbidden):
            verbs.tighten_consent(acting(cast.hugo), row, "text_withheld", now=clock.now)
    with transaction():
        db.session.add(Summary(thematic_session_id=call.id, state="adopted", created_at=clock.now))
        row = of_hana(row, cast)
        with pytest.raises(IllegalMove):
            verbs.tighten_consent(acting(cast.hana), row, "text_withheld", now=clock.now)
        with pytest.raises(IllegalMove):
            verbs.withdraw(acting(cast.hana), row, now=clock.now)


def test_a_stricter_level_can_come_with_a_changed_text(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
        changed = DraftText(title="From the desk", body="Somebody is sent away.", language="en")
        verbs.save_draft(acting(cast.hana), row, changed, revision=1, now=clock.now)
        with pytest.raises(Invalid):
            verbs.submit(acting(cast.hana), row, consent="none", key="k2", now=clock.now)
        made = verbs.submit(acting(cast.hana), row, consent="name_withheld", key="k2", now=clock.now)
        assert (row.consent, row.number in numbering.WITHHELD_NUMBERS[0]) == ("name_withheld", True)
        assert made.attribution == f"Name withheld ({row.code})"


def test_withheld_numbers_and_labels_are_drawn_and_unique(app: Flask, cast: Cast, clock: Clock) -> None:
    with transaction():
        call = open_call(cast, clock)
        numbers, codes = [], []
        for at in range(12):
            body = organisation(f"Association {at}", clock.now, acronym=f"A{at}")
            who = person(f"a{at}@a.example", f"Person {at}", clock.now)
            mandate(who, body, clock.now)
            row = filed(call, body, who, clock, consent="name_withheld")
            numbers.append(row.number)
            codes.append(row.code)
        public = filed(call, cast.harbour, cast.hana, clock)
    assert len(set(numbers)) == len(set(codes)) == 12
    assert all(n in numbering.WITHHELD_NUMBERS[0] for n in numbers)
    assert numbers != sorted(numbers)
    assert public.number == 1


def test_accredited_minus_published_names_nobody(app: Flask, cast: Cast, clock: Clock) -> None:
    """Four NGOs of one region: with each that publishes under its name, the crowd of the fourth shrinks."""
    with transaction():
        call = open_call(cast, clock)
        others = []
        for at in range(3):
            body = organisation(f"Association {at}", clock.now, acronym=f"A{at}")
            who = person(f"a{at}@a.example", f"Person {at}", clock.now)
            mandate(who, body, clock.now)
            others.append((body, who))
        admitted(call, cast.bridge, cast.bela, clock, cast)  # or what is left out would be its name
        hidden = admitted(call, cast.harbour, cast.hana, clock, cast, consent="name_withheld")
        told = []
        for body, who in [(None, None), *others]:
            if body is not None:
                admitted(call, body, who, clock, cast, text=f"A text of {body.acronym}.")
            shown = attribution.crowd(call).label(ANONYMOUS, hidden)
            told.append((shown.name, shown.constituency, shown.place))
    assert told == [(None, "NGO", "ECA"), (None, "NGO", "ECA"), (None, "", ""), (None, "", "")]


def test_a_call_by_invitation_counts_the_invited_only(app: Flask, cast: Cast, clock: Clock) -> None:
    with transaction():
        call = open_call(cast, clock)
        for at in range(4):
            organisation(f"Association {at}", clock.now, acronym=f"A{at}")
        assert attribution.crowd(call).counted == [
            (ANY_TIME, ("MIGR", "ECLAC"), 1),
            (ANY_TIME, ("NGO", "ECA"), 5),
        ]
        call.who = "invitation"
        assert attribution.crowd(call).counted == []


@pytest.mark.parametrize("consent", ["name_withheld", "text_withheld"])
def test_letters_files_and_records_do_not_tie_a_name_to_a_label(
    call: ThematicSession, cast: Cast, clock: Clock, consent: str
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock, consent=consent, text="A telling text.")
        receipt = receipts.of(row)
        verbs.withdraw(acting(cast.hana), row, now=clock.now)
    telling: list[Any] = [receipt.number, receipt.code, receipt.tracker, receipt.commitment, "telling"]
    telling += [receipt.tracker.replace(" ", ""), f"/{row.number}"]
    mails = [json.dumps(m.context) for m in db.session.scalars(select(OutboxMail))]
    entries = [json.dumps(e.facts) for e in db.session.scalars(select(AuditEntry))]
    assert [t for t in telling for written in (*mails, *entries) if t in written] == []
    assert [n for n in ("Harbour", "HWA", cast.harbour.id) for e in entries if n in e] == []
    assert receipt.file_name == "receipt.txt"
    assert len(mails) >= 4


def test_a_public_receipt_is_a_file_with_its_number(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    with transaction():
        receipt = receipts.of(filed(call, cast.harbour, cast.hana, clock))
    assert receipt.file_name == "receipt-SPMHR-2027-1-SUB-001.txt"


def test_a_name_is_revealed_to_safeguarding_with_a_recorded_reason(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock, consent="name_withheld")
        safe = acting(cast.safeguard)
        read = commentaries.by_id(safe, row.id)
        with pytest.raises(Invalid):
            identity.reveal(safe, read, "curiosity", now=clock.now)
        revealed = identity.reveal(safe, read, "danger", now=clock.now)
        assert (revealed.name, revealed.place) == ("Harbour Workers’ Aid", "Mombasa, Kenya")
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "identity:revealed")).one()
    assert (entry.actor_id, entry.row_id, entry.facts) == (cast.safeguard.id, row.id, {"reason": "danger"})


@pytest.mark.parametrize(
    "who", ["officer", "head", "chair", "rapporteur", "administrator", "auditor", "hana", "outsider"]
)
def test_nobody_else_can_reveal_a_name(call: ThematicSession, cast: Cast, clock: Clock, who: str) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock, consent="name_withheld")
        with pytest.raises(Forbidden):
            identity.reveal(acting(getattr(cast, who)), row, "danger", now=clock.now)
    assert db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "identity:revealed")).all() == []


def test_a_public_name_is_not_revealed(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
        with pytest.raises(IllegalMove):
            identity.reveal(acting(cast.safeguard), row, "danger", now=clock.now)
