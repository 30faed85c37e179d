"""Letters about a submission: who may write, what is kept, and mail that says nothing of them."""

from __future__ import annotations

import pytest

from panel.db import db, transaction
from panel.domain.errors import Forbidden, Invalid
from panel.models import Account, AuditEntry, OutboxMail
from panel.queries import commentary as commentaries
from panel.queries import correspondence as letters
from panel.services import _letters, correspondence
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.services.coding_stage import Stage, stage

QUESTION = "Which districts do you mean in P2? A heron asks."


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Stage:
    return stage(cast, clock)


def write(desk: Stage, who: Account, body: str = QUESTION, key: str = "") -> str:
    desk.clock.forward(seconds=1)
    with transaction():
        actor = acting(who)
        row = commentaries.by_id(actor, desk.row_id, lock=True)
        sent = correspondence.write(actor, row, body, key=key or f"{desk.clock.now}", now=desk.clock.now)
        return sent.id


def mails(name: str) -> list[OutboxMail]:
    db.session.rollback()
    return db.session.query(OutboxMail).filter_by(name=name).order_by(OutboxMail.address).all()


def test_questions_and_answers_stay_with_the_submission(desk: Stage) -> None:
    first = write(desk, desk.cast.officer, key="k")
    assert write(desk, desk.cast.officer, "Another text", key="k") == first
    write(desk, desk.cast.hugo, "Both harbour districts.\r\n\r\nThank you.")
    told = [(row.from_panel, row.body, name) for row, name in letters.of_commentary(desk.row_id)]
    assert told == [(True, QUESTION, "Ola Officer"), (False, "Both harbour districts.\n\nThank you.", "")]
    assert letters.waiting(desk.call_id) == [(desk.row_id, "HWA")]
    write(desk, desk.cast.officer2, "Thank you.")
    assert letters.waiting(desk.call_id) == []
    entries = db.session.query(AuditEntry).filter_by(tag="letter:written").order_by(AuditEntry.at).all()
    assert [e.facts["from_panel"] for e in entries] == [True, False, True]


def test_the_mail_is_a_notice_without_a_word_of_the_letter(desk: Stage) -> None:
    write(desk, desk.cast.officer)
    sent = mails("letter_from_panel")
    assert [each.address for each in sent] == [desk.cast.hana.email, desk.cast.hugo.email]
    values = _letters.context("letter_from_panel", sent[0].context, "https://panel.example", None)
    assert (
        values is not None and values["link"] == f"https://panel.example/commentaries/{desk.row_id}/letters"
    )
    assert "heron" not in str(sent[0].context) + str(values)
    write(desk, desk.cast.hana, "The heron answers.")
    (answer,) = mails("letter_from_contributor")
    assert answer.address == desk.cast.officer.email
    values = _letters.context("letter_from_contributor", answer.context, "https://panel.example", None)
    assert values is not None and "heron" not in str(values) and "Harbour" not in str(values)


def test_a_letter_of_the_contributor_that_answers_none_goes_to_every_officer(desk: Stage) -> None:
    write(desk, desk.cast.hana)
    assert {each.address for each in mails("letter_from_contributor")} == {
        desk.cast.officer.email,
        desk.cast.officer2.email,
    }


def test_mail_about_a_withheld_name_leads_to_ones_own_list(cast: Cast, clock: Clock) -> None:
    desk = stage(cast, clock, consent="name_withheld", title="A view")
    write(desk, cast.officer)
    for each in mails("letter_from_panel"):
        values = _letters.context("letter_from_panel", each.context, "https://panel.example", None)
        assert values is not None and values["link"] == "https://panel.example/commentaries"


@pytest.mark.parametrize("who", ["bela", "chair", "auditor", "head", "outsider", "safeguard"])
def test_nobody_else_writes(desk: Stage, who: str) -> None:
    actor = acting(getattr(desk.cast, who))
    with pytest.raises(Forbidden):
        correspondence.write(actor, desk.row, "x", key="k", now=desk.clock.now)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("  \n ", "Write something"),
        ("a" * 4_001, "4,001 characters; the limit is 4,000"),
        ("a\u202eb", "RIGHT-TO-LEFT OVERRIDE"),
    ],
)
def test_what_cannot_be_sent_is_told(desk: Stage, body: str, said: str) -> None:
    with pytest.raises(Invalid) as told:
        write(desk, desk.cast.officer, body)
    assert said in told.value.problems[0].msgid % told.value.problems[0].values
    assert letters.of_commentary(desk.row_id) == []
