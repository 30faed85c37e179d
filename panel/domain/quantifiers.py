"""How many is “many”: the house table of quantifiers, and its recogniser.

House rule, working methods section 4.3: *n* distinct submissions make a point, out of the *N* that
are counted. Integers only, so that one third is one third. A joint submission counts one and so do
texts filed in identical terms; who counts is decided by the caller, not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

FEW = 10
"""Below this population no word is used, only codes and “n of N”."""

_CARDINALS = {2: "two", 3: "three", 4: "four"}


@dataclass(frozen=True, slots=True)
class Quantifier:
    """What the table answers: kind (stable id), and the English word, empty where codes are named."""

    kind: str
    word: str

    def subject(self, noun: str = "submissions") -> str:
        """The words a sentence may begin with: “Almost all submissions”; empty where codes are named."""
        return f"{self.word[:1].upper()}{self.word[1:]} {noun}" if self.word else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A printed row of the table; ``low`` and ``high`` are None where no number of this N falls in it."""

    kind: str
    condition: str
    word: str
    low: int | None
    high: int | None

    @property
    def here(self) -> str:
        """The range in this population, such as “5–96”; a dash where the row is empty."""
        if self.low is None or self.high is None:
            return "–"
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,}–{self.high:,}"


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantifier phrase found in a sentence.

    ``kind`` is a kind of the table, ``cardinal`` for any other number, ``undefined`` for a word the
    table does not know. ``noun`` is what is counted; ``n`` and ``total`` the numbers printed, in figures or words, if any.
    """

    kind: str
    word: str
    noun: str
    start: int
    end: int
    n: int | None = None
    total: int | None = None


def quantify(n: int, population: int, contrary: int = 0) -> Quantifier:
    """The word the table demands for n of a population; raises ValueError where n cannot be.

    “All” and “almost all” are refused as soon as one submission is coded contrary: a point that is
    opposed is never introduced by them, and “most” is then the strongest word.
    """
    if not 0 <= n <= population or contrary < 0:
        raise ValueError(f"{n} of {population} submissions, {contrary} contrary, cannot be")
    if n == 0:
        return Quantifier("none", "")
    if n <= 2 or (n <= 4 and population < FEW):
        return Quantifier("codes", "")
    if n <= 4:
        return Quantifier(_CARDINALS[n], _CARDINALS[n])
    if population < FEW:
        if n == population and not contrary:
            return Quantifier("all", f"all {n}")
        return Quantifier("n_of", f"{n} of {population}")
    return _share(n, population, contrary)


def _share(n: int, population: int, contrary: int) -> Quantifier:
    """The rows that depend on the share n/N, for n of 5 or more and N of 10 or more."""
    if 3 * n < population:
        return Quantifier("several", "several")
    if 2 * n <= population:
        return Quantifier("many", "many")
    if 10 * n < 9 * population or contrary:
        return Quantifier("most", "most")
    if n < population:
        return Quantifier("almost_all", "almost all")
    return Quantifier("all", "all")


def accepts(n: int, population: int, contrary: int = 0) -> frozenset[str]:
    """Every kind a sentence may use for n of a population; exact figures stand beside the word."""
    kind = quantify(n, population, contrary).kind
    if n == 2 and population >= FEW:
        return frozenset({"codes", "two"})
    if kind == "codes" and n >= 3:
        return frozenset({"codes", "n_of"})
    if kind == "all" and population < FEW:
        return frozenset({"all", "n_of"})
    return frozenset({kind})


def table(population: int) -> tuple[Row, ...]:
    """The table as printed in paragraph 3 of every summary, with the ranges for this population."""
    big = population
    if population < FEW:
        return (
            _row("codes", "one or two", "the codes themselves", 1, min(2, big)),
            _row("codes", "three or four", "the codes, or n of N", 3, min(4, big)),
            _row("n_of", "five or more", "n of N", 5, big - 1),
            _row("all", "every one, none contrary", "all N", max(5, big), big),
        )
    third, half, nearly = -(-big // 3), big // 2, -(-9 * big // 10)
    return (
        _row("codes", "one or two", "the codes themselves", 1, 2),
        _row("cardinal", "three or four", "three, four", 3, 4),
        _row("several", "five or more, under one third", "several", 5, third - 1),
        _row("many", "one third to one half", "many", max(5, third), half),
        _row("most", "more than half, under nine tenths", "most", max(5, half + 1), nearly - 1),
        _row("almost_all", "nine tenths or more, none contrary", "almost all", nearly, big - 1),
        _row("all", "every one, none contrary", "all", big, big),
    )


def _row(kind: str, condition: str, word: str, low: int, high: int) -> Row:
    return Row(kind, condition, word, low, high) if low <= high else Row(kind, condition, word, None, None)


SUBMISSIONS = (
    "submissions",
    "submission",
    "commentaries",
    "contributions",
    "contributors",
    "stakeholders",
    "respondents",
)
"""Nouns that stand for the whole counted population."""

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = [*_ONES, *_TEENS, *(each for ten in _TENS for each in (ten, *(f"{ten}-{one}" for one in _ONES)))]
_TABLE = {
    "two": "two",
    "three": "three",
    "four": "four",
    "several": "several",
    "many": "many",
    "most": "most",
    "almost all": "almost_all",
    "all": "all",
    "each": "all",
    "every": "all",
}
_UNDEFINED = (
    "some",
    "a number of",
    "a few",
    "few",
    "numerous",
    "various",
    "a majority of",
    "the majority of",
    "a minority of",
    "nearly all",
    "virtually all",
    "half of",
    "a handful of",
    "dozens of",
)
FIGURE = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{'|'.join(reversed(_NUMBERS))})\b)"
"""A number in figures, or in words up to ninety-nine, as a pattern."""


@lru_cache(maxsize=64)
def _pattern(nouns: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted({*_TABLE, *_UNDEFINED}, key=lambda word: (-len(word), word))
    names = sorted({*nouns}, key=lambda noun: (-len(noun), noun))
    label = "|".join(re.escape(name).replace("'", "['’]") for name in names) or r"(?!)"
    counted = "|".join(SUBMISSIONS)
    word = "|".join(re.escape(each) for each in words)
    return re.compile(
        rf"(?<![\w-])(?:(?P<n>{FIGURE})\ of\ (?:the\ )?(?P<total>{FIGURE})"
        rf"|all\ (?:the\ )?(?P<every>{FIGURE})|(?P<word>{word})|(?P<figure>{FIGURE}))\ (?:of\ )?(?:the\ )?"
        rf"(?P<noun>(?:(?!\w*ed\ )[^\W\d_][\w’'-]*\ ){{0,2}}?(?:{counted})"
        rf"|(?:{label})(?:\ (?:{counted}))?)(?![\w-])"
        rf"(?:\ \((?P<n2>{FIGURE})\ of\ (?:the\ )?(?P<total2>{FIGURE})\))?",
        re.IGNORECASE,
    )


def finds(text: str, nouns: Iterable[str] = ()) -> tuple[Claim, ...]:
    """Quantifier phrases over submissions, or over one of ``nouns`` (labels of constituencies).

    “Several children” is no claim: children are not counted here. Up to two words may stand before
    “submissions” and its like (“almost all civil society commentaries”) and become part of the noun.
    """
    return tuple(_claims(text, _pattern(tuple(nouns))))


def _claims(text: str, pattern: re.Pattern[str]) -> Iterator[Claim]:
    for hit in pattern.finditer(text):
        noun = hit["noun"].replace("’", "'")
        if noun.startswith("other ") and re.search(r"(?:,|\band|\bwith) $", text[: hit.start()]):
            continue  # “CMF and 14 other submissions”: besides those named, not of all
        n, total = number(hit["n"] or hit["n2"]), number(hit["total"] or hit["total2"])
        kind, word = _kind(hit)
        if hit["every"]:
            n = total = number(hit["every"])
        elif n is None:
            n = number(hit["figure"] or word)
        yield Claim(kind, word, noun, hit.start(), hit.end(), n, total)


def _kind(hit: re.Match[str]) -> tuple[str, str]:
    if hit["n"]:
        return "n_of", f"{hit['n']} of {hit['total']}"
    if hit["every"]:
        return "all", f"all {hit['every']}"
    word = (hit["word"] or hit["figure"]).lower()
    if word in _UNDEFINED:
        return "undefined", word
    return _TABLE.get(word, "cardinal"), word


def number(figure: str | None) -> int | None:
    """The number a figure or a word stands for; None for no number."""
    if figure is None or not (figure[:1].isdigit() or figure.lower() in _NUMBERS):
        return None
    return int(figure.replace(",", "")) if figure[:1].isdigit() else _NUMBERS.index(figure.lower()) + 1
