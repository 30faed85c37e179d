"""Passphrases: how many bits they have, and that typing is forgiven in each of the six languages."""

from __future__ import annotations

import unicodedata

import pytest

from panel.domain import invitations, passphrases
from panel.reference.passphrases import LANGUAGES, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_six_words_of_each_language_are_66_bits_and_stay_apart_when_folded(language: str) -> None:
    listed = words(language)
    assert len({passphrases.folded(word) for word in listed}) == len(listed) == 2_048
    assert passphrases.bits(language) == 66.0
    assert all(word == unicodedata.normalize("NFC", word) for word in listed)
    assert all(passphrases.folded(word) for word in listed)


def test_each_word_is_drawn_by_itself() -> None:
    drawn = iter([0, 2047, 5, 5, 1, 7])
    made = passphrases.make("en", lambda n: next(drawn))
    assert made == tuple(words("en")[n] for n in (0, 2047, 5, 5, 1, 7))
    assert set(passphrases.make("tlh")) <= set(words("en"))


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("abandon ability able", "  Abandon-ABILITY\u00a0able\n"),
        ("ábaco niño", "abaco nino"),
        ("école réussir", unicodedata.normalize("NFD", "École RÉUSSIR")),
        ("ёлка йод", "елка иод"),
        ("مكتبة أخضر إبرة", "مكتبه اخضر ابره"),
        ("مستشفى شيء", "مستشفي شي"),
        ("كتاب قلم", "ﻛﺘﺎﺏ ﻗﻠﻢ"),  # as old keyboards join the letters
        ("كبير", "کبیر"),  # with the keys of a Persian keyboard
        ("كِتاب", "كتـاب"),
        ("的 一 是", "的一是"),
    ],
)
def test_typing_is_forgiven(kept: str, typed: str) -> None:
    assert passphrases.same(kept, typed)


@pytest.mark.parametrize(("one", "other"), [("able", "abel"), ("مكتب", "مكتبة"), ("", ""), ("...", "!!")])
def test_other_words_are_others(one: str, other: str) -> None:
    assert not passphrases.same(one, other)


def test_digits_are_read_in_any_figures_and_printed_like_a_telephone_number() -> None:
    assert invitations.digits(" 0482-107 ٦٣٩ 152/८८४") == "0482107639152884"
    assert invitations.printed("0482107639152884") == "0482 107 639 152 884"
    assert invitations.printed("4830291665") == "4830 291 665"
    assert invitations.printed("1" * 20) == "1111 1111 1111 1111 1111"
    assert [len(make()) for make in (invitations.new_code, invitations.new_mark, invitations.new_number)] == [
        16,
        20,
        10,
    ]
