"""Drafts are saved without overwriting; filing makes one immutable version, once."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from panel.db import db, transaction
from panel.domain import wordcount
from panel.domain.errors import Forbidden, IllegalMove, Invalid, Stale
from panel.models import AuditEntry, Commentary, CommentaryVersion, Draft, OutboxMail, ThematicSession
from panel.queries import commentary as commentaries
from panel.queries import queue
from panel.register import commitment
from panel.services import admission
from panel.services import commentary as verbs
from panel.services.commentary import DraftText
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import filed, open_call

SENTENCES = {
    "ar": "لا أحد يقول لماذا يرد الناس عند الباب. ",
    "zh": "渔民在登记处被拒之门外。",
    "en": "Fishers are turned away at the desk. ",
    "fr": "L’accueil renvoie les pêcheurs sans papiers. ",
    "ru": "Рыбаков без документов не принимают. ",
    "es": "A los pescadores sin papeles no se les atiende. ",
}


def text_of(language: str, words: int) -> str:
    """A text of exactly so many words, with a footnote that counts."""
    body = "Note[^1] here.\n\n[^1]: Twelve words of a note that count like all the others do.\n\n"
    while wordcount.count(body) < words - 20:
        body += SENTENCES[language]
    filler = "字" if language == "zh" else " word"
    while wordcount.count(body) < words:
        body += filler
    assert wordcount.count(body) == words
    return body


@pytest.fixture
def call(app: Flask, cast: Cast, clock: Clock) -> Iterator[ThematicSession]:
    with transaction():
        made = open_call(cast, clock)
    yield made


def begun(call: ThematicSession, cast: Cast, clock: Clock, **typed: Any) -> Commentary:
    """A draft of Harbour's, with a text."""
    actor = acting(cast.hana)
    made = verbs.begin(actor, call, cast.harbour, now=clock.now)
    row = commentaries.own(actor, made.id, lock=True)
    values: dict[str, Any] = {"title": "Our view", "body": "First.\n\nSecond.", "language": "en"} | typed
    verbs.save_draft(actor, row, DraftText(**values), revision=0, now=clock.now)
    return row


def submitted(row: Commentary, cast: Cast, clock: Clock, key: str = "k", consent: str = "public") -> Any:
    return verbs.submit(acting(cast.hana), row, consent=consent, key=key, now=clock.now)


@pytest.mark.parametrize("language", SENTENCES)
def test_exactly_1000_words_are_filed_and_1001_are_not(
    call: ThematicSession, cast: Cast, clock: Clock, language: str
) -> None:
    with transaction():
        row = begun(call, cast, clock, body=text_of(language, 1001), language=language)
        with pytest.raises(Invalid) as refused:
            submitted(row, cast, clock)
        [problem] = refused.value.problems
        assert (problem.field, problem.values) == (
            "body",
            {"found": "1,001", "limit": "1,000", "excess": "1"},
        )
        assert (row.state, row.number) == ("draft", None)
        exactly = DraftText(title="Our view", body=text_of(language, 1000), language=language)
        verbs.save_draft(acting(cast.hana), row, exactly, revision=1, now=clock.now)
        made = submitted(row, cast, clock)
        assert (made.words, made.rule, wordcount.count(made.body)) == (1000, "wc-1", 1000)
        assert (row.state, row.number, row.code) == ("submitted", 1, "HWA")


def test_a_version_is_what_was_typed_with_its_paragraphs_and_commitment(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    body = "## Clinics\n\nOne.\n- two\n- three\n\nFour[^1].\n\n[^1]: A note."
    with transaction():
        row = begun(
            call, cast, clock, body=body.replace("\n", "\r\n"), questions=[2, 1], base_numbers=[14, 7]
        )
        made = submitted(row, cast, clock)
    assert (made.body, made.title, made.questions, made.base_numbers) == (body, "Our view", [1, 2], [7, 14])
    parts = [(p.number, p.kind, body[p.start : p.end]) for p in commentaries.paragraphs(made.id)]
    assert parts == [
        (None, "heading", "## Clinics"),
        (1, "paragraph", "One."),
        (2, "item", "- two"),
        (3, "item", "- three"),
        (4, "paragraph", "Four[^1]."),
        (None, "footnote", "[^1]: A note."),
    ]
    document = {
        "attribution": "Harbour Workers’ Aid",
        "body": body,
        "files": [],
        "lang": "en",
        "session": call.symbol,
        "title": "Our view",
    }
    assert commitment.verify(made.commitment, document, made.salt)
    assert made.tracker == base64.b32encode(made.commitment).decode()[:20]


def test_a_replay_and_the_same_text_again_make_no_second_version(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        row = begun(call, cast, clock)
        first = submitted(row, cast, clock, "k1")
    with transaction():
        row = commentaries.own(acting(cast.hana), row.id, lock=True)
        assert submitted(row, cast, clock, "k1").id == first.id
        assert submitted(row, cast, clock, "k2").id == first.id
    assert db.session.scalar(select(func.count()).select_from(CommentaryVersion)) == 1
    assert [m.name for m in db.session.scalars(select(OutboxMail)) if m.name == "receipt"] == ["receipt"] * 2
    filed_tags = select(AuditEntry.tag, AuditEntry.facts).where(AuditEntry.tag == "commentary:submitted")
    assert db.session.execute(filed_tags).all() == [
        (
            "commentary:submitted",
            {"old": "draft", "new": "submitted", "version": 1, "words": 2, "rule": "wc-1"},
        )
    ]


def test_a_changed_text_is_a_new_version_and_the_admitted_one_stands(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
        officer = acting(cast.officer)
        read = commentaries.by_id(officer, row.id, lock=True)
        admission.admit(officer, read, read.version_id or "", now=clock.now)
    with transaction():
        row = commentaries.own(acting(cast.hana), row.id, lock=True)
        first = row.admitted_version_id
        typed = DraftText(title="From the desk", body="Fishers are sent away.", language="en")
        verbs.save_draft(acting(cast.hana), row, typed, revision=1, now=clock.now)
        second = submitted(row, cast, clock, "again")
    with transaction():
        row = commentaries.own(acting(cast.hana), row.id)
        assert (row.state, row.pending, row.published, row.number) == ("admitted", True, True, 1)
        assert (row.admitted_version_id, row.version_id, second.seq) == (first, second.id, 2)
        assert queue.first(call.id) == row.id


def test_two_windows_never_overwrite_each_other(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    with transaction():
        row = begun(call, cast, clock)
        hugo = acting(cast.hugo)
        one = DraftText(title="Our view", body="Mine.", language="en")
        assert verbs.save_draft(hugo, row, one, revision=1, now=clock.now) == 2
        other = DraftText(title="Our view", body="Theirs.", language="en")
        with pytest.raises(Stale):
            verbs.save_draft(acting(cast.hana), row, other, revision=1, now=clock.now)
        assert verbs.save_draft(acting(cast.hana), row, one, revision=1, now=clock.now) == 2
        assert row.draft is not None
        assert (row.draft.body, row.draft.revision, row.draft.saved_by) == ("Mine.", 2, cast.hugo.id)


def test_a_contributor_writes_but_neither_submits_nor_asks_for_it(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        row = begun(call, cast, clock)
        hugo = acting(cast.hugo)
        typed = DraftText(title="Our view", body="By Hugo.", language="en", at_deadline=True)
        verbs.save_draft(hugo, row, typed, revision=1, now=clock.now)
        assert row.at_deadline is False
        with pytest.raises(Forbidden):
            verbs.submit(hugo, row, consent="public", key="k", now=clock.now)


def test_a_draft_keeps_what_could_not_be_read(call: ThematicSession, cast: Cast, clock: Clock) -> None:
    with transaction():
        row = begun(call, cast, clock, base_numbers=[7])
        typed = DraftText(title="Our view", body="New.", language="en", base_numbers=None)
        verbs.save_draft(acting(cast.hana), row, typed, revision=1, now=clock.now)
        assert row.draft is not None and row.draft.base_numbers == [7]


def test_one_individual_draft_an_organization_and_one_empty_joint_one(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    hana = acting(cast.hana)
    with transaction():
        first = verbs.begin(hana, call, cast.harbour, now=clock.now)
        assert verbs.begin(hana, call, cast.harbour, now=clock.now).id == first.id
        joint = verbs.begin(hana, call, cast.harbour, now=clock.now, kind="joint")
        assert verbs.begin(hana, call, cast.harbour, now=clock.now, kind="joint").id == joint.id
        row = commentaries.own(hana, joint.id, lock=True)
        verbs.save_draft(hana, row, DraftText(title="T", body="B", language="en"), revision=0, now=clock.now)
        assert verbs.begin(hana, call, cast.harbour, now=clock.now, kind="joint").id != joint.id


def test_a_draft_can_be_deleted_and_a_filed_text_cannot(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        row = begun(call, cast, clock)
        verbs.discard(acting(cast.hana), row, now=clock.now)
    assert db.session.scalar(select(func.count()).select_from(Commentary)) == 0
    assert db.session.scalar(select(func.count()).select_from(Draft)) == 0
    tags = db.session.scalars(select(AuditEntry.tag).where(AuditEntry.noun == "commentary"))
    assert tags.all() == ["commentary:created", "commentary:discarded"]
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
        with pytest.raises(IllegalMove):
            verbs.discard(acting(cast.hana), row, now=clock.now)


def test_withdrawing_leaves_a_tombstone_and_never_frees_the_number(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
        verbs.withdraw(acting(cast.hana), row, now=clock.now)
    with transaction():
        row = commentaries.own(acting(cast.hana), row.id)
        assert (row.state, row.number, row.published, row.listed_as_withdrawn) == (
            "withdrawn",
            1,
            False,
            True,
        )
        again = filed(call, cast.harbour, cast.hana, clock)
        assert (again.id == row.id, again.number, again.code) == (False, 2, "HWA-2")


def test_numbers_in_order_leave_out_the_block_of_withheld_names(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    numbers = []
    with transaction():
        call.next_individual = 500
        for _ in range(3):
            row = filed(call, cast.harbour, cast.hana, clock)
            numbers.append(row.number)
            verbs.withdraw(acting(cast.hana), row, now=clock.now)
    assert numbers == [500, 1000, 1001]


def test_what_else_changed_in_a_row_is_written_with_its_state(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        row = filed(call, cast.harbour, cast.hana, clock)
        verbs.withdraw(acting(cast.hana), row, now=clock.now)
    with transaction():
        stored = db.session.execute(
            select(Commentary.state, Commentary.number, Commentary.code, Commentary.withdrawn_at).where(
                Commentary.id == row.id
            )
        ).one()
        assert tuple(stored) == ("withdrawn", 1, "HWA", clock.now)


def test_nothing_is_filed_before_the_opening(app: Flask, cast: Cast, clock: Clock) -> None:
    with transaction():
        call = open_call(cast, clock)
        call.opens_at = clock.now + timedelta(days=1)
        row = begun(call, cast, clock)
        with pytest.raises(IllegalMove):
            submitted(row, cast, clock)
