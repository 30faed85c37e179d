"""The last instants of a deadline at the door, and proof that a door that stays open would be seen."""

import pytest

from panel.domain import deadline
from panel.ops.drills import moments
from panel.ops.drills.stand import raised
from tests.ops.stands import build


def test_the_last_instant_is_in_time_and_the_next_is_late() -> None:
    with raised(build) as stand:
        assert list(moments.faults(stand.app)) == []


def test_a_door_that_stays_open_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadline, "is_open", lambda *_: True)
    monkeypatch.setattr(moments, "DEADLINES", {"in winter": moments.DEADLINES["in winter"]})
    with raised(build) as stand:
        assert len(list(moments.faults(stand.app))) == 3
