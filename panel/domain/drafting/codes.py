"""The order of codes: by letters, and by the number at their end as a number. JS2 comes before JS10.

Rule R6 of the drafting rules; pages, notes, lists and files all sort by it. ``panel.queries.codes`` says the
same to the database.
"""

from __future__ import annotations

DIGITS = "0123456789"


def code_order(code: str) -> tuple[str, int, str, str]:
    """The key by which codes are sorted: letters without case, then the number at the end, zeros in front of
    it not counted; codes that differ in nothing else, by the letters as they are written."""
    stem = code.rstrip(DIGITS)
    number = code[len(stem) :].lstrip("0")
    return stem.casefold(), len(number), number, code
