"""Every value that a text bears out: its numbers, the groups they are written in, and other ways to say them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from panel.domain.drafting import numerals_han as han
from panel.domain.drafting.numeral_compose import Word, bare_of_prefix, compose, languages, read
from panel.domain.drafting.numeral_words import ALSO, COMPOUND, TIED, folded
from panel.domain.drafting.numerals import TOKEN, numerals

_ROMAN = re.compile(r"\b[IVXLC]{1,7}\b")
_ROMAN_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
#: Two of something, as Arabic says it without a number; what ends so and is no dual bears out two as well.
_DUAL = re.compile(r"\w{3,}(?:ان|ين)\b")

_DOUBLED = re.compile(r"翻一?番|一倍|双")
_HALVED = re.compile(r"减半|半数|一半")


def known(text: str, lang: str = "") -> frozenset[Fraction]:
    """The values that stand in a text in figures, words, ordinals, pairs, compounds, duals, Roman numerals."""
    found = {Fraction(_roman(hit[0])) for hit in _ROMAN.finditer(text)}
    for each in numerals(text, lang):
        found |= {*each.values, *each.parts}
    spoken = languages(text, lang)
    for hit in TOKEN.finditer(text):
        if hit["word"]:
            found.update(_also(folded(hit["word"]), spoken))
        elif hit["han"]:
            found |= {Fraction(each) for each in han.readings(hit["han"])}
    if _DUAL.search(text) or _DOUBLED.search(text):
        found.add(Fraction(2))
    if _HALVED.search(text):
        found.add(Fraction(1, 2))
    return frozenset(found)


def _also(word: str, spoken: frozenset[str]) -> Iterator[Fraction]:
    if word in TIED and TIED[word] not in spoken:
        return
    for each in (word, *bare_of_prefix(word)) if word >= "ء" else (word,):
        if each in ALSO:
            yield Fraction(ALSO[each])
    found = read(word, spoken)
    if found is not None:
        yield Fraction(found.value)
    if "а" <= word[:1] <= "я":
        yield from _compound(word)


def _compound(word: str) -> Iterator[Fraction]:
    """“двенадцатидневный”: the number that a Russian word begins with."""
    for hit in COMPOUND.finditer(word, 3):
        pieces = _pieces(word[: hit.start()])
        if pieces:
            yield Fraction(compose(pieces, [False] * len(pieces)).value)


def _pieces(stem: str) -> list[Word]:
    """“двадцатипяти” in the words that it is made of, the longest first; none where something is left over."""
    found: list[Word] = []
    while stem:
        sizes = (size for size in range(len(stem), 1, -1) if read(stem[:size], frozenset({"ru"})))
        size = next(sizes, 0)
        piece = read(stem[:size], frozenset({"ru"}))
        if piece is None:
            return []
        found.append(piece)
        stem = stem[size:]
    return found


def _roman(signs: str) -> int:
    values = [_ROMAN_SIGNS[sign] for sign in signs]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))
