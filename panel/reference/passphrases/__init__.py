"""Word lists of which passphrases are made: 2,048 everyday words in each of the six languages.

The lists of Chinese, English, French, Russian and Spanish are those of BIP-39 (``data/LICENSE.txt``); the
Arabic one is our own. Within a list no two words are the same once case, accents and variants of letters are
taken away, which a test holds.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")


@cache
def words(language: str) -> tuple[str, ...]:
    """The words of one of the six languages; KeyError for any other."""
    if language not in LANGUAGES:
        raise KeyError(language)
    return tuple((files(__name__) / "data" / f"{language}.txt").read_text("utf-8").split())
