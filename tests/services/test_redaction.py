"""Redaction: two people, a visible mark, codings that follow the text."""

from datetime import timedelta

import pytest
from flask import Flask

from panel.db import transaction
from panel.domain.actor import ANONYMOUS
from panel.domain.errors import Forbidden, IllegalMove, Invalid
from panel.queries import approval as approvals
from panel.queries import codebook, queue, room_text
from panel.queries import commentary as commentaries
from panel.queries import non_use as reasons
from panel.queries import reading_room as room
from panel.queries.room_filter import Filters
from panel.services import admission, approval, coding, commentary, non_use, redaction
from panel.services.approval_kinds import KINDS
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import admitted, filed, open_call

TEXT = "At the desk Mr Example of Dock Street refused.\n\nIn the school nobody asked for papers."


def proposed(cast: Cast, clock: Clock) -> tuple[object, object]:
    """An admitted, coded text and a proposal to redact a name."""
    call = open_call(cast, clock)
    row = admitted(call, cast.harbour, cast.hana, clock, cast, text=TEXT)
    officer = acting(cast.officer)
    row = commentaries.by_id(officer, row.id, lock=True)
    for words, theme in (("At the desk Mr Example", "Desk"), ("nobody asked for papers", "School")):
        start = TEXT.index(words)
        choice = coding.Choice(
            start=start, end=start + len(words), theme_label=theme, wording=words, verb="noted"
        )
        coding.code(officer, row, choice, now=clock.now)
    made = redaction.propose_redaction(
        officer, row, row.version_id, "Mr Example of Dock Street", "G7", "It names a person.", now=clock.now
    )
    return row, made


def test_the_first_person_cannot_be_the_second(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        _, made = proposed(cast, clock)
        with pytest.raises(Forbidden):
            approval.decide(acting(cast.officer), made, "approve", KINDS[made.kind], now=clock.now)


def test_two_people_take_words_out(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row, made = proposed(cast, clock)
        waiting = approvals.waiting_for(acting(cast.officer2), clock.now)
        assert [a.id for a in waiting] == [made.id]
        told = KINDS[made.kind].lines(row.id, made.payload)
        assert ("Ground", "G7: Endangers a person") in told
        assert ("Where they stand", TEXT.partition("\n\n")[0]) in told
        approval.decide(acting(cast.officer2), made, "approve", KINDS[made.kind], now=clock.now)
        row = commentaries.by_id(ANONYMOUS, row.id)
        shown = room_text.reading(ANONYMOUS, row)
        assert [p.text for p in shown.parts] == [
            "At the desk […] refused.",
            "In the school nobody asked for papers.",
        ]
        assert (shown.redacted_words, shown.redaction_ground) == (5, "G7")
        codings = codebook.of_version(row.admitted_version_id)
        body = next(v.body for v in commentaries.versions(row.id) if v.id == row.admitted_version_id)
        assert [(c.paragraph, body[c.start : c.end]) for c in codings] == [(2, "nobody asked for papers")]
        assert room.found(ANONYMOUS, row.thematic_session, Filters(words="Example"), 1).matching == 0


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Two is long", {0: "attachment", 1: "context", 2: "person", 3: "no_substance"}),
        ("Two is long.", {0: "attachment", 1: "context", 2: "person", 3: "no_substance"}),
        ("long.\n\nThree", {0: "attachment", 1: "context", 2: "person"}),
    ],
)
def test_reasons_for_non_use_move_with_their_paragraphs(
    app: Flask, clock: Clock, cast: Cast, words: str, left: dict[int, str]
) -> None:
    with transaction():
        call = open_call(cast, clock)
        row = admitted(call, cast.harbour, cast.hana, clock, cast, text="One.\n\nTwo is long.\n\nThree.")
        officer = acting(cast.officer)
        row = commentaries.by_id(officer, row.id, lock=True)
        given = {0: "attachment", 1: "context", 2: "person", 3: "no_substance"}
        non_use.explain(officer, row, given, now=clock.now)
        made = redaction.propose_redaction(
            officer, row, row.version_id or "", words, "G7", "So.", now=clock.now
        )
        approval.decide(acting(cast.officer2), made, "approve", KINDS[made.kind], now=clock.now)
        row = commentaries.by_id(officer, row.id)
        assert reasons.given(row.admitted_version_id or "") == left


@pytest.mark.parametrize("words", ["", "not in the text", "the"])
def test_the_words_must_stand_once_in_the_text(app: Flask, clock: Clock, cast: Cast, words: str) -> None:
    with transaction():
        call = open_call(cast, clock)
        row = admitted(call, cast.harbour, cast.hana, clock, cast, text=TEXT)
        row = commentaries.by_id(acting(cast.officer), row.id, lock=True)
        with pytest.raises(Invalid):
            redaction.propose_redaction(
                acting(cast.officer), row, row.version_id, words, "G7", "Why.", now=clock.now
            )


@pytest.mark.parametrize("ground", ["", "G1", "G5", "G99"])
def test_words_are_taken_out_as_abuse_or_danger_only(
    app: Flask, clock: Clock, cast: Cast, ground: str
) -> None:
    """That a whole text came late or missed the subject is no reason to take words out of it."""
    with transaction():
        row = admitted(open_call(cast, clock), cast.harbour, cast.hana, clock, cast, text=TEXT)
        row = commentaries.by_id(acting(cast.officer), row.id, lock=True)
        with pytest.raises(Invalid) as refused:
            redaction.propose_redaction(
                acting(cast.officer), row, row.version_id, "Dock Street", ground, "Why.", now=clock.now
            )
        assert [each.field for each in refused.value.problems] == ["ground"]


def test_nothing_is_proposed_that_could_not_be_carried_out(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row = filed(open_call(cast, clock), cast.harbour, cast.hana, clock, text=TEXT)
        officer = acting(cast.officer)
        row = commentaries.by_id(officer, row.id, lock=True)
        admission.decline(officer, row, row.version_id, "decline", "G5", "Off topic.", now=clock.now)
        with pytest.raises(IllegalMove):
            redaction.propose_redaction(
                officer, row, row.version_id, "Mr Example of Dock Street", "G7", "Why.", now=clock.now
            )


def test_an_amendment_that_waits_goes_on_waiting(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        row, made = proposed(cast, clock)
        before = row.version_id
        hana = acting(cast.hana)
        row = commentaries.own(hana, row.id, lock=True)
        typed = commentary.DraftText(
            title=row.draft.title, body=TEXT + "\n\nAnd one thing more.", language="en"
        )
        commentary.save_draft(hana, row, typed, revision=row.draft.revision, now=clock.now)
        waiting = commentary.submit(hana, row, consent="public", key="two", now=clock.now)
        made = redaction.propose_redaction(
            acting(cast.officer), row, before, "Dock Street", "G7", "It names a place.", now=clock.now
        )
        approval.decide(acting(cast.officer2), made, "approve", KINDS[made.kind], now=clock.now)
        row = commentaries.by_id(acting(cast.officer), row.id)
        assert row.version_id == waiting.id
        assert [v.redacts for v in commentaries.versions(row.id)] == [None, None, before]
        assert row.admitted_version_id == commentaries.versions(row.id)[2].id
        assert (
            queue.first(row.thematic_session_id) == row.id
            and queue.count(row.thematic_session_id, queue.WAITING) == 1
        )


def test_a_name_in_the_title_is_taken_out_and_the_hour_of_receipt_stays(
    app: Flask, clock: Clock, cast: Cast
) -> None:
    with transaction():
        row, _ = proposed(cast, clock)
        title, received = row.version.title, row.version.filed_at
        made = redaction.propose_redaction(
            acting(cast.officer), row, row.version_id, title, "G7", "It names a person.", now=clock.now
        )
        clock.now += timedelta(days=3)
        approval.decide(acting(cast.officer2), made, "approve", KINDS[made.kind], now=clock.now)
        row = commentaries.by_id(ANONYMOUS, row.id)
        shown = room_text.reading(ANONYMOUS, row)
        assert (shown.title, shown.filed_at) == ("[…]", received)
        codings = codebook.of_version(row.admitted_version_id)
        body = next(v.body for v in commentaries.versions(row.id) if v.id == row.admitted_version_id)
        assert sorted(body[c.start : c.end] for c in codings) == [
            "At the desk Mr Example",
            "nobody asked for papers",
        ]
