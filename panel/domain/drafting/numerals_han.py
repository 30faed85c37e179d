"""Numbers in Chinese: “三百二十”, “二〇二六”, “3万”, “百分之二十”, “三分之二”."""

from __future__ import annotations

import re
from fractions import Fraction

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
SCALES = {"万": 10**4, "亿": 10**8}
FACTORS = frozenset("十百千万亿")
"""What stands right behind figures: “3万”."""
SIGNS = "".join((*DIGITS, *UNITS, *SCALES))
"""Every sign of a number, to stand between square brackets of a pattern."""

PARTS = re.compile(
    rf"(?P<whole>百|[\d{SIGNS}]{{1,6}})分之(?P<share>\d+(?:\.\d+)?|[{SIGNS}]{{1,8}}(?:点[{SIGNS}]{{1,4}})?)"
)
"""A part of a whole: per cent where the whole is a hundred."""

MEASURES = re.compile(
    r"[个名人天日年月项条次家份种所国岁周款号届起例位间倍元节章村校省市县州户件类组批封场层页万亿]|小时|分钟|公里|分之|个月|季度"
)
"""What follows a sign that is a number and no part of another word (“三名儿童”, not “三方”)."""


def value(run: str) -> int:
    """The value of a run of signs; a year is written digit by digit."""
    if len(run) > 1 and all(sign in DIGITS for sign in run):
        return int("".join(str(DIGITS[sign]) for sign in run))
    total = section = digit = 0
    for sign in run:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in UNITS:
            section += max(digit, 1) * UNITS[sign]
            digit = 0
        else:
            total = (total + section + digit or 1) * SCALES[sign]
            section = digit = 0
    return total + section + digit


def readings(run: str) -> set[int]:
    """What a run may mean: one number, or “seven or eight” without a sign between them."""
    several = {DIGITS[sign] for sign in run} if all(sign in DIGITS for sign in run) else set()
    return {value(run), *several}


def part(hit: re.Match[str]) -> set[Fraction]:
    """What a match of ``PARTS`` is worth; nothing where the whole is nought."""
    whole = 100 if hit["whole"] == "百" else _number(hit["whole"])
    share = _number(hit["share"])
    return {share / whole} if whole else set()


def _number(signs: str) -> Fraction:
    if signs[0].isdecimal():
        return Fraction(signs)
    whole, _, decimals = signs.partition("点")
    tail = "".join(str(DIGITS.get(sign, 0)) for sign in decimals)
    return Fraction(value(whole)) + (Fraction(int(tail), 10 ** len(tail)) if tail else 0)


def counts(run: str, before: str, after: str) -> bool:
    """Whether a run is a number that its sentence states: no part of a word, no ordinal but of an article."""
    if run == "一":
        return False
    if before == "第":
        return after[:1] in "条款号章" and after != ""
    if len(run) > 1:
        units = run[0] not in SCALES and any(sign in UNITS or sign in SCALES for sign in run)
        return (units and any(sign in DIGITS for sign in run)) or (len(run) == 4 and after[:1] == "年")
    return run in DIGITS and MEASURES.match(after) is not None
