"""Commissions, groups and regional bodies."""

from __future__ import annotations

from panel.reference.regions import COMMISSIONS, REGIONAL_BODIES, UN_GROUPS


def test_five_commissions() -> None:
    assert [row.id for row in COMMISSIONS.entries] == ["ECA", "ECE", "ECLAC", "ESCAP", "ESCWA"]


def test_five_groups() -> None:
    assert [row.id for row in UN_GROUPS.entries] == ["AFR", "APG", "EEG", "GRULAC", "WEOG"]


def test_the_regional_bodies_the_sources_name() -> None:
    assert [(row.id, row.kind, row.as_of) for row in REGIONAL_BODIES.entries] == [
        ("EU", "community", "2013"),
        ("CIS", "community", "2013"),
        ("ASEAN", "community", "2013"),
        ("MERCOSUR", "community", "2013"),
        ("CARICOM", "community", "2013"),
        ("ECOWAS", "community", "2013"),
        ("OAS", "organization", "2007"),
        ("COE", "organization", "2009-03-25"),
        ("RCP", "process", "2013"),
        ("RCM", "mechanism", "2013"),
    ]
