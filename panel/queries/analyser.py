"""One analyser for both databases: what is searched and what is looked for pass through it alike.

Stems by language (Snowball), pairs of characters for Chinese, folded Arabic; databases bring different
stemmers of different years, and none for Chinese.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

import snowballstemmer

_LANGUAGES = {"ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "ru": "russian"}
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "ё": "е"})
_CLITICS = ("وال", "بال", "كال", "فال", "لل", "ال", "و")

#: Longer runs are not words; they would only swell the index.
LONGEST = 64


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(language)


def fold(text: str) -> str:
    """NFKC, no case, no accents or vowel signs, Arabic letter forms made one."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_FOLD)


def words(text: str, language: str) -> list[str]:
    """The terms of a text in order, as they are stored."""
    found: list[str] = []
    for match in _WORD.finditer(fold(text)):
        found += _terms(match.group()[:LONGEST], language)
    return found


def _terms(word: str, language: str) -> list[str]:
    parts: list[str] = []
    rest = 0
    for run in _HAN.finditer(word):
        parts += _plain(word[rest : run.start()], language) + _pairs(run.group())
        rest = run.end()
    return parts + _plain(word[rest:], language)


def _pairs(run: str) -> list[str]:
    return [run] if len(run) == 1 else [run[i : i + 2] for i in range(len(run) - 1)]


def _plain(word: str, language: str) -> list[str]:
    if not word:
        return []
    if _ARABIC.search(word):
        bare = next((word[len(c) :] for c in _CLITICS if word.startswith(c) and len(word) - len(c) > 2), word)
        return [_stemmer("arabic").stemWord(bare)]
    if _CYRILLIC.search(word):
        return [_stemmer("russian").stemWord(word)]
    name = _LANGUAGES.get(language, "english")
    return [_stemmer(name if name not in {"arabic", "russian"} else "english").stemWord(word)]
