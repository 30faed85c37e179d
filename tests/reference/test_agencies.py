"""Box 4 and the groups of the Global Migration Group."""

from __future__ import annotations

from panel.reference.agencies import AGENCIES, GENEVA_MIGRATION_GROUP, WORKING_GROUPS


def test_sixteen_entries_in_the_order_of_the_box() -> None:
    assert [row.id for row in AGENCIES.entries] == [
        "ILO",
        "IOM",
        "OHCHR",
        "UN-REGIONAL-COMMISSIONS",
        "UNICEF",
        "UNCTAD",
        "UNDESA",
        "UNDP",
        "UNESCO",
        "UN-WOMEN",
        "UNHCR",
        "UNITAR",
        "UNODC",
        "UNFPA",
        "WHO",
        "WORLD-BANK",
    ]


def test_two_entries_have_no_acronym() -> None:
    bare = [row.label for row in AGENCIES.entries if not row.acronym]
    assert bare == ["UN Regional Commissions", "World Bank"]


def test_six_founded_the_predecessor() -> None:
    assert GENEVA_MIGRATION_GROUP == ("ILO", "IOM", "OHCHR", "UNCTAD", "UNHCR", "UNODC")
    assert tuple(row.id for row in AGENCIES.entries if row.predecessor == "member") == GENEVA_MIGRATION_GROUP


def test_three_working_groups_and_two_task_forces() -> None:
    assert [(row.label, row.kind) for row in WORKING_GROUPS.entries] == [
        ("human rights, gender and migration", "working-group"),
        ("data and research", "working-group"),
        ("mainstreaming migration into national development strategies", "working-group"),
        ("migration and decent work", "task-force"),
        ("capacity development and delivery", "task-force"),
    ]
