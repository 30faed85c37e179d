"""Names and borrowed words across scripts: Latin letters for Cyrillic and Arabic ones, and what is left of them.

A rough transliteration for comparison, not for display: vowels are dropped where one side writes none
(Arabic), c, q and k are one letter. Chinese keeps only the Latin letters that stand in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from panel.collation.concepts_stems import words

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f h c ch sh sh  i  e yu ya".split(" "),
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچڤگ",
        " a a  a  a b  t th j h k d th r z s sh s d t z  g f k k l m n h w a y p ch v g".split(" "),
        strict=True,
    )
)
_SOUNDS = (
    ("ph", "f"), ("qu", "k"), ("ck", "k"), ("sch", "sh"), ("x", "ks"), ("th", "t"), ("y", "i"), ("w", "v"),
    ("ce", "se"), ("ci", "si"), ("cc", "k"), ("q", "k"), ("kh", "h"), ("dj", "j"),
)  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ÿĀ-ſ]{2,}")
_VOWELS = re.compile(r"[aeiouvj]")
_LONGEST = 40


def grams(text: str, language: str, *, consonants: bool) -> Iterator[str]:
    """Three and four letters in a row of each word, in Latin letters; three consonants with ``consonants``."""
    for word in (_LATIN if language == "zh" else _LETTERS).findall(text):
        if len(word) >= 4 or word.isupper():
            yield from _grams(word[:_LONGEST], consonants)


def digits(text: str, language: str) -> Iterator[str]:
    """The numbers of a text in common digits; dates of Chinese and others alike."""
    return (word for word, *_ in words(text, language) if word[0].isdigit())


@lru_cache(maxsize=100_000)
def _grams(word: str, consonants: bool) -> tuple[str, ...]:
    plain = _plain(word)
    if consonants:
        plain = _VOWELS.sub("", plain)
        return tuple(plain[i : i + 3] for i in range(len(plain) - 2))
    marked = f" {plain} "
    return tuple(marked[i : i + size] for size in (3, 4) for i in range(len(marked) - size + 1))


def _plain(word: str) -> str:
    low = word.casefold()
    if low[0] in _CYRILLIC:
        low = "".join(_CYRILLIC.get(sign, sign) for sign in low)
    elif "\u0600" <= low[0] <= "\u06ff":
        low = "".join(_ARABIC.get(sign, "") for sign in low.removeprefix("ال"))
    low = "".join(sign for sign in unicodedata.normalize("NFD", low) if not unicodedata.combining(sign))
    for old, new in _SOUNDS:
        low = low.replace(old, new)
    return low.replace("c", "k")
