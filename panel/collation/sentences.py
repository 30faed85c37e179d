"""Sentences of a paragraph, with offsets: Latin, Cyrillic, Arabic, Han, Greek and Devanagari scripts.

A full stop ends a sentence where a blank follows, the next word does not begin in lower case, and the
word before is no abbreviation, initial or ordinal. ``。！？`` and the like need no blank after them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from panel.collation.abbreviations import ALWAYS, BEFORE_NUMBER


@dataclass(frozen=True, slots=True)
class Span:
    """A span of the text given, blanks around it left out."""

    start: int
    end: int


_CLOSERS = r"(?:[\"'”’»)\]}）」』》〉】]|[ \u00a0\u202f]»)*(?:\[\^[^\]\s]{1,8}\])*"
_END = re.compile(rf"(?P<mark>[。！？｡.!?…؟۔।॥;]+){_CLOSERS}")
_WIDE = frozenset("。！？｡")
_PLAIN = (".", ";", "?")
_BETWEEN = re.compile(r"[\s()\[\]«»“”\"'’/]")
_LONGEST = 24  # no abbreviation is longer; looking back further would make long sentences slow
_NEXT = re.compile(r"\s+[\"'“‘«(\[„¿¡—–-]*\s*(?P<next>\S)")
_NUMBERED = re.compile(r"\s+\(?(?:\d|[a-z]\)|[ivxlIVXL]+\b|[A-Z]?\d)")
_ORDINAL = re.compile(r"\(?(?:\d{1,3}|[ivx]{1,4}|[a-zа-я])\Z", re.IGNORECASE)
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
#: So many letters without another sign are no abbreviation, initial or ordinal.
_WORD = max(map(len, ALWAYS | BEFORE_NUMBER)) + 1


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of ``text[start:end]``; together they hold every character that is not blank."""
    return tuple([Span(first, last) for first, last in bounds(text, start, end)])


def bounds(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where the sentences of ``text[start:end]`` begin and end."""
    stop = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    begin = start
    for hit in _END.finditer(text, start, stop):
        last = hit.end()
        if _ends(hit["mark"], text, begin, hit.start(), last, stop):
            _add(found, text, begin, last)
            begin = last
    _add(found, text, begin, stop)
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    words = text[start:end].lstrip()
    inner = words.rstrip()
    if inner:
        first = end - len(words)
        found.append((first, first + len(inner)))


def _ends(mark: str, text: str, begin: int, place: int, after: int, stop: int) -> bool:
    """Whether a sentence ends with these signs and the quotation marks that close after them."""
    if mark not in _PLAIN and not _WIDE.isdisjoint(mark):
        return True
    if after == stop or not text[after].isspace():
        return False
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
    if dot - begin >= _WORD and text[dot - _WORD : dot].isalpha():
        return False
    word = _BETWEEN.split(text[max(begin, dot - _LONGEST) : dot])[-1]
    low = word.casefold()
    if low in ALWAYS or (_INITIAL.match(word) and not word.isdigit()):
        return True
    if low in BEFORE_NUMBER:
        return _NUMBERED.match(text, after) is not None
    return _ORDINAL.match(word) is not None and not text[begin : dot - len(word)].strip()
