"""The worker: what hinders it when it begins does not end it."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError, PendingRollbackError

from panel.ops import worker


@pytest.mark.parametrize(
    "error",
    [OperationalError("select", None, OSError("gone")), PendingRollbackError("gone"), OSError("gone")],
)
def test_a_store_that_goes_away_while_it_begins_is_asked_again_by_the_clock(error: Exception) -> None:
    tried: list[str] = []

    def tick() -> None:
        tried.append("tick")
        raise error

    app = Flask("panel")
    app.extensions.update({"panel.tick": tick, "panel.drain": lambda: tried.append("drain")})
    worker._catch_up(app)
    assert tried == ["tick"]
