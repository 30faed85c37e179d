"""Number words put together: “one hundred and five”, “quatre-vingt-dix-sept”, “خمسة وعشرون”, “двести тысяч”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from panel.domain.drafting.numeral_words import BARE, CARDINALS, HUNDREDS, SCALES, TIED

_CALLS = {
    "en": frozenset("the of and to that in for had were was by with on".split()),
    "fr": frozenset("le les des du et que dans une pour sur par est aux".split()),
    "es": frozenset("el los las del que en y una por con para se".split()),
}
_SCRIPTS = (("ru", re.compile("[а-яА-Я]{3}")), ("ar", re.compile("[\u0620-\u064a]{3}")))
_WORDS = re.compile(r"[a-z]+")
_PREFIXES = ("ال", "و", "ف", "ب", "ل", "ك")
JOINERS = {"and": "en", "et": "fr", "y": "es", "و": "ar"}
"""Words that stand between the parts of a number, by language."""


def languages(text: str, lang: str = "") -> frozenset[str]:
    """The languages in which number words of a text are read: the one given, those of its scripts, and of the
    three in Latin letters that whose small words are the most frequent."""
    found = {lang} if lang else set()
    found |= {name for name, script in _SCRIPTS if script.search(text)}
    words = _WORDS.findall(text.lower())
    scores = {name: sum(word in calls for word in words) for name, calls in _CALLS.items()}
    best = max(scores.values())
    if best:
        found |= {name for name, score in scores.items() if score == best}
    return frozenset(found or {"en"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a number: its value, whether it multiplies what stands before, and its place."""

    value: int
    start: int
    end: int
    hundred: bool = False
    scale: bool = False
    joined: bool = False
    language: str = ""
    bare: bool = False


def read(word: str, spoken: frozenset[str], start: int = 0, end: int = 0) -> Word | None:
    """A folded word as part of a number; None where it is none in the languages spoken."""
    if TIED.get(word, "") and TIED[word] not in spoken:
        return None
    if word in HUNDREDS:
        return Word(100, start, end, hundred=True, bare=word in BARE)
    for name, table in CARDINALS.items():
        if word in table:
            return Word(table[word], start, end, language=name)
        if word in SCALES[name]:
            return Word(SCALES[name][word], start, end, scale=True, language=name, bare=word in BARE)
    return _prefixed(word, start, end) if len(word) > 2 and word.startswith(_PREFIXES) else None


def bare_of_prefix(word: str) -> tuple[str, ...]:
    """A folded Arabic word without the article, and without “and”, “by”, “for” before it."""
    return (word.removeprefix("ال"), word[1:], word[1:].removeprefix("ال"), word[1:].removeprefix("ل"))


def _prefixed(word: str, start: int, end: int) -> Word | None:
    joined = word[0] == "و"
    for rest in bare_of_prefix(word):
        if rest in CARDINALS["ar"]:
            return Word(CARDINALS["ar"][rest], start, end, joined=joined, language="ar")
        if rest in SCALES["ar"]:
            scale, bare = SCALES["ar"][rest], rest in BARE
            return Word(scale, start, end, scale=True, joined=joined, language="ar", bare=bare)
    return None


@dataclass(frozen=True, slots=True)
class Composed:
    """The number that begins at a word: its value, how many words it takes, the values between its joiners."""

    value: int
    words: int
    parts: tuple[int, ...] = ()


def compose(words: Sequence[Word], joins: Sequence[bool]) -> Composed:
    """The longest number at the beginning of adjacent number words.

    ``joins[i]``: an “and” stands before word i. Two words that do not go together are two numbers.
    """
    total = current = 0
    taken = 0
    cuts = [0]
    for place, word in enumerate(words):
        joined = joins[place] or word.joined
        step = _step(total, current, word, joined=joined, first=place == 0)
        if step is None:
            break
        total, current = step
        taken = place + 1
        if joined and place:
            cuts.append(place)
    parts = tuple(
        compose([_alone(each) for each in words[start:end]], [False] * (end - start)).value
        for start, end in zip(cuts, [*cuts[1:], taken], strict=True)
        if len(cuts) > 1
    )
    return Composed(total + current, taken, parts)


def _alone(word: Word) -> Word:
    return Word(word.value, word.start, word.end, word.hundred, word.scale, False, word.language, word.bare)


def _step(total: int, current: int, word: Word, *, joined: bool, first: bool) -> tuple[int, int] | None:
    """What stands of a number once a word is added to it; None where the word begins another number."""
    if word.scale:
        return _scaled(total, current, word, joined=joined, first=first)
    if word.hundred:
        return (total, max(current, 1) * 100) if current < 100 and not (joined and current) else None
    if first:
        return total, word.value
    added = _added(current, word, joined=joined) if current else (word.value or None)
    return None if added is None else (total, added)


def _scaled(total: int, current: int, word: Word, *, joined: bool, first: bool) -> tuple[int, int] | None:
    if first:
        return word.value, 0
    if joined and word.language != "ar":
        return None
    if joined or (not current and total >= word.value):  # “a million and a thousand”
        return (total + current + word.value, 0) if total + current >= word.value else None
    if total and total < word.value:  # “dos mil millones”
        return (total + current) * word.value, 0
    return (total + current * word.value, 0) if current else None


def _added(current: int, word: Word, *, joined: bool) -> int | None:
    value, low = word.value, current % 100
    if word.language == "ar":
        if joined:
            return current + value if _free(current, value) else None
        return current + 10 if value == 10 and 0 < current < 10 else None
    if word.language == "fr" and value == 20 and low == 4 and not joined:
        return current + 76
    if word.language == "fr" and low in (60, 80) and 10 <= value < 20:
        return current + value
    if joined and word.language == "en" and current < 100:
        return None
    if low == 10 and not (word.language == "fr" and 7 <= value <= 9):
        return None
    lowest = 1 if current % 10 else 10 if low else 100
    return current + value if value < lowest else None


def _free(current: int, value: int) -> bool:
    """Whether the digits of a value fall on noughts: 5 and 20, 105 and 20, not 25 and 30."""
    while current and value:
        if current % 10 and value % 10:
            return False
        current, value = current // 10, value // 10
    return True
