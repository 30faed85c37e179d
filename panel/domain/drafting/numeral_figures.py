"""Numbers in figures: separators of thousands and decimals as the languages have them."""

from __future__ import annotations

import re
from fractions import Fraction

FIGURE = r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f\u2009'’٬]\d{3})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,٫]\d+)*"
"""A number in figures of any script, as a pattern."""

_COMMA_PARTS_THOUSANDS = frozenset({"en", "zh"})


def figure(written: str, lang: str = "") -> tuple[frozenset[Fraction], tuple[Fraction, ...]]:
    """What figures may be worth, and the groups that they are written in.

    “1,500” is 1,500 in English and Chinese, and one and a half elsewhere too; where the language is not known, both.
    """
    groups = re.split(r"\D", written)
    signs = [sign for sign in written if not sign.isdigit()]
    if not signs:
        return frozenset({Fraction(int(written))}), ()
    found = set()
    *head, last = signs
    grouped = len(groups[0]) <= 3 and all(len(each) == 3 for each in groups[1:])
    if grouped and len(set(signs)) == 1 and _thousands(last, lang):
        found.add(Fraction(int("".join(groups))))
    inner = all(len(each) == 3 for each in groups[1:-1]) and last not in head and len(set(head)) <= 1
    if inner and _decimal(last, lang):
        found.add(Fraction(int("".join(groups)), 10 ** len(groups[-1])))
    return frozenset(found), tuple(Fraction(int(each)) for each in groups)


def _thousands(sign: str, lang: str) -> bool:
    return sign not in ".,٫" or sign == "," or lang not in _COMMA_PARTS_THOUSANDS


def _decimal(sign: str, lang: str) -> bool:
    return sign in ".٫" or (sign == "," and lang not in _COMMA_PARTS_THOUSANDS)
