"""Quotations in a sentence: where they stand, and whether a source contains them word for word (R13)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

_MARKS = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|«([^«»]*)»|„([^„“”]*)[“”]|「([^「」]*)」")
_GAP = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*")
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
TRANSLATED = "[unofficial translation]"
"""What stands behind a quotation that the Panel has translated."""
LIKE = 0.75
"""Share of its words that a quotation must have in common with a text to be taken for a slip."""
FEWEST = 3
"""Words below which a quotation is not compared."""
_UNOFFICIAL = re.compile(r"\s*\[unofficial translation\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks; start and end include the marks."""

    words: str
    start: int
    end: int
    translated: bool = False


def quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation of a sentence; ``translated`` where “[unofficial translation]” follows it."""
    return tuple(
        Quotation(
            next(group for group in hit.groups() if group is not None),
            hit.start(),
            hit.end(),
            _UNOFFICIAL.match(text, hit.end()) is not None,
        )
        for hit in _MARKS.finditer(text)
    )


def unquoted(text: str) -> str:
    """The text with its quotations blanked by spaces, so that places stay the same."""
    return _MARKS.sub(lambda hit: " " * len(hit[0]), text)


def verbatim(words: str, text: str) -> bool:
    """Whether the words stand in the text exactly; runs of blanks are equal, “[…]” leaves words out.

    A comma or full stop moved inside the closing mark by the drafter is not counted as a change.
    """
    pool, place = _SPACE.sub(" ", text), 0
    for part in _GAP.split(_SPACE.sub(" ", words).strip().rstrip(",.")):
        found = pool.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return True


def nearest(words: str, text: str) -> str:
    """The words of a text that a quotation nearly repeats, as they stand there; empty where none do.

    Nearly: at least LIKE of its words in a row of as many, one more or one less.
    """
    given = [word.casefold() for word in _WORD.findall(words)]
    if len(given) < FEWEST or _GAP.search(words):
        return ""
    found = list(_WORD.finditer(text))
    there = [hit[0].casefold() for hit in found]
    wanted = set(given)
    shared = [0, *accumulate(word in wanted for word in there)]
    best, place = 0.0, (0, 0)
    for size in range(len(given) - 1, len(given) + 2):
        for start in range(len(there) - size + 1):
            if shared[start + size] - shared[start] < LIKE * len(given):
                continue
            window = there[start : start + size]
            like = SequenceMatcher(None, given, window, autojunk=False).ratio()
            if like > best:
                best, place = like, (found[start].start(), found[start + size - 1].end())
    return _SPACE.sub(" ", text[slice(*place)]) if best >= LIKE else ""
