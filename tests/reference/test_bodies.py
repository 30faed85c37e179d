"""Annex 2 as a tree."""

from __future__ import annotations

from panel.reference.bodies import BODIES, children


def test_every_body_hangs_from_a_top() -> None:
    parents = {row.id: row.parent for row in BODIES.entries}
    assert {parent for parent in parents.values()} - set(parents) == {""}
    order = list(parents)
    below = [row for row in BODIES.entries if row.parent]
    assert [row.id for row in below if order.index(row.parent) > order.index(row.id)] == []


def test_the_two_tops_and_what_stands_under_the_system() -> None:
    assert [row.id for row in children()] == ["un-system", "partners"]
    assert [row.id for row in children("un-system")] == ["ga", "ecosoc", "secretariat"]


def test_five_regional_commissions_and_seven_programmes() -> None:
    commissions = [row.label for row in children("regional-commissions")]
    assert commissions == ["ECA", "ECE", "ECLAC", "ESCAP", "ESCWA"]
    assert [row.label for row in children("programmes")] == [
        "UNCTAD",
        "UNDP",
        "UNFPA",
        "UNHCR",
        "UNICEF",
        "UNODC",
        "UN Women",
    ]


def test_slips_are_kept_and_ligatures_mended() -> None:
    assert BODIES.get("unctad").as_cited == "UNCTA"
    assert "Internatinal" in BODIES.get("ga-68").does
    assert BODIES.get("hrc-sp").does.endswith("country-specific perspective")
    assert [row.id for row in BODIES.entries if "\ufffd" in row.label + row.does + row.as_cited] == []
