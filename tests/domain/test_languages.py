"""The six languages."""

from __future__ import annotations

import pytest

from panel.domain import languages


def test_the_six_in_order() -> None:
    assert [(each.tag, each.bcp47, each.name, each.direction) for each in languages.LANGUAGES] == [
        ("ar", "ar", "العربية", "rtl"),
        ("zh", "zh-Hans", "中文", "ltr"),
        ("en", "en", "English", "ltr"),
        ("fr", "fr", "Français", "ltr"),
        ("ru", "ru", "Русский", "ltr"),
        ("es", "es", "Español", "ltr"),
    ]
    assert languages.TAGS == ("ar", "zh", "en", "fr", "ru", "es")
    labels = [each.label for each in languages.LANGUAGES]
    assert labels == sorted(labels) == ["Arabic", "Chinese", "English", "French", "Russian", "Spanish"]


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("ar", "ar"),
        ("AR-eg", "ar"),
        ("zh-Hans", "zh"),
        ("zh_TW", "zh"),
        (" fr-CA ", "fr"),
        ("es-419", "es"),
    ],
)
def test_tags_are_read_without_region_and_script(tag: str, found: str) -> None:
    language = languages.by_tag(tag)
    assert language is not None
    assert language.tag == found


@pytest.mark.parametrize("tag", ["", "de", "e", "eng", "-en", "x-ar"])
def test_other_tags_are_none_of_the_six(tag: str) -> None:
    assert languages.by_tag(tag) is None
    assert languages.direction(tag) == "ltr"


def test_direction() -> None:
    assert [languages.direction(tag) for tag in ("ar", "ar-LB", "zh", "ru")] == ["rtl", "rtl", "ltr", "ltr"]
