"""Reasons for which words are not used: who gives them, which there are, what stays."""

from __future__ import annotations

import pytest

from panel.db import db
from panel.domain.errors import Forbidden, Invalid
from panel.models import AuditEntry
from panel.queries import non_use
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.collating import World, usual_world


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
    world.adopt()
    world.explain("A01", {1: "context"})
    assert given(world, "A01") == {1: "context"}
