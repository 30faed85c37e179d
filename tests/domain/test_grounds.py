"""The two closed lists: complete, distinct, and fit to be read by an author."""

from __future__ import annotations

import pytest

from panel.domain import grounds


def test_the_ten_grounds_and_which_of_them_can_be_mended() -> None:
    assert [(ground.code, ground.label, ground.returnable) for ground in grounds.GROUNDS] == [
        ("G1", "Late", False),
        ("G2", "Over the word limit", True),
        ("G3", "Language", True),
        ("G4", "Author not identifiable", True),
        ("G5", "Off topic", True),
        ("G6", "Abusive", True),
        ("G7", "Endangers a person", True),
        ("G8", "Duplicate", False),
        ("G9", "Mandate not shown", True),
        ("G10", "Co-signatories not confirmed", True),
    ]


def test_the_reasons_for_non_use() -> None:
    assert [reason.code for reason in grounds.NON_USE] == [
        "context",
        "merged",
        "outside_scope",
        "no_substance",
        "no_space",
        "person",
        "attachment",
    ]


@pytest.mark.parametrize("entry", [*grounds.GROUNDS, *grounds.NON_USE], ids=lambda entry: str(entry.code))
def test_every_entry_has_a_label_and_whole_sentences(entry: grounds.Ground | grounds.NonUse) -> None:
    assert not entry.label.endswith(".")
    assert entry.explanation.endswith(".")
    assert entry.explanation[0].isupper()
    assert "rejected" not in entry.explanation + entry.label


def test_no_two_entries_say_the_same() -> None:
    entries: list[grounds.Ground | grounds.NonUse] = [*grounds.GROUNDS, *grounds.NON_USE]
    assert len({entry.label for entry in entries}) == len(entries)
    assert len({entry.explanation for entry in entries}) == len(entries)


def test_entries_are_found_by_code() -> None:
    assert grounds.by_code("G7") is grounds.GROUNDS[6]
    assert grounds.non_use("merged") is grounds.NON_USE[1]
    assert [grounds.by_code(code) for code in ("", "G11", "g7")] == [None, None, None]
    assert [grounds.non_use(code) for code in ("", "G7")] == [None, None]
