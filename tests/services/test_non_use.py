"""Reasons for which words are not used: who gives them, which there are, what stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from panel.db import db, transaction
from panel.domain.errors import Forbidden, IllegalMove, Invalid
from panel.models import AuditEntry, BlindSample, BlindText, CodingLock
from panel.queries import commentary as commentaries
from panel.queries import non_use, reflected
from panel.queries import thematic_session as sessions
from panel.services import non_use as verbs
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.collating import CARD, FEAR, World, open_world, usual_world


def given(world: World, code: str) -> dict[int, str]:
    """The reasons that stand for a text."""
    db.session.rollback()
    return non_use.given(world.commentaries[code].admitted_version_id or "")


def test_reasons_are_given_changed_and_taken_back(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.explain("A01", {0: "attachment", 1: "context", 3: ""})
    assert given(world, "A01") == {0: "attachment", 1: "context"}
    world.explain("A01", {1: "no_substance"})
    world.explain("A01", {0: ""})
    assert given(world, "A01") == {1: "no_substance"}
    assert given(world, "A02") == {}
    world.explain("A01", {1: "no_substance"})
    entries = db.session.scalars(db.select(AuditEntry).where(AuditEntry.tag == "coding:explained")).all()
    assert [each.facts for each in entries] == [
        {"version": world.commentaries["A01"].admitted_version_id}
    ] * 3


@pytest.mark.parametrize("reasons", [{9: "context"}, {1: "merged"}, {1: "no_space"}, {1: "dull"}])
def test_what_is_no_reason(cast: Cast, clock: Clock, reasons: dict[int, str]) -> None:
    world = usual_world(cast, clock)
    with pytest.raises(Invalid):
        world.explain("A01", {2: "context"} | reasons)
    assert given(world, "A01") == {}


def test_officers_give_them_until_the_session_is_over(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    for actor in (world.chair, world.head, world.speakers["A01"]):
        with pytest.raises(Forbidden):
            world.explain("A01", {1: "context"}, actor=actor)
    world.build()
    world.explain("A01", {1: "context"})
    world.adopt()
    world.explain("A01", {1: "no_substance"})
    assert given(world, "A01")[1] == "no_substance"


def test_what_was_adopted_goes_on_accounting_for_every_paragraph(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.explain("A01", {1: "context"})
    world.adopt()
    with pytest.raises(IllegalMove, match="not taken back"):
        world.explain("A01", {1: ""})
    assert given(world, "A01")[1] == "context"
    world.reopen()
    world.explain("A01", {1: ""})
    assert 1 not in given(world, "A01")


def open_numbers(world: World) -> dict[str, tuple[int, ...]]:
    """What is neither coded nor set aside, by code."""
    db.session.rollback()
    return {each.code: each.numbers for each in non_use.open_texts(world.call.id, now=world.clock.now)}


def set_aside(world: World, reason: str = "context", seen: int = 99) -> verbs.SetAside:
    """Set aside what is open, by the officer."""
    with transaction():
        call = sessions.by_id(world.call.id)
        return verbs.set_aside(world.officer, call, reason, seen, now=world.clock.now)


def test_what_is_open_is_what_is_neither_coded_nor_set_aside(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    for code in ("A01", "A02", "A03", "A04"):
        world.file(code, text="## A heading\n\nOne.\n\nTwo.\n\nThree.[^1]\n\n[^1]: A footnote.")
    world.file("DEEP", consent="text_withheld")
    world.code("A01", CARD, paragraph=2)
    world.code("A02", CARD, paragraph=1)
    world.explain("A02", {3: "context"})
    world.explain("A03", {0: "attachment"})
    assert open_numbers(world) == {"A01": (1, 3), "A02": (2,), "A04": (1, 2, 3)}
    world.explain("A03", {0: ""})
    assert open_numbers(world)["A03"] == (1, 2, 3)


def test_a_copy_of_a_campaign_is_accounted_for_by_itself(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    for code in ("A01", "A02"):
        world.file(code, text="One.\n\nTwo.")
    with transaction():
        world.commentaries["A02"].counts_with = world.commentaries["A01"].id
    world.code("A01", CARD, paragraph=1)
    world.explain("A01", {2: "context"})
    assert open_numbers(world) == {"A02": (1, 2)}


def test_one_statement_for_one_text_and_for_many(cast: Cast, clock: Clock, count_queries: Any) -> None:
    world = open_world(cast, clock)
    call_id = world.call.id
    for number in range(1, 12):
        world.file(f"A{number:02d}")
        if number in {1, 11}:
            with count_queries() as counted:
                assert len(non_use.open_texts(call_id, now=clock.now)) == number
            assert counted.statements == 1


def test_all_that_is_open_is_set_aside_with_one_entry_a_text(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.explain("A02", {1: "no_substance"})
    assert set_aside(world) == verbs.SetAside(texts=12, paragraphs=22, left=0)
    assert given(world, "A01") == {1: "context"}
    assert given(world, "A02") == {1: "no_substance", 3: "context"}
    assert open_numbers(world) == {}
    entries = db.session.scalars(db.select(AuditEntry).where(AuditEntry.tag == "coding:explained")).all()
    assert sorted(each.row_id for each in entries) == sorted(
        [each.id for each in world.commentaries.values()] + [world.commentaries["A02"].id]
    )
    assert set_aside(world, seen=0) == verbs.SetAside(0, 0, 0)


@pytest.mark.parametrize("reason", ["", "merged", "no_space", "dull"])
def test_all_are_set_aside_for_a_reason_of_the_list_only(cast: Cast, clock: Clock, reason: str) -> None:
    world = usual_world(cast, clock)
    with pytest.raises(Invalid):
        set_aside(world, reason)
    assert len(open_numbers(world)) == 12


def test_what_nobody_was_shown_is_not_set_aside(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    with pytest.raises(Invalid, match="More paragraphs"):
        set_aside(world, seen=22)
    assert given(world, "A01") == {}
    assert set_aside(world, seen=23).paragraphs == 23


def test_texts_in_other_hands_are_left(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    ids = {code: row.id for code, row in world.commentaries.items()}
    with transaction():
        for code, who, minutes in (
            ("A01", cast.officer2, 5),
            ("A02", cast.officer, 5),
            ("A03", cast.officer2, 0),
        ):
            until = clock.now + timedelta(minutes=minutes)
            db.session.add(CodingLock(commentary_id=ids[code], account_id=who.id, until=until))
        drawn = BlindSample(
            thematic_session_id=world.call.id, number=1, seed="1", drawn_from=["A04"], drawn_at=clock.now,
            first_id=cast.officer.id, second_id=cast.officer2.id, drawn_by=cast.head.id,
        )  # fmt: skip
        db.session.add(drawn)
        db.session.flush()
        version = world.commentaries["A04"].admitted_version_id
        db.session.add(BlindText(sample_id=drawn.id, commentary_id=ids["A04"], version_id=version, place=1))
    done = set_aside(world)
    assert (done.texts, done.left) == (10, 2)
    assert open_numbers(world) == {"A01": (1,), "A04": (1, 3)}
    for actor in (world.chair, world.head, world.speakers["A01"]):
        with pytest.raises(Forbidden), transaction():
            verbs.set_aside(actor, sessions.by_id(world.call.id), "context", 99, now=clock.now)


def test_a_lone_claim_that_is_coded_and_not_told_had_no_space(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    for code in ("A01", "A02"):
        world.file(code)
        world.code(code, FEAR)
    world.collate()
    world.build()
    world.code("A02", "a bus from the harbour is wanted", paragraph=3)
    with world.writing() as summary:
        summary.state = "in_check"
    own = world.speakers["A02"]
    went = reflected.where_words_went(own, commentaries.by_id(own, world.commentaries["A02"].id))
    assert went is not None
    reasons = {each.number: each.reason.code if each.reason else "cited" for each in went.paragraphs}
    assert reasons == {1: "open", 2: "cited", 3: "no_space"}
