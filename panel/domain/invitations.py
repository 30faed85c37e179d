"""Invitation codes of protected participants: their shape, and how many there may be.

A code has 16 digits and is set like a telephone number; what revokes the rest of a sheet has 20. Whoever
holds a code may join once. Nothing is kept of who gave it to whom.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

#: Constituencies whose accredited organizations may vouch for somebody.
VOUCHING = frozenset({"MIGR", "NGO", "NHRI", "SOC", "ACAD"})

#: Codes on one sheet, sheets that an organization may print within a day, and codes not yet used that one
#: session may have.
ON_A_SHEET = (5, 10, 20)
SHEETS_A_DAY = 3
DAY = timedelta(days=1)
MOST_UNUSED = 2_000

#: Days on which a form makes its sheet.
FORM_DAYS = 2

CODE_DIGITS, MARK_DIGITS, NUMBER_DIGITS = 16, 20, 10


def new_code(draw: Callable[[int], int] = secrets.randbelow) -> str:
    """The digits of a new invitation code: 53 bits."""
    return _digits(CODE_DIGITS, draw)


def new_mark(draw: Callable[[int], int] = secrets.randbelow) -> str:
    """The digits of what revokes a sheet: 66 bits."""
    return _digits(MARK_DIGITS, draw)


def new_number(draw: Callable[[int], int] = secrets.randbelow) -> str:
    """The digits of a participant's number; the first is not 0, so that none looks shorter."""
    return str(1 + draw(9)) + _digits(NUMBER_DIGITS - 1, draw)


def new_form(today: date) -> str:
    """What makes one sheet of a form, and no second one: a day and 128 bits, of nobody in particular."""
    return f"{today.isoformat()}.{secrets.token_hex(16)}"


def form_serves(form: str, today: date) -> bool:
    """Whether a form was opened today or the day before: so long it is remembered which were used."""
    day, _, drawn = form.partition(".")
    known = {(today - n * DAY).isoformat() for n in range(FORM_DAYS)}
    return day in known and len(drawn) == 32 and set(drawn) <= set("0123456789abcdef")


def digits(typed: str) -> str:
    """The digits of what was typed, in any script's figures; signs and blanks between them do not matter."""
    return "".join(str(unicodedata.digit(c)) for c in unicodedata.normalize("NFKC", typed) if c.isdigit())


def printed(number: str) -> str:
    """Digits as they are printed: four, then threes (a code, a number), or fours (what revokes a sheet)."""
    if len(number) == MARK_DIGITS:
        return " ".join(number[n : n + 4] for n in range(0, MARK_DIGITS, 4))
    return " ".join((number[:4], *(number[n : n + 3] for n in range(4, len(number), 3))))


def _digits(length: int, draw: Callable[[int], int]) -> str:
    return "".join(str(draw(10)) for _ in range(length))
