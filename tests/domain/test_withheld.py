"""Withheld names in words that others will read."""

from __future__ import annotations

import pytest

from panel.domain.drafting import withheld

NAMES = ("Maison des Femmes", "L’Escale", "移民之家", "جمعية النور", "Ana")


@pytest.mark.parametrize(
    "words",
    [
        "MAISON DES FEMMES said",
        "the Maison-des-Femmes said",
        "with L'Escale, too",
        "据移民之家报告",
        "قالت وجمعية النور",
        "Ana",
    ],
)
def test_a_name_is_found_however_it_is_written(words: str) -> None:
    assert withheld.stands(words, NAMES)
    assert withheld.MASK in withheld.masked(words, NAMES)
    assert not withheld.stands(withheld.masked(words, NAMES), NAMES)


@pytest.mark.parametrize("words", ["Anatolia and banana", "a house of women", "移民的家", "النور", ""])
def test_other_words_are_left(words: str) -> None:
    assert not withheld.stands(words, NAMES)
    assert withheld.masked(words, NAMES) == words


def test_the_longest_name_is_taken_out_first_and_no_name_takes_out_nothing() -> None:
    assert withheld.masked("Centro Sol Norte", ("Centro Sol", "Centro Sol Norte")) == withheld.MASK
    assert not withheld.stands("anything", ("", " "))
