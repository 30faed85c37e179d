"""Every value that a text bears out: its numbers, the groups they are written in, and other ways to say them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from panel.domain.drafting import numerals_han as han
from panel.domain.drafting.numeral_compose import Word, bare_of_prefix, compose, languages, read
from panel.domain.drafting.numeral_words import ALSO, COMPOUND, TIED, folded
from panel.domain.drafting.numerals import TOKEN, Numeral, numerals

_ROMAN = re.compile(r"\b[IVXLC]{1,7}\b")
_ROMAN_SIGNS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
#: Two of something, as Arabic says it without a number; what ends so and is no dual bears out two as well.
_DUAL = re.compile(r"\w{3,}(?:ان|ين)\b")
#: “Un million et demi”, “two years and a half”: half as much again as the last word of the number.
_AND_HALF = re.compile(
    r"(?:[ \u00a0]\w+)?[ \u00a0](?:(?:and a half|et demie?|y medi[oa]|с половиной)\b|و\s?نصف\b)",
    re.IGNORECASE,
)
_ONE_AND_HALF = re.compile(r"\bпол(?:тора|торы|утора)\b", re.IGNORECASE)
#: “10k”, “US$1.2m”: a scale by its first letter, behind figures; of money alone where it may be metres.
_SHORT = re.compile(r"[ \u00a0]?(?:(?P<k>[kK])|(?P<b>bn|Md)|(?P<m>mn?|M))\b")
_MONEY = re.compile(r"[$€£][ \u00a0]?\Z")
_SHORTENED = {"k": 10**3, "m": 10**6, "b": 10**9}
#: Two parts of a whole, as Arabic says them without a number.
_TWO_PARTS = {Fraction(2, 3): re.compile(r"\b(?:وال|بال|لل|ال|و|ب|ل)?ثلث(?:ا|ان|ي|ين)\b")}

_DOUBLED = re.compile(r"翻一?番|一倍|双")
_HALVED = re.compile(r"减半|半数|一半")


def known(text: str, lang: str = "") -> frozenset[Fraction]:
    """The values that stand in a text in figures, words, ordinals, pairs, compounds, duals, Roman numerals."""
    found = {Fraction(_roman(hit[0])) for hit in _ROMAN.finditer(text)}
    told = numerals(text, lang)
    for each in told:
        found |= {*each.values, *each.parts, *_more(text, each, told)}
    for hit in _ONE_AND_HALF.finditer(text):
        found |= {Fraction(3, 2), *_times((Fraction(3, 2),), hit.end(), told)}
    found.update(value for value, pattern in _TWO_PARTS.items() if pattern.search(text))
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


def _more(text: str, each: Numeral, found: Sequence[Numeral]) -> Iterator[Fraction]:
    """What a number is worth with the half, or the letter of a scale, that stands beside it."""
    half = _AND_HALF.match(text, each.end)
    if half is not None:
        yield from (value + Fraction(_scale(value), 2) for value in each.values)
        yield from _times((value + Fraction(1, 2) for value in each.values), half.end(), found)
    short = None if each.word else _SHORT.match(text, each.end)
    if short is not None and (short["m"] != "m" or _of_money(text, each.start, short.end())):
        yield from (value * _SHORTENED[short.lastgroup or ""] for value in each.values)


def _of_money(text: str, start: int, end: int) -> bool:
    return _MONEY.search(text[:start]) is not None or text[end : end + 2].lstrip()[:1] in {"$", "€", "£"}


def _times(values: Iterable[Fraction], end: int, found: Sequence[Numeral]) -> Iterator[Fraction]:
    """“Two and a half million”: the values by the number that follows at once."""
    factors = {factor for each in found if each.start == end + 1 for factor in each.values}
    yield from (value * factor for value in values for factor in factors)


def _scale(value: Fraction) -> int:
    return next((scale for scale in (10**9, 10**6, 10**3) if value >= scale), 1)


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
