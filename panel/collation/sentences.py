"""Sentences of a paragraph, with offsets: Latin, Cyrillic, Arabic, Han, Greek and Devanagari scripts.

A full stop ends a sentence where a blank follows, the next word does not begin in lower case, and the
word before is no abbreviation, initial or ordinal. An abbreviation that may stand last ends one where a word
such as an article or a pronoun follows with a capital. ``。！？`` and the like need no blank after them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from panel.collation.abbreviations import ALWAYS, BEFORE_NUMBER, BEGINNINGS, MAY_END


@dataclass(frozen=True, slots=True)
class Span:
    """A span of the text given, blanks around it left out."""

    start: int
    end: int


_CLOSERS = r"(?:[\"'”’»)\]}）」』》〉】]|[ \u00a0\u202f]»)*(?:\[\^[^\]\s]{1,8}\])*"
_MARKS = "[。！？｡.!?…؟۔।॥;]"
_MARK = re.compile(_MARKS)
_END = re.compile(rf"({_MARKS}+){_CLOSERS}")
_WIDE = frozenset("。！？｡")
_PLAIN = (".", ";", "?")
_BETWEEN = re.compile(r"[\s()\[\]«»“”\"'’/]")
_LONGEST = 24  # no abbreviation is longer; looking back further would make long sentences slow
_NEXT = re.compile(r"\s+[\"'“‘«(\[„¿¡—–-]*\s*(?P<next>\S)")
_NUMBERED = re.compile(
    r"\s+\(?(?:\d|[a-z]\)|[ivxlIVXL]+\b|[A-Z]?\d|[A-Z]{1,5}/|(?:Nos?\.?|[Nn][°ºo]|№)\s?\d)"
)
_ORDINAL = re.compile(r"\(?(?:\d{1,3}|[ivx]{1,4}|[a-zа-я])\Z", re.IGNORECASE)
_BEGINS = re.compile(r"\s+[\"'“‘«(\[„]*(?P<word>[^\W\d_]+)\b(?!\.)")
_AND_SO_ON = re.compile(r"\bи\sт\.\s?[дп]\Z")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of ``text[start:end]``; together they hold every character that is not blank."""
    return tuple([Span(first, last) for first, last in bounds(text, start, end)])


def bounds(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where the sentences of ``text[start:end]`` begin and end."""
    stop = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    begin = last = start
    for hit in _MARK.finditer(text, start, stop):
        place = hit.start()
        if place < last:
            continue
        behind = last = place + 1
        # most often one sign, a blank and a word; the expression takes its time
        plain = last + 1 < stop and text[last] in " \n" and text[last + 1].isalpha()
        if not plain and (whole := _END.match(text, place, stop)):
            behind, last = whole.end(1), whole.end()
        if _ends(text, begin, place, behind, last, stop):
            found.append((last - len(text[begin:last].lstrip()), last))
            begin = last
    words = text[begin:stop].lstrip()
    if words:
        first = stop - len(words)
        found.append((first, first + len(words.rstrip())))
    return found


def _ends(text: str, begin: int, place: int, behind: int, after: int, stop: int) -> bool:
    """Whether a sentence ends with the signs from ``place`` and the quotation marks that close after them."""
    mark = text[place:behind]
    if mark not in _PLAIN and not _WIDE.isdisjoint(mark):
        return True
    if after == stop or not text[after].isspace():
        return False
    sign = text[after + 1] if after + 1 < stop else ""
    if not sign.isalpha():
        follows = _NEXT.match(text, after, stop)
        if follows is None:
            return True
        sign = follows["next"]
    if mark == ";":  # the Greek question mark, where Greek goes on with a capital
        return "Ά" <= sign <= "Ω"
    if sign.islower():
        return False
    if mark != ".":
        return mark[0] not in "…." or sign.isupper()
    return not _abbreviated(text, begin, place, after)


def _abbreviated(text: str, begin: int, dot: int, after: int) -> bool:
    """Whether the full stop at ``dot`` belongs to the word before it."""
    near = text[max(begin, dot - _LONGEST) : dot]
    word = near.rpartition(" ")[2]
    if not word.isalnum():
        word = _BETWEEN.split(near)[-1]
    kind = _kind(word)
    if kind == "number":
        return _NUMBERED.match(text, after) is not None
    if kind == "ordinal":
        return not text[begin : dot - len(word)].strip()
    return kind == "always" and not _closes(text, begin, dot, after, word)


def _closes(text: str, begin: int, dot: int, after: int, word: str) -> bool:
    """Whether an abbreviation stands last in its sentence: “in the U.S. They …”, “и т. д.”."""
    if _AND_SO_ON.search(text[max(begin, dot - _LONGEST) : dot]):
        return True
    low = word.casefold()
    if low not in MAY_END and (low in ALWAYS or "." not in word):
        return False
    begins = _BEGINS.match(text, after)
    return begins is not None and begins["word"].casefold() in BEGINNINGS


@lru_cache(maxsize=50_000)
def _kind(word: str) -> Literal["always", "number", "ordinal", "none"]:
    """What a word before a full stop may be short for."""
    low = word.casefold()
    if low in ALWAYS or (_INITIAL.match(word) and not word.isdigit()):
        return "always"
    if low in BEFORE_NUMBER:
        return "number"
    return "ordinal" if _ORDINAL.match(word) else "none"
