"""Joint submissions: each member confirms what it saw; the deadline settles who is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain import numbering
from panel.domain.errors import Forbidden, IllegalMove, Missing, Stale
from panel.models import Account, AuditEntry, Commentary, Organisation, OutboxMail, ThematicSession
from panel.queries import commentary as commentaries
from panel.queries import joint as joints
from panel.services import commentary as verbs
from panel.services import joint
from panel.services.commentary import DraftText
from tests.cast import Cast, acting, mandate, organisation, person
from tests.conftest import Clock
from tests.factories.sessions import filed, open_call


@dataclass
class Team:
    """A call, a lead (Harbour), and three members with their focal points."""

    call: ThematicSession
    lead: Account
    bodies: list[Organisation]
    people: list[Account]
    clock: Clock
    cast: Cast

    def draft(self, body: str = "We agree.\n\nAll of us.", **how: Any) -> Commentary:
        """A joint draft with a text."""
        actor = acting(self.lead)
        begun = verbs.begin(actor, self.call, self.cast.harbour, now=self.clock.now, kind="joint")
        row = self.led(begun.id)
        typed = DraftText(title="Together", body=body, language="en", **how)
        verbs.save_draft(actor, row, typed, revision=0, now=self.clock.now)
        return self.led(begun.id)

    def led(self, commentary_id: str) -> Commentary:
        return commentaries.own(acting(self.lead), commentary_id, lock=True)

    def invite(self, row: Commentary, *numbers: int) -> None:
        ids = [self.bodies[n].id for n in numbers]
        joint.invite(acting(self.lead), row, ids, now=self.clock.now)

    def confirm(self, row: Commentary, number: int) -> None:
        actor = acting(self.people[number])
        signature = joint.own_signature(actor, row.id, lock=True)
        assert signature.commentary.draft is not None
        joint.confirm(actor, signature, signature.commentary.draft.revision, now=self.clock.now)

    def edit(self, row: Commentary, body: str) -> None:
        row = self.led(row.id)
        assert row.draft is not None
        typed = DraftText(title="Together", body=body, language="en")
        verbs.save_draft(acting(self.lead), row, typed, revision=row.draft.revision, now=self.clock.now)

    def submit(self, row: Commentary, key: str = "k", consent: str = "public") -> Any:
        row = self.led(row.id)
        return verbs.submit(acting(self.lead), row, consent=consent, key=key, now=self.clock.now)

    def states(self, row: Commentary) -> list[str]:
        found = {s.organisation_id: s.state for s in joints.members(row.id)}
        return [found.get(body.id, "") for body in self.bodies]

    @property
    def after(self) -> Any:
        return self.call.closes_at + timedelta(minutes=1)


@pytest.fixture
def team(app: Flask, cast: Cast, clock: Clock) -> Iterator[Team]:
    with transaction():
        bodies, people = [], []
        for at, name in enumerate(["Étoile du Sud", "Mesa Migrante", "Union of Dockers"]):
            bodies.append(organisation(name, clock.now, acronym=f"M{at}"))
            bodies[-1].english_name = "Star of the South" if at == 0 else ""
            people.append(person(f"m{at}@m.example", f"Member {at}", clock.now))
            mandate(people[-1], bodies[-1], clock.now)
        made = Team(open_call(cast, clock), cast.hana, bodies, people, clock, cast)
    yield made


def mails(name: str) -> list[str]:
    found = db.session.scalars(select(OutboxMail).where(OutboxMail.name == name))
    return sorted(m.address for m in found)


def test_focal_points_are_invited_once_and_read_the_draft(team: Team) -> None:
    with transaction():
        row = team.draft()
        stranger = acting(team.people[0])
        with pytest.raises(Missing):
            commentaries.by_id(stranger, row.id)
        contributor = person("co@m.example", "Co", team.clock.now)
        mandate(contributor, team.bodies[0], team.clock.now, "contributor")
        team.invite(row, 0, 1)
        team.invite(team.led(row.id), 1, 2)
        assert team.states(row) == ["invited", "invited", "invited"]
        assert mails("joint_invitation") == ["m0@m.example", "m1@m.example", "m2@m.example"]
        assert commentaries.by_id(stranger, row.id).id == row.id
    facts = db.session.scalars(select(AuditEntry.facts).where(AuditEntry.tag == "joint:invited")).all()
    assert facts == [{"organisations": 2}, {"organisations": 1}]


def test_neither_the_lead_nor_an_unaccredited_organization_is_invited(team: Team) -> None:
    with transaction():
        row = team.draft()
        pending = organisation("Not Yet", team.clock.now, state="pending")
        made = joint.invite(
            acting(team.lead), row, [team.cast.harbour.id, pending.id, "nothing"], now=team.clock.now
        )
        assert made == []
        with pytest.raises(Forbidden):
            joint.invite(acting(team.cast.hugo), row, [team.bodies[0].id], now=team.clock.now)


def test_a_member_confirms_the_text_it_saw(team: Team) -> None:
    with transaction():
        row = team.draft()
        team.invite(row, 0, 1)
        team.confirm(row, 0)
        actor = acting(team.people[1])
        seen = joint.own_signature(actor, row.id, lock=True)
        team.edit(row, "Another text.")
    with transaction():
        assert team.states(row) == ["asked_again", "invited", ""]
        assert mails("joint_text_changed") == ["m0@m.example"]
        late = joint.own_signature(actor, row.id, lock=True)
        with pytest.raises(Stale):
            joint.confirm(actor, late, 1, now=team.clock.now)
        joint.confirm(actor, late, 2, now=team.clock.now)
        assert (team.states(row), late.revision) == (["asked_again", "confirmed", ""], 2)
        assert seen.id == late.id


def test_who_declines_reads_no_more_and_confirms_only_when_invited_anew(team: Team) -> None:
    with transaction():
        row = team.draft()
        team.invite(row, 0)
        actor = acting(team.people[0])
        assert commentaries.by_id(actor, row.id).id == row.id
        signature = joint.own_signature(actor, row.id, lock=True)
        joint.decline(actor, signature, now=team.clock.now)
        db.session.flush()
        assert team.states(row)[0] == "declined"
        with pytest.raises(Missing):
            commentaries.by_id(actor, row.id)
        with pytest.raises(IllegalMove):
            joint.confirm(actor, signature, 1, now=team.clock.now)
        joint.take_back(acting(team.lead), team.led(row.id), signature.id, now=team.clock.now)
        team.invite(row, 0)
        team.confirm(row, 0)
        assert team.states(row)[0] == "confirmed"
        signature = joint.own_signature(actor, row.id, lock=True)
        with pytest.raises(IllegalMove):
            joint.decline(actor, signature, now=team.after)
        with pytest.raises(Forbidden):
            joint.confirm(acting(team.people[1]), signature, 1, now=team.clock.now)


def test_an_invitation_can_be_taken_back_before_it_is_confirmed(team: Team) -> None:
    with transaction():
        row = team.draft()
        team.invite(row, 0, 1)
        team.confirm(row, 1)
        asked, signed = sorted(joints.members(row.id), key=lambda s: s.state != "invited")
        joint.take_back(acting(team.lead), team.led(row.id), asked.id, now=team.clock.now)
        assert team.states(row) == ["", "confirmed", ""]
        with pytest.raises(IllegalMove):
            joint.take_back(acting(team.lead), team.led(row.id), signed.id, now=team.clock.now)
        with pytest.raises(Missing):
            commentaries.by_id(acting(team.people[0]), row.id)


def test_the_lead_submits_before_all_have_answered(team: Team) -> None:
    with transaction():
        row = team.draft()
        team.invite(row, 0, 1, 2)
        team.confirm(row, 0)
        made = team.submit(row)
        assert (team.led(row.id).code, team.led(row.id).number) == ("JS1", 1)
        team.edit(row, "The lead goes on writing.")
        assert team.states(row) == ["confirmed", "invited", "invited"]
        signature = joint.own_signature(acting(team.people[1]), row.id, lock=True)
        with pytest.raises(Stale):
            joint.confirm(acting(team.people[1]), signature, 2, now=team.clock.now)
        joint.confirm(acting(team.people[1]), signature, 2, version_id=made.id, now=team.clock.now)
        assert team.states(row) == ["confirmed", "confirmed", "invited"]
        team.submit(row, "k2")
        assert team.states(row) == ["asked_again", "asked_again", "invited"]


def test_story_s4_unconfirmed_names_are_dropped_and_the_number_stays_vacant(team: Team) -> None:
    with transaction():
        row = team.draft()
        team.invite(row, 0, 1, 2)
        team.submit(row)
        team.confirm(row, 0)
        team.confirm(row, 1)
        joint.close(team.call, team.call.closes_at)
        assert team.states(row) == ["confirmed", "confirmed", "invited"]
        joint.close(team.call, team.after)
        joint.close(team.call, team.after)
        assert team.states(row) == ["confirmed", "confirmed", "dropped"]
        row = team.led(row.id)
        assert (row.kind, row.code, row.number) == ("joint", "JS1", 1)
        verbs.withdraw(acting(team.lead), row, now=team.after)
        assert row.number == 1


def test_joint_numbers_follow_the_order_of_receipt_and_are_never_reused(team: Team) -> None:
    with transaction():
        first, second = team.draft("One."), team.draft("Two.")
        team.submit(second, "k2")
        team.submit(first, "k1")
        assert (team.led(second.id).code, team.led(first.id).code) == ("JS1", "JS2")
        verbs.withdraw(acting(team.lead), team.led(second.id), now=team.clock.now)
        third = team.draft("Three.")
        team.submit(third, "k3")
        assert team.led(third.id).code == "JS3"


def test_where_all_are_dropped_it_becomes_the_leads_own(team: Team) -> None:
    with transaction():
        own = filed(team.call, team.cast.harbour, team.lead, team.clock)
        row = team.draft()
        team.invite(row, 0, 1)
        team.submit(row)
        declines = joint.own_signature(acting(team.people[1]), row.id, lock=True)
        joint.decline(acting(team.people[1]), declines, now=team.clock.now)
        joint.close(team.call, team.after)
        row = team.led(row.id)
        assert (row.kind, row.number, row.code) == ("individual", 2, "HWA-2")
        assert team.states(row) == ["dropped", "declined", ""]
        assert (own.number, team.call.next_joint) == (1, 2)
    tags = db.session.scalars(select(AuditEntry.tag).where(AuditEntry.tag == "joint:became_individual")).all()
    assert tags == ["joint:became_individual"]


def test_a_withheld_joint_submission_that_lost_all_stays_withheld(team: Team) -> None:
    with transaction():
        row = team.draft()
        team.invite(row, 0)
        team.submit(row, consent="name_withheld")
        joint.close(team.call, team.after)
        row = team.led(row.id)
        assert (row.kind, row.consent) == ("individual", "name_withheld")
        assert row.number in numbering.WITHHELD_NUMBERS[0]
        assert row.code is not None and row.code.startswith("NW")


def test_a_joint_draft_is_filed_at_the_deadline_and_then_settled(team: Team) -> None:
    with transaction():
        alone, together = team.draft("One.", at_deadline=True), team.draft("Two.", at_deadline=True)
        team.invite(together, 2)
        team.confirm(together, 2)
        verbs.file_at_deadline(team.call, team.after)
        joint.close(team.call, team.after)
        kinds = {r.id: (r.kind, r.state) for r in (team.led(alone.id), team.led(together.id))}
        assert kinds == {alone.id: ("individual", "submitted"), together.id: ("joint", "submitted")}


def test_a_joint_draft_filed_late_without_members_is_the_leads_own(team: Team) -> None:
    with transaction():
        row = team.draft()
        team.invite(row, 0)
        joint.close(team.call, team.after)
        row = team.led(row.id)
        verbs.file_late(acting(team.lead), row, consent="public", key="k", now=team.after)
        assert (row.kind, row.state, row.code) == ("individual", "late", "HWA")


def test_story_s5_alone_and_joint_are_two_submissions(team: Team) -> None:
    with transaction():
        mine = filed(team.call, team.bodies[0], team.people[0], team.clock)
        row = team.draft()
        team.invite(row, 0)
        team.confirm(row, 0)
        team.submit(row)
        assert (mine.symbol_suffix, team.led(row.id).symbol_suffix) == ("SUB/001", "JS/1")


def test_the_joint_limit_binds(team: Team) -> None:
    with transaction():
        team.call.joint_word_limit = 1500
        row = team.draft("word " * 1500)
        assert verbs.problems(row) == []
        assert team.submit(row).words == 1500


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("eto", ["Étoile du Sud"]),
        ("ÉTOILE", ["Étoile du Sud"]),
        ("sud etoile", ["Étoile du Sud"]),
        ("Étoile du", ["Étoile du Sud"]),
        ("Star of the South", ["Étoile du Sud"]),
        ("mi", []),
        ("mes", ["Mesa Migrante"]),
        ("HWA", ["Harbour Workers’ Aid"]),
        ("%%%", []),
        ("nothing here", []),
    ],
)
def test_organizations_are_found_by_name(team: Team, typed: str, found: list[str]) -> None:
    assert [o.name for o in joints.to_invite(typed)] == found


def test_a_search_gives_ten_accredited_names_and_not_those_asked_already(team: Team) -> None:
    with transaction():
        made = [organisation(f"Workers’ Circle {n:02d}", team.clock.now) for n in range(12)]
        organisation("Workers’ Circle pending", team.clock.now, state="pending")
        found = joints.to_invite("circle", [made[0].id])
        assert [o.name for o in found] == [f"Workers’ Circle {n:02d}" for n in range(1, 11)]
