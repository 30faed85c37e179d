"""Which language a page is in."""

from __future__ import annotations

import pytest

from panel.i18n import DEFAULT, LANGUAGES, PSEUDO, direction, negotiate, page_locale, supported


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, "en"),
        ("", "en"),
        ("fr", "fr"),
        ("FR-ca", "fr"),
        ("zh-Hans-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("de,ar;q=0.5,ru;q=0.7", "ru"),
        ("es;q=0.7,fr;q=0.7", "es"),
        ("fr;q=0,es;q=0.1", "es"),
        ("fr;q=0", "en"),
        ("*", "en"),
        ("en-XA", "en"),
        ("fr;q=high,ar;q=0.2", "ar"),
        ("fr;v=1,ru", "ru"),
        (";;;,,,", "en"),
        ("fr;q=9,es", "fr"),
        ("de," * 5000 + "fr", "en"),
    ],
)
def test_negotiate(header: str | None, expected: str) -> None:
    assert negotiate(header) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", "ar"),
        ("ar-EG", "ar"),
        ("zh_Hant", "zh"),
        ("EN-xa", "en-XA"),
        ("en-xb", "en-XB"),
        ("de", None),
        ("", None),
        (None, None),
        ("../en", None),
        ("e", None),
    ],
)
def test_supported(tag: str | None, expected: str | None) -> None:
    assert supported(tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("fa", "rtl"),
        ("ur_PK", "rtl"),
        ("ku-Arab", "rtl"),
        ("en-XB", "rtl"),
        ("en-XA", "ltr"),
        ("en", "ltr"),
        ("zh-Hans", "ltr"),
        ("tl", "ltr"),
    ],
)
def test_direction(tag: str, expected: str) -> None:
    assert direction(tag) == expected


def test_the_menu_holds_the_six_languages_by_their_own_names() -> None:
    page = page_locale("ar")
    assert (page.tag, page.dir) == ("ar", "rtl")
    assert [(entry.tag, entry.name, entry.dir) for entry in page.languages] == [
        ("ar", "العربية", "rtl"),
        ("zh", "中文", "ltr"),
        ("en", "English", "ltr"),
        ("fr", "Français", "ltr"),
        ("ru", "Русский", "ltr"),
        ("es", "Español", "ltr"),
    ]
    assert [entry.tag for entry in page.languages if entry.current] == ["ar"]


def test_pseudo_locales_are_not_in_the_menu() -> None:
    assert [entry.current for entry in page_locale("en-XB").languages] == [False] * 6
    assert set(PSEUDO) & set(LANGUAGES) == set()
    assert DEFAULT in LANGUAGES


def test_a_page_says_the_language_it_is_in_and_marks_the_one_that_was_chosen() -> None:
    page = page_locale("ar", "en")
    assert (page.tag, page.dir) == ("en", "ltr")
    assert [entry.tag for entry in page.languages if entry.current] == ["ar"]
