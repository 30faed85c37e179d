"""Passphrases that we make for people who give us no address: six words of a list in their language.

Six of 2,048 words are 66 bits, each word drawn by itself. Who types one may use any case, leave out accents
and blanks, and use whichever variant of an Arabic letter the keyboard has: all that is folded away before
anything is hashed, and the words of a list stay apart without it.
"""

from __future__ import annotations

import math
import secrets
import unicodedata
from collections.abc import Callable, Sequence

from panel.reference.passphrases import LANGUAGES, words

#: Words of a passphrase.
LENGTH = 6

#: Variants that keyboards exchange, as NFKC leaves them.
_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیئ", "ي"),
        "ة": "ه",
        "ؤ": "و",
        "ک": "ك",
        "ە": "ه",
        "ء": "",
        "ـ": "",
    }
)


def make(language: str, draw: Callable[[int], int] = secrets.randbelow) -> tuple[str, ...]:
    """Six words of the list of a language (English where there is none), each drawn by itself."""
    listed = words(language if language in LANGUAGES else "en")
    return tuple(listed[draw(len(listed))] for _ in range(LENGTH))


def bits(language: str) -> float:
    """How many bits a passphrase of that language has."""
    return LENGTH * math.log2(len(words(language)))


def folded(typed: str) -> str:
    """What is compared and hashed: letters alone, without case, accents, blanks and variants."""
    text = unicodedata.normalize("NFKC", typed).translate(_VARIANTS)
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if c.isalpha())


def same(one: str, other: str) -> bool:
    """Whether two words are the same once they are folded."""
    return bool(folded(one)) and folded(one) == folded(other)


def joined(phrase: Sequence[str]) -> str:
    """A passphrase in one line, as it may be typed."""
    return " ".join(phrase)
