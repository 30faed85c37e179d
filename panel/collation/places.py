"""Where contributors are from, as they give it: countries by code or name, and the region shown for one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from panel.reference import countries

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


def country_code(name: str) -> str:
    """The alpha-2 code of a country given by a code of ISO 3166 or a name; empty for one on no list."""
    return _countries().get(_letters(name), "")


@cache
def commission(code: str) -> str:
    """The regional commission that is shown by default for a country, by its alpha-2 code; empty for none."""
    return next((each.commission for each in countries() if each.alpha2 == code), "")


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
