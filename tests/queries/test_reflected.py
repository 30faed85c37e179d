"""Where the words of a commentary went, before and after issue."""

from __future__ import annotations

from panel.db import db, transaction
from panel.domain.actor import ANONYMOUS, Actor
from panel.queries import approval as approvals
from panel.queries import codebook
from panel.queries import commentary as commentaries
from panel.queries import non_use as reasons
from panel.queries import thematic_session as sessions
from panel.queries.reflected import Place, Reflected, where_words_went
from panel.services import approval, coding, redaction, summary_change
from panel.services import summary as verbs
from panel.services.approval_kinds import KINDS
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.services.collating import CARD, FEAR, World, open_world, usual_world


def told(world: World, actor: Actor, code: str) -> Reflected | None:
    """What one reader is told about one text."""
    db.session.rollback()
    return where_words_went(actor, commentaries.by_id(world.officer, world.commentaries[code].id))


def lines(found: Reflected | None) -> list[tuple[int, tuple[Place, ...], str]]:
    """Each paragraph with its places or the code of its reason."""
    assert found is not None
    return [(each.number, each.places, each.reason.code if each.reason else "") for each in found.paragraphs]


A01 = [
    (1, (), "open"),
    (2, (Place(4, 5, False),), ""),
    (3, (Place(4, 7, False),), ""),
]


def test_before_issue_it_is_told_to_its_contributor_from_the_check_on(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    speaker, other = world.speakers["A01"], world.speakers["A02"]
    assert told(world, speaker, "A01") is None
    world.build()
    assert told(world, speaker, "A01") is None
    assert lines(told(world, world.officer, "A01")) == A01
    with world.writing() as summary:
        verbs.circulate(world.head, summary, now=clock.now)
    assert lines(told(world, speaker, "A01")) == A01
    assert told(world, other, "A01") is None
    assert told(world, ANONYMOUS, "A01") is None


def test_after_issue_it_is_public_and_agrees_with_the_draft(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    world.issue()
    for actor in (ANONYMOUS, world.speakers["A01"], acting(cast.outsider)):
        found = told(world, actor, "A01")
        assert lines(found) == [(1, (), "context"), *A01[1:]]
    assert found is not None
    assert (found.issued, found.cited, found.slug) == (True, 2, world.call.slug)


def test_why_coded_words_are_not_used(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    text = world.texts()[2]
    world.save("Most", text.partition(" A01 reported")[0])
    world.code("A02", FEAR, paragraph=1)
    cut = [reason for _, _, reason in lines(told(world, world.officer, "A01"))]
    assert cut == ["open", "", "no_space"]
    merged = [reason for _, _, reason in lines(told(world, world.officer, "A02"))]
    assert merged == ["merged", "", "open"]


def test_an_officer_says_why_words_are_not_used(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.save("Most", world.texts()[2].partition(" A01 reported")[0])
    world.code("A02", FEAR, paragraph=1)
    world.explain("A01", {1: "context"})
    assert [reason for _, _, reason in lines(told(world, world.officer, "A01"))] == [
        "context",
        "",
        "no_space",
    ]
    world.explain("A01", {0: "attachment", 3: "person"})
    assert [reason for _, _, reason in lines(told(world, world.officer, "A01"))] == ["context", "", "person"]
    world.explain("A01", {1: ""})
    assert [reason for _, _, reason in lines(told(world, world.officer, "A01"))] == [
        "attachment",
        "",
        "person",
    ]
    assert [reason for _, _, reason in lines(told(world, world.officer, "A02"))] == [
        "merged",
        "",
        "open",
    ]


def test_a_coding_that_was_made_since_goes_before_the_reason(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.save("Most", world.texts()[2].partition(" A01 reported")[0])
    world.explain("A02", {0: "attachment", 1: "context", 3: "context"})
    clock.forward(minutes=1)
    world.code("A02", FEAR, paragraph=1)
    world.code("A02", CARD, paragraph=3)
    since = [reason for _, _, reason in lines(told(world, world.officer, "A02"))]
    assert since == ["merged", "", "no_space"]
    clock.forward(minutes=1)
    world.explain("A02", {3: "person"})
    again = [reason for _, _, reason in lines(told(world, world.officer, "A02"))]
    assert again == ["merged", "", "person"]
    with transaction():
        version_id = world.commentaries["A02"].admitted_version_id or ""
        for each in codebook.of_version(version_id):
            if each.paragraph == 1:
                coding.undo(world.officer, each, sessions.by_id(world.call.id), now=clock.now)
    undone = [reason for _, _, reason in lines(told(world, world.officer, "A02"))]
    assert undone == ["context", "", "person"]


def test_nothing_is_told_of_a_text_in_confidence(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    world.file("AAA")
    world.code("AAA", FEAR)
    hidden = world.file("DEEP", consent="text_withheld")
    world.collate()
    world.build()
    assert told(world, world.officer, hidden.code or "") is None


def test_of_a_text_in_confidence_its_contributor_alone_is_told(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    world.file("AAA")
    world.code("AAA", FEAR)
    hidden = world.file("DEEP", consent="text_withheld").code or ""
    world.collate()
    world.build()
    world.adopt()
    world.issue()
    assert lines(told(world, world.speakers[hidden], hidden)) == [(n, (), "withheld") for n in (1, 2, 3)]
    for actor in (ANONYMOUS, world.officer, world.speakers["AAA"]):
        assert told(world, actor, hidden) is None


def test_a_text_admitted_after_adoption_and_what_an_addendum_makes_of_it(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    world.issue()
    world.file("NEW")
    # What is said of it now was not what kept it out.
    world.explain("NEW", {1: "context"})
    for actor in (world.officer, world.speakers["NEW"], ANONYMOUS):
        assert lines(told(world, actor, "NEW")) == [(n, (), "after_adoption") for n in (1, 2, 3)]
    with world.writing() as summary:
        words = {1: "NEW reported that people stayed away for fear.[NEW, P2]"}
        waits = summary_change.propose(world.officer, summary, "Add", words, "It came late.", now=clock.now)
    with transaction():
        row = approvals.of_actor(world.head, waits.id, lock=True)
        approval.decide(world.head, row, "approve", KINDS[summary_change.KIND], now=clock.now)
    found = lines(told(world, ANONYMOUS, "NEW"))
    assert found[1] == (2, (Place(1, 1, False, 1),), "")
    assert [reason for _, _, reason in found] == ["after_adoption", "", "after_adoption"]


def test_words_that_were_coded_and_then_redacted(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.save("Most", world.texts()[2].partition(" A01 reported")[0])
    world.adopt()
    clock.forward(minutes=5)
    with transaction():
        row = commentaries.by_id(world.officer, world.commentaries["A01"].id, lock=True)
        made = redaction.propose_redaction(
            world.officer, row, row.version_id or "", "Own words of A01", "G7", "It names.", now=clock.now
        )
        approval.decide(world.head, made, "approve", KINDS[made.kind], now=clock.now)
    found = lines(told(world, world.speakers["A01"], "A01"))
    assert [reason for _, _, reason in found] == ["context", "", "taken_out"]


def test_what_no_reason_was_recorded_for_is_told_so(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    world.issue()
    with transaction():
        version_id = world.commentaries["A01"].admitted_version_id or ""
        for each in reasons.rows(version_id):
            db.session.delete(each)
    assert [reason for _, _, reason in lines(told(world, ANONYMOUS, "A01"))] == ["nothing_recorded", "", ""]
