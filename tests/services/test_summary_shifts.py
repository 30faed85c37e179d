"""Quantifiers stay true: what a withdrawal or a coding does to a sentence is shown, with its reason (S7)."""

from __future__ import annotations

import pytest

from panel.db import db, transaction
from panel.models import Coding
from panel.queries import commentary as commentaries
from panel.queries import thematic_session as sessions
from panel.services import coding, summary_references, summary_shifts
from panel.services import commentary as verbs
from panel.services import summary_editing as editing
from panel.services.summary_shifts import Shift
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.collating import FEAR, World, open_world

CODES = [f"A{number:02d}" for number in range(1, 21)]
MANY = "Many submissions reported that people stay away for fear of being reported."


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """Twenty admitted, nine of them coded on one point."""
    made = open_world(cast, clock)
    for code in CODES:
        made.file(code)
    for code in CODES[:9]:
        made.code(code, FEAR)
    made.collate()
    made.build()
    return made


def shifts(world: World) -> list[Shift]:
    """What the desk would show."""
    seen = world.look()
    return summary_shifts.since_written(seen, world.summary())


def withdraw(world: World, *codes: str) -> None:
    """Withdraw texts, each by its own organization."""
    for code in codes:
        with transaction():
            row = commentaries.by_id(world.speakers[code], world.commentaries[code].id, lock=True)
            verbs.withdraw(world.speakers[code], row, now=world.clock.now)


def told(shift: Shift) -> tuple[str, str, list[str]]:
    """Was, is, why."""
    was, now = (f"{each.n} of {each.of} {each.word}" for each in (shift.was, shift.now))
    return was, now, [each.message % dict(each.params) for each in shift.why]


def press(world: World, act: str, clock: Clock) -> None:
    """Mend what is wrong with the one note."""
    with world.writing() as summary:
        row = editing.opened(summary, world_row(world))
        key = row.notes[0].key
        verb = getattr(summary_references, act)
        verb(world.officer, summary, row, key, revision=row.revision, now=clock.now)


def world_row(world: World) -> str:
    """The id of the one paragraph."""
    return next(each.id for each in world.look().present.rows if each.kind == "body" and FEAR in each.text)


def test_a_withdrawal_is_weighed_and_the_word_still_fits(world: World, clock: Clock) -> None:
    assert world.texts()[2] == f"{MANY}[1]"
    assert shifts(world) == []
    withdraw(world, "A03")
    (found,) = shifts(world)
    assert told(found) == (
        "9 of 20 many",
        "8 of 19 many",
        ["Withdrawn: A03.", "Submissions counted: 19; before: 20."],
    )
    assert [each.rule for each in found.findings] == ["not-citable"]
    press(world, "release", clock)
    assert shifts(world) == []
    assert [each.rule for each in world.look().stops if each.rule != "uncited"] == []


def test_the_word_changes_where_the_table_says_so(world: World, clock: Clock) -> None:
    withdraw(world, "A01", "A02", "A03")
    (found,) = shifts(world)
    assert told(found)[1] == "6 of 17 many"
    press(world, "release", clock)
    withdraw(world, "A04")
    (found,) = shifts(world)
    assert told(found)[:2] == ("6 of 17 many", "5 of 16 several")
    mends = {each.rule: each.mend for each in found.findings}
    assert mends == {"not-citable": None, "quantifier": "Several submissions"}
    world.save("Many", world.row("Many").text.replace("Many", "Several"))
    (still,) = [each.rule for each in world.look().stops if each.rule != "uncited"]
    assert still == "not-citable"
    press(world, "release", clock)
    assert shifts(world) == []


def test_a_coding_that_is_undone_or_made_is_told(world: World, clock: Clock) -> None:
    with transaction():
        row = db.session.scalars(
            db.select(Coding).where(Coding.commentary_id == world.commentaries["A09"].id)
        ).one()
        coding.undo(world.officer, row, sessions.by_id(world.call.id), now=clock.now)
    world.code("A10", FEAR)
    (found,) = shifts(world)
    assert told(found)[2] == ["Not coded on this point any more: A09.", "Coded on this point since: A10."]
    assert sorted(each.rule for each in found.findings) == ["note-behind", "uncoded"]
    press(world, "without_coding", clock)
    assert "A09" not in {each.code for each in cited(world)}


def cited(world: World) -> list[object]:
    """The citations of the one note."""
    paragraph = world.look().present.summary.paragraphs[3]
    return [each for note in paragraph.sentences[0].notes for each in note.citations]


def test_opposition_is_told_and_what_stands_is_not_told_again(world: World, clock: Clock) -> None:
    world.code("A20", FEAR, stance="contrary", verb="considered")
    (found,) = shifts(world)
    assert told(found)[2] == ["Coded the other way: 1; before: 0."]
    with world.writing() as summary:
        row = editing.opened(summary, world_row(world))
        summary_shifts.accept(world.officer, summary, row, revision=row.revision, now=clock.now)
    assert shifts(world) == []


def test_saving_another_sentence_does_not_pass_over_a_change(world: World) -> None:
    withdraw(world, "A03")
    world.save("Many", f"{MANY}[1] A01 noted that queues were long.")
    assert [each.sentence for each in shifts(world)] == [0]
