"""What a record may not hold: characters nobody can see, constituencies and countries nobody knows."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from panel.collation.fields import Fields
from panel.collation.places import country_code
from panel.collation.types import POPULATIONS, POSITIONS

CONSTITUENCIES = frozenset(population.code for population in POPULATIONS)

#: Control characters but for tab and line end, line and paragraph separators, and what turns directions around.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]")
_NAMES = {0: "NULL"}


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


def positions(fields: Fields) -> tuple[str, ...]:
    """As what a State speaks, in the order of ``POSITIONS``; nobody else declares it."""
    given = fields.items("positions")
    unknown = [each for each in given if each not in POSITIONS]
    if unknown:
        fields.wrong(f"field “positions” has “{unknown[0]}”, not one of {', '.join(POSITIONS)}")
    if given and fields.values.get("constituency") != "STATE":
        fields.wrong("field “positions” is for a State")
    return tuple(each for each in POSITIONS if each in given)
