"""Participation: submissions and organizations apart; nothing in public that names somebody."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from panel.db import db, transaction
from panel.models import CoSignature, ThematicSession
from panel.queries import statistics
from tests.cast import Cast, mandate, organisation, person
from tests.conftest import Clock
from tests.factories.sessions import admitted, filed, open_call


@pytest.fixture
def call(app: Flask, cast: Cast, clock: Clock) -> ThematicSession:
    """An open call, a minute after its opening."""
    with transaction():
        made = open_call(cast, clock)
    clock.forward(minutes=2)
    return made


def body(cast: Cast, clock: Clock, name: str, **how: Any) -> tuple[Any, Any]:
    made = organisation(name, clock.now, **how)
    someone = person(f"{name.lower().replace(' ', '')}@example.org", name, clock.now)
    mandate(someone, made, clock.now)
    return made, someone


def test_who_files_alone_and_signs_as_well_is_represented_once(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        admitted(call, cast.bridge, cast.bela, clock, cast)
        joint = admitted(call, cast.harbour, cast.hana, clock, cast, language="fr")
        joint.kind = "joint"
        third, _ = body(cast, clock, "Third Union", constituency="SOC", subtype="union", region="ECE")
        silent, _ = body(cast, clock, "Silent Union", constituency="SOC", subtype="union", region="ECE")
        for each, state in ((cast.bridge, "confirmed"), (third, "confirmed"), (silent, "dropped")):
            db.session.add(
                CoSignature(
                    commentary_id=joint.id, organisation_id=each.id, state=state, invited_at=clock.now
                )
            )
    found = statistics.participation(call.id)
    assert (found.submissions, found.joint, found.organisations, found.in_confidence) == (2, 1, 3, 0)
    assert found.by_constituency == {"MIGR": 1, "NGO": 1}
    assert found.by_language == {"en": 1, "fr": 1}
    assert found.organisations_by_constituency == {"MIGR": 1, "NGO": 1, "SOC": 1}
    assert found.organisations_by_region == {"ECA": 1, "ECE": 1, "ECLAC": 1}
    assert found.countries == 2


def test_a_text_in_confidence_is_a_number_and_represents_nobody(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        admitted(call, cast.bridge, cast.bela, clock, cast, consent="text_withheld")
    found = statistics.participation(call.id)
    assert (found.submissions, found.organisations, found.in_confidence) == (0, 0, 1)
    assert found.by_constituency == found.organisations_by_region == {}


def test_what_is_not_admitted_or_late_or_withdrawn_is_not_counted(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        row = admitted(call, cast.bridge, cast.bela, clock, cast)
    for state in ("submitted", "not_admitted", "late", "withdrawn"):
        with transaction():
            db.session.merge(row).state = state
        assert statistics.participation(call.id).submissions == 0
    assert statistics.participation(call.id, ("withdrawn",)).submissions == 1


def test_in_public_only_named_cells_that_round_to_more_than_ten_are_shown(
    call: ThematicSession, cast: Cast, clock: Clock
) -> None:
    with transaction():
        for n in range(13):
            made, someone = body(cast, clock, f"Association {n}")
            filed(call, made, someone, clock)
        filed(call, cast.harbour, cast.hana, clock, consent="name_withheld")
        filed(call, cast.bridge, cast.bela, clock, consent="text_withheld")
        made, someone = body(cast, clock, "Lone Mechanism", constituency="MECH", subtype="expert")
        filed(call, made, someone, clock)
    found = statistics.received(call.id)
    assert (found.total, found.shown) == (15, (("NGO", 15),))
    assert statistics.totals([call.id]) == {call.id: 15}


def test_the_number_of_queries_does_not_grow(
    call: ThematicSession, cast: Cast, clock: Clock, count_queries: Any
) -> None:
    for n in range(2):
        with transaction():
            for each in range(1 + 4 * n):
                made, someone = body(cast, clock, f"Association {n} {each}")
                admitted(call, made, someone, clock, cast)
        with count_queries() as counted:
            statistics.participation(call.id)
        assert counted.statements == 2
        with count_queries() as counted:
            statistics.received(call.id)
        assert counted.statements == 1
        with count_queries() as counted:
            assert statistics.totals([call.id, "none"]) == {call.id: None}
        assert counted.statements == 1
