"""Which cues can begin at a place: patterns by the first characters of what they match.

Trying every pattern on every sentence costs more than all other stages together. ``beginnings`` reads a
pattern of the tables (groups, alternatives, classes, quantifiers, assertions; nothing else) and says with what
a match can begin; only the patterns that fit the next characters are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

__all__ = ["LENGTH", "beginnings"]

LENGTH: Final = 3
"""So many characters tell patterns apart."""

#: Beginnings, each with whether what follows may be anything.
_Parts = frozenset[tuple[str, bool]]

_NOTHING: Final[_Parts] = frozenset({("", False)})
_ANYTHING: Final[_Parts] = frozenset({("", True)})
_TOKEN = re.compile(
    r"(?P<look>\(\?(?:<?[=!]))|(?P<open>\(\?:)|(?P<close>\))|(?P<or>\|)|(?P<zero>\\[bBAZ]|\^|\$)"
    r"|(?P<any>\\[wWdDsS]|\.)|\[(?P<set>[^\]]+)\]|(?P<times>[?*+]|\{\d+(?:,\d*)?\})|\\?(?P<sign>.)",
    re.DOTALL,
)


def beginnings(pattern: str) -> frozenset[str]:
    """What a match can begin with, at most ``LENGTH`` characters each; the empty string: with anything."""
    parts = _alternatives(_TOKEN.finditer(pattern))
    found = {start for start, _ in parts}
    return frozenset({""} if "" in found else found)


def _alternatives(tokens: Iterator[re.Match[str]]) -> _Parts:
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
        before = _followed(before, last)
        if kind == "or":
            done |= before
            before, last = _NOTHING, _NOTHING
        else:
            last = _element(token, tokens)
    return frozenset(done | _followed(before, last))


def _element(token: re.Match[str], tokens: Iterator[re.Match[str]]) -> _Parts:
    kind = token.lastgroup
    if kind == "open":
        return _alternatives(tokens)
    if kind == "look":
        _alternatives(tokens)
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


def _followed(before: Iterable[tuple[str, bool]], after: _Parts) -> _Parts:
    found: set[tuple[str, bool]] = set()
    for start, anything in before:
        if anything or len(start) >= LENGTH:
            found.add((start, True))
            continue
        found |= {((start + more)[:LENGTH], closed) for more, closed in after}
    return frozenset(found)
