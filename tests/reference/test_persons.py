"""Persons and groups: how many of which kind, and which source names them."""

from __future__ import annotations

from collections import Counter

from panel.reference.persons import PERSONS


def test_how_many_of_which_kind() -> None:
    assert Counter(row.kind for row in PERSONS.entries) == {
        "category": 8,
        "vulnerability": 12,
        "work": 6,
        "left-behind": 2,
    }


def test_the_categories_of_the_report_in_its_order() -> None:
    assert [row.label for row in PERSONS.entries if row.kind == "category"] == [
        "migrant workers",
        "migrants in an irregular situation",
        "asylum-seekers",
        "refugees",
        "stateless persons",
        "victims of human trafficking",
        "smuggled migrants",
        "stranded migrants",
    ]


def test_an_entry_names_both_sources_where_both_name_it() -> None:
    row = PERSONS.get("indigenous")
    assert [part.split(",")[0] for part in row.source.split("; ")] == ["OHCHR", "IOM"]
    assert (row.as_of, PERSONS.get("elderly").as_of) == ("2013", "2009-03-25")
