"""Passwords: length and a list of what is tried first; nothing else."""

from __future__ import annotations

import unicodedata

import pytest

from panel.domain import passwords
from panel.domain.common_passwords import WORDS
from panel.domain.passwords import ABOUT_YOU, MISSING, TOO_SHORT, TRIED_FIRST

OWN = ("hana.otieno@harbour.example", "Hana Otieno", "Harbour Workers’ Aid", "HWA")


def said(password: str, *, second_factor: bool = False) -> list[str]:
    return [p.msgid for p in passwords.problems(password, second_factor=second_factor, own=OWN)]


@pytest.mark.parametrize(
    "password",
    [
        "lantern ferry orchard gravel",
        " a blank before and after ",
        "jk39fk2039fk203f",
        "tr0ub4dor and three more",
        "écluse-marée-goéland",
        "море фонарь гравий",
        "一二三四五六七八九十甲乙丙丁戊",
        "🦩🐫🦚🦜🐊🦡🦦🦥🦔🐿🦬🦣🦏🦛🐆",
        "!?;:,.-_#+*~'<>",
        " ".join(f"fathom {n}" for n in range(120)),
    ],
)
def test_long_enough_and_not_tried_first(password: str) -> None:
    assert said(password) == []


@pytest.mark.parametrize(
    ("length", "second_factor", "wrong"), [(14, False, 1), (15, False, 0), (11, True, 1), (12, True, 0)]
)
def test_least_length_depends_on_the_second_factor(length: int, second_factor: bool, wrong: int) -> None:
    password = "mt7.wv2-kq9!zr4"[:length]
    assert len(said(password, second_factor=second_factor)) == wrong


def test_the_message_names_both_numbers() -> None:
    (found,) = passwords.problems("short", second_factor=False)
    assert (found.field, found.msgid, found.values) == ("password", TOO_SHORT, {"least": 15, "found": 5})


def test_no_password_is_said_as_such() -> None:
    (found,) = passwords.problems("", second_factor=True)
    assert (found.msgid, found.values) == (MISSING, {"least": 12})


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "Password123456!!",
        "P@ssw0rd2027!!!!",
        "password password password",
        "WelcomeAdmin2027",
        "correct horse battery staple",
        "correcthorsebatterystaple",
        "123456789012345",
        "987654321098765",
        "111111111111111",
        "abababababababab",
        "qwertyuiopasdfgh",
        "йцукенгшщзхъфыва",
        "парольпарольпароль",
        "Human Rights 2027",
        "standing panel panel",
    ],
)
def test_what_is_tried_first_is_refused(password: str) -> None:
    assert said(password) == [TRIED_FIRST]


@pytest.mark.parametrize(
    "password",
    [
        "harbourworkersaid2027",
        "Harbour Workers' Aid",
        "hana.otieno-2027!",
        "hana.otieno@harbour.example",
        "password otieno 1",
    ],
)
def test_what_is_about_the_person_is_refused(password: str) -> None:
    assert said(password) == [ABOUT_YOU]


def test_a_password_may_contain_such_words_among_others() -> None:
    assert said("harbour lights over seven piers") == []


def test_composed_and_decomposed_are_one_password() -> None:
    composed = "mañana señal cigüeña"
    assert passwords.normal(composed) == passwords.normal(unicodedata.normalize("NFD", composed))


def test_nothing_is_cut_off() -> None:
    long = " ".join(f"fathom {n}" for n in range(120))
    assert passwords.normal(long) == long


def test_the_list_is_folded_and_long_enough() -> None:
    assert len(WORDS) >= 200
    assert [w for w in WORDS if w != w.casefold()] == []
