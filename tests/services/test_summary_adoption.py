"""Adoption and issue: what bars them, what they freeze, whom they tell."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import update

from panel.collation import read_summary, verify
from panel.db import db, transaction
from panel.domain.actor import Role
from panel.domain.errors import Forbidden, IllegalMove, Invalid
from panel.models import AuditEntry, CommentaryVersion, Job, OutboxMail, RoleGrant
from panel.queries import commentary as commentaries
from panel.queries import thematic_session as sessions
from panel.services import commentary as commentary_verbs
from panel.services import summary as verbs
from panel.services import summary_check
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.services.collating import FEAR, WRITTEN, open_world, usual_world


def test_adoption_is_barred_by_a_finding_and_names_it(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.save("Most", WRITTEN.replace("Most", "Several"))
    with pytest.raises(Invalid) as refused:
        world.adopt()
    assert [p.msgid % p.values for p in refused.value.problems] == [
        "“Several submissions”: 11 of 12 make this point, which the table calls “Most submissions”."
    ]
    assert world.summary().state == "drafting"


def test_adoption_is_barred_while_somebody_is_not_cited(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    for code in ("AAA", "BBB", "CCC"):
        world.file(code)
    for code in ("AAA", "BBB"):
        world.code(code, FEAR)
    world.collate()
    world.build()
    assert summary_check.coverage(world.summary()) == ("CCC",)
    with pytest.raises(Invalid) as refused:
        world.adopt()
    assert [p.msgid % p.values for p in refused.value.problems] == ["CCC is never cited."]


def test_adoption_is_barred_while_a_paragraph_is_neither_coded_nor_set_aside(
    cast: Cast, clock: Clock
) -> None:
    world = open_world(cast, clock)
    for number in range(1, 13):
        world.file(f"A{number:02d}", text="One.\n\nTwo.")
        world.code(f"A{number:02d}", FEAR, paragraph=1)
    world.collate()
    world.build()

    def barred() -> list[str]:
        with pytest.raises(Invalid) as refused:
            world.adopt(accounted=False)
        return [p.msgid % p.values for p in refused.value.problems]

    ten = ", ".join(f"A{number:02d}" for number in range(1, 11))
    said = "Paragraphs neither coded nor set aside: 12, in "
    assert barred() == [f"{said}{ten}; further submissions: 2."]
    for number in range(3, 13):
        world.explain(f"A{number:02d}", {2: "context"} if number % 2 else {0: "context"})
    assert barred() == ["Paragraphs neither coded nor set aside: 2, in A01, A02."]
    world.code("A01", FEAR, paragraph=2)
    assert barred() == ["Paragraphs neither coded nor set aside: 1, in A02."]
    world.explain("A02", {2: "no_substance"})
    world.build()
    world.adopt(accounted=False)
    assert world.summary().state == "adopted"


def test_who_drafted_does_not_adopt(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    with transaction():
        db.session.add(RoleGrant(account_id=cast.chair.id, role=Role.OFFICER, granted_at=clock.now))
    with transaction():
        verbs.build(acting(cast.chair), sessions.by_id(world.call.id), now=clock.now)
    with pytest.raises(Forbidden):
        world.adopt()
    with pytest.raises(Forbidden):
        world.adopt(world.officer)


def test_one_changed_character_in_a_source_bars_adoption_and_names_the_note(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    version = world.commentaries["A01"].admitted_version_id
    with transaction():
        body = db.session.get_one(CommentaryVersion, version).body
        db.session.execute(
            update(CommentaryVersion)
            .where(CommentaryVersion.id == version)
            .values(body=body.replace("Own words", "own words"))
        )
    with pytest.raises(Invalid) as refused:
        world.adopt()
    assert [p.msgid % p.values for p in refused.value.problems] == [
        "Note 7: the words cited from A01 have changed in the source."
    ]


def test_a_number_that_no_passage_has_bars_adoption(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    words = world.row("Most").text
    world.save("Most", words.replace("brought patients in earlier", "brought 12 patients in earlier"))
    stops = [each.text for each in world.look().stops]
    assert stops == ["Sentence 3: “12” stands in no passage that it cites."]
    with pytest.raises(Invalid):
        world.adopt()


def test_a_withdrawn_text_bars_adoption_until_it_is_taken_out(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    with transaction():
        speaker = world.speakers["A11"]
        mine = commentaries.own(speaker, world.commentaries["A11"].id, lock=True)
        commentary_verbs.withdraw(speaker, mine, now=clock.now)
    stops = [each.text for each in world.look().stops]
    assert stops == ["A11 may not be cited: withdrawn, not admitted or received in confidence."]


def test_issue_freezes_renders_and_tells(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    with pytest.raises(Forbidden), world.writing() as summary:
        verbs.issue(world.chair, summary, now=clock.now)
    world.issue()
    summary = world.summary()
    assert summary.state == "issued"
    assert summary.frozen is not None
    assert verbs.digest(summary.frozen) == summary.adopted_hash
    assert read_summary(summary.frozen) == world.look().present.published
    assert verify(summary.frozen, world.look().present.material.published) == []
    jobs = db.session.scalars(db.select(Job).where(Job.name == "render_summary")).all()
    assert sorted(job.payload["format"] for job in jobs) == ["akn", "csv", "docx", "html", "json", "pdf"]
    told = db.session.scalars(db.select(OutboxMail.address).where(OutboxMail.name == "summary_issued")).all()
    assert sorted(told) == sorted([*(f"a{n:02d}@example.org" for n in range(1, 12)), "ueb@example.org"])
    with pytest.raises(IllegalMove):
        world.issue()
    with pytest.raises(IllegalMove):
        world.save("Most", "Other words.[1]")


def test_the_frozen_summary_holds_no_word_and_no_salt_of_a_source(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    world.issue()
    plain = json.dumps(world.summary().frozen, ensure_ascii=False)
    assert "fear a report to the police" not in plain
    for source in world.look().present.material.sources:
        assert source.salt.hex() not in plain


def test_what_changed_since_adoption_is_not_issued(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    with transaction():
        world.commentaries["A01"].organisation.constituency = "ACAD"
    with pytest.raises(IllegalMove):
        world.issue()
    assert world.summary().state == "adopted"


def test_a_change_in_the_registry_bars_no_issue_and_is_not_issued(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    with transaction():
        body = world.commentaries["A01"].organisation
        body.name, body.city = "Another name", "Elsewhere"
    adopted = world.summary().adopted_hash
    world.issue()
    frozen = world.summary().frozen
    assert (world.summary().state, verbs.digest(frozen)) == ("issued", adopted)
    plain = json.dumps(frozen, ensure_ascii=False)
    assert "Another name" not in plain and "Elsewhere" not in plain


def test_the_chair_sends_an_adopted_text_back_and_it_is_adopted_anew(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    with pytest.raises(Forbidden), world.writing() as summary:
        verbs.reopen(world.head, summary, "Why not.", now=clock.now)
    with pytest.raises(Invalid) as refused:
        world.reopen("  ")
    assert [p.field for p in refused.value.problems] == ["reason"]
    world.reopen("  Paragraph 4 mixes two points. ")
    summary = world.summary()
    assert (summary.state, summary.adopted_hash, summary.adopted_by, summary.adopted_at) == (
        "drafting",
        "",
        None,
        None,
    )
    assert summary.reopened_reason == "Paragraph 4 mixes two points."
    entry = db.session.scalars(db.select(AuditEntry).where(AuditEntry.tag == "summary:reopened")).one()
    assert (entry.facts, entry.actor_id) == ({"old": "adopted", "new": "drafting"}, cast.chair.id)
    with pytest.raises(IllegalMove):
        world.issue()
    world.save("Most", WRITTEN.replace("brought patients in earlier", "had brought patients in earlier"))
    world.adopt()
    assert world.summary().reopened_reason == ""
    world.issue()
    with pytest.raises(IllegalMove):
        world.reopen()
    assert world.summary().state == "issued"


def test_what_changed_since_adoption_is_issued_once_it_is_adopted_anew(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    with transaction():
        world.commentaries["A01"].organisation.name = "Another name"
    world.reopen()
    world.adopt()
    world.issue()
    assert world.summary().state == "issued"


def test_after_adoption_nothing_is_withdrawn_until_it_is_sent_back(cast: Cast, clock: Clock) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.adopt()
    speaker = world.speakers["A11"]

    def withdraw() -> None:
        with transaction():
            mine = commentaries.own(speaker, world.commentaries["A11"].id, lock=True)
            commentary_verbs.withdraw(speaker, mine, now=clock.now)

    with pytest.raises(IllegalMove) as refused:
        withdraw()
    assert refused.value.msgid == "The summary is adopted. What it rests on can no longer be changed."
    world.reopen()
    withdraw()
    assert [each.text for each in world.look().stops] == [
        "A11 may not be cited: withdrawn, not admitted or received in confidence."
    ]
