"""The door: what a refused request wrote is not kept, unless the view says so."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask, g

from panel.db import db
from panel.domain.actions import Action
from panel.gate import csrf, door
from panel.gate.marks import needs, owner
from panel.models import Throttle
from tests.cast import Cast, acting
from tests.conftest import Clock


@pytest.mark.parametrize(("keeps", "status", "left"), [(False, 422, 0), (True, 422, 1), (False, 303, 1)])
def test_what_a_refused_request_wrote_is_taken_back(
    app: Flask,
    cast: Cast,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    keeps: bool,
    status: int,
    left: int,
) -> None:
    @needs(Action.ACCOUNT_OWN, on=owner, keeps=keeps)
    def half(_actor: Any, _own: Any) -> tuple[str, int]:
        db.session.add(Throttle(key="half", first_at=clock.now, failures=1))
        db.session.flush()
        return "said", status

    monkeypatch.setattr(csrf, "check", lambda: None)
    monkeypatch.setattr(door.sign_in, "current", lambda _now: acting(cast.hana))
    monkeypatch.setattr(door.sign_in, "touch", lambda _now: None)
    with app.test_request_context("/", method="POST"):
        g.now = clock.now
        assert door.admit(half)().status_code == status  # type: ignore[union-attr]
    assert db.session.query(Throttle).filter_by(key="half").count() == left
