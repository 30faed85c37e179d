"""Two people at one paragraph: nothing is lost, every wording is kept and can come back with its notes."""

from __future__ import annotations

import json

import pytest

from panel.db import db, transaction
from panel.domain.errors import Invalid, Missing, Stale
from panel.models import ParagraphComment
from panel.queries import summary as summaries
from panel.queries import summary_history as history
from panel.services import _present, summary_comments, summary_history, summary_points
from panel.services import summary_editing as editing
from panel.services import summary_notes as notes
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.services.collating import FEAR, WRITTEN, World, usual_world

FIRST = "Most submissions reported that people stay away for fear of being reported.[1]"
SECOND = "UEB considered otherwise.[2]"
THIRD = "A01 reported that a card without address brought patients in earlier.[3]"


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """A draft of one paragraph with three notes."""
    made = usual_world(cast, clock)
    made.build()
    return made


def ways(row_id: str) -> list[tuple[int, str]]:
    """Revisions of a paragraph with how they came about, the oldest first."""
    return [(each.revision, each.way) for each in reversed(history.wordings(row_id))]


def test_changes_of_two_people_are_both_kept(world: World, cast: Cast) -> None:
    row = world.row("Most")
    world.save("Most", WRITTEN.replace("brought", "had brought"), actor=acting(cast.rapporteur))
    world.save("Most", WRITTEN.replace("UEB considered", "UEB noted"), revision=0)
    both = WRITTEN.replace("brought", "had brought").replace("UEB considered", "UEB noted")
    assert world.texts()[2] == both
    assert ways(row.id) == [(0, "built"), (1, "edited"), (2, "merged")]
    names = [each.name for each in history.wordings(row.id)]
    assert names == [cast.officer.name, cast.rapporteur.name, ""]


def test_changes_of_the_same_words_are_for_a_person_to_choose(world: World) -> None:
    world.save("Most", WRITTEN.replace("UEB considered", "UEB noted"))
    with pytest.raises(Stale):
        world.save("Most", WRITTEN.replace("UEB considered", "UEB stated"), revision=0)
    assert "UEB noted" in world.texts()[2]


def test_every_wording_stands_against_the_one_before(world: World) -> None:
    row = world.row("Most")
    world.save("Most", WRITTEN.replace("UEB considered", "UEB noted"))
    newest, oldest = summary_history.steps(row.id)
    assert [piece for piece in newest.pieces if piece[0] != "keep"] == [
        ("del", "considered"),
        ("ins", "noted"),
    ]
    assert oldest.pieces == (("keep", WRITTEN),)
    assert summary_history.steps("0" * 32) == []


def test_an_earlier_wording_comes_back_as_a_new_one_with_its_notes(world: World, clock: Clock) -> None:
    row = world.row("Most")
    with world.writing() as summary:
        opened = editing.opened(summary, row.id)
        notes.drop(world.officer, summary, opened, 2, revision=0, now=clock.now)
    world.save("Most", FIRST)
    assert world.look().uncited == ("UEB",)
    with world.writing() as summary:
        opened = editing.opened(summary, row.id)
        summary_history.restore(world.officer, summary, opened, 0, revision=2, now=clock.now)
    # Note 3 was spare and is called again as it is; note 2 was removed and is bound anew.
    assert world.texts()[2] == WRITTEN.replace("[2]", "[4]")
    assert world.look().stops == ()
    assert world.look().uncited == ()
    assert ways(row.id)[-1] == (3, "restored")
    with pytest.raises(Missing), world.writing() as summary:
        opened = editing.opened(summary, row.id)
        summary_history.restore(world.officer, summary, opened, 9, revision=3, now=clock.now)


def test_what_may_not_be_cited_any_more_does_not_come_back(world: World, clock: Clock) -> None:
    row = world.row("Most")
    with world.writing() as summary:
        opened = editing.opened(summary, row.id)
        notes.drop(world.officer, summary, opened, 2, revision=0, now=clock.now)
    with transaction():
        db.session.merge(world.commentaries["UEB"]).state = "withdrawn"
    with world.writing() as summary:
        opened = editing.opened(summary, row.id)
        summary_history.restore(world.officer, summary, opened, 0, revision=1, now=clock.now)
    assert world.texts()[2] == WRITTEN.replace("[2]", "")
    assert [each.rule for each in world.look().stops] == ["quantifier", "no-note"]


def test_what_was_deleted_is_put_back_with_the_words_somebody_typed_meanwhile(
    world: World, clock: Clock
) -> None:
    row = world.row("Most")
    with world.writing() as summary:
        editing.remove(world.officer, summary, editing.opened(summary, row.id), revision=0, now=clock.now)
    assert [each.text for _, each in history.deleted(world.summary().id)] == [WRITTEN]
    typed = WRITTEN.replace("brought", "had brought")
    with world.writing() as summary:
        summary_history.put_back(world.officer, summary, row.id, typed, now=clock.now)
    assert world.texts()[-1] == typed.replace("[1]", "[1]")
    assert world.look().stops == ()
    assert ways(row.id) == [(0, "built"), (1, "deleted"), (2, "restored")]
    with pytest.raises(Missing), world.writing() as summary:
        summary_history.put_back(world.officer, summary, row.id, "", now=clock.now)


def test_history_keeps_no_hash_of_words(world: World) -> None:
    kept = history.latest(world.row("Most").id)
    assert kept is not None
    assert len(kept.notes[0]["citations"]) == 11
    assert "hash" not in json.dumps(kept.notes)


def test_a_mark_takes_its_note_along(world: World, cast: Cast, clock: Clock) -> None:
    world.code("A02", "queues begin before dawn", paragraph=3, theme_label="Queues")
    dawn = world.points["queues begin before dawn"]
    with world.writing() as summary:
        summary_points.add(world.officer, summary, dawn, now=clock.now)
    # Cut in one paragraph and saved there, then pasted into the other: the note moves.
    world.save("Most", f"{FIRST} {THIRD}")
    world.save("A02", f"A02 reported that queues begin before dawn.[4] {SECOND}")
    assert _present.spare(world.row("Most")) == []
    assert sorted(note.key for note in world.row("A02").notes) == [2, 4]
    # Copied while the first still stands: a note of its own with the same sources.
    world.save("A02", f"A02 reported that queues begin before dawn.[4] {SECOND} {THIRD}")
    row = world.row("A02")
    assert row.text.endswith("brought patients in earlier.[5]")
    cited = {note.key: [each.commentary_id for each in note.citations] for note in row.notes}
    assert cited[5] == [world.commentaries["A01"].id]
    # Copied within one paragraph.
    world.save("A02", f"{row.text} {SECOND}")
    assert world.row("A02").text.endswith("UEB considered otherwise.[6]")
    assert [each.rule for each in world.look().stops] == []


def test_a_sentence_is_sent_to_another_paragraph(world: World, clock: Clock) -> None:
    world.code("A02", "queues begin before dawn", paragraph=3, theme_label="Queues")
    dawn = world.points["queues begin before dawn"]
    with world.writing() as summary:
        summary_points.add(world.officer, summary, dawn, now=clock.now)
    here, there = world.row("Most").id, world.row("A02").id
    with world.writing() as summary:
        editing.send(
            world.officer, summary, editing.opened(summary, here), 1, there, revision=0, now=clock.now
        )
    assert world.row("Most").text == f"{FIRST} {THIRD}"
    assert world.row("A02").text == f"A02 reported that queues begin before dawn.[4] {SECOND}"
    assert world.look().stops == ()
    with pytest.raises(Invalid), world.writing() as summary:
        editing.send(
            world.officer, summary, editing.opened(summary, here), 7, there, revision=1, now=clock.now
        )
    with pytest.raises(Invalid), world.writing() as summary:
        editing.send(
            world.officer, summary, editing.opened(summary, there), 0, here * 2, revision=2, now=clock.now
        )


def test_comments_are_between_officers_and_go_into_no_document(
    world: World, cast: Cast, clock: Clock
) -> None:
    row = world.row("Most")
    with world.writing() as summary:
        opened = editing.opened(summary, row.id)
        made = summary_comments.say(world.officer, summary, opened, " Is it so?\r\n", now=clock.now)
        made_id = made.id
    assert [(each.text, each.name) for each in history.remarks(row.id)] == [("Is it so?", cast.officer.name)]
    with world.writing() as summary:
        rapporteur = acting(cast.rapporteur)
        summary_comments.settle(rapporteur, summary, made_id, resolved=True, now=clock.now)
    assert history.open_remarks(world.summary().id) == []
    assert history.remarks(row.id)[0].resolved_name == cast.rapporteur.name
    world.adopt()
    frozen = json.dumps(world.summary().frozen)
    assert "Is it so" not in frozen
    with world.writing() as summary:
        assert world.summary().hands == {cast.officer.id}
        for typed in ("  ", "x" * 2001, "a\x07b"):
            with pytest.raises(Invalid):
                summary_comments.say(world.officer, summary, row, typed, now=clock.now)
        with pytest.raises(Missing):
            summary_comments.settle(world.officer, summary, "0" * 32, resolved=True, now=clock.now)


def test_comments_follow_what_is_written_anew(world: World, clock: Clock) -> None:
    row = world.row("Most")
    with world.writing() as summary:
        summary_comments.say(
            world.officer, summary, editing.opened(summary, row.id), "Look again.", now=clock.now
        )
    world.build()
    new = world.row("Most")
    assert new.id != row.id
    assert [each.paragraph_id for each in db.session.scalars(db.select(ParagraphComment))] == [new.id]
    assert FEAR in summaries.paragraphs(world.summary().id)[-1].text
