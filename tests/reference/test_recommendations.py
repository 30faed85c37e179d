"""Recommendations of 2013: the numbers run on from b to c, the words are the report's."""

from __future__ import annotations

from panel.reference.recommendations import RECOMMENDATIONS


def test_the_numbering_runs_on_across_b_and_c() -> None:
    assert [(row.id, row.number, row.parent) for row in RECOMMENDATIONS.entries] == [
        ("a", "a", ""),
        ("b", "b", ""),
        ("b.i", "i", "b"),
        ("b.ii", "ii", "b"),
        ("b.iii", "iii", "b"),
        ("c", "c", ""),
        ("c.iv", "iv", "c"),
        ("c.v", "v", "c"),
        ("c.vi", "vi", "c"),
    ]


def test_the_points_word_for_word() -> None:
    texts = {row.id: row.text for row in RECOMMENDATIONS.entries}
    assert texts["b.iii"] == "hold an annual panel discussion on the human rights of all migrants."
    assert texts["c.v"] == (
        "elaborate guidelines for more reliable and accurate data collection on the human rights aspects of "
        "migration, including disaggregation by age, sex and sector of employment and where possible by "
        "legal status;"
    )


def test_all_are_addressed_alike() -> None:
    assert {row.addressees for row in RECOMMENDATIONS.entries} == {
        ("Member States", "the UN System and IOM", "other stakeholders"),
    }
