"""The order of codes in SQL is that of ``panel.domain.drafting.codes``, on both databases."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import String, literal, select, union_all

from panel.db import db
from panel.domain.drafting.codes import code_order
from panel.queries import codes as sql
from panel.queries import coding_next, coding_progress
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.collating import World, open_world

CODES = ["", "A", "A0", "A1", "A01", "A2", "A10", "A110", "A111", "B2C-9", "B2C-10", "CMF", "CMF-2", "CMF-10",
         "a3", "JS2", "JS10", "NW7", "NW12", "7", "12", "A" + "1" * 40]  # fmt: skip


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """A session that is open."""
    return open_world(cast, clock)


@pytest.mark.usefixtures("world")
def test_both_orders_are_one() -> None:
    mixed = random.Random(7).sample(CODES, len(CODES))
    rows = union_all(*(select(literal(each, String).label("code")) for each in mixed)).subquery()
    found = db.session.scalars(select(rows.c.code).order_by(*sql.code_order(rows.c.code))).all()
    assert list(found) == sorted(CODES, key=code_order)


@pytest.mark.usefixtures("world")
def test_what_comes_after_is_what_is_sorted_after() -> None:
    rows = union_all(*(select(literal(each, String).label("code")) for each in CODES)).subquery()
    for at, current in enumerate(sorted(CODES, key=code_order)):
        wanted = select(rows.c.code).where(sql.after(rows.c.code, literal(current, String)))
        assert set(db.session.scalars(wanted)) == set(sorted(CODES, key=code_order)[at + 1 :])


def test_the_texts_to_be_coded_come_in_order_over_the_pages_and_one_after_the_other(world: World) -> None:
    rows = {code: world.file(code).id for code in ("A10", "A2", "A1", "A110", "B1")}
    db.session.commit()
    call, order = world.call.id, ["A1", "A2", "A10", "A110", "B1"]
    pages = [coding_progress.page(call, "all", None, start=at, size=2)[0] for at in (0, 2, 4)]
    assert [id_ for page in pages for id_ in page] == [rows[code] for code in order]
    assert [each.code for each in coding_progress.progress(call)] == order
    now = world.clock.now
    following = [coding_next.next_text(call, code, None, now=now) for code in order]
    assert [each.code if each else "" for each in following] == ["A2", "A10", "A110", "B1", "A1"]
