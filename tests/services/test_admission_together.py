"""Many texts admitted in one act: only those in which nothing was found, each with its own entry."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain.errors import Forbidden, Invalid
from panel.models import AuditEntry, Commentary, Organisation, OutboxMail
from panel.queries import queue
from panel.services import admission_together
from tests.cast import Cast, acting, mandate, organisation, person
from tests.conftest import Clock
from tests.factories.sessions import filed, open_call

PLAIN = "Fishers are turned away at the desk.\n\nNobody says why."


class Hall:
    """An open call and texts that wait in it, each of an organization of its own."""

    def __init__(self, cast: Cast, clock: Clock) -> None:
        self.cast, self.clock = cast, clock
        with transaction():
            self.call = open_call(cast, clock)
        self.call_id = self.call.id

    def file(self, name: str, text: str = PLAIN, **how: Any) -> str:
        """One text that waits; its id."""
        with transaction():
            self.clock.forward(seconds=1)
            body = organisation(f"Association {name}", self.clock.now, acronym=name)
            who = person(f"{name.lower()}@example.org", name, self.clock.now)
            mandate(who, body, self.clock.now)
            call = db.session.merge(self.call)
            return filed(call, body, who, self.clock, text=text, **how).id

    def version(self, row_id: str) -> str:
        """The version of a text that waits."""
        return db.session.scalars(select(Commentary.version_id).where(Commentary.id == row_id)).one() or ""

    def admit(self, *row_ids: str, by: Any = None) -> tuple[int, int]:
        """Admit them together."""
        chosen = [self.version(each) for each in row_ids]
        with transaction():
            call, actor = db.session.merge(self.call), acting(by or self.cast.officer)
            return admission_together.admit_together(actor, call, chosen, now=self.clock.now)

    def state(self, row_id: str) -> str:
        """The state of a text now."""
        return db.session.scalars(select(Commentary.state).where(Commentary.id == row_id)).one()

    def found(self) -> dict[str, tuple[tuple[str, ...], tuple[str, ...], bool]]:
        """Details, grounds and whether it is clear, by code."""
        rows = queue.oldest(self.call_id, 50)
        looked = admission_together.look(acting(self.cast.officer), rows)
        return {
            each.commentary.code or "": (each.details, tuple(g.code for g in each.grounds), each.clear)
            for each in looked
        }


@pytest.fixture
def hall(cast: Cast, clock: Clock) -> Hall:
    """An open call."""
    return Hall(cast, clock)


def test_each_text_has_its_own_entry_letter_and_decision(hall: Hall) -> None:
    ids = [hall.file("AAA"), hall.file("BBB")]
    assert hall.admit(*ids) == (2, 0)
    assert [hall.state(each) for each in ids] == ["admitted", "admitted"]
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.tag == "commentary:admitted")).all()
    assert sorted(each.row_id for each in entries) == sorted(ids)
    told = db.session.scalars(select(OutboxMail.address).where(OutboxMail.name == "admitted"))
    assert sorted(told) == ["aaa@example.org", "bbb@example.org"]
    rows = db.session.scalars(select(Commentary).where(Commentary.id.in_(ids))).all()
    assert all(row.published and row.admitted_version_id == row.version_id for row in rows)
    assert queue.count(hall.call_id, queue.WAITING) == 0


def test_what_is_found_is_told_and_not_admitted(hall: Hall) -> None:
    clear = hall.file("AAA")
    phone = hall.file("BBB", "Call the desk: +254 712 345 678, or write to ana@example.org.")
    assert hall.found() == {
        "AAA": ((), (), True),
        "BBB": (("an e-mail address", "a telephone number"), (), False),
    }
    assert hall.admit(clear, phone) == (1, 1)
    assert (hall.state(clear), hall.state(phone)) == ("admitted", "submitted")


def test_grounds_that_can_be_seen_keep_a_text_back(hall: Hall) -> None:
    long, spoken, gone = hall.file("AAA"), hall.file("BBB"), hall.file("CCC")
    with transaction():
        rows = {row.id: row for row in queue.oldest(hall.call_id, 9)}
        assert rows[long].version and rows[spoken].version
        rows[long].version.words = 1001
        rows[spoken].version.language = "xx"
        rows[gone].organisation.state = "suspended"
    assert hall.found() == {
        "AAA": ((), ("G2",), False),
        "BBB": ((), ("G3",), False),
        "CCC": ((), ("G9",), False),
    }
    assert hall.admit(long, spoken, gone) == (0, 3)


def test_the_same_text_filed_twice_by_one_organization_is_read_by_somebody(
    hall: Hall, cast: Cast, clock: Clock
) -> None:
    one, other = hall.file("AAA"), hall.file("BBB")
    assert {code: clear for code, (_, _, clear) in hall.found().items()} == {"AAA": True, "BBB": True}
    with transaction():
        rows = {row.id: row for row in queue.oldest(hall.call_id, 9)}
        rows[other].organisation_id = rows[one].organisation_id
    db.session.expire_all()
    assert {grounds for _, grounds, _ in hall.found().values()} == {("G8",)}
    assert hall.admit(one, other) == (0, 2)


def test_an_amendment_is_read_by_somebody(hall: Hall) -> None:
    row_id = hall.file("AAA")
    hall.admit(row_id)
    with transaction():
        row = db.session.get_one(Commentary, row_id)
        first, row.admitted_version_id = row.admitted_version_id, None
        row.admitted_version_id = "another"
    assert [clear for *_, clear in hall.found().values()] == [False]
    assert hall.admit(row_id) == (0, 1)
    assert db.session.get_one(Commentary, row_id).admitted_version_id == "another" != first


def test_a_version_that_was_replaced_or_decided_is_left(hall: Hall) -> None:
    row_id, other = hall.file("AAA"), hall.file("BBB")
    seen = [hall.version(row_id), "nowhere"]
    hall.admit(row_id)
    with transaction():
        call = db.session.merge(hall.call)
        told = admission_together.admit_together(acting(hall.cast.officer), call, seen, now=hall.clock.now)
    assert told == (0, 2)
    assert hall.state(other) == "submitted"


def test_nobody_decides_who_may_not(hall: Hall, cast: Cast) -> None:
    row_id = hall.file("AAA")
    for who in (cast.head, cast.outsider):
        with pytest.raises(Forbidden):
            hall.admit(row_id, by=who)
    with transaction():
        hers = db.session.get_one(Commentary, row_id).organisation_id
        mandate(cast.officer, db.session.get_one(Organisation, hers), hall.clock.now)
    other = hall.file("BBB")
    assert hall.admit(row_id, other) == (1, 1), "an officer does not decide about her own organization"
    assert (hall.state(row_id), hall.state(other)) == ("submitted", "admitted")
    with pytest.raises(Invalid):
        hall.admit()


def test_as_many_queries_for_one_text_as_for_many(hall: Hall, count_queries: Any) -> None:
    def read() -> int:
        db.session.rollback()
        actor = acting(hall.cast.officer)
        with count_queries() as counted:
            admission_together.look(actor, queue.oldest(hall.call_id, 50))
        return int(counted.statements)

    hall.file("AAA")
    one = read()
    for name in ("BBB", "CCC", "DDD"):
        hall.file(name)
    assert one == read() == 4
