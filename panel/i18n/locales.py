"""The locales of the interface: six languages, and two pseudo-locales that only tests ask for."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT = "en"

#: The six languages in the alphabetical order of their English names, each with its own name.
LANGUAGES: dict[str, str] = {
    "ar": "العربية",
    "zh": "中文",
    "en": "English",
    "fr": "Français",
    "ru": "Русский",
    "es": "Español",
}

#: Pseudo-locales: accented and longer; Latin letters set from right to left.
PSEUDO: dict[str, str] = {"en-XA": "[Ḗƞɠŀīşħ]", "en-XB": "‹English›"}

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "ckb", "yi", "dv", "sd", "ug", "en-xb"})


@dataclass(frozen=True, slots=True)
class Language:
    """One entry of the language menu: tag, own name, direction, whether it is the page's."""

    tag: str
    name: str
    dir: str
    current: bool


@dataclass(frozen=True, slots=True)
class PageLocale:
    """What a page needs to know of its language."""

    tag: str
    dir: str
    languages: tuple[Language, ...]


def supported(tag: str | None) -> str | None:
    """The locale a tag names (``fr-CA`` → ``fr``), or None; pseudo-locales by their full tag only."""
    if not tag:
        return None
    folded = tag.strip().replace("_", "-").lower()
    for pseudo in PSEUDO:
        if folded == pseudo.lower():
            return pseudo
    primary = folded.partition("-")[0]
    return primary if primary in LANGUAGES else None


def direction(tag: str) -> str:
    """``rtl`` or ``ltr``, for any language tag (texts come in more languages than the interface)."""
    folded = tag.replace("_", "-").lower()
    return "rtl" if {folded, folded.partition("-")[0]} & _RIGHT_TO_LEFT or "-arab" in folded else "ltr"


def negotiate(accept_language: str | None) -> str:
    """The best of the six for an Accept-Language header; English when none fits. Never a pseudo-locale."""
    wishes: list[tuple[float, int, str]] = []
    for place, part in enumerate((accept_language or "")[:1000].split(",")):
        tag, _, weight = part.partition(";")
        found = supported(tag)
        if found in LANGUAGES and (quality := _quality(weight)) > 0:
            wishes.append((-quality, place, found))
    return min(wishes)[2] if wishes else DEFAULT


def _quality(weight: str) -> float:
    name, _, value = weight.strip().partition("=")
    if not name:
        return 1.0
    try:
        return min(float(value), 1.0) if name.strip() == "q" else 0.0
    except ValueError:
        return 0.0


def page_locale(tag: str, spoken: str = "") -> PageLocale:
    """The ``locale`` that the page frame prints: its tag, its direction, and the menu of languages.

    ``tag`` was chosen; ``spoken`` is what the sentences are in where its catalogue is not there yet: a
    page that says it is Arabic is read aloud, broken and set as Arabic.
    """
    menu = tuple(Language(t, name, direction(t), t == tag) for t, name in LANGUAGES.items())
    return PageLocale(spoken or tag, direction(spoken or tag), menu)
