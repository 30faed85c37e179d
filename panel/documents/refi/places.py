"""Which code points a selection of another program means.

A way of counting is what one sign is (a code point, or a UTF-16 unit), whether CRLF is one sign, and
whether a byte order mark is counted. For each text the way is chosen by which most of the selections that
give their words stand on these words; where none gives any, code points over the file as it is, without
its byte order mark.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from panel.documents.refi.values import Selection

#: What programs put at the end of words they have cut.
_CUT = ("…", "...")
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """A selection found: code points over the text with LF and without byte order mark, the end exclusive.

    ``sure`` tells that the words it gives stand there. ``start`` is -1 where it lies outside the text.
    """

    selection: Selection
    start: int
    end: int
    sure: bool


@dataclass(frozen=True, slots=True)
class _Way:
    """A way of counting: per sign of it, the place in the plain text."""

    marks: Sequence[int]

    def span(self, selection: Selection) -> tuple[int, int]:
        if not 0 <= selection.start < selection.end < len(self.marks):
            return -1, -1
        return self.marks[selection.start], self.marks[selection.end]


def plain(text: str) -> str:
    """A text as it is kept here: without byte order mark, line ends as LF. Not yet NFC."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def passages(text: str, selections: Sequence[Selection]) -> list[Passage]:
    """Every selection of a text with the place it means, in their order."""
    kept = plain(text)
    ways = _ways(text)
    told = [each for each in selections if each.words.strip()]
    # max() keeps the first of equals.
    best = max(ways, key=lambda way: sum(_fits(kept, way.span(each), each.words) for each in told))
    return [_passage(kept, best, ways, each) for each in selections]


def _passage(kept: str, best: _Way, ways: Sequence[_Way], selection: Selection) -> Passage:
    """Where the chosen way does not lead to the words but another does, one mixed file was put together."""
    start, end = best.span(selection)
    if not selection.words.strip() or _fits(kept, (start, end), selection.words):
        return Passage(selection, start, end, bool(selection.words.strip()) and start >= 0)
    for way in ways:
        if _fits(kept, way.span(selection), selection.words):
            return Passage(selection, *way.span(selection), sure=True)
    return Passage(selection, start, end, sure=False)


def _fits(kept: str, span: tuple[int, int], words: str) -> bool:
    """Whether the words of a selection stand there; a cut beginning does, blanks count as one."""
    if span[0] < 0:
        return False
    there, said = _line(kept[span[0] : span[1]]), _line(words)
    for sign in _CUT:
        if said.endswith(sign) and there != said:
            begun = said.removesuffix(sign).rstrip()
            return len(begun) >= _SHORTEST and there.startswith(begun)
    return there == said


def _line(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


def _ways(text: str) -> list[_Way]:
    """All ways that differ for this text, that of the standard first."""
    found: dict[tuple[int, ...], None] = {}
    for wide, joined, marked in product((False, True), repeat=3):
        found.setdefault(tuple(_marks(text, wide, joined, marked)))
    return [_Way(marks) for marks in found]


def _marks(text: str, wide: bool, joined: bool, marked: bool) -> list[int]:
    """For each sign as it is counted, the code point of the plain text at which it begins; and the end."""
    marks, place = [], 0
    for index, sign in enumerate(text):
        if sign == "\ufeff" and index == 0:
            marks += [0] if marked else []
            continue
        second = sign == "\n" and index > 0 and text[index - 1] == "\r"
        if second:
            marks += [] if joined else [place - 1]
            continue
        marks += [place] * (2 if wide and ord(sign) > 0xFFFF else 1)
        place += 1
    return [*marks, place]
