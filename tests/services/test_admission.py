"""Admission: decisions with a ground, the one appeal, publication."""

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain.actor import ANONYMOUS
from panel.domain.errors import Forbidden, Invalid, Missing, Stale
from panel.models import OutboxMail
from panel.queries import commentary as commentaries
from panel.queries import reading_room as room
from panel.queries.room_filter import Filters
from panel.services import admission
from panel.services import commentary as verbs
from tests.cast import Cast, acting, mandate
from tests.conftest import Clock
from tests.factories.sessions import admitted, filed, open_call


def read(row_id: str, person: object) -> object:
    """The row as a person sees it, held."""
    return commentaries.by_id(acting(person), row_id, lock=True)


def test_admitting_publishes_and_tells(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        call = open_call(cast, clock)
        row = admitted(call, cast.harbour, cast.hana, clock, cast)
        found = room.found(ANONYMOUS, call, Filters(), 1)
    assert (row.state, row.published, row.symbol_suffix) == ("admitted", True, "SUB/001")
    assert [(r.label.code, r.label.name, r.title) for r in found.rows] == [
        ("HWA", "Harbour Workers’ Aid", "From the desk")
    ]


def test_a_newer_version_makes_the_decision_stale(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        call = open_call(cast, clock)
        row = filed(call, cast.harbour, cast.hana, clock)
        seen = row.version_id
        actor = acting(cast.hana)
        verbs.save_draft(
            actor, row, verbs.DraftText(title="New", body="New words.", language="en"),
            revision=row.draft.revision, now=clock.now,
        )  # fmt: skip
        verbs.submit(actor, row, consent="public", key="second", now=clock.now)
        with pytest.raises(Stale):
            admission.admit(acting(cast.officer), read(row.id, cast.officer), seen, now=clock.now)


def test_what_is_admitted_already_is_not_decided_again(app: Flask, clock: Clock, cast: Cast) -> None:
    """Two officers have the same text open; the later one must not tell the author the opposite."""
    with transaction():
        row = admitted(open_call(cast, clock), cast.harbour, cast.hana, clock, cast)
        told = len(db.session.scalars(select(OutboxMail)).all())
        again = read(row.id, cast.officer2)
        with pytest.raises(Stale):
            admission.decline(
                acting(cast.officer2), again, row.version_id, "decline", "G6", "Abusive.", now=clock.now
            )
        with pytest.raises(Stale):
            admission.admit(acting(cast.officer2), again, row.version_id, now=clock.now)
        assert (row.state, row.published) == ("admitted", True)
        assert [each.move for each in row.decisions] == ["admit"]
        assert len(db.session.scalars(select(OutboxMail)).all()) == told


def test_an_officer_cannot_decide_about_her_own_organization(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        call = open_call(cast, clock)
        row = filed(call, cast.harbour, cast.hana, clock)
        mandate(cast.officer, cast.harbour, clock.now, "contributor")
        with pytest.raises(Forbidden):
            admission.admit(acting(cast.officer), read(row.id, cast.officer), row.version_id, now=clock.now)


@pytest.mark.parametrize(
    ("ground", "sentence"), [("", "Because."), ("G99", "Because."), ("G6", " "), ("G1", "Too late.")]
)
def test_returning_needs_a_returnable_ground_and_a_sentence(
    app: Flask, clock: Clock, cast: Cast, ground: str, sentence: str
) -> None:
    with transaction():
        call = open_call(cast, clock)
        row = filed(call, cast.harbour, cast.hana, clock)
        with pytest.raises(Invalid):
            admission.decline(
                acting(cast.officer), read(row.id, cast.officer), row.version_id, "return", ground, sentence,
                now=clock.now,
            )  # fmt: skip


def test_a_returned_text_is_a_draft_again_and_keeps_its_number(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        call = open_call(cast, clock)
        row = filed(call, cast.harbour, cast.hana, clock)
        admission.decline(
            acting(cast.officer), read(row.id, cast.officer), row.version_id, "return", "G7", "It names a person.",
            now=clock.now,
        )  # fmt: skip
        row = commentaries.own(acting(cast.hana), row.id, lock=True)
        assert (row.state, row.number) == ("draft", 1)
        verbs.submit(acting(cast.hana), row, consent="public", key="again", now=clock.now)
        assert (row.state, row.number, row.version.seq if row.version else 0) == (
            "submitted",
            1,
            1,
        ) or row.number == 1


def test_one_appeal_decided_by_the_chair(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        call = open_call(cast, clock)
        row = filed(call, cast.harbour, cast.hana, clock)
        admission.decline(
            acting(cast.officer), read(row.id, cast.officer), row.version_id, "decline", "G6", "Abusive.",
            now=clock.now,
        )  # fmt: skip
        mine = commentaries.own(acting(cast.hana), row.id, lock=True)
        admission.appeal(acting(cast.hana), mine, "It quotes others.", now=clock.now)
        with pytest.raises(Forbidden):
            admission.decide_appeal(
                acting(cast.officer2), read(row.id, cast.officer2), "reinstate", "Right.", now=clock.now
            )
        admission.decide_appeal(
            acting(cast.chair), read(row.id, cast.chair), "uphold", "The words stand.", now=clock.now
        )
        mine = commentaries.own(acting(cast.hana), row.id, lock=True)
        with pytest.raises(Invalid):
            admission.appeal(acting(cast.hana), mine, "Once more.", now=clock.now)
        assert room.refusals(call.id) == [("G6", 1)]


def test_the_second_appeal_is_refused_even_if_reinstated(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        call = open_call(cast, clock)
        row = filed(call, cast.harbour, cast.hana, clock)
        admission.decline(
            acting(cast.officer), read(row.id, cast.officer), row.version_id, "decline", "G5", "Off topic.",
            now=clock.now,
        )  # fmt: skip
        admission.appeal(
            acting(cast.hana),
            commentaries.own(acting(cast.hana), row.id, lock=True),
            "It is not.",
            now=clock.now,
        )
        admission.decide_appeal(
            acting(cast.chair), read(row.id, cast.chair), "reinstate", "Right.", now=clock.now
        )
        again = commentaries.own(acting(cast.hana), row.id, lock=True)
        assert (again.state, again.published) == ("admitted", True)
        with pytest.raises(Invalid):
            admission.appeal(acting(cast.hana), again, "Again.", now=clock.now)


def test_all_together_at_closing(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        call = open_call(cast, clock, publication="closing")
        row = admitted(call, cast.harbour, cast.hana, clock, cast)
        assert row.published is False
        with pytest.raises(Missing):
            commentaries.by_id(ANONYMOUS, row.id)


def test_withheld_texts_are_never_published(app: Flask, clock: Clock, cast: Cast) -> None:
    with transaction():
        call = open_call(cast, clock)
        row = admitted(call, cast.bridge, cast.bela, clock, cast, consent="text_withheld")
        assert row.published is False
        assert room.found(ANONYMOUS, call, Filters(), 1).total == 0
        assert room.found(ANONYMOUS, call, Filters(words="fishers"), 1).matching == 0
