"""Annex 3: seven messages."""

from __future__ import annotations

from panel.reference.key_messages import KEY_MESSAGES


def test_seven_titles_in_their_order() -> None:
    assert [row.label.partition(" and ")[0] for row in KEY_MESSAGES.entries] == [
        "International migration is a key feature of globalization in the 21st century",
        "Governments should foster the benefits of international migration",
        "Governments should reduce the negative impacts of international migration",
        "States should respect, protect",
        "States should ratify",
        "Enhanced cooperation",
        "There is need to strengthen migration capacities, coordination",
    ]
    assert [row.number for row in KEY_MESSAGES.entries] == [1, 2, 3, 4, 5, 6, 7]


def test_a_long_title_word_for_word() -> None:
    assert KEY_MESSAGES.get("key-message-4").label == (
        "States should respect, protect and fulfill the human rights of all migrants, regardless of their "
        "legal status"
    )


def test_a_text_word_for_word() -> None:
    assert KEY_MESSAGES.get("key-message-5").text == (
        "This includes the core international human rights instruments, relevant ILO conventions, the "
        "protocols against human trafficking and migrant smuggling, the 1951 refugee convention."
    )


def test_no_word_is_broken_and_every_text_is_whole() -> None:
    assert [len(row.text.split()) for row in KEY_MESSAGES.entries] == [79, 88, 57, 102, 23, 51, 39]
    assert [row.id for row in KEY_MESSAGES.entries if not row.text.endswith(".")] == []
