"""The numbers that a text states, in figures and in words, in six languages, by what they are worth.

“12”, “twelve”, “двенадцать”, “١٢” and “十二” are one value; so are “20 per cent” and “one in five”. A figure that may
be read in two ways (“1.000”) has both values. What is no number in the language of the text is none here (``TIED``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from panel.domain.drafting import numerals_han as han
from panel.domain.drafting.numeral_compose import JOINERS, Word, bare_of_prefix, compose, languages, read
from panel.domain.drafting.numeral_figures import FIGURE, figure
from panel.domain.drafting.numeral_words import ALSO, FRACTIONS, HALVES, HUNDREDS, SCALES, folded

_HAN = "\u3007\u4e00-\u9fff"
TOKEN = re.compile(rf"(?P<figure>{FIGURE})|(?P<han>[{han.SIGNS}]+)|(?P<word>[^\W\d_{_HAN}]+)")
"""Figures, a run of Chinese numerals, or a word."""

_PERCENT = re.compile(
    r"[ \u00a0\u202f-]?(?:(?:per|pour)[\s-]?cents?\b|percent\b|por\s?ciento\b|[%％٪]|процент\w*|(?:في|ب)\s?ال?ما?[ئا][ةه]\b)",
    re.IGNORECASE,
)
_GAP = re.compile(r"[ \u00a0\u202f-]?")
_RANGE = re.compile(r"\s?(?:[–—-]|to|and|or|à|et|ou|a|y|o|до|и|или|إلى|و|至|到)\s?")
_IN = re.compile(
    r"\s(?:in(?: every)?|out of(?: every)?|of every|sur|de cada|из(?: каждых)?|من(?: كل| أصل)?)\s"
)
_OF = re.compile(r"[ \u00a0](?:of|the|de|des|du|del|las?|los|d['’]|l['’])\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:an?|une?|uno)[ -]$", re.IGNORECASE)
#: What may stand behind a number whose “per cent” comes later: “from 20 in 2019 to 30 per cent”.
_ELIDED = re.compile(
    r"\s*(?:[,;.)、，–—-]|\Z|(?:to|and|or|in|at|on|by|à|et|ou|en|a|y|o|до|и|в|или|إلى|و)\b|[至到和])"
)
_AFTERNOON = re.compile(r"\s?[pP]\.?\s?[mM]\b")
_YEARS = re.compile(r"(?P<first>[12]\d{3})\s?[–/-]\s?$")
_SLASH = re.compile(r"(?<![\d/])\d{1,2}/(?P<whole>\d{1,2})(?![\d/])")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: its place, what it may be worth, and the groups it is written with.

    ``word``: written in words; ``bare``: a multiplier alone (“hundreds”), which states no number by itself.
    """

    start: int
    end: int
    values: frozenset[Fraction]
    parts: tuple[Fraction, ...] = ()
    word: bool = False
    bare: bool = False

    def within(self, known: frozenset[Fraction]) -> bool:
        """Whether the number is among those known, or each group it is written with."""
        return bool(self.values & known) or (bool(self.parts) and known.issuperset(self.parts))


def numerals(text: str, lang: str = "") -> tuple[Numeral, ...]:
    """The numbers of a text in reading order; ``lang`` is one of the six languages, empty where not known."""
    signs = _PERCENT.sub(lambda hit: " " * len(hit[0]), text)
    parts = [*han.PARTS.finditer(signs)]
    signs = han.PARTS.sub(lambda hit: " " * len(hit[0]), signs)
    found = [Numeral(*hit.span(), frozenset(han.part(hit))) for hit in parts]
    found += _Reader(signs, lang, languages(text, lang)).numerals()
    found.sort(key=lambda each: each.start)
    shares = _PERCENT.search(text) is not None
    return tuple(_together(text, [_alone(text, each, shares=shares) for each in found]))


def _alone(text: str, each: Numeral, *, shares: bool) -> Numeral:
    """A number with what the signs right behind or before it make of it; ``shares``: the text has per cent."""
    values = set(each.values)
    if shares and values and _PERCENT.match(text, each.end):
        return replace(each, values=frozenset(value / 100 for value in values), parts=())
    if shares and _ELIDED.match(text, each.end):
        values |= {value / 100 for value in each.values}
    if _AFTERNOON.match(text, each.end):
        values |= {value + 12 for value in each.values}
    years = _YEARS.search(text[: each.start]) if each.end - each.start == 2 else None
    if years is not None:
        values |= {int(years["first"]) // 100 * 100 + value for value in each.values}
    if text.startswith("s", each.end) and not each.word:
        values |= {value % 100 for value in each.values}  # “the 1990s”: “90-е годы”
    return replace(each, values=frozenset(values))


def _together(text: str, found: Sequence[Numeral]) -> Iterator[Numeral]:
    """The numbers, each with what it is worth beside its neighbours: “one in five”, “2/3”, “214–215 million”."""
    for place, each in enumerate(found):
        values = set(each.values)
        before, behind = found[max(0, place - 1) : place], found[place + 1 : place + 2]
        for one, other in (*((left, each) for left in before), *((each, right) for right in behind)):
            gap = text[one.end : other.start]
            values |= _ratio(text, one, other, gap)
            if one is each and _RANGE.fullmatch(gap):
                values |= _shared_scale(one, other)
        yield replace(each, values=frozenset(values))


def _ratio(text: str, one: Numeral, other: Numeral, gap: str) -> set[Fraction]:
    slash = gap == "/" and _SLASH.match(text, one.start) is not None
    if not slash and not _IN.fullmatch(gap):
        return set()
    return {a / b for a in one.values for b in other.values if 0 < a < b}


def _shared_scale(one: Numeral, other: Numeral) -> set[Fraction]:
    """“214–215 million”: the first of the two is meant in millions too."""
    scales = [scale for scale in (10**3, 10**6, 10**9) if any(value >= scale for value in other.values)]
    return {value * scales[-1] for value in one.values if value < scales[-1]} if scales else set()


class _Reader:
    """Reads the numbers of one text from the left to the right."""

    def __init__(self, text: str, lang: str, spoken: frozenset[str]) -> None:
        self.text, self.lang, self.spoken = text, lang, spoken
        self.tokens = [*TOKEN.finditer(text)]

    def numerals(self) -> list[Numeral]:
        """Every number, those in words put together."""
        found, place = list[Numeral](), 0
        while place < len(self.tokens):
            each, place = self._at(place)
            if each is not None:
                found.append(each)
        return found

    def _at(self, place: int) -> tuple[Numeral | None, int]:
        token = self.tokens[place]
        if token["figure"]:
            return self._figure(place)
        if token["han"]:
            return self._han(token), place + 1
        return self._words(place)

    def _figure(self, place: int) -> tuple[Numeral, int]:
        token = self.tokens[place]
        values, parts = figure(token[0], self.lang)
        end, place = token.end(), place + 1
        while place < len(self.tokens) and (factor := self._factor(end, self.tokens[place])):
            values = frozenset(value * factor for value in values or {Fraction(*parts[:1])})
            parts, end, place = (), self.tokens[place].end(), place + 1
        return Numeral(token.start(), end, values, parts), place

    def _factor(self, end: int, token: re.Match[str]) -> int:
        """What a word or sign behind figures multiplies them by; 0 for nothing."""
        if token["han"] and token.start() == end and all(sign in han.FACTORS for sign in token[0]):
            return han.value(token[0])
        if not token["word"] or not _GAP.fullmatch(self.text, end, token.start()):
            return 0
        word = folded(token[0])
        if word in HUNDREDS:
            return 100
        return next((table[word] for table in SCALES.values() if word in table), 0)

    def _han(self, token: re.Match[str]) -> Numeral:
        before, after = self.text[: token.start()][-1:], self.text[token.end() : token.end() + 4]
        bare = not han.counts(token[0], before, after)
        return Numeral(*token.span(), frozenset({Fraction(han.value(token[0]))}), word=True, bare=bare)

    def _words(self, place: int) -> tuple[Numeral | None, int]:
        words, joins, places = self._run(place)
        if not words:
            return self._part(place)
        ordinal = self._ordinal(place, words[0])
        if ordinal is not None:
            return ordinal, place + 1
        found = compose(words, joins)
        last = found.words - 1
        start, end, after = words[0].start, words[last].end, places[last] + 1
        bare = found.words == 1 and (words[0].hundred or words[0].scale)
        bare = bare and not words[0].bare and not _ARTICLE.search(self.text[:start])
        values, parts = frozenset({Fraction(found.value)}), tuple(map(Fraction, found.parts))
        share = self._share(end, after)
        if share is not None and found.value < 10:
            factor, end, after = share
            values, parts = frozenset(value * factor for value in values), ()
        more = self._ordinal_after(end, after)
        return Numeral(
            start, end, values | {value + more for value in values}, parts, True, bare or more > 0
        ), after

    def _ordinal_after(self, end: int, place: int) -> int:
        """“twenty-first”: what an ordinal adds to the tens before it; 0 where there is none."""
        token = self.tokens[place] if place < len(self.tokens) else None
        joined = token is not None and token.start() == end + 1 and self.text[end] == "-"
        return ALSO.get(folded(token[0]), 0) if token is not None and joined else 0

    def _ordinal(self, place: int, word: Word) -> Numeral | None:
        """“الخامسة عشرة”: an ordinal before ten is fifteen, and no number that a text states."""
        before = self.tokens[place - 1] if place and word.value == 10 else None
        if before is None or not before["word"] or word.language != "ar":
            return None
        said = folded(before[0])
        value = next((ALSO[each] for each in (said, *bare_of_prefix(said)) if each in ALSO), 0)
        if not value:
            return None
        return Numeral(before.start(), word.end, frozenset({Fraction(value + 10)}), word=True, bare=True)

    def _run(self, place: int) -> tuple[list[Word], list[bool], list[int]]:
        """The adjacent number words from a token on, where an “and” stands before them, and their tokens."""
        words, joins, places = list[Word](), list[bool](), list[int]()
        joined, end = False, self.tokens[place].start()
        while place < len(self.tokens) and self.tokens[place]["word"]:
            token = self.tokens[place]
            if not _GAP.fullmatch(self.text, end, token.start()):
                break
            word = folded(token[0])
            part = read(word, self.spoken, *token.span())
            if part is not None:
                words.append(part)
                joins.append(joined)
                places.append(place)
                joined = False
            elif word in JOINERS and words and not joined:
                joined = True
            else:
                break
            end, place = token.end(), place + 1
        return words, joins, places

    def _share(self, end: int, place: int) -> tuple[Fraction, int, int] | None:
        """The word for a part of a whole behind a number, where the number counts such parts."""
        token = self.tokens[place] if place < len(self.tokens) else None
        if token is None or not token["word"] or not _GAP.fullmatch(self.text, end, token.start()):
            return None
        factor = FRACTIONS.get(folded(token[0]))
        follows = self.text[token.end() : token.end() + 1]
        return None if factor is None or follows == "-" else (factor, token.end(), place + 1)

    def _part(self, place: int) -> tuple[Numeral | None, int]:
        """“Half of”, “a third of”: a part of a whole without a number before it."""
        token = self.tokens[place]
        word = folded(token[0])
        forms = (word,) if word.isascii() else (word, *bare_of_prefix(word))
        factor = next((FRACTIONS[form] for form in forms if form in FRACTIONS), None)
        if factor is None:
            return None, place + 1
        stated = not word.isascii() or _OF.match(self.text, token.end()) is not None
        stated = stated and (word in HALVES or _ARTICLE.search(self.text[: token.start()]) is not None)
        return Numeral(*token.span(), frozenset({factor}), word=True, bare=not stated), place + 1
