"""Attendance: entered by the secretariat, kept once, entities never among the persons."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from panel.db import db, transaction
from panel.domain.attendance import Figures
from panel.domain.errors import Forbidden, IllegalMove, Invalid
from panel.models import Attendance, AuditEntry
from panel.queries import statistics
from panel.services import attendance
from tests.cast import Cast, acting
from tests.conftest import Clock
from tests.factories.calls import again, announced, drafted

WORKSHOP = Figures(delegates=36, countries=32, staff=31, civil_society=13)


def test_the_figures_are_kept_and_can_be_entered_anew(app: Flask, cast: Cast, clock: Clock) -> None:
    call = announced(cast, clock.now)
    assert statistics.attendance(call.id) is None
    for figures in (
        WORKSHOP,
        Figures(delegates=36, countries=32, staff=31, civil_society=13, states=127, bodies=10),
    ):
        with transaction():
            attendance.enter(acting(cast.officer), again(call), figures, now=clock.now)
        assert statistics.attendance(call.id) == figures
        assert figures.persons == 80
    assert len(db.session.scalars(select(Attendance.id)).all()) == 1
    entries = select(AuditEntry.facts).where(AuditEntry.tag == "session:attendance")
    assert db.session.scalars(entries).all() == [{}, {}]


def test_who_may_enter_and_when(app: Flask, cast: Cast, clock: Clock) -> None:
    call = announced(cast, clock.now)
    for other in (cast.chair, cast.rapporteur, cast.hana):
        with pytest.raises(Forbidden), transaction():
            attendance.enter(acting(other), again(call), WORKSHOP, now=clock.now)
    draft = drafted(cast, clock.now)
    with pytest.raises(IllegalMove), transaction():
        attendance.enter(acting(cast.officer), again(draft), WORKSHOP, now=clock.now)
    with pytest.raises(Invalid), transaction():
        attendance.enter(acting(cast.officer), again(call), Figures(delegates=1, countries=2), now=clock.now)
    assert statistics.attendance(call.id) is None
