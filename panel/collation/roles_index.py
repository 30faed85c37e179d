"""Which cues can begin at a place: patterns by the first characters of what they match.

Trying every pattern on every sentence costs more than all other stages together. ``beginnings`` reads a
pattern of the tables (groups, alternatives, classes, quantifiers, assertions; nothing else) and says with what
a match can begin; only the patterns that fit the next characters are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

__all__ = ["BEGINNING", "LENGTH", "beginnings", "starting_with"]

LENGTH: Final = 3
"""So many characters tell patterns apart in a table."""
BEGINNING: Final = 6
"""So many are looked at before a pattern is tried."""

#: Beginnings, each with whether what follows may be anything.
_Parts = frozenset[tuple[str, bool]]

_NOTHING: Final[_Parts] = frozenset({("", False)})
_ANYTHING: Final[_Parts] = frozenset({("", True)})
_TOKEN = re.compile(
    r"(?P<look>\(\?(?:<?[=!]))|(?P<open>\(\?:)|(?P<close>\))|(?P<or>\|)|(?P<zero>\\[bBAZ]|\^|\$)"
    r"|(?P<any>\\[wWdDsS]|\.)|\[(?P<set>[^\]]+)\]|(?P<times>[?*+]|\{\d+(?:,\d*)?\})|\\?(?P<sign>.)",
    re.DOTALL,
)
_IN_WORD = re.compile(r"\w")


def beginnings(pattern: str, length: int = LENGTH) -> frozenset[str]:
    """What a match can begin with, at most ``length`` characters each; the empty string: with anything."""
    parts = _alternatives(_TOKEN.finditer(pattern), length)
    found = {start for start, _ in parts}
    return frozenset({""} if "" in found else found)


def starting_with(known: Iterable[str]) -> re.Pattern[str]:
    """An expression that finds the places where a word or a sign begins with one of these."""
    by_kind: dict[bool, list[str]] = {True: [], False: []}
    for beginning in known:
        if not beginning[0].isspace():
            by_kind[_IN_WORD.match(beginning) is not None].append(beginning)
    return re.compile(rf"\b(?={_one_of(by_kind[True])})|(?={_one_of(by_kind[False])})")


def _one_of(words: Iterable[str]) -> str:
    """An expression for any of these words that looks at each character once."""
    after: dict[str, list[str]] = {}
    for word in words:
        if not word:
            return ""
        after.setdefault(word[0], []).append(word[1:])
    parts = [re.escape(sign) + _one_of(after[sign]) for sign in sorted(after)]
    return f"(?:{'|'.join(parts)})" if parts else "(?!)"


def _alternatives(tokens: Iterator[re.Match[str]], length: int) -> _Parts:
    """All alternatives up to the end of the group."""
    done: set[tuple[str, bool]] = set()
    before, last = _NOTHING, _NOTHING
    for token in tokens:
        kind = token.lastgroup
        if kind == "close":
            break
        if kind == "times":
            last = _repeated(last, token["times"])
            continue
        before = _followed(before, last, length)
        if kind == "or":
            done |= before
            before, last = _NOTHING, _NOTHING
        else:
            last = _element(token, tokens, length)
    return frozenset(done | _followed(before, last, length))


def _element(token: re.Match[str], tokens: Iterator[re.Match[str]], length: int) -> _Parts:
    kind = token.lastgroup
    if kind == "open":
        return _alternatives(tokens, length)
    if kind == "look":
        _alternatives(tokens, length)
        return _NOTHING
    if kind == "zero":
        return _NOTHING
    if kind == "sign":
        return frozenset({(token["sign"], False)})
    if kind == "set" and not re.search(r"[\\^-]", token["set"]):
        return frozenset((sign, False) for sign in token["set"])
    return _ANYTHING


def _repeated(parts: _Parts, times: str) -> _Parts:
    """An element with its quantifier; ``?`` behind another quantifier changes nothing here."""
    if times == "?":
        return parts | _NOTHING
    more = frozenset((start, True) for start, _ in parts)
    return more | _NOTHING if times.startswith(("*", "{0")) else more


def _followed(before: Iterable[tuple[str, bool]], after: _Parts, length: int) -> _Parts:
    found: set[tuple[str, bool]] = set()
    for start, anything in before:
        if anything or len(start) >= length:
            found.add((start, True))
            continue
        found |= {((start + more)[:length], closed) for more, closed in after}
    return frozenset(found)
