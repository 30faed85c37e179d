"""What waits on the desk, a page at a time."""

from __future__ import annotations

from typing import Any

import pytest

from panel.db import db
from panel.queries import queue
from tests.cast import Cast
from tests.conftest import Clock
from tests.services.collating import World, open_world


@pytest.fixture
def world(cast: Cast, clock: Clock) -> World:
    """A session that is open."""
    return open_world(cast, clock)


def _waiting(world: World, *codes: str, consent: str = "public") -> None:
    for code in codes:
        row = world.file(code, consent=consent)
        row.state, row.published = "submitted", False
        db.session.commit()


def test_a_page_holds_fifty_oldest_first_and_a_page_beyond_is_the_last(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "PAGE", 2)
    for code in ("A01", "A02", "A03"):
        _waiting(world, code)
        world.clock.forward(minutes=1)
    first = queue.page(world.call, queue.WAITING, 1)
    assert [line.code for line in first.lines] == ["A01", "A02"]
    assert (first.total, first.page, first.pages) == (3, 1, 2)
    beyond = queue.page(world.call, queue.WAITING, 9)
    assert ([line.code for line in beyond.lines], beyond.page) == (["A03"], 2)
    assert queue.first(world.call.id) == first.lines[0].id


def test_a_withheld_name_is_not_read_here(world: World) -> None:
    _waiting(world, "A01")
    _waiting(world, "A02", consent="name_withheld")
    names = {line.label.name for line in queue.page(world.call, queue.WAITING, 1).lines}
    assert names == {"Association A01", None}


def test_admitted_texts_are_counted_with_those_that_may_be_cited(world: World) -> None:
    world.file("A01")
    world.file("A02", consent="text_withheld")
    _waiting(world, "A03")
    assert queue.admitted(world.call.id) == (2, 1)
    assert queue.count(world.call.id, queue.WAITING) == 1
    assert queue.page(world.call, queue.LATE, 1).lines == ()


def test_as_many_queries_for_one_text_as_for_many(world: World, count_queries: Any) -> None:
    _waiting(world, "A01")
    db.session.rollback()
    call = db.session.merge(world.call)
    with count_queries() as one:
        queue.page(call, queue.WAITING, 1)
    _waiting(world, "A02", "A03", "A04")
    call = db.session.merge(world.call)
    with count_queries() as many:
        queue.page(call, queue.WAITING, 1)
    assert one.statements == many.statements == 2
