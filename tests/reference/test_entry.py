"""Entries are frozen, describe themselves, and a list knows when it has changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from panel.reference import Entry, Field, ReferenceList, country
from panel.reference.agencies import AGENCIES
from panel.reference.instruments import INSTRUMENTS


def test_an_entry_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        INSTRUMENTS.get("CRC").label = "Another"  # type: ignore[misc]


def test_fields_leave_out_what_is_empty_and_translate_only_words() -> None:
    assert INSTRUMENTS.get("REFUGEE-1967P").fields() == (
        Field("kind", "Kind", ("Refugees",), True),
        Field("year", "Year", ("1967",)),
        Field("as_cited", "As the source has it", ("Protocol relating to the Status of Refugees (1967)",)),
        Field("adopted_by", "Adopted by", ("Economic and Social Council and General Assembly",)),
        Field("short_names", "Short names", ("Refugee Protocol", "1967 Protocol")),
        Field("binding", "Legal status", ("Treaty, binding on the States that are parties to it",), True),
        Field("parties_2013", "States parties in 2013", ("145",)),
    )


def test_a_note_is_translatable() -> None:
    note = country("US").fields()[-1]
    assert (note.name, note.translatable) == ("note", True)


def test_an_entry_is_found_by_its_id_and_only_by_it() -> None:
    assert AGENCIES.get("UN-WOMEN").acronym == "UN Women"
    with pytest.raises(KeyError):
        AGENCIES.get("UN Women")


def test_the_fingerprint_changes_with_the_content_and_not_with_the_version() -> None:
    shelf = ReferenceList(
        id="x",
        title="X",
        version="1",
        as_of="2013",
        source="S",
        entries=(Entry(id="a", label="A", source="S", as_of="2013"),),
    )
    assert replace(shelf, version="2").fingerprint() == shelf.fingerprint()
    assert replace(shelf, note="more").fingerprint() != shelf.fingerprint()
    changed = replace(shelf.entries[0], label="B")
    assert replace(shelf, entries=(changed,)).fingerprint() != shelf.fingerprint()
