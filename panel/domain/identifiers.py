"""Details in a text by which somebody can be found: the writer is asked before it is sent.

House rule, working methods, section on protected participation. Six kinds: ``phone``, ``email``,
``document`` (passports, identity cards, permits), ``plate`` of a vehicle, ``birth`` (a date of birth),
``coordinates``; as they are written in the six languages, with the figures of each. It is a warning and
refuses nothing, so a kind whose form alone says little is found only beside a word that names it:
``identifier_words`` holds those. Offsets are Unicode code points over exactly the text given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from panel.domain import identifier_words as words
from panel.domain.errors import N_
from panel.domain.identifier_text import plain, stretches

KINDS = {
    "coordinates": N_("a place by its coordinates"),
    "email": N_("an e-mail address"),
    "birth": N_("a date of birth"),
    "document": N_("the number of a passport, an identity card or a permit"),
    "plate": N_("the number plate of a vehicle"),
    "phone": N_("a telephone number"),
}
"""The kinds in the order in which they are looked for: what is one of the first is none of the later ones."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """Where a text holds such a detail."""

    start: int
    end: int
    kind: str


def find(text: str) -> tuple[Identifier, ...]:
    """The details in a text, in its order, none within another."""
    looked_at = plain(text)
    found = [each for start, end in stretches(looked_at) for each in _within(looked_at[start:end], start)]
    return tuple(sorted(found, key=lambda each: each.start))


def _within(text: str, offset: int) -> Iterator[Identifier]:
    for kind, look in _LOOKS.items():
        spans = [span for span in look(text) if span[0] < span[1]]
        for start, end in spans:
            if "\0" not in text[start:end]:
                yield Identifier(offset + start, offset + end, kind)
                text = text[:start] + "\0" * (end - start) + text[end:]


_LATIN = "0-9A-Za-z\u00c0-\u024f"
_BEFORE, _AFTER = rf"(?<![{_LATIN}])", rf"(?![{_LATIN}])"


def _whole(pattern: str) -> re.Pattern[str]:
    """A pattern that neither begins nor ends within a word of Latin letters or a number."""
    return re.compile(_BEFORE + rf"(?:{pattern})" + _AFTER)


# coordinates ----------------------------------------------------------------------------------------

_MARK = rf"(?:{words.QUARTERS})"
_ANGLE = r"\d{1,3}(?:[.,]\d{2,8})? ?(?:°|度) ?(?:\d{1,2}(?:[.,]\d+)? ?(?:'|分) ?)?(?:\d{1,2}(?:[.,]\d+)? ?(?:\"|''|秒))?"
_HALF = (
    rf"(?:-?{_ANGLE} ?{_MARK}|{_MARK} ?-?(?:{_ANGLE}|\d{{1,3}}[.,]\d{{2,8}})|\d{{1,3}}[.,]\d{{2,8}} ?{_MARK})"
)
_PLACES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![0-9A-Za-z]){_HALF}(?:[ ,;/]|و|y|и|et|and){{1,5}}{_HALF}(?![0-9])",
        rf"(?<![0-9A-Za-z])-?{_ANGLE}[ ,;/]{{1,3}}-?{_ANGLE}(?![0-9])",
        r"(?<![0-9A-Za-z.,])[-+]?\d{1,2}\.\d{4,8}[ ,;]{1,3}[-+]?\d{1,3}\.\d{4,8}(?![0-9%])",
        r"(?<![0-9A-Za-z.,])[-+]?\d{1,2},\d{4,8}[ ;]{1,3}[-+]?\d{1,3},\d{4,8}(?![0-9%])",
        r"(?<![0-9A-Za-z])[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}(?![0-9A-Za-z])",
        r"geo:-?\d[\d.,-]+|///[^\W\d_]{2,}(?:\.[^\W\d_]{2,}){2}",
        r"(?<![0-9A-Za-z])\d{1,2}[C-X] ?[A-Z]{2} ?\d{3,5} ?\d{3,5}(?![0-9A-Za-z])",
        r"(?:maps\.app\.goo\.gl|goo\.gl/maps|google\.[a-z.]{2,6}/maps|openstreetmap\.org/[#?])[^\s<>]{3,200}",
    )
)


def _coordinates(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _PLACES:
        for match in pattern.finditer(text):
            yield match.span()


# addresses ------------------------------------------------------------------------------------------

_AT = r"(?:@| ?[\[({] ?(?:@|at|arobase|arroba|собака) ?[\])}] ?)"
_DOT = r"(?:\.| ?[\[(] ?(?:dot|point|punto|точка) ?[\])] ?)"
_EMAILS = (
    re.compile(
        rf"[A-Za-z0-9][A-Za-z0-9._%+-]{{0,63}}{_AT}[A-Za-z0-9-]{{1,63}}(?:{_DOT}[A-Za-z0-9-]{{2,24}}){{1,4}}"
    ),
    re.compile(
        rf"[\u3400-\u9fff]{{1,4}}[0-9A-Za-z._%+-]{{0,20}}{_AT}[\w-]{{1,63}}(?:{_DOT}[^\W\d_]{{1,6}}){{1,4}}"
    ),
    re.compile(rf"[^\W_][\w.%+-]{{0,63}}{_AT}[\w-]{{1,63}}(?:{_DOT}[^\W\d_][\w-]{{1,23}}){{1,4}}"),
)


def _emails(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _EMAILS:
        for match in pattern.finditer(text):
            yield match.span()


# dates of birth -------------------------------------------------------------------------------------

_YEAR = r"(?:1[3489]\d\d|20\d\d|[〇○零一二三四五六七八九]{4})"
_DATE = (
    rf"(?:\d{{1,2}} ?[./-] ?\d{{1,2}} ?[./-] ?(?:{_YEAR}|\d\d(?!\d))"
    rf"|{_YEAR} ?[./-] ?\d{{1,2}} ?[./-] ?\d{{1,2}}"
    rf"|{_YEAR} ?年 ?[\d〇一二三四五六七八九十]{{1,3}} ?月(?: ?[\d〇一二三四五六七八九十]{{1,3}} ?[日号])?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.)?,? (?:of |de )?(?:{words.MONTHS})\.?,? (?:de |del |of )?{_YEAR}(?: г\.?)?"
    rf"|(?:{words.MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR})"
)
_BORN = re.compile(
    rf"(?:{words.BORN})(?P<gap>[^.!?;。\n\d]{{0,24}}?)(?<!\d)(?P<date>{_DATE})(?!\d)", re.IGNORECASE
)
_BORN_AFTER = re.compile(
    rf"(?<!\d)(?P<date>{_DATE})(?!\d)(?P<gap>[^.!?;。\n\d]{{0,16}}?)(?:{words.BORN_AFTER})", re.IGNORECASE
)
_MAYBE = re.compile(rf"\d ?[./-] ?\d|{_YEAR}")
_NOT_A_DAY = re.compile(words.BEFORE_OR_AFTER, re.IGNORECASE)


def _births(text: str) -> Iterator[tuple[int, int]]:
    if not _MAYBE.search(text):
        return
    for pattern in (_BORN, _BORN_AFTER):
        for match in pattern.finditer(text):
            if not _NOT_A_DAY.search(match["gap"]):
                yield match.span("date")


# documents ------------------------------------------------------------------------------------------

_NUMBERED = r"(?:[A-Z]{1,4}[ -]?)?\d(?:[ ./№-]{0,3}[0-9A-Z]){4,21}(?:\(\d\))?"
_NAMED = re.compile(
    rf"(?i:{words.DOCUMENTS})(?P<gap>[^.!?;。\n\d]{{0,32}}?(?i:{words.NUMBER})?[^.!?;。\n\d]{{0,12}}?)"
    rf"{_BEFORE}(?P<number>{_NUMBERED}){_AFTER}"
)
_ALONE = _whole(
    r"[1-9]\d{5}(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d{4}[\dXx]"  # a resident identity card of China
    r"|[A-Z][12]\d{8}|[A-Z]\d{6}\(\d\)"  # identity cards of Taiwan and of Hong Kong
    r"|[A-Z]{1,2}\d{7,9}|C\d{2}[A-Z]\d{5}|\d{2}[A-Z]{2}\d{5}|\d{3}-\d{2}[A-Z]\d{5}"  # passports, files of UNHCR
    r"|A[- ]?\d{3}[- ]\d{3}[- ]\d{3}|(?!9\d\d)\d{3}-\d{2}-\d{4}|[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]"
    r"|\d{8}-?[A-HJ-NP-TV-Z]|[XYZ]-?\d{7}-?[A-Z]|[A-Z]{4}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d"
    r"|[12] ?\d\d ?(?:0\d|1[0-2]) ?\d[\dAB] ?\d{3} ?\d{3}(?: ?\d\d)?"  # the social security number of France
    r"|\d{3}-\d{3}-\d{3} \d\d|[23]\d{2}(?:0\d|1[0-2])[0-3]\d{8}|P[A-Z<][A-Z]{3}[A-Z<]{10,39}"
)
_COUNTED = re.compile(rf" ?(?:{words.COUNTED})")
_AMOUNT = re.compile(r"\d{1,3}(?:[ .']\d{3})+")


def _documents(text: str) -> Iterator[tuple[int, int]]:
    for match in _NAMED.finditer(text):
        number = match["number"]
        if sum(c.isdigit() for c in number) >= 5 and not _date_or_case(number):
            direct = re.search(rf"{words.NUMBER}|[(:]", match["gap"], re.IGNORECASE)
            if _COUNTED.match(text, match.end("number")):
                continue
            if direct or not (_AMOUNT.fullmatch(number) and number.endswith("00")):
                yield match.span("number")
    for match in _ALONE.finditer(text):
        yield match.span()


def _date_or_case(number: str) -> bool:
    """Whether a row of figures is a day, a span of years, or the number of a case."""
    return bool(_DAY.fullmatch(number)) or bool(_SPAN.fullmatch(number)) or bool(_CASE.fullmatch(number))


_DAY = re.compile(rf"{_DATE}", re.IGNORECASE)
_SPAN = re.compile(r"\d{1,2}[.:]\d\d ?- ?\d{1,2}[.:]\d\d|(?:1[3-9]|20)\d\d ?[-/] ?(?:(?:1[3-9]|20)\d\d|\d\d)")
_CASE = re.compile(r"\d{1,5}/\d{1,4}(?:/\w{2,4})?")


# plates ---------------------------------------------------------------------------------------------

_REGION = r"(?:京|津|沪|渝|冀|豫|云|辽|黑|湘|皖|鲁|新|苏|浙|赣|鄂|桂|甘|晋|蒙|陕|吉|闽|贵|粤|青|藏|川|宁|琼)"
_RUS = "[АВЕКМНОРСТУХавекмнорстух]"
_ARAB = r"[\u0621-\u064a]"
_OWN_FORM = (
    re.compile(rf"{_REGION} ?[A-Z][ ·.-]?[A-Z0-9]{{5,6}}(?![A-Za-z0-9])"),
    re.compile(
        rf"(?<![0-9A-Za-zА-Яа-я])(?:{_RUS} ?\d{{3}} ?{_RUS}{{2}}|\d{{4}} ?{_RUS}{{2}}|{_RUS}{{2}} ?\d{{3}}) ?\d{{2,3}}(?![0-9])"
    ),
    _whole(
        r"[A-Z]{2}-\d{3}-[A-Z]{2}|[A-Z]{2}\d{2} ?[A-Z]{3}|(?!19\d\d|20\d\d)\d{4}[ -]?[BCDFGHJKLMNPRSTVWXYZ]{3}"
    ),
    re.compile(rf"(?<![\u0600-\u06ff])(?:{_ARAB} ){{2}}{_ARAB}? ?\d{{3,4}}(?![0-9])"),
    _whole(rf"\d{{3,5}} ?[-|] ?{_ARAB} ?[-|] ?\d{{1,2}}"),
)
_PLATE = (
    r"(?:[A-Z]{1,3}[ -]?[A-Z]{0,2}[ -]?\d{1,6}(?:[ -]?[A-Z0-9]{1,4}){0,2}"
    r"|\d{1,6}[ -]?[A-Z]{1,3}(?:[ -]?\d{1,6})?|\d{1,6}-\d{1,6}(?:-\d{1,3})?"
    rf"|(?:{_ARAB}{{1,3}} ){{1,3}}\d{{2,6}}|\d{{2,6}}(?: ?{_ARAB}(?![\u0600-\u06ff])){{1,3}}|\d{{4,7}})"
)
_ON_A_CAR = re.compile(
    rf"(?i:{words.PLATES})[^.!?;。\n\d]{{0,24}}?(?<![{_LATIN}\u0600-\u06ff])(?P<plate>{_PLATE}){_AFTER}"
)
_CARS = re.compile(rf"(?i:{words.CARS}),? ?\((?P<plate>{_PLATE})\)|(?i:{words.CARS}), (?P<set_off>{_PLATE}),")


def _plates(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _OWN_FORM:
        for match in pattern.finditer(text):
            yield match.span()
    for match in _ON_A_CAR.finditer(text):
        if not _SPAN.fullmatch(match["plate"]):
            yield match.span("plate")
    for match in _CARS.finditer(text):
        yield match.span("plate" if match["plate"] else "set_off")


# telephones -----------------------------------------------------------------------------------------

_FIGURES = re.compile(
    r"(?<![0-9A-Za-z])(?<![0-9A-Za-z][./-])(?:\+|\()?\d(?:[ ./()-]{0,3}\d){5,16}(?![0-9A-Za-z%/])"
)
_CALLED = re.compile(rf"(?:{words.PHONES})[^.!?;。\n\d]{{0,24}}$", re.IGNORECASE)
_NATIONAL = re.compile(
    r"0\d[ .\d()/-]{7,14}|\(0\d{1,4}\)[ .\d-]{6,12}"  # with the 0 of a call within a country
    r"|1[3-9]\d[ -]?\d{4}[ -]?\d{4}|8[ -]?\(?\d{3}\)?[ -]?\d{3}[ -]?\d\d[ -]?\d\d"  # China, Russia
    r"|\(?[2-9]\d\d\)?[ .-]{1,2}[2-9]\d\d[ .-]\d{4}|\([2-9]\d\d\)[ .-]?\d{3}[ .-]\d{4}|\d{3}[.-]\d{3}[.-]\d{4}"
    r"|[679]\d\d(?: \d{3} \d{2}[1-9]|(?: \d\d){3})|[679]\d{8}|[2-9]\d ?\d{4} \d{4}"  # Spain, Mexico
)
_MONEY = re.compile(rf" ?(?:{words.MONEY})", re.IGNORECASE)


def _phones(text: str) -> Iterator[tuple[int, int]]:
    for match in _FIGURES.finditer(text):
        written = match.group()
        start, end = match.span()
        figures = sum(c.isdigit() for c in written)
        if written.startswith("(") and ")" not in written:
            start += 1
        if written.startswith(("+", "00")):
            if 8 <= figures <= 17:
                yield start, end
        elif _date_or_case(written) or _MONEY.match(text, end):
            continue
        elif _CALLED.search(text, max(0, start - 48), start) or (
            figures <= 12 and _NATIONAL.fullmatch(written)
        ):
            yield start, end


_LOOKS = {
    "coordinates": _coordinates,
    "email": _emails,
    "birth": _births,
    "document": _documents,
    "plate": _plates,
    "phone": _phones,
}
