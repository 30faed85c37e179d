"""Which passwords are accepted: by length and a list of those that are tried first, by nothing else.

After NIST SP 800-63B-4: no rules of composition, no expiry, any character, spaces kept, never cut. A
password is compared and hashed in NFKC, so that the same keys on two keyboards give the same password.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from panel.domain.common_passwords import RUNS, WORDS
from panel.domain.errors import N_, Problem, problem

#: Least length in characters beside a second factor, and alone.
LEAST_WITH_SECOND_FACTOR = 12
LEAST_ALONE = 15

#: Parts of a name or an address shorter than this are too common to be held against anybody.
_SHORTEST_PART = 4
_SPELT_WITH_SIGNS = str.maketrans("0134578@$!|", "oleastbasil")

MISSING = N_("Choose a password of at least %(least)d characters. A few words in a row do well.")
TOO_SHORT = N_("Use at least %(least)d characters; this has %(found)d. A few words in a row do well.")
TRIED_FIRST = N_("This password is among those that are tried first. Choose another one.")
ABOUT_YOU = N_("This password is made of your name, your address or your organization. Choose another one.")


def normal(password: str) -> str:
    """The form that is measured and hashed: NFKC, blanks and all."""
    return unicodedata.normalize("NFKC", password)


def least(second_factor: bool) -> int:
    """Least number of characters, with a second factor or without."""
    return LEAST_WITH_SECOND_FACTOR if second_factor else LEAST_ALONE


def problems(
    password: str, *, second_factor: bool, own: Iterable[str] = (), field: str = "password"
) -> tuple[Problem, ...]:
    """What is wrong with a password, at most one thing; nothing if it is accepted.

    ``own`` are texts that must not be the password: address, name, names of organizations.
    """
    kept = normal(password)
    if not kept:
        return (problem(field, MISSING, least=least(second_factor)),)
    if len(kept) < least(second_factor):
        return (problem(field, TOO_SHORT, least=least(second_factor), found=len(kept)),)
    about_you = _parts(own) | WORDS
    for spelling in _spellings(kept):
        if _monotonous(spelling) or _made_of(spelling, WORDS):
            return (problem(field, TRIED_FIRST),)
        if _made_of(spelling, about_you):
            return (problem(field, ABOUT_YOU),)
    return ()


def _spellings(password: str) -> tuple[str, str]:
    """As typed, and with signs read as the letters they stand for (``P@ssw0rd``)."""
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", password)
    return _letters(password), _letters(core.translate(_SPELT_WITH_SIGNS))


def _letters(text: str) -> str:
    """Letters and digits only, without case."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _parts(texts: Iterable[str]) -> frozenset[str]:
    found = set()
    for text in texts:
        for part in (text, *re.split(r"[\W_]+", text)):
            if len(_letters(part)) >= _SHORTEST_PART:
                found.add(_letters(part))
    return frozenset(found)


def _monotonous(text: str) -> bool:
    """One to four characters over and over, or a stretch of the alphabet or of a keyboard."""
    if not text:
        return False
    for length in range(1, 5):
        unit = text[:length]
        if (unit * len(text))[: len(text)] == text:
            return True
    return any(text in run or text in run[::-1] for run in RUNS)


def _made_of(text: str, words: Collection[str]) -> bool:
    """Whether one or two of the words, however often, and digits round them, are all there is."""
    core = text.strip("0123456789")
    return bool(core) and _covered(core, words, 2)


def _covered(text: str, words: Collection[str], left: int) -> bool:
    rest = text.strip("0123456789")
    if not rest:
        return True
    if not left:
        return False
    return any(_covered(rest.replace(w, ""), words, left - 1) for w in words if rest.startswith(w))
