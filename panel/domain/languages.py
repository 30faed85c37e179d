"""The six languages of the Panel: tags, own names, directions.

The order is that of their names in English, which is the order of the United Nations.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from panel.domain.errors import N_


@dataclass(frozen=True, slots=True)
class Language:
    """A language: ``tag`` as kept with a text, ``bcp47`` for ``lang`` attributes and files.

    ``name`` is its own name, never translated; ``label`` the msgid of its name in the reader's language.
    """

    tag: str
    bcp47: str
    name: str
    label: str
    direction: Literal["ltr", "rtl"] = "ltr"


LANGUAGES: tuple[Language, ...] = (
    Language("ar", "ar", "العربية", N_("Arabic"), "rtl"),
    Language("zh", "zh-Hans", "中文", N_("Chinese")),
    Language("en", "en", "English", N_("English")),
    Language("fr", "fr", "Français", N_("French")),
    Language("ru", "ru", "Русский", N_("Russian")),
    Language("es", "es", "Español", N_("Spanish")),
)
"""The six, in order."""

TAGS = tuple(language.tag for language in LANGUAGES)
"""Their tags, in order."""

_BY_TAG = {language.tag: language for language in LANGUAGES}


def by_tag(tag: str) -> Language | None:
    """The language a tag names, regions and scripts left out (``fr-CA``, ``zh_Hans``); None if it is none."""
    return _BY_TAG.get(tag.strip().replace("_", "-").partition("-")[0].lower())


def direction(tag: str) -> str:
    """``rtl`` or ``ltr``; left to right where the language is none of the six."""
    language = by_tag(tag)
    return language.direction if language else "ltr"
