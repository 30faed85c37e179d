"""What participants write: sealed while it waits, released in batches, used no further than they allow."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from random import Random
from threading import Barrier

import pytest
from flask import Flask

from panel.db import db, transaction
from panel.domain.actor import ANONYMOUS
from panel.domain.errors import Forbidden, Gone, IllegalMove, Invalid, Missing, Stale
from panel.models import Account, AuditEntry, Contribution, Participant, ParticipantMessage, Post, PostVersion
from panel.queries import contribution as contributions
from panel.queries import post as posts
from panel.queries import thread as threads
from panel.services import contribution as verbs
from panel.services import erasure, moderation, participant, release, sealed
from panel.vault import item_keys
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories import threads as factory
from tests.factories.participants import WORDS, being, joined, wrote

EVENING = datetime(2027, 3, 1, 18, 0, tzinfo=UTC)


class Room:
    """An open thread with its moderator."""

    def __init__(self, cast: Cast, clock: Clock, **changes: str) -> None:
        self.clock = clock
        with transaction():
            self.mona: Account = factory.moderator(clock)
            made = factory.opened(cast, clock, [self.mona], **changes)
            self.thread_id, self.call_id = made.id, made.thematic_session_id

    def people(self, how_many: int, region: str = "") -> list[Participant]:
        with transaction():
            made = [joined(self.call_id, self.clock) for _ in range(how_many)]
            for each in made:
                each.region = region
            return made

    def write(self, person: Participant, body: str = WORDS, **how: str) -> str:
        with transaction():
            return wrote(person, threads.by_id(self.thread_id), self.clock, body, **how).id

    def accept(self, *ids: str) -> None:
        with transaction():
            for each in ids:
                row = contributions.by_id(each, lock=True)
                verbs.accept(acting(self.mona), row, verbs.mark(row), now=self.clock.now)

    def release(self) -> int:
        self.clock.now = EVENING
        with transaction():
            return release.release(now=self.clock.now, rng=Random(7))

    def shown(self) -> list[posts.Shown]:
        db.session.rollback()
        return list(posts.page(ANONYMOUS, threads.by_id(self.thread_id), 1).rows)


def states() -> list[str]:
    db.session.rollback()
    return sorted(row.state for row in db.session.query(Contribution))


def test_words_are_sealed_until_a_batch_appears_in_mixed_order(app: Flask, cast: Cast, clock: Clock) -> None:
    room = Room(cast, clock)
    people = room.people(5)
    ids = [room.write(each, f"{WORDS} Number {n}.") for n, each in enumerate(people)]
    db.session.rollback()
    held = db.session.query(Contribution).all()
    assert all(row.sealed is not None and b"teacher" not in row.sealed for row in held)
    assert db.session.query(Post).count() == 0
    room.accept(*ids[:4])
    assert room.release() == 0
    room.accept(ids[4])
    assert room.release() == 0  # this turn was taken
    clock.forward(hours=12)
    with transaction():
        assert release.release(now=clock.now, rng=Random(7)) == 5
    shown = room.shown()
    order = [int(each.body.split("Number ")[1].rstrip(".")) for each in shown]
    assert (sorted(order), order == sorted(order)) == ([0, 1, 2, 3, 4], False)
    turn = datetime(2027, 3, 2, 6, 0, tzinfo=UTC)
    assert {each.day for each in shown} == {turn}
    assert {(each.author.protected, each.author.person, each.author.place) for each in shown} == {
        (True, "", "")
    }
    with transaction():
        assert release.release(now=clock.now) == 0
    told = {each.kind for each in db.session.query(ParticipantMessage)}
    assert told == {"welcome", "cleared", "released"}


def test_two_workers_at_one_turn_release_once_and_neither_fails(app: Flask, cast: Cast, clock: Clock) -> None:
    room, together = Room(cast, clock), Barrier(2)
    room.accept(*[room.write(each) for each in room.people(5)])
    clock.now = EVENING
    db.session.rollback()

    def worker(_: int) -> int:
        with app.app_context():
            together.wait(10)
            with transaction():
                return release.release(now=EVENING)

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(worker, range(2))) == [0, 5]


def test_nothing_a_participant_does_is_in_the_record_of_acts(app: Flask, cast: Cast, clock: Clock) -> None:
    room = Room(cast, clock)
    person = room.people(1)[0]
    row_id = room.write(person)
    with transaction():
        row = contributions.own(being(person), row_id, lock=True)
        typed = verbs.Typed(body="Other words.", language="en", consent="paraphrase")
        verbs.edit(being(person), row, typed, now=clock.now)
    room.accept(row_id)
    with transaction():
        verbs.erase(being(person), contributions.own(being(person), row_id, lock=True), now=clock.now)
    entries = [(e.tag, e.actor_id) for e in db.session.query(AuditEntry) if e.noun == "contribution"]
    assert entries == [("contribution:kept", room.mona.id)]


def test_what_may_not_be_quoted_is_never_published(app: Flask, cast: Cast, clock: Clock) -> None:
    room = Room(cast, clock)
    people = room.people(6)
    for each, consent in zip(people, ["paraphrase", "secretariat_only"] * 3, strict=True):
        room.accept(room.write(each, consent=consent))
    assert (room.release(), states(), room.shown()) == (0, ["kept"] * 6, [])
    with transaction():
        assert len(sealed.read(contributions.kept(acting(cast.officer)))) == 6
        assert contributions.kept(acting(room.mona)) == ()


def test_tightening_takes_away_the_name_and_then_the_post(app: Flask, cast: Cast, clock: Clock) -> None:
    room = Room(cast, clock)
    people = room.people(5)
    ids = [room.write(each, consent="quote_by_name", name="Amina K.") for each in people]
    room.accept(*ids)
    assert room.release() == 5
    assert {each.author.person for each in room.shown()} == {"Amina K."}
    with transaction():
        row = contributions.own(being(people[0]), ids[0], lock=True)
        with pytest.raises(Invalid):
            verbs.tighten(being(people[0]), row, "quote_by_name", now=clock.now)
        verbs.tighten(being(people[0]), row, "quote_as_label", now=clock.now)
    assert sorted(each.author.person for each in room.shown()) == ["", *["Amina K."] * 4]
    with transaction():
        row = contributions.own(being(people[0]), ids[0], lock=True)
        verbs.tighten(being(people[0]), row, "secretariat_only", now=clock.now)
    assert sorted(each.state for each in room.shown()) == ["erased", *["published"] * 4]
    assert states() == ["kept", *["released"] * 4]
    with transaction():
        assert sealed.words(contributions.own(being(people[0]), ids[0])).body == WORDS


def test_a_region_is_printed_only_where_many_share_it(app: Flask, cast: Cast, clock: Clock) -> None:
    room = Room(cast, clock)
    few, many = room.people(5, "ESCWA"), room.people(13, "ECLAC")
    room.accept(*(room.write(each) for each in [*few[:3], *many[:3]]))
    room.release()
    assert sorted(each.author.place for each in room.shown()) == ["", "", "", "ECLAC", "ECLAC", "ECLAC"]


def test_under_chatham_house_not_even_the_label_is_told(app: Flask, cast: Cast, clock: Clock) -> None:
    room = Room(cast, clock, attribution="chatham_house")
    room.accept(*(room.write(each, consent="quote_by_name", name="Amina K.") for each in room.people(5)))
    room.release()
    assert {each.author for each in room.shown()} == {posts.NOBODY_TOLD}


def test_a_text_is_returned_and_the_chair_asked_once(app: Flask, cast: Cast, clock: Clock) -> None:
    room = Room(cast, clock)
    person = room.people(1)[0]
    row_id, me = room.write(person), being(person)
    with transaction():
        row = contributions.for_desk(acting(room.mona), row_id, lock=True)
        with pytest.raises(Stale):
            verbs.accept(acting(room.mona), row, "other", now=clock.now)
        verbs.give_back(
            acting(room.mona), row, verbs.mark(row), "M1", "It speaks of another thing.", now=clock.now
        )
    with transaction():
        verbs.appeal(me, contributions.own(me, row_id, lock=True), "It is the same thing.", now=clock.now)
    with transaction():
        assert [r.id for r in contributions.waiting(acting(cast.chair))] == [row_id]
        row = contributions.for_desk(acting(cast.chair), row_id, lock=True)
        assert sealed.words(row).appeal == "It is the same thing."
        verbs.decide_appeal(acting(cast.chair), row, "uphold", "No.", now=clock.now)
    with transaction(), pytest.raises(IllegalMove):
        verbs.appeal(me, contributions.own(me, row_id, lock=True), "Once more.", now=clock.now)


def test_what_was_taken_out_later_may_be_asked_about_once(app: Flask, cast: Cast, clock: Clock) -> None:
    room = Room(cast, clock)
    people = room.people(5)
    ids = [room.write(each) for each in people]
    room.accept(*ids)
    assert room.release() == 5
    me, entries = being(people[0]), db.session.query(AuditEntry)
    with transaction():
        post = posts.by_id(acting(room.mona), str(contributions.by_id(ids[0]).post_id), lock=True)
        seen = str(post.version_id)
        moderation.decline(acting(room.mona), post, seen, "hide", "M3", "It names a street.", now=clock.now)
    before = entries.count()
    with transaction():
        with pytest.raises(Forbidden):
            row = contributions.by_id(ids[0])
            verbs.appeal(being(people[1]), row, "Not mine.", now=clock.now)
        db.session.rollback()
        verbs.appeal(me, contributions.own(me, ids[0], lock=True), "The street has no name.", now=clock.now)
    assert entries.count() == before
    with transaction():
        (post,) = posts.appealed(acting(cast.chair))
        assert (post.appeal, post.appealed_at) == (
            "The street has no name.",
            datetime(2027, 3, 1, tzinfo=UTC),
        )
        post = posts.by_id(acting(cast.chair), post.id, lock=True)
        moderation.decide_appeal(acting(cast.chair), post, "uphold", "It does.", now=clock.now)
    with transaction(), pytest.raises(IllegalMove):
        verbs.appeal(me, contributions.own(me, ids[0], lock=True), "Once more.", now=clock.now)
    kinds = [each.kind for each in db.session.query(ParticipantMessage).filter_by(about=ids[0])]
    assert sorted(kinds) == ["cleared", "hidden", "released", "upheld"]


def test_nobody_else_reads_or_decides(app: Flask, cast: Cast, clock: Clock) -> None:
    room = Room(cast, clock)
    person, other = room.people(2)
    row_id = room.write(person)
    with transaction():
        other_mod = factory.moderator(clock, "Otto", "otto@panel.example")
        for who in (cast.officer, cast.head, cast.safeguard, cast.administrator, cast.bela, other_mod):
            with pytest.raises(Missing):
                contributions.for_desk(acting(who), row_id)
        with pytest.raises(Missing):
            contributions.own(being(other), row_id)
        with pytest.raises(Missing):
            contributions.own(acting(room.mona), row_id)
        row = contributions.by_id(row_id)
        with pytest.raises(Forbidden):
            verbs.erase(being(other), row, now=clock.now)
        with pytest.raises(Forbidden):
            verbs.accept(acting(cast.officer), row, verbs.mark(row), now=clock.now)


def test_closing_the_account_destroys_what_was_written(app: Flask, cast: Cast, clock: Clock) -> None:
    room = Room(cast, clock)
    people = room.people(5)
    ids = [room.write(each, f"{WORDS} Number {n}.") for n, each in enumerate(people)]
    room.accept(*ids)
    room.release()
    me = being(people[0])
    with transaction():
        row = db.session.get(Participant, people[0].id)
        assert row is not None
        kept = contributions.by_id(ids[0]).sealed or b""
        verbs.erase_all(me, row, now=clock.now)
        participant.close(me, row)
    assert [each.state for each in room.shown()].count("erased") == 1
    assert not any("Number 0" in each.body for each in db.session.query(PostVersion))
    with pytest.raises(Gone):
        item_keys.decrypt(ids[0], kept)
    assert ("contribution", ids[0]) in item_keys.erased()
    with transaction():  # an older backup brings a text back
        back = Contribution(
            id=ids[0], participant_id=people[1].id, thread_id=room.thread_id, day=clock.now.date(),
            consent="paraphrase", language="en", sealed=kept, state="kept",
        )  # fmt: skip
        db.session.add(back)
        db.session.flush()
        assert erasure.again(now=clock.now) == 1
    row = db.session.get(Participant, people[0].id)
    assert row is not None
    assert (row.state, row.passphrase_hash, row.contact) == ("erased", "", "")
