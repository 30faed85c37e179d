"""Quotations in a sentence: where they stand, and whether a source contains them word for word (R13)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|«([^«»]*)»|„([^„“”]*)[“”]|「([^「」]*)」")
_GAP = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*")
_SPACE = re.compile(r"\s+")
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
