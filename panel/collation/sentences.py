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
_BETWEEN = re.compile(r"[\s()\[\]«»“”\"'’/]")
_LONGEST = 24  # no abbreviation is longer; looking back further would make long sentences slow
_NEXT = re.compile(r"\s+[\"'“‘«(\[„¿¡—–-]*\s*(?P<next>\S)")
_NUMBERED = re.compile(r"\s+\(?(?:\d|[a-z]\)|[ivxlIVXL]+\b|[A-Z]?\d)")
_ORDINAL = re.compile(r"\(?(?:\d{1,3}|[ivx]{1,4}|[a-zа-я])\Z", re.IGNORECASE)
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of ``text[start:end]``; together they hold every character that is not blank."""
    stop = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    for hit in _END.finditer(text, start, stop):
        if hit.start() < begin or not _ends(hit, text, begin, stop):
            continue
        _add(found, text, begin, hit.end())
        begin = hit.end()
    _add(found, text, begin, stop)
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    words = text[start:end]
    inner = words.strip()
    if inner:
        first = start + len(words) - len(words.lstrip())
        found.append(Span(first, first + len(inner)))


def _ends(hit: re.Match[str], text: str, begin: int, stop: int) -> bool:
    """Whether a sentence ends with these signs and the quotation marks that close after them."""
    mark = hit["mark"]
    if not _WIDE.isdisjoint(mark):
        return True
    follows = _NEXT.match(text, hit.end(), stop)
    if follows is None:
        return text[hit.end() : stop].isspace()
    if mark == ";":  # the Greek question mark, where Greek goes on with a capital
        return "Ά" <= follows["next"] <= "Ω"
    if follows["next"].islower():
        return False
    if mark != ".":
        return mark[0] not in "…." or follows["next"].isupper()
    return not _abbreviated(text, begin, hit.start(), hit.end())


def _abbreviated(text: str, begin: int, dot: int, after: int) -> bool:
    """Whether the full stop at ``dot`` belongs to the word before it."""
    word = _BETWEEN.split(text[max(begin, dot - _LONGEST) : dot])[-1]
    low = word.casefold()
    if low in ALWAYS or (_INITIAL.match(word) and not word.isdigit()):
        return True
    if low in BEFORE_NUMBER:
        return _NUMBERED.match(text, after) is not None
    return _ORDINAL.match(word) is not None and not text[begin : dot - len(word)].strip()
