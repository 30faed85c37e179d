"""Four recommendations of 2006, none adopted."""

from __future__ import annotations

from panel.reference.follow_up import PAST_RECOMMENDATIONS, STATUS


def test_four_recommendations_none_adopted() -> None:
    assert [(row.number, row.id, row.status) for row in PAST_RECOMMENDATIONS.entries] == [
        (1, "cmw-2006-1", "not_adopted"),
        (2, "cmw-2006-2", "not_adopted"),
        (3, "cmw-2006-3", "not_adopted"),
        (4, "cmw-2006-4", "not_adopted"),
    ]
    assert STATUS["not_adopted"] == "Not adopted by the participating States"


def test_maker_and_symbol_as_cited() -> None:
    assert {(row.made_by, row.document) for row in PAST_RECOMMENDATIONS.entries} == {
        ("Committee on Migrant Workers", "A/61/120"),
    }
    third = PAST_RECOMMENDATIONS.get("cmw-2006-3")
    assert third.text == "equality in remuneration and conditions of employment"
