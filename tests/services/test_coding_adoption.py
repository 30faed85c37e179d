"""While something that the summary rests on is written, the summary is not adopted beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from panel.db import db, transaction
from panel.models import Commentary
from panel.services import _coding_guard
from panel.services import non_use as verbs
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.services.collating import World, usual_world


def moved_beside(world: World) -> bool:
    """Whether somebody else could move the summary on at this instant, without waiting."""
    url = db.engine.url
    lite = url.get_backend_name() == "sqlite"
    beside = create_engine(url, connect_args={"timeout": 0} if lite else {})
    adopt = text("UPDATE summary SET state = 'adopted' WHERE thematic_session_id = :call")
    try:
        with beside.connect() as other:
            if not lite:
                other.execute(text("SET lock_timeout = '50ms'"))
            other.execute(adopt, {"call": world.call.id})
            other.rollback()
    except OperationalError:
        return False
    finally:
        beside.dispose()
    return True


def codes(world: World) -> None:
    """An officer is about to code."""
    _coding_guard.permit(acting(world.cast.officer), world.call)


def takes_back(world: World) -> None:
    """An officer takes a reason back."""
    row = db.session.get_one(Commentary, world.commentaries["A01"].id)
    verbs.explain(acting(world.cast.officer), row, {1: ""}, now=world.clock.now)


@pytest.mark.parametrize("act", [codes, takes_back])
def test_nobody_adopts_in_the_middle(cast: Cast, clock: Clock, act: Callable[[World], None]) -> None:
    world = usual_world(cast, clock)
    world.build()
    world.explain("A01", {1: "context"})
    db.session.rollback()
    assert moved_beside(world)
    with transaction():
        act(world)
        assert not moved_beside(world)
    assert moved_beside(world)
