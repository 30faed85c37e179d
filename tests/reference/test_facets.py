"""The three small facets."""

from __future__ import annotations

from panel.reference.facets import ACTIONS, CONDITIONS, DUTIES


def test_types_of_action() -> None:
    assert [row.id for row in ACTIONS.entries] == ["promotion", "prevention", "protection", "redress"]


def test_four_conditions() -> None:
    assert [row.label for row in CONDITIONS.entries] == [
        "capacity",
        "coherent policymaking",
        "awareness",
        "cooperation",
    ]


def test_of_box_2_there_is_a_title_and_nothing_else() -> None:
    assert [row.label for row in DUTIES.entries] == ["respect", "protect", "fulfil"]
    assert {row.fields() for row in DUTIES.entries} == {()}
    assert "only the title survives" in DUTIES.note
