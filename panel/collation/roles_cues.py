"""Cues: words and turns of phrase that speak for a role, read from the tables of two modules a language.

A table is text: a section head ``[role weight verb]`` and one regular expression a line under it, which may go
on in indented lines. The verb is the rung of the ladder of reporting verbs that the words stand for, ``-``
where they say nothing about it. ``NAME = pattern`` names a class of words, ``<NAME>`` below stands for it.
Patterns are written as ``fold`` leaves a text (small letters, no accents), begin where a word begins, with
``^`` where the sentence opens. Of two cues of which one lies within the other only the longer is read, if it
weighs as much or denies the shorter: “should have”, not “should”.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import Final

from panel.collation.roles_index import BEGINNING, LENGTH, beginnings, starting_with
from panel.collation.types import TYPES
from panel.domain.drafting import LADDER

__all__ = ["Cue", "Folded", "Hit", "Tables", "fold", "hits", "tables"]

KINDS: Final = frozenset((*TYPES, "request", "none", "reported", "but"))
"""What a section may speak for: a role; a recommendation whose addressee follows (“we urge …”); no role; or the
words that open (“they told us that”) and close (“but”) what somebody else said."""

_HEAD = re.compile(r"\[(?P<kind>[a-z ]+?) (?P<weight>\d(?:\.\d)?) (?P<verb>[a-z ]+|-)\]\Z")
_CLASS = re.compile(r"<[A-Z]+>")
_WORD = re.compile(r"\w")
_START = re.compile(r"(?<!\w)\w|[^\w\s]")
_DENIES: Final = 3.0
#: A bullet, a number or a letter before the words of a list item.
_NUMBER = r"(?:[^\w\s(]\s*)?(?:\(?(?:\d{1,3}|[a-zа-я]|[ivx]{1,4})[.):、]\s*)?"
_CLITICS = frozenset(
    ("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "فال", "ول", "وب", "س", "وس", "وت", "فت")
)
_PARTICLES = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern, what it speaks for and how strongly; ``verb`` is a rung of the ladder or empty. ``opens``: it
    must stand where a sentence opens."""

    kind: str
    weight: float
    verb: str
    pattern: re.Pattern[str]
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue in a sentence, at offsets over its folded text."""

    start: int
    end: int
    cue: Cue


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without case, accents and vowel signs; ``places`` are the offsets of its characters in the
    text, None where they are the same."""

    text: str
    places: tuple[int, ...] | None

    def span(self, start: int, end: int, whole: str) -> tuple[int, int]:
        """The span of the text that a span of the folded text stands for, with the signs on its letters."""
        if self.places is None or end == start:
            return start, end
        last = self.places[end - 1] + 1
        while last < len(whole) and unicodedata.combining(whole[last]):
            last += 1
        return self.places[start], last


@dataclass(frozen=True, slots=True)
class Tables:
    """What one language knows: cues by what they begin with (those that may stand anywhere, those that open a
    sentence), the names of addressees, headings, what may stand before a sentence opens, words around an addressee."""

    anywhere: Mapping[str, tuple[Cue, ...]]
    opening_cues: Mapping[str, tuple[Cue, ...]]
    addressees: tuple[tuple[str, re.Pattern[str]], ...]
    headings: tuple[tuple[str, re.Pattern[str]], ...]
    opening: re.Pattern[str]
    joins: re.Pattern[str]
    agent: re.Pattern[str]


def _folding() -> dict[int, str]:
    """One character for one character: small, without accent; letters that Arabic writes in several ways."""
    table = {ord("’"): "'", ord("‘"): "'", 0xA0: " ", 0x202F: " ", ord("\n"): " "}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x400, 0x460)):
        low = chr(code).lower()
        base = low if low == "й" else unicodedata.normalize("NFD", low)[0]
        table[code] = base if len(low) == 1 else chr(code)
    return table | {ord(old): new for old, new in zip("أإآٱىة", "اااايه", strict=True)}


_TABLE: Final = _folding()
_SIGNS = re.compile(r"[\u0300-\u036f\u064b-\u0652\u0670\u0640\u00ad]")


def fold(text: str) -> Folded:
    """The text as cues are looked for in it."""
    if _SIGNS.search(text) is None:
        return Folded(text.translate(_TABLE), None)
    places = tuple(place for place, sign in enumerate(text) if not _SIGNS.match(sign))
    return Folded("".join(text[place] for place in places).translate(_TABLE), places)


@cache
def tables(language: str) -> Tables:
    """The tables of one of the six languages."""
    asking = import_module(f"panel.collation.roles_{language}_asking")
    telling = import_module(f"panel.collation.roles_{language}_telling")
    cues = (*_cues(asking.CUES), *_cues(telling.CUES))
    return Tables(
        _index(cue for cue in cues if not cue.opens),
        _index(cue for cue in cues if cue.opens),
        tuple(_named(asking.ADDRESSEES)),
        tuple(_named(asking.HEADINGS)),
        _compiled(_NUMBER + _joined(asking.OPENING)),
        _compiled(_joined(asking.JOINS)),
        _compiled(asking.AGENT),
    )


def _joined(table: str) -> str:
    """The one pattern that a table of several lines is."""
    return "".join(line.strip() for line in table.splitlines())


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.translate(_WITHOUT_CASE))


#: As ``_TABLE``, but leaves capital letters of ASCII alone: in a pattern they belong to its syntax.
_WITHOUT_CASE = MappingProxyType({code: new for code, new in _TABLE.items() if code > 0x7F})


def _cues(table: str) -> Iterator[Cue]:
    kind, weight, verb = "", 0.0, ""
    classes: dict[str, str] = {}
    for line in _lines(table):
        head = _HEAD.match(line)
        if line[0].isupper():
            name, _, words = line.partition(" = ")
            classes[f"<{name}>"] = words
            continue
        line = _CLASS.sub(lambda hit: classes[hit[0]], line)
        if head is None:
            yield Cue(kind, weight, verb, _compiled(line.removeprefix("^")), line.startswith("^"))
            continue
        kind, weight = head["kind"], float(head["weight"])
        verb = "" if head["verb"] == "-" else head["verb"]
        if kind not in KINDS or (verb and verb not in LADDER):
            raise ValueError(f"{line}: no such role or verb")


def _index(cues: Iterable[Cue]) -> Mapping[str, tuple[Cue, ...]]:
    found: defaultdict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        for beginning in sorted(beginnings(cue.pattern.pattern)):
            found[beginning].append(cue)
    return MappingProxyType({beginning: tuple(several) for beginning, several in found.items()})


def _named(table: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Lines of the form ``name = pattern``."""
    for line in _lines(table):
        name, pattern = line.split(" = ", 1)
        yield name, _compiled(pattern)


def _lines(table: str) -> list[str]:
    """The lines of a table; one that begins with blanks continues the one before."""
    found: list[str] = []
    for line in table.splitlines():
        if line.startswith(" ") and found:
            found[-1] += line.strip()
        elif line.strip():
            found.append(line)
    return found


def hits(sentence: str, language: str) -> tuple[Hit, ...]:
    """The cues of a folded sentence in order; of one within another only the longer."""
    found = [
        Hit(start, hit.end(), cue)
        for start in _starts(sentence, language)
        for cue in _fitting(language, sentence[start : start + BEGINNING])
        if (hit := cue.pattern.match(sentence, start)) is not None
    ]
    taken: set[Cue] = set()
    for start in _opens(sentence, language):
        for cue in _fitting(language, sentence[start : start + BEGINNING], opens=True):
            if (hit := cue.pattern.match(sentence, start)) is not None and cue not in taken:
                taken.add(cue)
                found.append(Hit(start, hit.end(), cue))
    return _longest(found)


@lru_cache(maxsize=100_000)
def _indexed(language: str, next_characters: str, opens: bool = False) -> tuple[Cue, ...]:
    """The cues that the tables hold under these characters."""
    known = tables(language)
    index = known.opening_cues if opens else known.anywhere
    starts = (next_characters[:length] for length in range(len(next_characters), -1, -1))
    return tuple(cue for start in starts for cue in index.get(start, ()))


@lru_cache(maxsize=100_000)
def _fitting(language: str, next_characters: str, opens: bool = False) -> tuple[Cue, ...]:
    """The cues that can begin with these characters."""
    held = _indexed(language, next_characters[:LENGTH], opens)
    return tuple(cue for cue in held if next_characters.startswith(_first_characters(cue)))


@cache
def _first_characters(cue: Cue) -> tuple[str, ...]:
    """What a match of a cue can begin with, further than the tables go."""
    return tuple(sorted(beginnings(cue.pattern.pattern, BEGINNING)))


def _starts(sentence: str, language: str) -> Sequence[int]:
    """Where words and signs begin that cues begin with; in Arabic all, and behind particles; in Chinese everywhere."""
    if language == "zh":
        return range(len(sentence))
    starts = [hit.start() for hit in _known_starts(language).finditer(sentence)]
    if language != "ar":
        return starts
    ends = ((start, start + length) for start in starts for length in _PARTICLES)
    return starts + [end for start, end in ends if sentence[start:end] in _CLITICS]


@cache
def _known_starts(language: str) -> re.Pattern[str]:
    cues = (cue for several in tables(language).anywhere.values() for cue in several)
    found = set().union(*map(_first_characters, cues))
    return _START if language == "ar" or "" in found else starting_with(found)


def _opens(sentence: str, language: str) -> tuple[int, ...]:
    """Where the sentence opens: at its beginning, and behind a number and an adverbial (“By 2030, …”)."""
    hit = tables(language).opening.match(sentence)
    return (0, hit.end()) if hit and hit.end() else (0,)


def _longest(found: Sequence[Hit]) -> tuple[Hit, ...]:
    """Without the cues that lie within another one which weighs as much or denies them."""
    kept: list[Hit] = []
    open_ones: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end, -hit.cue.weight, hit.cue.kind)):
        open_ones = [each for each in open_ones if each.end > hit.start]
        if not any(hit.end <= longer.end and _covers(longer.cue, hit.cue) for longer in open_ones):
            kept.append(hit)
            open_ones.append(hit)
    return tuple(kept)


def _covers(longer: Cue, cue: Cue) -> bool:
    denies = longer.kind == "observation" and longer.weight >= _DENIES
    return denies or longer.weight >= cue.weight


def first(pattern: re.Pattern[str], sentence: str, language: str) -> re.Match[str] | None:
    """The first place where a pattern begins with a word."""
    return next(places(pattern, sentence, language), None)


def places(pattern: re.Pattern[str], sentence: str, language: str) -> Iterator[re.Match[str]]:
    """All places where a pattern begins with a word; Arabic writes particles in one with it."""
    for hit in pattern.finditer(sentence):
        if language == "zh" or _begins_word(sentence, hit.start(), language):
            yield hit


def _begins_word(sentence: str, start: int, language: str) -> bool:
    if start == 0 or not _WORD.match(sentence[start - 1]):
        return True
    if language != "ar":
        return False
    return any(
        sentence[start - length : start] in _CLITICS
        and (start == length or not _WORD.match(sentence[start - length - 1]))
        for length in _PARTICLES
        if length <= start
    )
