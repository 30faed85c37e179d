"""Editing the draft: words, marks, headings, order; two people at the same paragraph."""

from __future__ import annotations

import pytest

from panel.db import db
from panel.domain.errors import Invalid, Missing, Stale
from panel.models import AuditEntry
from panel.queries import codebook
from panel.queries import summary as summaries
from panel.services import _present, summary_points, summary_sources
from panel.services import summary_editing as editing
from panel.services import summary_notes as notes
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.services.collating import CARD, FEAR, World, open_world, usual_world

FIRST = "Most submissions reported that people stay away for fear of being reported."
SECOND = "UEB considered otherwise."
THIRD = "A01 reported that a card without address brought patients in earlier."


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """A draft of one paragraph with three notes."""
    made = usual_world(cast, clock)
    made.build()
    return made


def spare_keys(world: World) -> list[int]:
    """Keys of the notes without a mark in the one paragraph."""
    return sorted(note.key for note in _present.spare(world.row(world.texts()[2][:5])))


def test_words_are_saved_and_the_hand_is_recorded(world: World, cast: Cast, clock: Clock) -> None:
    world.save("Most", f"{FIRST}[1] {SECOND}[2] {THIRD}[3]\n", actor=acting(cast.rapporteur))
    world.save("Most", f"{FIRST}[1]  {SECOND} [2]\n{THIRD}[3] ", actor=acting(cast.rapporteur))
    row = world.row("Most")
    assert (row.text, row.revision, row.edited_by) == (f"{FIRST}[1] {SECOND}[2] {THIRD}[3]", 0, None)
    world.save("Most", f"{FIRST}[1] {SECOND}[2]", actor=acting(cast.rapporteur))
    row = world.row("Most")
    assert (row.text, row.revision, row.edited_by) == (f"{FIRST}[1] {SECOND}[2]", 1, cast.rapporteur.id)
    assert world.summary().hands == {cast.officer.id, cast.rapporteur.id}
    wanted = db.select(AuditEntry.tag).where(AuditEntry.noun == "summary").order_by(AuditEntry.id)
    tags = db.session.scalars(wanted).all()
    assert tags == ["summary:drafted", "summary:built", "summary:edited"]


def test_who_was_faster_is_not_overwritten(world: World) -> None:
    world.save("Most", f"{FIRST}[1]", revision=0)
    with pytest.raises(Stale):
        world.save("Most", f"{THIRD}[3]", revision=0)
    assert world.texts()[2] == f"{FIRST}[1]"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("[1] [2]", "Nothing is left of the text. To take it out, delete the paragraph."),
        (f"{FIRST}[1] {SECOND}[4]", "There is no note [4] in this summary. Add a source first."),
        (f"{FIRST}[1]\x07", "Character 79 cannot be recorded (U+0007 BELL)."),
        ("a" * 6001, "6001 characters; at most 6000."),
    ],
)
def test_what_cannot_be_saved(world: World, typed: str, said: str) -> None:
    with pytest.raises(Invalid) as refused:
        world.save("Most", typed)
    assert [p.msgid % p.values for p in refused.value.problems] == [said]
    assert world.row("Most").revision == 0


def test_a_note_without_its_mark_is_kept_not_printed_and_can_come_back(world: World, clock: Clock) -> None:
    world.save("Most", f"{FIRST}[1] {THIRD}[3]")
    assert spare_keys(world) == [2]
    assert len(world.look().present.summary.paragraphs[3].sentences[0].notes[0].citations) == 11
    assert world.look().uncited == ("UEB",)
    row = world.row("Most")
    with world.writing() as summary:
        notes.restore(
            world.officer, summary, editing.opened(summary, row.id), 2, revision=row.revision, now=clock.now
        )
    assert world.texts()[2] == f"{FIRST}[1] {THIRD}[3][2]"
    assert world.look().uncited == ()


def test_numbers_follow_the_text_and_not_the_keys(world: World) -> None:
    world.save("Most", f"{THIRD}[3] {FIRST}[1] {SECOND}[2]")
    sentences = world.look().present.summary.paragraphs[3].sentences
    assert [note.number for sentence in sentences for note in sentence.notes] == [5, 6, 7]
    assert [len(note.citations) for sentence in sentences for note in sentence.notes] == [1, 11, 1]


def test_a_finding_is_mended_in_place(world: World, clock: Clock) -> None:
    world.save("Most", f"{SECOND}[2] Several submissions claim that people stay away.[1] {THIRD}[3]")
    row = world.row("UEB")
    found = {each.mend: editing.key_of(each) for each in world.look().about(row.id) if each.mend}
    with world.writing() as summary:
        opened = editing.opened(summary, row.id)
        assert editing.mend(
            world.officer, summary, opened, found["Most submissions"], revision=1, now=clock.now
        )
    assert world.texts()[2].startswith(f"{SECOND}[2] Most submissions claim that people stay away.[1]")
    with world.writing() as summary:
        opened = editing.opened(summary, row.id)
        gone = editing.mend(
            world.officer, summary, opened, found["Most submissions"], revision=2, now=clock.now
        )
    assert not gone


def test_the_background_cannot_be_opened(world: World) -> None:
    rows = summaries.paragraphs(world.summary().id)
    for row in rows[:4]:
        with pytest.raises(Missing):
            editing.opened(world.summary(), row.id)


def test_headings_are_set_changed_and_moved(world: World, clock: Clock) -> None:
    before = world.row("Most").id
    with world.writing() as summary:
        editing.add_heading(
            world.officer, summary, " At  the desk ", level=3, before_id=before, now=clock.now
        )
    assert world.texts()[:3] == ["Submissions", "Fear and enforcement", "At the desk"]
    paragraph = world.look().present.summary.paragraphs[3]
    assert [(each.numeral, each.text) for each in paragraph.headings] == [
        ("II.", "Submissions"),
        ("A.", "Fear and enforcement"),
        ("1.", "At the desk"),
    ]
    row = world.row("At the desk")
    with world.writing() as summary:
        editing.move(
            world.officer, summary, editing.opened(summary, row.id), up=False, revision=1, now=clock.now
        )
    assert world.texts()[-1] == "At the desk"
    assert [each.text for each in world.look().present.summary.paragraphs[3].headings] == [
        "Submissions",
        "Fear and enforcement",
    ]


def test_nothing_moves_into_the_background(world: World, clock: Clock) -> None:
    row = world.row("Submissions")
    with pytest.raises(Invalid), world.writing() as summary:
        editing.move(
            world.officer, summary, editing.opened(summary, row.id), up=True, revision=0, now=clock.now
        )


@pytest.mark.parametrize(("typed", "level"), [("", 2), ("x" * 201, 2), ("Fine", 4)])
def test_headings_that_are_refused(world: World, clock: Clock, typed: str, level: int) -> None:
    with pytest.raises(Invalid), world.writing() as summary:
        editing.add_heading(world.officer, summary, typed, level=level, before_id="", now=clock.now)


def test_a_paragraph_is_deleted_with_its_notes(world: World, clock: Clock) -> None:
    row = world.row("Most")
    with pytest.raises(Stale), world.writing() as summary:
        editing.remove(world.officer, summary, editing.opened(summary, row.id), revision=5, now=clock.now)
    with world.writing() as summary:
        editing.remove(world.officer, summary, editing.opened(summary, row.id), revision=0, now=clock.now)
    assert world.texts() == ["Submissions", "Fear and enforcement"]
    points = [(point.text, n) for point, n in summary_sources.unused(world.look())]
    assert points == [(FEAR, 11), (CARD, 1)]
    assert len(world.look().uncited) == 12


def test_a_point_is_proposed_as_a_paragraph_or_inside_one(world: World, clock: Clock) -> None:
    world.code("A02", "queues begin before dawn", paragraph=3)
    world.code("A03", "fees are asked in advance", paragraph=3, theme_label="Fees")
    dawn, fees = world.points["queues begin before dawn"], world.points["fees are asked in advance"]
    row = world.row("Most")
    with world.writing() as summary:
        summary_points.add(
            world.officer, summary, dawn, paragraph=editing.opened(summary, row.id), revision=0, now=clock.now
        )
    with world.writing() as summary:
        summary_points.add(world.officer, summary, fees, now=clock.now)
    assert world.texts()[2:] == [
        f"{FIRST}[1] {SECOND}[2] {THIRD}[3] A02 reported that queues begin before dawn.[4]",
        "Fees",
        "A03 reported that fees are asked in advance.[5]",
    ]
    assert world.look().stops == ()


def test_a_point_nobody_makes_is_not_proposed(world: World, clock: Clock) -> None:
    with pytest.raises(Invalid), world.writing() as summary:
        summary_points.add(world.officer, summary, "no such point", now=clock.now)


def test_the_addressee_is_kept_with_the_point(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    world.file("AAA")
    world.code("AAA", "records follow the child", kind="recommendation", verb="recommended")
    world.collate()
    world.build()
    row = world.row("AAA")
    assert [each.rule for each in world.look().stops] == ["no-addressee"]
    with world.writing() as summary:
        opened = editing.opened(summary, row.id)
        editing.name_addressee(world.officer, summary, opened, 0, "States", revision=0, now=clock.now)
    assert world.look().stops == ()
    assert [point.addressee for point in codebook.points(world.call.id)] == ["States"]
