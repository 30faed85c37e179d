"""Annex 1: thirteen texts with their years."""

from __future__ import annotations

from panel.reference.soft_law import SOFT_LAW


def test_thirteen_texts_with_their_years() -> None:
    assert [(row.id, row.year) for row in SOFT_LAW.entries] == [
        ("DECL-NON-NATIONALS-1985", 1985),
        ("ICPD", 1994),
        ("DURBAN", 2001),
        ("UNDRIP", 2007),
        ("GPA-TRAFFICKING-2010", 2010),
        ("UNGP-BHR", 2011),
        ("FUTURE-WE-WANT", 2012),
        ("OHCHR-RPG-TRAFFICKING-2002", 2002),
        ("ILO-MFLM-2006", 2006),
        ("UNHCR-10-POINT-2007", 2007),
        ("UNODC-FRAMEWORK-TIP-2009", 2009),
        ("UNODC-FRAMEWORK-SOM-2011", 2011),
        ("IOM-MCOF-2012", 2012),
    ]


def test_none_is_binding() -> None:
    assert {row.binding for row in SOFT_LAW.entries} == {"declaration"}


def test_a_slip_of_the_annex_stands_beside_the_official_title() -> None:
    row = SOFT_LAW.get("UNDRIP")
    assert row.label == "United Nations Declaration on the Rights of Indigenous Peoples"
    assert row.as_cited == "United Nations Declaration on the Rights of Indigenous People (2007)"
