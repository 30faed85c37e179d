"""What other programs have no field for, as lines ``key: value`` in a description that people can read too."""

from __future__ import annotations

from collections.abc import Mapping

KEYS = ("type", "verb", "stance", "instead", "see also", "addressee")


def told(facts: Mapping[str, str]) -> str:
    """The lines, those without a value left out."""
    return "\n".join(f"{key}: {' '.join(facts[key].split())}" for key in KEYS if facts.get(key))


def read(description: str) -> Mapping[str, str]:
    """The facts of a description; lines that are none of these are somebody's notes and passed over."""
    found: dict[str, str] = {}
    for line in description.splitlines():
        key, sign, value = line.partition(":")
        if sign and key.strip().casefold() in KEYS:
            found.setdefault(key.strip().casefold(), value.strip())
    return found
