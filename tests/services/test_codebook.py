"""Keeping the codebook: names, order, moves and mergers; the codings follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from panel.db import db, transaction
from panel.domain.errors import IllegalMove, Invalid
from panel.models import Note, Point, Theme
from panel.queries import codebook
from panel.queries import summary as summaries
from panel.services import codebook as verbs
from panel.services import summary as summary_verbs
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.sessions import open_call
from tests.services.coding_stage import Stage, of, stage


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Stage:
    """Two themes, three points, four codings."""
    made = stage(cast, clock)
    made.code(words="They fear a report to the police")
    made.code(words="We urge States", theme_label="Fear", wording="States act", kind="recommendation")
    made.code(words="they fear the bill", theme_label="Costs", wording="people fear the bill")
    made.code(words="costs little", theme_label="Costs", wording="people fear the bill", stance="contrary")
    return made


def change(desk: Stage, verb: Callable[..., Any], row: Any, *args: Any, **kwargs: Any) -> Any:
    """Do something with a theme or point."""
    with transaction():
        return verb(
            desk.officer,
            desk.call,
            db.session.get_one(type(row), row.id),
            *args,
            now=desk.clock.now,
            **kwargs,
        )


def theme(desk: Stage, label: str) -> Theme:
    """A theme by its name."""
    return next(t for t in codebook.themes(desk.call_id) if t.label == label)


def point(desk: Stage, wording: str) -> Point:
    """A point by its words."""
    return next(p for p in codebook.points(desk.call_id) if p.wording == wording)


def fields(desk: Stage, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> list[str]:
    """Fields of what is refused."""
    with pytest.raises(Invalid) as refused:
        change(desk, verb, *args, **kwargs)
    return [p.field for p in refused.value.problems]


def test_a_theme_is_renamed(desk: Stage) -> None:
    change(desk, verbs.edit_theme, theme(desk, "Costs"), " Bills  and costs ", "What care costs.")
    assert [(t.label, t.definition) for t in codebook.themes(desk.call_id)] == [
        ("Fear", ""),
        ("Bills and costs", "What care costs."),
    ]
    change(desk, verbs.edit_theme, theme(desk, "Fear"), "FEAR", "")
    assert fields(desk, verbs.edit_theme, theme(desk, "FEAR"), "bills and costs", "") == ["label"]
    assert fields(desk, verbs.edit_theme, theme(desk, "FEAR"), "  ", "") == ["label"]
    assert fields(desk, verbs.edit_theme, theme(desk, "FEAR"), "x" * 121, "y" * 401) == [
        "label",
        "definition",
    ]


def test_themes_are_put_in_order(desk: Stage) -> None:
    desk.code(words="People stay away", paragraph=2, theme_label="Third", wording="third")
    for label, up in (("Third", True), ("Third", True), ("Third", True), ("Costs", False)):
        change(desk, verbs.move_theme, theme(desk, label), up=up)
    assert [(t.number, t.label) for t in codebook.themes(desk.call_id)] == [
        (1, "Third"),
        (2, "Fear"),
        (3, "Costs"),
    ]


def test_a_theme_without_points_can_be_removed(desk: Stage) -> None:
    with pytest.raises(IllegalMove, match="points"):
        change(desk, verbs.remove_theme, theme(desk, "Fear"))
    with transaction():
        verbs.add_theme(desk.officer, desk.call, "Empty", now=desk.clock.now)
    change(desk, verbs.move_theme, theme(desk, "Empty"), up=True)
    change(desk, verbs.remove_theme, theme(desk, "Empty"))
    assert [(t.number, t.label) for t in codebook.themes(desk.call_id)] == [(1, "Fear"), (2, "Costs")]


def test_a_point_is_reworded_and_addressed(desk: Stage) -> None:
    row = point(desk, "States act")
    given = {"kind": "recommendation", "addressee": " States ", "theme_id": row.theme_id}
    change(desk, verbs.edit_point, row, "States keep the police away.", **given)
    assert (row.id, "States") == (
        desk.point_id("States keep the police away"),
        point(desk, "States keep the police away").addressee,
    )
    assert fields(desk, verbs.edit_point, row, "", **given) == ["wording"]
    assert fields(desk, verbs.edit_point, row, "PEOPLE STAY AWAY", **given) == ["wording"]
    assert fields(desk, verbs.edit_point, row, "x", **given | {"kind": "rumour", "theme_id": "nowhere"}) == [
        "kind",
        "theme_id",
    ]


def test_a_that_typed_before_a_wording_is_not_doubled(desk: Stage) -> None:
    row = point(desk, "States act")
    given = {"kind": "recommendation", "addressee": "", "theme_id": row.theme_id}
    change(desk, verbs.edit_point, row, "That States  keep the police away.", **given)
    assert row.wording == "States keep the police away"
    assert fields(desk, verbs.edit_point, row, "that people stay away", **given) == ["wording"]
    with transaction():
        row.wording = "that nobody asks"  # as it was kept before
    assert fields(desk, verbs.edit_point, point(desk, "people stay away"), "nobody asks", **given) == [
        "wording"
    ]
    change(desk, verbs.edit_point, row, "thatched clinics leak", **given)
    assert row.wording == "thatched clinics leak"


def test_a_point_moves_to_another_theme_with_its_codings(desk: Stage) -> None:
    undone = desk.code(words="the police, and", point_id=desk.point_id("people stay away"))
    desk.undo(undone)
    row, costs = point(desk, "people stay away"), desk.theme_id("Costs")
    change(desk, verbs.edit_point, row, row.wording, kind=row.kind, addressee="", theme_id=costs)
    assert desk.book() == [("Fear", ["States act"]), ("Costs", ["people stay away", "people fear the bill"])]
    assert {c.theme_id for c in codebook.of_point(row.id)} == {costs} == {of(undone).theme_id}


def test_only_the_same_addressee_makes_the_same_point(desk: Stage) -> None:
    new = {"theme_label": "Fear", "wording": "states act", "kind": "recommendation"}
    desk.code(words="the clinic", addressee="States", **new)
    assert point(desk, "States act").addressee == "States"
    assert desk.refused(words="keep the police", addressee="Employers", **new) == [
        ("addressee", "This point is addressed to States. Say the new one in other words.")
    ]
    desk.code(words="keep the police", addressee="states", **new)
    assert len(codebook.of_point(desk.point_id("States act"))) == 3


def test_two_points_become_one_and_their_codings_follow(desk: Stage) -> None:
    old, into = point(desk, "people stay away"), point(desk, "people fear the bill")
    both = desk.code(words="they fear the bill", point_id=old.id)
    against = desk.code(words="costs little", point_id=old.id)
    undone = desk.code(words="the police, and", point_id=old.id)
    desk.undo(undone)
    assert change(desk, verbs.merge, old, db.session.get_one(Point, into.id)) == 2
    assert desk.book() == [("Fear", ["States act"]), ("Costs", ["people fear the bill"])]
    assert [(words, p) for _, words, p in desk.standing()] == [
        ("They fear a report to the police", "people fear the bill"),
        ("they fear the bill", "people fear the bill"),
        ("We urge States", "States act"),
        ("costs little", "people fear the bill"),
        ("costs little", "people fear the bill"),
    ]
    assert of(both).undone_at is not None
    assert {of(each).theme_id for each in (both, against, undone)} == {desk.theme_id("Costs")}
    assert {of(each).point_id for each in (both, against, undone)} == {into.id}


def test_notes_of_the_draft_follow_a_merger(desk: Stage) -> None:
    with transaction():
        desk.call.state = "collating"
    with transaction():
        summary_verbs.build(desk.officer, desk.call, now=desk.clock.now)
    old, into = desk.point_id("people stay away"), desk.point_id("people fear the bill")
    with transaction():
        before = {n.point_id for n in db.session.query(Note)}
        points = [db.session.get_one(Point, each) for each in (old, into)]
        verbs.merge(desk.officer, desk.call, *points, now=desk.clock.now)
    assert (old in before, {n.point_id for n in db.session.query(Note)}) == (True, before - {old})
    summary = summaries.of_session(desk.call_id)
    assert summary is not None
    with transaction():
        summary_verbs.build(desk.officer, desk.call, now=desk.clock.now)


def test_a_point_is_not_merged_with_itself_nor_across_sessions(desk: Stage, cast: Cast, clock: Clock) -> None:
    mine = point(desk, "States act")
    assert fields(desk, verbs.merge, mine, mine) == ["into"]
    with transaction():
        other = open_call(cast, clock, title="Another")
        theirs = verbs.add_point(
            acting(cast.officer),
            other,
            verbs.add_theme(acting(cast.officer), other, "Fear", now=clock.now),
            "people stay away",
            kind="observation",
            now=clock.now,
        ).id
    with pytest.raises(Invalid), transaction():
        verbs.merge(
            desk.officer,
            desk.call,
            db.session.get_one(Point, mine.id),
            db.session.get_one(Point, theirs),
            now=clock.now,
        )


def test_every_change_is_recorded(desk: Stage) -> None:
    before = len(desk.trail())
    change(desk, verbs.edit_theme, theme(desk, "Costs"), "Bills", "")
    change(desk, verbs.move_theme, theme(desk, "Bills"), up=True)
    change(desk, verbs.merge, point(desk, "States act"), point(desk, "people stay away"))
    assert desk.trail()[before:] == ["codebook:changed"] * 3
