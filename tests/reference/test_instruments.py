"""Box 1: thirty-six instruments, nine of them core, thirteen of the ILO; and six regional ones."""

from __future__ import annotations

from collections import Counter

from panel.reference.instruments import INSTRUMENTS
from panel.reference.regional_instruments import REGIONAL_INSTRUMENTS


def test_thirty_six_instruments_by_kind() -> None:
    assert len(INSTRUMENTS.entries) == 36
    assert Counter(row.kind for row in INSTRUMENTS.entries) == {
        "declaration": 1,
        "core": 9,
        "ilo": 13,
        "refugees": 2,
        "statelessness": 2,
        "crime": 3,
        "general": 6,
    }


def test_the_nine_core_treaties_with_their_years_in_the_order_of_the_box() -> None:
    assert [(row.acronym, row.year) for row in INSTRUMENTS.entries if row.kind == "core"] == [
        ("ICCPR", 1966),
        ("ICESCR", 1966),
        ("ICERD", 1965),
        ("CEDAW", 1979),
        ("CAT", 1984),
        ("CRC", 1989),
        ("ICRMW", 1990),
        ("CRPD", 2006),
        ("CPED", 2006),
    ]


def test_the_thirteen_ilo_conventions_with_number_and_year() -> None:
    ilo = [row for row in INSTRUMENTS.entries if row.kind == "ilo"]
    assert [(row.ilo_number, row.year) for row in ilo] == [
        (29, 1930),
        (81, 1947),
        (87, 1948),
        (98, 1949),
        (100, 1951),
        (105, 1957),
        (111, 1958),
        (138, 1973),
        (181, 1997),
        (182, 1999),
        (189, 2011),
        (97, 1949),
        (143, 1975),
    ]
    assert {row.adopted_by for row in ilo} == {"International Labour Conference"}
    assert [row.id for row in ilo if not row.label.endswith(f", {row.year} (No. {row.ilo_number})")] == []


def test_the_other_instruments_with_their_years() -> None:
    others = [(row.id, row.year) for row in INSTRUMENTS.entries if row.kind not in ("core", "ilo")]
    assert others == [
        ("UDHR", 1948),
        ("REFUGEE-1951", 1951),
        ("REFUGEE-1967P", 1967),
        ("STATELESS-1954", 1954),
        ("STATELESS-1961", 1961),
        ("UNTOC", 2000),
        ("TRAFFICKING-PROTOCOL", 2000),
        ("SMUGGLING-PROTOCOL", 2000),
        ("GENEVA-1949", 1949),
        ("VCCR", 1963),
        ("SOLAS", 1974),
        ("SAR-1979", 1979),
        ("UNCLOS", 1982),
        ("ROME-STATUTE", 1998),
    ]


def test_the_figures_of_2013_are_those_the_report_prints_and_no_others() -> None:
    printed = {
        row.id: (row.parties_2013, row.signatories_2013)
        for row in INSTRUMENTS.entries
        if row.parties_2013 is not None
    }
    assert printed == {
        "CRC": (193, None),
        "ICRMW": (46, 18),
        "ILO-97": (49, None),
        "ILO-143": (23, None),
        "REFUGEE-1951": (144, None),
        "REFUGEE-1967P": (145, None),
        "TRAFFICKING-PROTOCOL": (155, None),
        "SMUGGLING-PROTOCOL": (136, None),
    }


def test_a_row_says_where_it_and_its_figures_stand() -> None:
    row = INSTRUMENTS.get("ICRMW")
    assert row.label == (
        "International Convention on the Protection of the Rights of All Migrant Workers and Members of "
        "Their Families"
    )
    assert row.source.endswith("(2013), Box 1; figures: chapter 2, footnote 18")


def test_the_wording_of_the_box_is_kept_where_the_official_title_is_another() -> None:
    row = INSTRUMENTS.get("ILO-143")
    assert row.label == "Migrant Workers (Supplementary Provisions) Convention, 1975 (No. 143)"
    assert row.as_cited == (
        "Migrations in Abusive Conditions and the Promotion of Equality of Opportunity and Treatment of "
        "Migrant Workers, 1975 (No. 143)"
    )


def test_only_the_universal_declaration_is_no_treaty() -> None:
    assert [row.id for row in INSTRUMENTS.entries if row.binding != "treaty"] == ["UDHR"]


def test_six_regional_instruments_one_of_them_not_binding() -> None:
    assert [(row.id, row.year, row.kind, row.binding) for row in REGIONAL_INSTRUMENTS.entries] == [
        ("ACHPR", 1981, "regional", "treaty"),
        ("ACHR", 1969, "regional", "treaty"),
        ("ARAB-CHARTER", 2004, "regional", "treaty"),
        ("ECHR", 1950, "regional", "treaty"),
        ("ECLSMW", 1977, "regional-workers", "treaty"),
        ("ASEAN-DECL-2007", 2007, "regional-workers", "declaration"),
    ]
