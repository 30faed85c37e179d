"""Symbols of documents (A/RES/73/195) and resolutions called by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from panel.collation.mention import Mention

_SYMBOL = re.compile(
    r"(?<![\w/])(?:A|E|S|T|ST|DP|TD|HRI|HRC|CCPR|CERD|CEDAW|CAT|CRC|CMW|CRPD|CED|CTOC|GB|UNEP|FCCC|PANEL)"
    r"(?:/[A-Za-z0-9.()*-]{1,24}){1,9}"
)
_RESOLUTION = re.compile(
    r"(?P<organ>General Assembly|Human Rights Council|Security Council|Economic and Social Council|GA|HRC|UNSC|UNGA|Assembly|"
    r"Council)?\s{0,2}(?:[Rr]esolutions?|[Rr]ésolutions?|[Rr]esoluci[oó]n(?:es)?|[Рр]езолюци\w{1,3}|القرار|قرار\w{0,3}|第)\s{0,2}"
    r"(?:الجمعية العامة|مجلس الأمن|مجلس حقوق الإنسان)?\s{0,2}(?:[Nn]o\.?|№)?\s{0,2}"
    r"(?P<number>\d{1,4}(?:/\d{1,4}|\s?[A-ZА-Я]?\s?\([A-Zivx\d]{1,8}\)))(?P<han>\s{0,2}号决议)?"
    r"(?P<after>.{0,60})"
)
_ORGANS = (
    (
        re.compile(
            r"Human Rights Council|HRC|droits de l['’]homme|Derechos Humanos|правам человека|حقوق الإنسان|人权理事会"
        ),
        "A/HRC/RES/",
    ),
    (
        re.compile(
            r"Security Council|UNSC|de sécurité|de Seguridad|Безопасности|مجلس الأمن|安全理事会|安理会"
        ),
        "S/RES/",
    ),
    (
        re.compile(
            r"Economic and Social|économique et social|Económico y Social|Экономического и Социального"
        ),
        "E/RES/",
    ),
)


_WORDS = ("esolution", "ésolution", "esoluci", "езолюц", "قرار", "号决议")


def symbols(text: str) -> Iterator[Mention]:
    """Every symbol and every numbered resolution, the latter by the symbol it has."""
    if "/" in text:
        yield from _written(text)
    if any(word in text for word in _WORDS):
        yield from _resolutions(text)


def _written(text: str) -> Iterator[Mention]:
    for hit in _SYMBOL.finditer(text):
        symbol = hit[0].rstrip(".-*")
        symbol = symbol.removesuffix(")") if symbol.count("(") < symbol.count(")") else symbol
        if any(sign.isdigit() for sign in symbol):
            yield Mention(hit.start(), hit.start() + len(symbol), symbol, "symbol", "symbol")


def _resolutions(text: str) -> Iterator[Mention]:
    for hit in _RESOLUTION.finditer(text):
        if hit[0].startswith("第") and not hit["han"]:
            continue
        number = re.sub(r"\s", "", hit["number"])
        before = text[max(0, hit.start() - 12) : hit.start("after")]
        around = f"{hit['organ'] or ''}{before}{_clause(hit['after'])}"
        prefix = next((prefix for sign, prefix in _ORGANS if sign.search(around)), "A/RES/")
        yield Mention(hit.start("number"), hit.end("number"), prefix + number, "symbol", "symbol")


def _clause(after: str) -> str:
    return re.split(r"[.;,，。]", after)[0]
