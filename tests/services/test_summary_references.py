"""A note mended as a whole: order, “See also”, two notes at one place, sources that left."""

from __future__ import annotations

import pytest

from panel.db import db, transaction
from panel.domain.errors import Invalid, Missing
from panel.services import summary_editing as editing
from panel.services import summary_notes as notes
from panel.services import summary_references as references
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.collating import WRITTEN, World, usual_world


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """A draft of one paragraph with three notes."""
    made = usual_world(cast, clock)
    made.build()
    return made


def do(world: World, verb: str, *values: int) -> None:
    """Do something to a note of the one paragraph."""
    row_id = next(each.id for each in world.look().present.rows if each.kind == "body")
    with world.writing() as summary:
        row = editing.opened(summary, row_id)
        given = {"revision": row.revision, "now": world.clock.now}
        getattr(references, verb)(world.officer, summary, row, *values, **given)


def codes(world: World, note: int) -> list[str]:
    """Codes of a note in the order in which they are printed; “see also” marked by a plus."""
    sentences = world.look().present.summary.paragraphs[3].sentences
    found = [each for sentence in sentences for each in sentence.notes][note]
    return [("+" if each.kind == "see_also" else "") + each.code for each in found.citations]


def rules(world: World) -> list[str]:
    """Rules of the findings on the one paragraph."""
    return [each.rule for each in world.look().findings if each.paragraph == 4]


def test_order_is_put_right_and_the_closest_stays_first(world: World) -> None:
    with transaction():
        row = world.row("Most")
        cited = sorted(row.notes[0].citations, key=lambda each: each.position)
        for place, each in enumerate([cited[4], *reversed([c for c in cited if c is not cited[4]])], 101):
            each.position = place
        db.session.flush()
    assert codes(world, 0)[:3] == ["A05", "A11", "A10"]
    assert rules(world) == ["source-order"]
    do(world, "order", 1)
    assert codes(world, 0)[:4] == ["A05", "A01", "A02", "A03"]
    assert rules(world) == []


def test_somebody_has_the_words(world: World) -> None:
    with transaction():
        world.row("Most").notes[1].citations[0].kind = "see_also"
    assert (codes(world, 1), rules(world)) == (["+UEB"], ["only-see-also"])
    do(world, "lead", 2)
    assert (codes(world, 1), rules(world)) == (["UEB"], [])


def test_two_notes_at_one_place_become_one(world: World, clock: Clock) -> None:
    world.save("Most", WRITTEN.replace(" UEB considered otherwise.[2]", "[2]"))
    assert "two-marks" in rules(world)
    do(world, "join", 2, 1)
    assert codes(world, 0)[-1] == "UEB"
    assert "[2]" not in world.texts()[2]
    assert "two-marks" not in rules(world)
    with pytest.raises(Missing):
        do(world, "join", 1, 1)
    with pytest.raises(Missing):
        do(world, "order", 9)
    with pytest.raises(Invalid):
        do(world, "release", 1)


def test_the_last_source_that_leaves_takes_its_note_along(world: World) -> None:
    with transaction():
        db.session.merge(world.commentaries["UEB"]).state = "withdrawn"
    assert "not-citable" in rules(world)
    do(world, "release", 2)
    assert "[2]" not in world.texts()[2]
    found = [each for each in world.look().findings if each.rule == "no-note"]
    assert [dict(each.params).get("spare") for each in found] == [None]


def test_a_lost_note_is_offered_again_at_its_sentence(world: World, clock: Clock) -> None:
    world.save("Most", WRITTEN.replace("[1]", "").replace("[3]", ""))
    found = [each for each in world.look().findings if each.rule == "no-note"]
    assert [dict(each.params)["spare"] for each in found] == [1, 3]
    row_id = world.row("Most").id
    with world.writing() as summary:
        row = editing.opened(summary, row_id)
        notes.restore(world.officer, summary, row, 1, sentence=0, revision=row.revision, now=clock.now)
    assert world.texts()[2] == WRITTEN.replace("[3]", "")
