"""Short forms of organizations: one that nobody else goes by."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain, count

from panel.queries import organisation as organisations

#: Longest short form, in letters.
LONGEST = 8


def free(short: str) -> str:
    """The short form, with a number where an accredited organization holds it; empty where there is none."""
    return free_among(short, organisations.short_forms(short[: LONGEST - 3])) if short else ""


def free_among(short: str, held: Collection[str]) -> str:
    """The same, where those held are known, in small letters."""
    if not short:
        return ""
    numbered = (f"{short[: LONGEST - len(str(n))]}{n}" for n in count(2))
    return next(form for form in chain([short], numbered) if form.lower() not in held)
