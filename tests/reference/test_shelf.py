"""The catalogue: what it holds, and that no list changes behind its version."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from panel.reference import Entry, catalogue
from panel.reference.labels import FIELD_LABELS

#: id -> entries, version, fingerprint. Content changed? Raise the version, then the fingerprint.
LISTS = {
    "issues": (8, "1", "dfa11f2b1b93f018"),
    "hld-2006-themes": (4, "1", "6c2f424e47f2bbf3"),
    "concerns": (8, "1", "04396a4e22231da3"),
    "persons-groups": (28, "1", "28860340c41ef76d"),
    "types-of-action": (4, "1", "e0bee64b5ad1c55a"),
    "means-of-implementation": (4, "1", "785658c49948d09f"),
    "duties": (3, "1", "9c0ed384f7f3613b"),
    "instruments": (36, "1", "57282a456f3008c7"),
    "regional-instruments": (6, "1", "d78e09c995a3c29a"),
    "soft-law": (13, "1", "6b8bbd6ffb78ffca"),
    "mechanisms": (17, "1", "892eb5111e7cb384"),
    "agencies": (16, "1", "48516a265c22d917"),
    "gmg-groups": (5, "1", "b5d2eb0fae9ffbb9"),
    "bodies": (45, "1", "9867352be3453245"),
    "regional-commissions": (5, "1", "12dd3017ba32a479"),
    "regional-groups": (5, "1", "46928e9e74cba276"),
    "regional-bodies": (10, "1", "52ce9b2dbcc58515"),
    "countries": (195, "1", "42c4d6a7e66e685d"),
    "hrba-principles": (4, "1", "f13673fdb02f8b8f"),
    "common-understanding": (3, "1", "06ecf28bec0f43c7"),
    "un-functions": (4, "1", "85bb50eb75a4e6cb"),
    "key-messages": (7, "1", "eb455cf4f7900869"),
    "recommendations": (9, "1", "7adbd1d5ea71fb3e"),
    "past-recommendations": (4, "1", "bf63d30faff072d9"),
    "events": (17, "1", "9600bbf30b02133d"),
    "works": (5, "1", "45a668c1b7437efd"),
    "inconsistencies": (23, "1", "811f8d82da7215b9"),
}

ENTRIES = [(shelf.id, entry) for shelf in catalogue().values() for entry in shelf.entries]


def test_every_list_has_the_content_its_version_stands_for() -> None:
    found = {
        shelf.id: (len(shelf.entries), shelf.version, shelf.fingerprint()[:16])
        for shelf in catalogue().values()
    }
    assert found == LISTS
    assert list(catalogue()) == list(LISTS)


def test_the_catalogue_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        catalogue()["issues"] = catalogue()["works"]  # type: ignore[index]


def test_ids_are_unique_in_a_list_and_fit_an_address() -> None:
    assert len({(shelf, entry.id) for shelf, entry in ENTRIES}) == len(ENTRIES)
    shape = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")
    assert [entry.id for _, entry in ENTRIES if not shape.fullmatch(entry.id)] == []


def test_every_entry_has_label_source_and_date() -> None:
    assert [entry.id for _, entry in ENTRIES if not (entry.label.strip() and entry.source.strip())] == []
    assert [entry.as_of for _, entry in ENTRIES if not re.fullmatch(r"\d{4}(-\d\d){0,2}", entry.as_of)] == []


def test_no_text_shows_a_trace_of_the_copy_it_came_from() -> None:
    texts = [text for _, entry in ENTRIES for text in _texts(entry)]
    assert [text for text in texts if text != text.strip()] == []
    assert [text for text in texts if "\n" in text] == []
    quoted = [catalogue()["inconsistencies"].get(key) for key in ("lost-word", "annex-2-ligatures")]
    assert [text for text in texts if "  " in text or "\ufffd" in text] == [
        entry.fields()[0].values[0] for entry in quoted
    ]


def test_texts_to_be_translated_hold_no_percent_sign() -> None:
    marked = [entry.label for _, entry in ENTRIES]
    marked += [shelf.title + shelf.note for shelf in catalogue().values()]
    marked += [
        value
        for _, entry in ENTRIES
        for field in entry.fields()
        if field.translatable
        for value in field.values
    ]
    assert [text for text in marked if "%" in text] == []


def test_every_field_name_is_used() -> None:
    assert {field.name for _, entry in ENTRIES for field in entry.fields()} == set(FIELD_LABELS)


def test_the_room_loads_the_standard_library_and_itself_only() -> None:
    script = (
        "import sys; before = set(sys.modules); import panel.reference; "
        "new = {name.split('.')[0] for name in set(sys.modules) - before}; "
        "print(sorted(new - set(sys.stdlib_module_names)), "
        "sorted(name for name in sys.modules if name.count('.') == 1 and name.startswith('panel.')))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "['panel'] ['panel.reference']"


def _texts(entry: Entry) -> list[str]:
    return [entry.label, entry.source, *(value for field in entry.fields() for value in field.values)]
