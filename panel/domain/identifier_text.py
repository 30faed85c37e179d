"""A text as the rules for identifying details look at it: one kind of figures and dashes, and only where a
detail can be. Offsets are those of the text as it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGNS = {n + 0xFEE0: n for n in range(0x21, 0x7F)}
_SIGNS |= dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x2010), 0x202F, 0x205F, 0x3000), 0x20)
_SIGNS |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x61C, 0xFEFF), 0x20)
_SIGNS |= dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0x2E3A, 0xFE58, 0xFE63, 0x30FC), 0x2D)
_SIGNS |= dict.fromkeys((0x2032, 0x2018, 0x2019, 0x2BC, 0xB4), 0x27)
_SIGNS |= dict.fromkeys((0x2033, 0x201C, 0x201D), 0x22)
_SIGNS |= {0x66B: 0x2E, 0x66C: 0x2C, 0x60C: 0x2C, 0x3001: 0x2C, 0xBA: 0xB0, 0xFE6B: 0x40, 0x640: 0x20}

#: What no detail is without: a figure; the sign, in its several forms, of an address; of a place on a map; a
#: plate of China; four figures of a Chinese year; the lower line of a passport.
_SIGN = re.compile(
    r"[0-9@]|[\[({] ?(?:at|arobase|arroba|собака) ?[\])}]|\+[2-9CFGHJMPQRVWX]{2}|///|maps|openstreetmap|goo\.gl"
    r"|[\u4e00-\u9fff] ?[A-Z][ ·.-]?[A-Z0-9]{5}|[〇○零一二三四五六七八九]{4}|P[A-Z<]{14}"
)

#: How far before and after such a sign a detail, and what stands beside it, can reach. Code points.
_BACK, _AHEAD = 160, 220


def plain(text: str) -> str:
    """The text with figures, spaces and dashes of all scripts as ASCII ones, code point for code point."""
    figures = text if text.isascii() else "".join(_figure(c) for c in text)
    return figures.translate(_SIGNS)


def _figure(letter: str) -> str:
    return str(int(letter)) if not letter.isascii() and letter.isdecimal() else letter


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text in which a detail can be: round whatever one cannot be without.

    The rules try some hundreds of words at each place of what they are given. Most of a text is far
    from any figure, so that it is enough to look there.
    """
    start = end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() - _BACK > end:
            if end:
                yield start, end
            start = max(0, sign.start() - _BACK)
        end = min(len(text), sign.end() + _AHEAD)
    if end:
        yield start, end
