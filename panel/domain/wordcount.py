"""The word rule ``wc-1``: how many words a text has, and where a limit falls in it.

House rule, working methods, section on length; explained for authors in ``docs/word-rule.md``. Note
marks are left out; a word is then a letter or digit with all that follows it up to white space, an
en or em dash, a slash or a Han character; every Han character is a token of its own. The count is the
tokens that are not Han, plus the Han tokens divided by 1.5 and rounded up, once for the whole text.

The browser counts with ``static/js/wordcount.js`` from the same table of characters. Offsets are
Unicode code points over exactly the text given. Every function takes time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from panel.domain import wordcount_ranges as ranges

RULE = "wc-1"
"""The id of the rule, stored with every version that was counted by it."""


@dataclass(frozen=True, slots=True)
class Token:
    """What is counted: from ``start`` to ``end``; a note mark inside the span is not part of it."""

    start: int
    end: int
    han: bool


@dataclass(frozen=True, slots=True)
class Crossing:
    """Where a limit falls: the first token beyond it, and the sentence in which that token stands."""

    start: int
    sentence_start: int
    sentence_end: int


def _characters(table: str) -> str:
    """A table of ranges as the inside of a character class."""
    pairs = (entry.partition("-") for entry in table.split())
    return "".join(f"\\U{a:0>8}-\\U{b or a:0>8}" for a, _, b in pairs)


_HAN, _SPACE = _characters(ranges.HAN), _characters(ranges.SPACE)
_ANY_HAN = re.compile(f"[{_HAN}]")
_TOKEN = re.compile(f"[{_HAN}]|[{_characters(ranges.LETTERS)}][^{_SPACE}{_HAN}\u2013\u2014/]*")
#: A label has at most eight characters: what is longer is a word in brackets, and counts.
_MARK = re.compile(rf"\[\^[^\[\]^{_SPACE}]{{1,8}}\]:?")

_STOP = re.compile("[.!?\u2026\u061f\u06d4\u0964\u3002\uff01\uff1f\uff61]+")
_CLOSING = re.compile(rf"[\"'’”»›)\]」』）】]*(?:{_MARK.pattern})*")
_OPENING = re.compile(rf"(?:#{{1,6}}|-|{_MARK.pattern})?[{_SPACE}]*")
_BLANK = re.compile(f"[{_SPACE}]*")
_DIGIT = re.compile(f"[{_SPACE}]+[0-9\u0660-\u0669]")
_INITIAL = re.compile(f"[{_SPACE}.(][A-ZА-Я]")
_WIDE = "\u3002\uff01\uff1f\uff61"


def count(text: str) -> int:
    """The number of words of a text by rule wc-1."""
    return measure(text)[0]


def _words(tokens: int, han: int) -> int:
    """Tokens, of which ``han`` are Han, in words: two thirds, rounded up, in whole numbers."""
    return tokens - han + (2 * han + 2) // 3


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    cuts = note_marks(text)
    shift, ahead = 0, 0
    for hit in _TOKEN.finditer(_MARK.sub("", text)):
        ends = []
        for place in (hit.start(), hit.end() - 1):
            while ahead < len(cuts) and cuts[ahead][0] <= place + shift:
                shift += cuts[ahead][1] - cuts[ahead][0]
                ahead += 1
            ends.append(place + shift)
        yield Token(ends[0], ends[1] + 1, _ANY_HAN.match(hit[0]) is not None)


def note_marks(text: str) -> list[tuple[int, int]]:
    """Start and end of every note mark of a text, which are what the rule leaves out."""
    return [mark.span() for mark in _MARK.finditer(text)]


def limit_crossing(text: str, limit: int) -> Crossing | None:
    """Where a text goes beyond ``limit`` words; None if it does not."""
    seen = han = 0
    for token in _tokens(text):
        seen, han = seen + 1, han + token.han
        if _words(seen, han) > limit:
            return Crossing(token.start, *_sentence(text, token.start))
    return None


@lru_cache(maxsize=32)
def measure(text: str) -> tuple[int, int]:
    """The number of words, and the code points of the longest token without its note marks.

    One request asks several times for the same text.
    """
    bare = _MARK.sub("", text)
    found = _TOKEN.findall(bare)
    return _words(len(found), len(_ANY_HAN.findall(bare))), max(map(len, found), default=0)


def has_words(text: str) -> bool:
    """Whether there is a word at all."""
    return _TOKEN.search(_MARK.sub("", text)) is not None


def longest_token(text: str) -> Token | None:
    """The longest token, the first of several; None where there is no word. Addresses end at a slash."""
    return max(_tokens(text), key=lambda token: token.end - token.start, default=None)


def _sentence(text: str, place: int) -> tuple[int, int]:
    """Start and end of the sentence around a token: a simple rule, good enough to point with."""
    line = text.rfind("\n", 0, place) + 1
    stop = text.find("\n", place)
    stop = len(text) if stop < 0 else stop
    start = _skip(_OPENING, text, line)
    for end in _ends(text, line, stop):
        if end > place:
            return start, end
        start = _skip(_BLANK, text, end)
    while _BLANK.fullmatch(text[stop - 1]):
        stop -= 1
    return start, stop


def _ends(text: str, line: int, stop: int) -> Iterator[int]:
    """Where sentences end in one line: after stop, closing marks and note marks."""
    for hit in _STOP.finditer(text, line, stop):
        end = _skip(_CLOSING, text, hit.end())
        if hit[0][-1] in _WIDE:
            yield end
        elif end >= stop or _skip(_BLANK, text, end) > end:
            goes_on = _DIGIT.match(text, hit.end()) or _INITIAL.fullmatch(text, hit.start() - 2, hit.start())
            if hit[0] != "." or not goes_on:
                yield end


def _skip(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place
