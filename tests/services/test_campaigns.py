"""Which texts count once: as the texts say, and as an officer decides with a reason that is kept."""

from __future__ import annotations

import pytest
from flask import Flask

from panel.db import db, transaction
from panel.domain.errors import Forbidden, IllegalMove, Invalid
from panel.models import AuditEntry, OutboxMail
from panel.queries import campaign
from panel.queries import commentary as commentaries
from panel.queries import thematic_session as sessions
from panel.services import _collation_input, admission, campaign_groups, campaigns
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.collating import FEAR, World, open_world
from tests.services.test_identical_texts import SHARED

OWN = " We ask that the harbour clinic be open on Sundays."


@pytest.fixture
def world(app: Flask, cast: Cast, clock: Clock) -> World:
    """Three texts that say the same, one with a sentence of its own, and two others; the call is open."""
    made = open_world(cast, clock)
    for code in ("A01", "A02"):
        made.file(code, text=SHARED)
    made.file("A03", text=SHARED.replace("and work.", "and fish."))
    made.file("A04", text=SHARED + OWN * 3)
    for code in ("B01", "B02"):
        made.file(code)
    return made


def codes(found: tuple[campaign_groups.Group, ...]) -> list[list[str]]:
    return [[each.label.code for each in group.members] for group in found]


def groups(world: World) -> campaign_groups.Groups:
    db.session.rollback()
    return campaign_groups.groups(sessions.by_id(world.call.id))


def decide(world: World, code: str, how: str, other: str = "", reason: str = "They said so.") -> None:
    with transaction():
        text = commentaries.by_id(world.officer, world.commentaries[code].id, lock=True)
        if how == "with":
            with_whom = commentaries.by_id(world.officer, world.commentaries[other].id)
            campaigns.put_with(world.officer, text, with_whom, reason, now=world.clock.now)
        elif how == "apart":
            campaigns.take_apart(world.officer, text, reason, now=world.clock.now)
        else:
            campaigns.as_found(world.officer, text, reason, now=world.clock.now)


def test_a_group_has_a_representative_and_says_what_each_member_adds(world: World) -> None:
    found = groups(world)
    assert codes(found.once) == [["A01", "A02", "A03"]]
    first, same, other = found.once[0].members
    assert (found.once[0].organisations, first.pieces, same.pieces) == (3, (), ())
    assert [piece for piece in other.pieces if piece[0] in ("ins", "del")] == [
        ("del", "work"),
        ("ins", "fish"),
    ]
    assert codes(found.alike) == [["A01", "A04"]]
    (piece,) = [words for kind, words in found.alike[0].members[1].pieces if kind == "ins"]
    assert piece.strip(" .") == (OWN * 3).strip(" .")


def test_a_text_is_taken_out_and_put_back_and_the_reasons_stay(world: World) -> None:
    decide(world, "A03", "apart", reason="It was written first and copied by the others.")
    assert codes(groups(world).once) == [["A01", "A02"]]
    decide(world, "A04", "with", "A02")
    assert codes(groups(world).once) == [["A01", "A02", "A04"]]
    assert groups(world).alike == ()
    decide(world, "A03", "found")
    assert codes(groups(world).once) == [["A01", "A02", "A03", "A04"]]
    told = [(code, act.kind, other, act.reason) for act, code, other, _ in campaign.acts(world.call.id)]
    assert sorted(told) == [
        ("A03", "apart", "", "It was written first and copied by the others."),
        ("A03", "found", "", "They said so."),
        ("A04", "with", "A02", "They said so."),
    ]
    tags = db.session.scalars(db.select(AuditEntry.facts).where(AuditEntry.tag == "campaign:decided")).all()
    assert sorted(each["kind"] for each in tags) == ["apart", "found", "with"]


def test_the_words_of_number_follow_a_decision(world: World) -> None:
    def population() -> int:
        db.session.rollback()
        return _collation_input.gather(sessions.by_id(world.call.id)).book.population

    assert population() == 4
    decide(world, "A03", "apart")
    assert population() == 5
    decide(world, "B01", "with", "B02")
    assert population() == 4


def test_what_was_decided_of_the_words_before_falls_when_others_are_admitted(world: World) -> None:
    decide(world, "A03", "apart")
    with transaction():
        text = commentaries.by_id(world.officer, world.commentaries["A03"].id, lock=True)
        text.state = "submitted"
        admission.admit(world.officer, text, text.version_id or "", now=world.clock.now)
    assert codes(groups(world).once) == [["A01", "A02", "A03"]]


def test_a_decision_needs_a_reason_a_text_and_an_officer(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        decide(world, "A03", "apart", reason="  ")
    assert [each.field for each in refused.value.problems] == ["reason"]
    with pytest.raises(Invalid) as refused:
        decide(world, "A03", "apart", reason="x" * 401)
    assert "limit" in refused.value.problems[0].msgid
    with pytest.raises(Invalid) as refused:
        decide(world, "A03", "with", "A03")
    assert [each.field for each in refused.value.problems] == ["other"]
    text = world.commentaries["A03"]
    with pytest.raises(Forbidden), transaction():
        found = commentaries.by_id(world.officer, text.id, lock=True)
        campaigns.take_apart(world.chair, found, "Why not", now=world.clock.now)
    assert campaign.acts(world.call.id) == []


def test_nothing_is_decided_once_the_summary_is_adopted(world: World) -> None:
    for code in ("A01", "A03", "A04", "B01", "B02"):
        world.code(code, FEAR)
    world.collate()
    world.build()
    world.adopt()
    with pytest.raises(IllegalMove):
        decide(world, "A03", "apart")


def test_the_lead_is_offered_a_joint_submission_while_the_call_is_open(world: World) -> None:
    def offer() -> None:
        with transaction():
            lead = commentaries.by_id(world.officer, world.commentaries["A01"].id, lock=True)
            campaigns.offer_joint(world.officer, lead, now=world.clock.now)

    world.clock.forward(hours=2)
    assert not campaign.offered(world.commentaries["A01"].id)
    offer()
    assert campaign.offered(world.commentaries["A01"].id)
    (mail,) = db.session.scalars(db.select(OutboxMail).where(OutboxMail.name == "joint_offered")).all()
    assert (mail.address, mail.context["organisations"]) == ("a01@example.org", 3)
    world.clock.forward(days=60)
    with pytest.raises(IllegalMove):
        offer()


def join(
    world: World, codes_: list[str], other: str, reason: str = "One letter, typed anew."
) -> tuple[int, int]:
    ids = [world.commentaries[code].id for code in codes_]
    with transaction():
        with_whom = commentaries.by_id(world.officer, world.commentaries[other].id) if other else None
        call = sessions.by_id(world.call.id)
        return campaigns.put_many_with(world.officer, call, ids, with_whom, reason, now=world.clock.now)


def test_several_are_joined_for_one_reason_with_an_entry_for_each(world: World) -> None:
    assert join(world, ["A04", "B01", "B02"], "A02") == (3, 0)
    assert codes(groups(world).once) == [["A01", "A02", "A03", "A04", "B01", "B02"]]
    told = [(code, act.kind, other, act.reason) for act, code, other, _ in campaign.acts(world.call.id)]
    assert sorted(told) == [
        (code, "with", "A02", "One letter, typed anew.") for code in ("A04", "B01", "B02")
    ]
    entries = db.session.scalars(
        db.select(AuditEntry.facts).where(AuditEntry.tag == "campaign:decided")
    ).all()
    assert [each["kind"] for each in entries] == ["with"] * 3


def test_what_may_not_be_cited_any_more_is_left(world: World) -> None:
    with transaction():
        db.session.merge(world.commentaries["B01"]).state = "withdrawn"
    assert join(world, ["B01", "B02"], "A01") == (1, 1)
    assert codes(groups(world).once) == [["A01", "A02", "A03", "B02"]]


def test_what_was_erased_meanwhile_is_left(world: World) -> None:
    with transaction():
        db.session.merge(world.commentaries["B01"]).state = "erased"
    assert join(world, ["B01", "B02"], "A01") == (1, 1)


def test_joined_twice_by_two_presses_is_decided_once(world: World) -> None:
    assert join(world, ["B01", "B02"], "A01") == (2, 0)
    assert join(world, ["B01", "B02"], "A01") == (2, 0)
    assert len(campaign.acts(world.call.id)) == 2


def test_nothing_is_joined_without_texts_another_one_and_a_reason(world: World) -> None:
    for those, other, reason in (
        ([], "A01", "r"),
        (["B01"], "", "r"),
        (["B01", "A01"], "A01", "r"),
        (["B01"], "A01", " "),
    ):
        with pytest.raises(Invalid):
            join(world, those, other, reason)
    assert campaign.acts(world.call.id) == []


def test_the_texts_beside_one_are_listed_by_what_they_share(world: World) -> None:
    db.session.rollback()
    call = sessions.by_id(world.call.id)
    near = campaign_groups.near(call, world.commentaries["A04"].id)
    assert near.first is not None and near.first.code == "A04"
    told = [(each.label.code, each.group) for each in near.others]
    assert told == [("A01", "A01"), ("A02", "A01"), ("A03", "A01"), ("B01", ""), ("B02", "")]
    shares = [each.share for each in near.others]
    assert shares[0] == shares[1] > shares[2] > 0.5 > shares[3]
    in_group = campaign_groups.near(call, world.commentaries["A01"].id)
    assert [each.label.code for each in in_group.others] == ["A04", "B01", "B02"]
    nowhere = campaign_groups.near(call, "nowhere")
    assert (nowhere.first, nowhere.others) == (None, ())
    assert [label.code for _, label in nowhere.labels] == ["A01", "A02", "A03", "A04", "B01", "B02"]
