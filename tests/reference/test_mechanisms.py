"""Box 5: seventeen mechanisms under five headings."""

from __future__ import annotations

from collections import Counter

from panel.reference.instruments import INSTRUMENTS
from panel.reference.mechanisms import MECHANISMS


def test_seventeen_mechanisms_under_five_headings() -> None:
    assert len(MECHANISMS.entries) == 17
    assert Counter(row.group for row in MECHANISMS.entries) == {
        "treaty-bodies": 9,
        "human-rights-council": 2,
        "ilo": 4,
        "unhcr": 1,
        "unodc": 1,
    }


def test_the_order_is_that_of_the_box() -> None:
    assert [row.id for row in MECHANISMS.entries] == [
        "ccpr",
        "cescr",
        "cerd",
        "cedaw",
        "cat-spt",
        "crc",
        "cmw",
        "crpd",
        "ced",
        "special-procedures",
        "upr",
        "ilo-governing-body",
        "ilo-ceacr",
        "ilo-application",
        "ilo-cfa",
        "unhcr-supervision",
        "untoc-conference",
    ]


def test_every_core_treaty_has_its_body_and_every_monitored_instrument_exists() -> None:
    bodies = {key for row in MECHANISMS.entries if row.group == "treaty-bodies" for key in row.monitors}
    assert bodies == {row.id for row in INSTRUMENTS.entries if row.kind == "core"}
    monitored = {key for row in MECHANISMS.entries for key in row.monitors}
    assert monitored - {row.id for row in INSTRUMENTS.entries} == set()


def test_two_bodies_in_one_entry_keep_both_acronyms() -> None:
    assert MECHANISMS.get("cat-spt").acronym == ("CAT", "SPT")
