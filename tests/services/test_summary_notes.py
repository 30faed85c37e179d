"""Notes of the draft: bound, completed, turned, taken out."""

from __future__ import annotations

import pytest

from panel.db import db, transaction
from panel.domain.errors import Invalid, Missing, Stale
from panel.models import Commentary, CommentaryVersion
from panel.services import summary_editing as editing
from panel.services import summary_notes as notes
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.collating import FEAR, World, open_world

SENTENCE = "AAA and BBB reported that people stay away for fear of being reported."


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """Three texts, two of them coded; the third is not cited."""
    made = open_world(cast, clock)
    for code in ("AAA", "BBB", "CCC"):
        made.file(code)
    for code in ("AAA", "BBB"):
        made.code(code, FEAR)
    made.collate()
    made.build()
    return made


def cite(world: World, code: str, number: int, *, revision: int = 0, **more: object) -> None:
    """Bind a source to the one paragraph of the draft."""
    row_id = world.row("AAA").id
    with world.writing() as summary:
        row = editing.opened(summary, row_id)
        given = {"kind": "see_also", "key": 1} | more
        notes.cite(world.officer, summary, row, code, number, revision=revision, now=world.clock.now, **given)  # type: ignore[arg-type]


def printed(world: World) -> list[list[tuple[str, tuple[int, ...], str]]]:
    """The citations of each note of the paragraph."""
    sentences = world.look().present.summary.paragraphs[3].sentences
    return [[(c.code, c.paragraphs, c.kind) for c in n.citations] for s in sentences for n in s.notes]


def test_see_also_covers_whoever_is_not_cited_yet(world: World) -> None:
    assert world.look().uncited == ("CCC",)
    cite(world, "ccc", 3)
    assert printed(world) == [[("AAA", (2,), "primary"), ("BBB", (2,), "primary"), ("CCC", (3,), "see_also")]]
    assert world.look().uncited == ()
    assert world.look().findings == ()


def test_a_new_note_is_called_behind_its_sentence(world: World) -> None:
    cite(world, "CCC", 2, key=None, sentence=0)
    assert world.texts()[2] == f"{SENTENCE}[1][2]"
    assert printed(world) == [
        [("AAA", (2,), "primary"), ("BBB", (2,), "primary")],
        [("CCC", (2,), "primary")],
    ]


def test_the_coded_words_are_bound_where_the_text_is_coded_on_the_point(world: World, clock: Clock) -> None:
    world.code("CCC", FEAR)
    row = world.row("AAA")
    version = next(s for s in world.look().present.material.sources if s.code == "CCC")
    cite(world, "CCC", 2)
    bound = next(c for n in world.row("AAA").notes for c in n.citations if c.commentary_id == version.id)
    assert (
        version.text[bound.start : bound.end] == "People stay away because they fear a report to the police."
    )
    assert row.id == world.row("AAA").id


@pytest.mark.parametrize(
    ("code", "number", "more", "field"),
    [
        ("ZZZ", 1, {}, "code"),
        ("CCC", 9, {}, "number"),
        ("CCC", 1, {"kind": "loud"}, "kind"),
        ("AAA", 2, {}, "code"),
    ],
)
def test_what_cannot_be_bound(world: World, code: str, number: int, more: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        cite(world, code, number, **more)
    assert [p.field for p in refused.value.problems] == [field]
    assert world.row("AAA").revision == 0


def test_a_note_that_is_not_there(world: World) -> None:
    with pytest.raises(Missing):
        cite(world, "CCC", 1, key=7)


def test_binding_to_a_paragraph_that_somebody_saved(world: World) -> None:
    world.save("AAA", f"{SENTENCE[:-1]} in 2026.[1]")
    with pytest.raises(Stale):
        cite(world, "CCC", 1, revision=0)


def test_a_note_is_completed_from_the_codings(world: World, clock: Clock) -> None:
    world.code("CCC", FEAR)
    assert [(each.rule, each.text) for each in world.look().findings if each.severity == "advice"] == [
        ("note-behind", "Note 5 leaves out submissions that make the same point: CCC.")
    ]
    row_id = world.row("AAA").id
    with world.writing() as summary:
        notes.complete(world.officer, summary, editing.opened(summary, row_id), 1, revision=0, now=clock.now)
    assert [code for code, _, _ in printed(world)[0]] == ["AAA", "BBB", "CCC"]
    with pytest.raises(Invalid), world.writing() as summary:
        notes.complete(world.officer, summary, editing.opened(summary, row_id), 1, revision=1, now=clock.now)


def test_sources_are_turned_and_taken_out_but_the_last(world: World, clock: Clock) -> None:
    row = world.row("AAA")
    first, second = (each.id for each in row.notes[0].citations)
    with world.writing() as summary:
        notes.turn(world.officer, summary, editing.opened(summary, row.id), first, revision=0, now=clock.now)
    assert printed(world) == [[("BBB", (2,), "primary"), ("AAA", (2,), "see_also")]]
    with world.writing() as summary:
        notes.uncite(
            world.officer, summary, editing.opened(summary, row.id), first, revision=1, now=clock.now
        )
    assert printed(world) == [[("BBB", (2,), "primary")]]
    with pytest.raises(Invalid), world.writing() as summary:
        notes.uncite(
            world.officer, summary, editing.opened(summary, row.id), second, revision=2, now=clock.now
        )


def test_a_note_is_removed_with_its_mark(world: World, clock: Clock) -> None:
    row = world.row("AAA")
    with world.writing() as summary:
        notes.drop(world.officer, summary, editing.opened(summary, row.id), 1, revision=0, now=clock.now)
    assert world.texts()[2] == SENTENCE
    assert world.row("AAA").notes == []
    assert "no-note" in {each.rule for each in world.look().stops}


def new_version(world: World, code: str, body: str) -> None:
    """What a redaction leaves: a further version that is the admitted one."""
    with transaction():
        row = db.session.get_one(Commentary, world.commentaries[code].id)
        old = db.session.get_one(CommentaryVersion, row.admitted_version_id)
        made = CommentaryVersion(
            commentary_id=row.id,
            seq=2,
            title=old.title,
            body=body,
            language="en",
            words=old.words,
            rule=old.rule,
            attribution=old.attribution,
            salt=b"n" * 32,
            commitment=b"c" * 32,
            tracker="n",
            idempotency_key="n",
            filed_at=world.clock.now,
        )
        db.session.add(made)
        db.session.flush()
        row.version_id = row.admitted_version_id = made.id


def test_a_note_is_bound_again_where_a_new_version_has_the_same_words(world: World, clock: Clock) -> None:
    fear = "People stay away because they fear a report to the police."
    new_version(world, "AAA", f"[…]\n\nA line more.\n\n{fear}")
    row_id = world.row("AAA").id
    assert [each.text for each in world.look().stops if each.rule == "span"] == [
        "Note 5: the words cited from AAA have changed in the source."
    ]
    with world.writing() as summary:
        notes.rebind(world.officer, summary, editing.opened(summary, row_id), 1, revision=0, now=clock.now)
    assert [each.text for each in world.look().stops] == ["CCC is never cited."]
    assert printed(world)[0][0] == ("AAA", (3,), "primary")


def test_words_that_are_gone_are_not_bound_again(world: World, clock: Clock) -> None:
    new_version(world, "AAA", "[…]\n\n[…]\n\nOwn words.")
    row_id = world.row("AAA").id
    with pytest.raises(Invalid), world.writing() as summary:
        notes.rebind(world.officer, summary, editing.opened(summary, row_id), 1, revision=0, now=clock.now)
    assert world.row("AAA").revision == 0
