"""A sample coded twice, blind: drawn so that it can be drawn again, compared, settled, entered."""

from __future__ import annotations

import json
from typing import Any

import pytest

from panel.db import db, transaction
from panel.domain.actor import Role
from panel.domain.agreement import alpha, sample
from panel.domain.errors import Forbidden, IllegalMove, Invalid, Missing, Stale
from panel.models import Account, AuditEntry, BlindSample, Commentary
from panel.queries import blind, codebook
from panel.queries import commentary as commentaries
from panel.queries import thematic_session as sessions
from panel.services import blind_sample, blind_settling, coding, coding_files
from panel.services import codebook as book
from panel.services.coding import Choice
from tests.cast import Cast, acting, person
from tests.conftest import Clock
from tests.services.collating import World, open_world

FEAR, COSTS = "people stay away for fear", "the bill keeps people away"


class Desk:
    """A session with six texts, one of them coded, and a third officer."""

    def __init__(self, cast: Cast, clock: Clock) -> None:
        self.world: World = open_world(cast, clock)
        self.cast, self.clock = cast, clock
        for n in range(1, 7):
            self.world.file(f"A0{n}")
        self.world.code("A06", FEAR)
        self.world.code("A06", COSTS, paragraph=3, theme_label="Costs")
        with transaction():
            self.third = person("third@panel.example", "Thea Third", clock.now, Role.OFFICER)

    def draw(self, size: int = 3) -> str:
        with transaction():
            call = sessions.by_id(self.world.call.id)
            first, second = self.cast.officer.id, self.cast.officer2.id
            return blind_sample.draw(acting(self.cast.head), call, size, first, second, now=self.clock.now).id

    def code(
        self, who: Account, sample_id: str, place: int, wording: str, paragraph: int = 2, **more: Any
    ) -> str:
        with transaction():
            found = blind.by_id(sample_id, lock=True)
            held = blind.texts(sample_id)[place - 1]
            ids = {each.wording: each.id for each in codebook.points(self.world.call.id)}
            themes = {each.label: each.id for each in codebook.themes(self.world.call.id)}
            chosen: dict[str, Any] = {"paragraph": paragraph, "kind": "observation", "verb": "noted"}
            if wording in ids:
                chosen["point_id"] = ids[wording]
            else:
                chosen |= {"wording": wording, "theme_id": themes["Costs"]}
            made = blind_sample.code(acting(who), found, *held, Choice(**chosen | more), now=self.clock.now)
            return made.id

    def hand_in(self, who: Account, sample_id: str) -> bool:
        with transaction():
            return blind_sample.hand_in(acting(who), blind.by_id(sample_id, lock=True), now=self.clock.now)

    def decide(
        self, who: Account, sample_id: str, number: int, outcome: str, reason: str = "So it reads."
    ) -> str:
        self.clock.forward(seconds=1)
        with transaction():
            found = blind.by_id(sample_id, lock=True)
            mark = next(d.mark for d in blind_settling.differences(found) if d.number == number)
            return blind_settling.decide(acting(who), found, mark, outcome, reason, now=self.clock.now).id

    def agree(self, who: Account, sample_id: str, number: int) -> None:
        with transaction():
            found = blind.by_id(sample_id, lock=True)
            row = next(d for d in blind_settling.differences(found) if d.number == number)
            decision_id = row.decision.id if row.decision else "none"
            blind_settling.agree(acting(who), found, row.mark, decision_id, now=self.clock.now)

    def finish(self, who: Account, sample_id: str) -> int:
        with transaction():
            return blind_settling.finish(acting(who), blind.by_id(sample_id, lock=True), now=self.clock.now)

    def sample(self, sample_id: str) -> BlindSample:
        db.session.rollback()
        return blind.by_id(sample_id)

    def of_record(self) -> list[tuple[str, str, str, str]]:
        """(code, paragraph, words, point) of the codings that count, without the one made before."""
        call = sessions.by_id(self.world.call.id)
        rows = json.loads(coding_files.written(call, "json", base_url="", now=self.clock.now))
        return [(r["code"], r["paragraph"], r["words"], r["point"]) for r in rows if r["code"] != "A06"]

    def codes(self, sample_id: str) -> list[str]:
        return [row.code or "" for _, row, _ in blind.texts(sample_id)]


@pytest.fixture
def desk(cast: Cast, clock: Clock) -> Desk:
    return Desk(cast, clock)


def test_a_sample_is_drawn_of_what_nobody_has_coded_and_can_be_drawn_again(desk: Desk) -> None:
    made = desk.sample(desk.draw())
    assert made.drawn_from == ["A01", "A02", "A03", "A04", "A05"]
    assert desk.codes(made.id) == sample(made.drawn_from, 3, seed=made.seed)
    assert (made.state, made.number, len(made.seed)) == ("open", 1, 16)
    (entry,) = db.session.query(AuditEntry).filter_by(tag="blind:drawn")
    assert entry.facts == {"texts": 3, "seed": made.seed}
    other = desk.draw(2)
    assert not set(desk.codes(other)) & set(desk.codes(made.id))
    assert desk.sample(other).number == 2


def test_what_cannot_be_drawn_is_told_at_once(desk: Desk) -> None:
    call, head = sessions.by_id(desk.world.call.id), acting(desk.cast.head)
    officer = desk.cast.officer.id
    for size, first, second, fields in (
        (0, officer, officer, ["size", "second_id"]),
        (6, officer, desk.cast.officer2.id, ["size"]),
        (None, "", desk.cast.chair.id, ["size", "first_id", "second_id"]),
    ):
        with pytest.raises(Invalid) as told:
            blind_sample.draw(head, call, size, first, second, now=desk.clock.now)
        assert [each.field for each in told.value.problems] == fields
    with pytest.raises(Forbidden):
        blind_sample.draw(
            acting(desk.cast.chair), call, 1, officer, desk.cast.officer2.id, now=desk.clock.now
        )


def test_without_themes_nothing_is_drawn(cast: Cast, clock: Clock) -> None:
    world = open_world(cast, clock)
    world.file("A01")
    with pytest.raises(IllegalMove, match="Make the themes"):
        blind_sample.draw(world.head, world.call, 1, cast.officer.id, cast.officer2.id, now=clock.now)


def test_drawn_texts_are_coded_nowhere_else_until_the_sample_is_settled(desk: Desk) -> None:
    made = desk.draw()
    row_id = blind.texts(made)[0][1].id
    row = commentaries.by_id(acting(desk.third), row_id)
    with pytest.raises(IllegalMove, match="drawn for blind double coding"):
        coding.code(
            acting(desk.third), row, Choice(paragraph=1, wording="x", theme_label="y"), now=desk.clock.now
        )
    with transaction():
        blind_sample.give_up(acting(desk.cast.head), blind.by_id(made, lock=True), now=desk.clock.now)
    desk.world.code(desk.codes(made)[0], FEAR)


def test_only_the_two_code_it_and_only_until_they_hand_in(desk: Desk) -> None:
    made = desk.draw()
    with pytest.raises(Forbidden):
        desk.code(desk.third, made, 1, FEAR)
    coding_id = desk.code(desk.cast.officer, made, 1, FEAR)
    assert desk.code(desk.cast.officer, made, 1, FEAR) == coding_id
    with pytest.raises(Missing), transaction():
        found = blind.by_id(made, lock=True)
        blind_sample.undo(acting(desk.cast.officer2), found, blind.one_coding(coding_id), now=desk.clock.now)
    assert desk.hand_in(desk.cast.officer, made) is False
    with pytest.raises(IllegalMove):
        desk.code(desk.cast.officer, made, 1, COSTS)
    with pytest.raises(Stale):
        desk.hand_in(desk.cast.officer, made)
    with pytest.raises(Invalid) as told:
        desk.code(desk.cast.officer2, made, 1, FEAR, paragraph=9, verb="shouted")
    assert [each.field for each in told.value.problems] == ["paragraph", "verb"]


def test_nothing_of_it_is_in_counts_files_or_the_codebook_before_it_is_settled(desk: Desk) -> None:
    before = (
        desk.of_record(),
        codebook.weights(desk.world.call.id),
        len(codebook.points(desk.world.call.id)),
    )
    made = desk.draw()
    desk.code(desk.cast.officer, made, 1, FEAR)
    desk.code(desk.cast.officer, made, 1, "a kingfisher was seen", paragraph=3)
    after = (desk.of_record(), codebook.weights(desk.world.call.id), len(codebook.points(desk.world.call.id)))
    assert after == before
    assert [each.made_by for each in blind.own(made, desk.cast.officer2.id)] == []
    with pytest.raises(Missing):
        blind_settling.differences(desk.sample(made))
    tags = [each.tag for each in db.session.query(AuditEntry) if each.tag.startswith("blind")]
    assert tags == ["blind:drawn"]


def both(desk: Desk) -> str:
    """Both hand in: agreed on FEAR in two texts, differing on COSTS and on one point's verb."""
    made, first, second = desk.draw(), desk.cast.officer, desk.cast.officer2
    body = blind.texts(made)[0][2].body
    at = body.index("People stay away")
    desk.code(first, made, 1, FEAR, paragraph=None, start=at, end=at + 30)
    desk.code(second, made, 1, FEAR, paragraph=None, start=at + 7, end=at + 40)
    desk.code(first, made, 2, FEAR)
    desk.code(second, made, 2, FEAR, verb="reported")
    desk.code(first, made, 3, COSTS, paragraph=1)
    desk.code(second, made, 3, "cards are dear", paragraph=1)
    desk.code(second, made, 3, FEAR, paragraph=3)
    assert desk.hand_in(first, made) is False
    assert desk.hand_in(second, made) is True
    return made


def test_agreement_is_told_for_each_theme_over_all_paragraphs(desk: Desk) -> None:
    made = desk.sample(both(desk))
    assert made.state == "compared" and made.result is not None
    told = {each["label"]: each for each in made.result["themes"]}
    assert (made.result["paragraphs"], made.result["differences"]) == (9, 3)
    fear = told["Fear and enforcement"]
    assert (fear["first"], fear["second"], fear["both"]) == (2, 3, 2)
    assert fear["alpha"] == alpha([(1, 1)] * 2 + [(0, 1)] + [(0, 0)] * 6)
    assert fear["low"] <= fear["alpha"] <= fear["high"]
    assert (told["Costs"]["alpha"], told["Costs"]["both"]) == (1.0, 1)


def test_a_third_settles_and_the_record_takes_what_was_decided(desk: Desk) -> None:
    made = both(desk)
    with pytest.raises(IllegalMove, match="Settle every difference"):
        desk.finish(desk.third, made)
    with pytest.raises(Invalid) as told:
        desk.decide(desk.third, made, 1, "perhaps", "")
    assert [each.field for each in told.value.problems] == ["reason", "outcome"]
    rows = blind_settling.differences(desk.sample(made))
    assert [(r.cell.theme_label, len(r.cell.first), len(r.cell.second)) for r in rows] == [
        ("Fear and enforcement", 1, 1),
        ("Costs", 1, 1),
        ("Fear and enforcement", 0, 1),
    ]
    desk.decide(desk.third, made, 1, "second")
    desk.decide(desk.third, made, 2, "both")
    desk.decide(desk.third, made, 3, "neither")
    assert desk.finish(desk.third, made) == 4
    codes = desk.codes(made)
    body = blind.texts(made)[0][2].body
    at = body.index("People stay away")
    assert sorted(desk.of_record()) == sorted(
        [
            (codes[0], "P2", body[at + 7 : at + 30].strip(), FEAR),
            (codes[1], "P2", "People stay away because they fear a report to the police.", FEAR),
            (codes[2], "P1", "We run a desk at the harbour.", COSTS),
            (codes[2], "P1", "We run a desk at the harbour.", "cards are dear"),
        ]
    )
    assert desk.sample(made).state == "settled"
    verbs = [c.verb for c in codebook.standing(desk.world.call.id) if c.made_by == desk.cast.officer2.id]
    assert sorted(verbs) == ["noted", "reported"]
    with pytest.raises(IllegalMove):
        desk.finish(desk.third, made)
    desk.world.code(codes[0], COSTS, paragraph=3)


def test_the_two_settle_together_and_every_step_stays(desk: Desk) -> None:
    made, first, second = both(desk), desk.cast.officer, desk.cast.officer2
    for n in (1, 2, 3):
        desk.decide(first, made, n, "first")
    with pytest.raises(IllegalMove, match="The other of the two"):
        desk.agree(first, made, 1)
    with pytest.raises(IllegalMove, match="The other of the two"):
        desk.agree(desk.third, made, 1)
    with pytest.raises(IllegalMove, match="Settle every difference"):
        desk.finish(first, made)
    desk.agree(second, made, 1)
    desk.agree(second, made, 2)
    desk.decide(second, made, 3, "second", "The third paragraph says so.")
    desk.agree(first, made, 3)
    desk.decide(desk.third, made, 1, "neither", "Neither holds.")
    with pytest.raises(Stale, match="third officer"):
        desk.decide(first, made, 1, "first")
    assert desk.finish(second, made) == 3
    told = [(d.outcome, d.made_by, d.agreed_by, d.replaced_at is None) for d in blind.decisions(made)]
    assert sorted(told, key=str) == sorted(
        [
            ("first", first.id, second.id, False),
            ("first", first.id, second.id, True),
            ("first", first.id, None, False),
            ("second", second.id, first.id, True),
            ("neither", desk.third.id, desk.third.id, True),
        ],
        key=str,
    )


def test_what_is_withdrawn_meanwhile_is_neither_shown_nor_entered(desk: Desk) -> None:
    made = both(desk)
    gone = blind.texts(made)[2][1].id
    with transaction():
        db.session.get_one(Commentary, gone).consent = "text_withheld"
    assert [r.number for r in blind_settling.differences(desk.sample(made))] == [1]
    desk.decide(desk.third, made, 1, "first")
    assert desk.finish(desk.third, made) == 2
    assert {each[0] for each in desk.of_record()} == set(desk.codes(made)[:2])


def test_the_codebook_may_change_before_the_record_is_entered(desk: Desk) -> None:
    made = both(desk)
    for n in (1, 2, 3):
        desk.decide(desk.third, made, n, "both")
    with transaction():
        call, officer = sessions.by_id(desk.world.call.id), acting(desk.third)
        points = {p.wording: p for p in codebook.points(call.id)}
        book.merge(officer, call, points[COSTS], points[FEAR], now=desk.clock.now)
        theme = next(t for t in codebook.themes(call.id) if t.label == "Costs")
        book.remove_theme(officer, call, theme, now=desk.clock.now)
    # Two codings of the same words for one point differ in the verb alone: one passage, one coding.
    assert desk.finish(desk.third, made) == 5
    assert {each[3] for each in desk.of_record()} == {FEAR, COSTS, "cards are dear"}
