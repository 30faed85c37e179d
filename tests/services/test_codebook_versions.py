"""Versions of the codebook: version 3, run through again, gives the counts printed with version 3."""

from __future__ import annotations

import pytest

from panel.db import db, transaction
from panel.domain.errors import Invalid
from panel.models import Coding, CodingEvent, Point, Theme
from panel.queries import codebook, codebook_version
from panel.services import codebook as book
from panel.services import codebook_merging as merging
from panel.services import codebook_versions as versions
from panel.services import coding_undo
from panel.services._book_words import About
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.coding_stage import Stage, of, stage

FEAR, BILL = "They fear a report to the police", "they fear the bill"


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Stage:
    """Two texts, two themes, three points."""
    made = stage(cast, clock)
    made.code(words=FEAR)
    made.code(words="We urge States", theme_label="Fear", wording="States act", kind="recommendation")
    made.code(words=BILL, theme_label="Costs", wording="people fear the bill")
    second = made.add("They fear the bill too.\n\nNothing helps.")
    made.code(on=second, words="They fear the bill too", theme_label="Costs", wording="people fear the bill")
    return made


def make(desk: Stage, reason: str = "Words of the month") -> str:
    """Print a version; its id."""
    desk.clock.forward(seconds=1)
    with transaction():
        return versions.make(desk.officer, desk.call, reason, now=desk.clock.now).id


def again(version_id: str) -> versions.Replay:
    """Run a version through again."""
    db.session.expire_all()
    return versions.replay(codebook_version.version(version_id)[0])


def row(kind: type[Point] | type[Theme], row_id: str) -> Point | Theme:
    """A theme or point, fresh."""
    return db.session.get_one(kind, row_id)


def test_version_three_gives_the_counts_printed_with_version_three(desk: Stage) -> None:
    made = [make(desk)]
    desk.undo(desk.code(words="the police, and"))
    made.append(make(desk))
    costs, fear = desk.point_id("people fear the bill"), desk.point_id("people stay away")
    desk.code(words="People stay away", paragraph=2, point_id=fear, stance="contrary")
    made.append(make(desk))
    printed = again(made[2]).printed
    assert printed["points"] == {
        fear: [1, 1, 2],
        desk.point_id("States act"): [1, 0, 1],
        costs: [2, 0, 2],
    }
    with transaction():
        book.merge(desk.officer, desk.call, row(Point, fear), row(Point, costs), now=desk.clock.now)
    with transaction():
        coding_undo.undo(desk.officer, desk.row, now=desk.clock.now)
    with transaction():
        desk.row.state = "withdrawn"
    made.append(make(desk))
    assert again(made[3]).printed != printed
    assert [again(each).holds for each in made] == [True] * 4
    assert again(made[2]).again == printed
    assert [each.number for each in codebook_version.listed(desk.call_id)] == [4, 3, 2, 1]


def test_a_count_that_was_altered_does_not_hold(desk: Stage) -> None:
    made = make(desk)
    with transaction():
        event = db.session.query(CodingEvent).filter_by(number=3).one()
        event.stands = False
    assert not again(made).holds


def test_a_version_says_why_and_keeps_the_words(desk: Stage) -> None:
    with pytest.raises(Invalid):
        make(desk, " ")
    theme = codebook.themes(desk.call_id)[0]
    with transaction():
        about = About("Guards at the gate\n", {"fr": "peur, police", "ar": "خوف"})
        book.edit_theme(
            desk.officer,
            desk.call,
            row(Theme, theme.id),
            "Fear",
            "of police",
            now=desk.clock.now,
            about=about,
        )  # type: ignore[arg-type]
    made = make(desk)
    kept = again(made).version.book["themes"][0]
    assert (kept["label"], kept["examples"], kept["terms"]) == (
        "Fear",
        "Guards at the gate",
        {"fr": "peur, police", "ar": "خوف"},
    )


def test_points_are_taken_apart_and_their_origin_is_kept(desk: Stage) -> None:
    old = desk.point_id("people fear the bill")
    codings = [each.id for each in codebook.of_point(old)]
    with transaction():
        made = merging.split_point(
            desk.officer,
            desk.call,
            row(Point, old),
            "people fear what it costs",
            codings[:1],
            now=desk.clock.now,  # type: ignore[arg-type]
        ).id
    assert [of(each).point_id for each in codings] == [made, old]
    told = codebook_version.history(made)
    assert ("split", old) in [(each.act, each.other_id) for each in told]
    moved = db.session.query(CodingEvent).filter_by(act="moved").one()
    assert (moved.coding_id, moved.point_was, moved.point_id) == (codings[0], old, made)
    for wrong in (codings[:0], [codings[1]]):
        with pytest.raises(Invalid), transaction():
            merging.split_point(desk.officer, desk.call, row(Point, old), "x y", wrong, now=desk.clock.now)  # type: ignore[arg-type]
    desk.clock.forward(seconds=1)
    with transaction():
        book.merge(desk.officer, desk.call, row(Point, made), row(Point, old), now=desk.clock.now)  # type: ignore[arg-type]
    assert next((each.act, each.was) for each in codebook_version.history(old)) == (
        "merged",
        "people fear what it costs",
    )


def test_themes_are_merged_and_taken_apart(desk: Stage) -> None:
    fear, costs = desk.theme_id("Fear"), desk.theme_id("Costs")
    with transaction():
        merging.merge_themes(desk.officer, desk.call, row(Theme, costs), row(Theme, fear), now=desk.clock.now)  # type: ignore[arg-type]
    assert desk.book() == [("Fear", ["people stay away", "States act", "people fear the bill"])]
    assert {each.theme_id for each in db.session.query(Coding)} == {fear}
    bill = desk.point_id("people fear the bill")
    with transaction():
        merging.split_theme(desk.officer, desk.call, row(Theme, fear), "Money", [bill], now=desk.clock.now)  # type: ignore[arg-type]
    assert desk.book() == [("Fear", ["people stay away", "States act"]), ("Money", ["people fear the bill"])]
    assert again(make(desk)).holds


def test_a_theme_stands_under_another(desk: Stage) -> None:
    fear, costs = desk.theme_id("Fear"), desk.theme_id("Costs")

    def under(child: str, parent: str) -> None:
        with transaction():
            theme = row(Theme, child)
            book.edit_theme(
                desk.officer,
                desk.call,
                theme,
                theme.label,
                "",
                now=desk.clock.now,
                about=About(parent_id=parent),
            )  # type: ignore[arg-type,union-attr]

    under(costs, fear)
    assert row(Theme, costs).parent_id == fear  # type: ignore[union-attr]
    for child, parent in ((fear, costs), (fear, fear), (costs, "nobody")):
        with pytest.raises(Invalid):
            under(child, parent)
    with pytest.raises(Invalid), transaction():
        merging.merge_themes(desk.officer, desk.call, row(Theme, fear), row(Theme, costs), now=desk.clock.now)  # type: ignore[arg-type]
