"""What a record may not hold: characters nobody can see, constituencies and countries nobody knows."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from panel.collation.fields import Fields
from panel.collation.types import POPULATIONS
from panel.reference import countries

CONSTITUENCIES = frozenset(population.code for population in POPULATIONS)

#: Control characters but for tab and line end, line and paragraph separators, and what turns directions around.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]")
_NAMES = {0: "NULL"}
_BRACKETS = re.compile(r"\s*\(.*\)\Z")
_NOT_LETTERS = re.compile(r"[\W_]+")
#: Names in daily use that no shortening of the list's own names gives.
_DAILY = {
    "cape verde": "CV", "czech republic": "CZ", "east timor": "TL", "great britain": "GB", "holland": "NL",
    "ivory coast": "CI", "laos": "LA", "macedonia": "MK", "moldova": "MD", "north korea": "KP",
    "palestine": "PS", "russia": "RU", "south korea": "KR", "swaziland": "SZ", "syria": "SY", "tanzania": "TZ",
    "the gambia": "GM", "the netherlands": "NL", "turkey": "TR", "uae": "AE", "uk": "GB",
    "united kingdom": "GB", "united states": "US", "vatican": "VA", "vietnam": "VN", "burma": "MM",
    "brunei": "BN", "dr congo": "CD",
}  # fmt: skip


def unseen(fields: Fields, value: Any, name: str = "", depth: int = 3) -> None:
    """Tell the first character of each text in ``value`` that cannot be seen, with its place from 1.

    No field of a record lies deeper than ``depth``; what does is of the wrong kind, and told as that.
    """
    if isinstance(value, str):
        hit = _UNSEEN.search(value)
        if hit:
            fields.wrong(f"{name} holds {_named(hit[0])} at character {hit.start() + 1}")
    elif isinstance(value, dict) and depth:
        for key in sorted(value):
            unseen(fields, value[key], f"{name}: field “{key}”" if name else f"field “{key}”", depth - 1)
    elif isinstance(value, list) and depth:
        for place, each in enumerate(value, start=1):
            unseen(fields, each, f"{name} {place}", depth - 1)


def _named(character: str) -> str:
    point = ord(character)
    name = unicodedata.name(character, "") or _NAMES.get(point, "a control character")
    return f"U+{point:04X} {name}"


def constituency(fields: Fields) -> str:
    """The code of a constituency; one that nobody knows is told."""
    given = fields.text("constituency")
    if given and given not in CONSTITUENCIES:
        known = ", ".join(population.code for population in POPULATIONS)
        fields.wrong(f"field “constituency” is “{given}”, not one of {known}")
        return ""
    return given


def country(fields: Fields) -> str:
    """The country as given; one that is on no list of States is told."""
    given = fields.text("country")
    if given.strip() and not country_code(given):
        fields.wrong(f"field “country” is “{given}”, neither a code of ISO 3166 nor a name of a State")
        return ""
    return given


def country_code(name: str) -> str:
    """The alpha-2 code of a country given by a code of ISO 3166 or a name; empty for one on no list."""
    return _countries().get(_letters(name), "")


@cache
def _countries() -> dict[str, str]:
    found = dict(_DAILY)
    for each in countries():
        short = _BRACKETS.sub("", each.label)
        names = (each.alpha2, each.alpha3, each.m49, each.label, short)
        found |= {_letters(name): each.alpha2 for name in names}
    return found


def _letters(name: str) -> str:
    """A name without case, accents and signs."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return _NOT_LETTERS.sub(" ", bare.casefold()).strip()
