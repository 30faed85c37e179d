"""From codings to an issued summary, on both databases."""

from __future__ import annotations

import json

import pytest

from panel.collation import verify
from panel.db import db, transaction
from panel.domain.attendance import Figures
from panel.domain.errors import Forbidden, IllegalMove, Invalid
from panel.models import Commentary, CoSignature
from panel.queries import summary as summaries
from panel.queries import thematic_session as sessions
from panel.services import attendance, summary_check
from panel.services import summary as verbs
from tests.cast import Cast, organisation
from tests.conftest import Clock
from tests.services.collating import CARD, FEAR, WRITTEN, open_world, usual_world


def test_build_writes_sentences_with_marks_and_notes(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    built = world.build()
    assert world.texts() == ["Submissions", "Fear and enforcement", WRITTEN]
    notes = [(n.key, n.stance, len(n.citations)) for n in world.row("Most").notes]
    assert notes == [(1, "for", 11), (2, "contrary", 1), (3, "for", 1)]
    rows = summaries.paragraphs(built.id)
    assert [row.position for row in rows] == list(range(1, 8))
    assert [row.kind for row in rows] == ["heading", "front", "front", "front", "heading", "heading", "body"]
    seen = world.look()
    assert (seen.findings, seen.uncited, seen.citable) == ((), (), 12)
    assert summary_check.barred(seen) == ()
    assert world.summary().state == "drafting"
    assert world.summary().hands == {cast.officer.id}


def test_the_contrary_is_told_in_words_of_its_own(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    for code in ("A01", "A02", "A03", "B01", "B02", "B03"):
        world.file(code)
    for code in ("A01", "A02", "A03"):
        world.code(code, FEAR)
    for code in ("B01", "B02"):
        world.code(code, FEAR, stance="contrary", verb="", instead="the bill kept people away.")
    world.code("B03", FEAR, stance="contrary", verb="")
    world.collate()
    world.build()
    assert world.texts()[2] == (
        "A01, A02 and A03 reported that people stay away for fear of being reported.[1] "
        "B01 and B02 considered, however, that the bill kept people away.[2] B03 considered otherwise.[3]"
    )
    assert [n.stance for n in world.row("A01, A02").notes] == ["for", "contrary", "contrary"]
    seen = world.look()
    assert (seen.findings, seen.uncited) == ((), ())
    world.adopt()
    world.issue()
    assert verify(world.summary().frozen or {}, seen.present.material.published) == []


def test_background_counts_what_the_registry_knows(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    front = [" ".join(s.text for s in p.sentences) for p in world.look().present.summary.paragraphs[:3]]
    assert "It brings together 12 submissions," in front[0]
    assert front[1] == (
        "Of these, 11 were filed by non-governmental organizations and 1 by a social partner; "
        "12 organizations stand behind them. "
        "By region, where it is told, they came as follows: 12 from the ECA region."
    )


def test_background_tells_as_what_states_say_they_speak(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    with transaction():
        for code, positions in (("A01", ["origin"]), ("A02", ["transit", "origin"])):
            row = db.session.get_one(Commentary, world.commentaries[code].id)
            row.organisation.constituency, row.positions = "STATE", positions
    told = [s.text for s in world.look().present.summary.paragraphs[1].sentences]
    assert told[2] == (
        "By their own declaration, States spoke in 2 as States of origin and in 1 as States of transit."
    )


def test_attendance_is_told_apart_from_submissions(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    with transaction():
        figures = Figures(delegates=36, countries=32, staff=31, civil_society=13, states=127, bodies=10)
        attendance.enter(world.officer, sessions.by_id(world.call.id), figures, now=clock.now)
    told = [s.text for s in world.look().present.summary.paragraphs[1].sentences][2:]
    assert told == [
        "The meeting of the thematic session was attended by 36 delegates representing 32 countries; "
        "31 staff of the United Nations and other international organizations; "
        "and 13 members of civil society.",
        "Represented were 127 Member States and 10 intergovernmental entities.",
    ]
    assert summary_check.barred(world.look()) == ()


def test_nothing_is_built_from_nothing(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    world.file("A01")
    world.collate()
    with pytest.raises(Invalid):
        world.build()
    assert summaries.of_session(world.call.id) is None


def test_who_may_build_and_when(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    world.file("A01")
    world.code("A01", FEAR)
    with pytest.raises(Forbidden):
        world.build()
    world.collate()
    with pytest.raises(Forbidden), transaction():
        verbs.build(world.chair, sessions.by_id(world.call.id), now=clock.now)
    world.build()


def test_building_again_keeps_what_was_edited(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    mine = WRITTEN.replace("brought patients in earlier", "had brought patients in earlier")
    world.save("Most", mine)
    world.code("A02", "queues begin before dawn", paragraph=3)
    world.code("A03", "fees are asked in advance", paragraph=3, theme_label="Fees")
    world.build()
    assert world.texts() == [
        "Submissions",
        "Fear and enforcement",
        mine,
        "A02 reported that queues begin before dawn.[4]",
        "Fees",
        "A03 reported that fees are asked in advance.[5]",
    ]
    rows = summaries.paragraphs(world.summary().id)
    assert [row.position for row in rows] == list(range(1, 11))
    assert summary_check.barred(world.look()) == ()


def test_building_again_writes_unedited_paragraphs_anew(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.code("A02", CARD, paragraph=3)
    world.build()
    assert world.texts()[2].endswith(
        "A01 and A02 reported that a card without address brought patients in earlier.[3]"
    )


def test_a_sentence_that_was_cut_is_not_written_again(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.save("Most", WRITTEN.partition(" A01")[0])
    world.build()
    assert world.texts() == ["Submissions", "Fear and enforcement", WRITTEN.partition(" A01")[0]]


def test_in_check_nobody_writes(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    with pytest.raises(Forbidden), world.writing() as summary:
        verbs.circulate(world.officer, summary, now=clock.now)
    with world.writing() as summary:
        verbs.circulate(world.head, summary, now=clock.now)
    with pytest.raises(IllegalMove):
        world.save("Most", "Other words.[1]")
    with pytest.raises(IllegalMove):
        world.build()
    with world.writing() as summary:
        verbs.revise(world.head, summary, now=clock.now)
    world.save("Most", WRITTEN.replace("Most submissions", "Most of the submissions"))


@pytest.mark.parametrize(
    ("others", "printed"), [(0, "Name withheld"), (2, "Name withheld, migrants’ association")]
)
def test_a_withheld_name_enters_nowhere(cast: Cast, clock: Clock, others: int, printed: str) -> None:
    world = open_world(cast, clock)
    with transaction():
        for number in range(others):
            organisation(f"Bystanders {number}", clock.now)
            organisation(f"Others {number}", clock.now, constituency="MIGR", subtype="association")
    secret = "Lighthouse Keepers Union of Sable Point"
    for number in range(1, 4):
        world.file(f"A{number:02d}")
    hidden = world.file(
        "LKU", name=secret, consent="name_withheld", constituency="MIGR", subtype="association"
    )
    code = hidden.code or ""
    assert code.startswith("NW")
    for each in ("A01", "A02", "A03", code):
        world.code(each, FEAR)
    world.collate()
    world.build()
    assert summary_check.barred(world.look()) == ()
    plain = json.dumps(verbs.content(world.look()), ensure_ascii=False)
    assert secret not in plain
    assert "LKU" not in plain
    entries = [e for group in world.look().present.summary.contributors for e in group.entries]
    assert [e.text for e in entries if e.code == code] == [printed]
    text = world.texts()[2]
    world.save(text[:20], f"{text} {secret} and LKU reported the same.[1]".replace("[1] ", " ", 1))
    assert {each.rule for each in world.look().stops} >= {"withheld-name"}
    assert not any(secret in each.text for each in world.look().findings)


def test_a_word_that_an_acronym_looks_like_is_no_leak(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    world.file("AAA")
    world.file("CARE", name="Coastal Relief", consent="name_withheld")
    for code in world.commentaries:
        world.code(code, "people put off care")
    world.collate()
    world.build()
    assert world.look().stops == ()


def test_a_text_in_confidence_is_a_number(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    for number in range(1, 4):
        world.file(f"A{number:02d}")
        world.code(f"A{number:02d}", FEAR)
    world.file("DEEP", consent="text_withheld", name="Deep Harbour Association")
    world.collate()
    world.build()
    found = world.look().present.summary
    assert (found.admitted, found.population, found.confidential) == (3, 3, 1)
    assert "In addition, 1 submission was received in confidence." in [
        s.text for s in found.paragraphs[1].sentences
    ]
    assert "Deep Harbour" not in json.dumps(verbs.content(world.look()))
    assert summary_check.barred(world.look()) == ()


def test_a_joint_submission_stands_with_the_members_that_confirmed(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    lead = world.file("LEAD", name="Lead Aid")
    world.code("LEAD", FEAR)
    with transaction():
        for name, state in (
            ("Zeta Circle", "confirmed"),
            ("Beta Circle", "confirmed"),
            ("No Answer", "dropped"),
        ):
            body = organisation(name, clock.now)
            db.session.add(
                CoSignature(commentary_id=lead.id, organisation_id=body.id, state=state, invited_at=clock.now)
            )
    world.collate()
    world.build()
    group = world.look().present.summary.contributors[0]
    assert group.heading == "Joint submissions"
    assert group.entries[0].text == (
        "Joint submission submitted by: Lead Aid, Mombasa (Kenya); Beta Circle, Mombasa (Kenya); "
        "and Zeta Circle, Mombasa (Kenya)"
    )
    assert world.look().present.summary.organisations == 3


def test_sentences_of_as_many_do_not_all_begin_alike_and_are_counted_all_the_same(
    cast: Cast, clock: Clock
) -> None:
    world = open_world(cast, clock)
    for number in range(1, 21):
        code = f"A{number}"
        world.file(code)
        for paragraph, words in enumerate((CARD, FEAR), 2):
            if number <= 6:
                world.code(code, words, paragraph=paragraph)
        if number > 6:
            world.code(code, "nobody says why", paragraph=1)
    world.collate()
    world.build()
    text = " ".join(world.texts())
    assert f"Several submissions reported that {CARD}" in text
    assert f"It was reported in several submissions that {FEAR}" in text
    assert world.look().stops == () and summary_check.barred(world.look()) == ()
    with transaction():
        db.session.merge(world.commentaries["A6"]).state = "withdrawn"
        db.session.merge(world.commentaries["A5"]).state = "withdrawn"
    told = [each for each in world.look().stops if each.rule == "quantifier"]
    assert [(each.params[-1], each.mend) for each in told] == [
        (("word", "Several submissions"), "Four submissions"),
        (("word", "several submissions"), "four submissions"),
    ]
