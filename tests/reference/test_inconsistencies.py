"""Both readings are kept, each with its place."""

from __future__ import annotations

from panel.reference.inconsistencies import INCONSISTENCIES


def _readings(key: str) -> list[tuple[str, str]]:
    readings = INCONSISTENCIES.get(key).readings
    return [(reading.text, reading.place.rpartition("), ")[2]) for reading in readings]


def test_what_is_marked() -> None:
    assert [row.id for row in INCONSISTENCIES.entries] == [
        "migrants-worldwide",
        "icpd-year",
        "women-conference-year",
        "sg-report-symbol",
        "gcim-date",
        "gmg-group-name",
        "icrmw-name",
        "cmw-name",
        "core-treaties",
        "cped-name",
        "hrba-principles",
        "undrip-name",
        "unctad-acronym",
        "undp-name",
        "unodc-name",
        "acronym-forms",
        "speakers-names",
        "legal-empowerment",
        "box-2-text",
        "box-3-number",
        "lost-word",
        "annex-2-slips",
        "annex-2-ligatures",
    ]


def test_two_counts_of_migrants() -> None:
    assert _readings("migrants-worldwide") == [
        ("“more than 215 million international migrants”", "chapter 1"),
        ("“Some 214 million people”", "Annex 3, message 1"),
        ("“more than 214 million people”", "introduction"),
    ]


def test_two_symbols_as_cited() -> None:
    assert _readings("sg-report-symbol") == [
        ("“A/60/781”, for the report itself", "endnote 1"),
        ("“A/60/871”, for the responses of NGOs to it", "endnote 3"),
    ]


def test_two_dates_of_a_commission() -> None:
    assert _readings("gcim-date") == [
        ("“launched … on December 9, 2003”", "chapter 1, footnote 6"),
        ("“In 2005 the Global Commission on International Migration (GCIM) was established”", "chapter 3"),
    ]


def test_every_row_says_what_is_kept_and_which_documents_it_is_about() -> None:
    assert [row.id for row in INCONSISTENCIES.entries if not (row.kept and row.source and row.readings)] == []


def test_only_losses_have_a_single_reading() -> None:
    assert [row.id for row in INCONSISTENCIES.entries if len(row.readings) == 1] == [
        "box-2-text",
        "box-3-number",
        "lost-word",
        "annex-2-slips",
        "annex-2-ligatures",
    ]
