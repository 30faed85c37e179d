"""“ILO Conventions Nos. 97 and 143”, C189, 第97号公约: conventions called by their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from panel.collation.citations_names import Reader
from panel.collation.mention import Mention

_LABOUR = re.compile(
    r"\bI\.?L\.?O\b|\bOIT\b|\bМОТ\b|International Labou?r|internationale du [Tt]ravail|Internacional del Trabajo"
    r"|Международной организации труда|العمل الدولية|劳工组织|国际劳工"
)
_COUNTRY = re.compile(
    r"Council of Europe|Conseil de l['’]Europe|Consejo de Europa|Совета Европы|Hague|La Haye|La Haya"
)
_NUMBER = re.compile(r"\b[Nn][oº°]?s?\b\.?|[Nn]°|№|\bn[úu]ms?\b|\b[Nn]umbers?\b|رقم|رقمي|رقما|номер")
_BETWEEN = re.compile(
    r"[\s,;&/()]*(?:(?:and|or|et|y|e|и|و|as well as|также)\b)?\s*و?\s*(?:of\s+)?"
    r"(?:[Nn][oº°]?s?\b\.?|[Nn]°|№|n[úu]ms?\.?|رقم)?[\s°º.]*\Z"
)
_SHORT = re.compile(
    r"\b(?P<org>(?:ILO|OIT)[- ]{1,2})?C\.?[ -]?0{0,2}(?P<number>\d{2,3})\b(?![/.]\d)|\b(?:ILO|OIT)[- ](?P<plain>\d{2,3})\b"
)
#: What a short name begins with: looked for first, because most texts hold none.
_SIGN = re.compile(r"C\.?[ -]?\d|(?:ILO|OIT)[- ]")
_HAN = re.compile(
    r"(?:第\s{0,2}\d{1,3}\s{0,2}号[、,，和及与以\s]{0,4}(?:建议书)?){1,8}(?:国际)?(?:劳工)?(?:组织)?(?:的)?公约"
)
_HAN_NUMBER = re.compile(r"第\s{0,2}(\d{1,3})\s{0,2}号")
_LAST = 192


def numbered(reader: Reader) -> Iterator[Mention]:
    """Every convention of the International Labour Organization that a text calls by number."""
    words, index = reader.words, reader.index
    heads = {word for word, kind in index.heads.items() if kind == "convention"}
    for place in [place for place, word in enumerate(words.folded) if word in heads]:
        yield from _after_head(reader, place)
    yield from _short(reader)
    for hit in _HAN.finditer(reader.text) if "号" in reader.text else ():
        for number in _HAN_NUMBER.finditer(hit[0]):
            if _known(reader, int(number[1]), hit.start(), hit.end(), marked=True):
                yield _mention(hit.start() + number.start(), hit.start() + number.end(), int(number[1]))


def _after_head(reader: Reader, place: int) -> Iterator[Mention]:
    words, text = reader.words, reader.text
    head, here = words.starts[place], place + 1
    while here < min(place + 5, len(words.folded)) and not words.folded[here].isdecimal():
        between = text[words.ends[place] : words.ends[here]]
        if not _LABOUR.search(between) and not _partly_labour(words.raw[here]):
            return
        here += 1
    start, marked = head, False
    while here < len(words.folded) and words.folded[here].isdecimal():
        marked = marked or _NUMBER.search(text, words.ends[here - 1], words.starts[here]) is not None
        number = int(words.folded[here])
        if number < _LAST and _known(reader, number, head, words.ends[here], marked=marked):
            yield _mention(start, words.ends[here], number)
        elif not 1900 < number < 2100:
            return
        here += 1
        while here < len(words.folded) and words.folded[here].startswith("revi"):
            here += 1
        if here < len(words.folded):
            if not _BETWEEN.match(text[words.ends[here - 1] : words.starts[here]]):
                return
            start = words.starts[here]


def _partly_labour(raw: str) -> bool:
    """Whether a word may stand between “Convention” and its number as part of the organization's name."""
    return raw.casefold() in (
        "labour", "labor", "travail", "trabajo", "organization", "organisation", "organización",
        "организации", "труда", "منظمة", "العمل", "الدولية",
    )  # fmt: skip


def _short(reader: Reader) -> Iterator[Mention]:
    for hit in _SHORT.finditer(reader.text) if _SIGN.search(reader.text) else ():
        number = int(hit["number"] or hit["plain"])
        if number in reader.index.ilo and (hit["org"] or hit["plain"] or _LABOUR.search(reader.text)):
            yield _mention(hit.start(), hit.end(), number)


def _known(reader: Reader, number: int, start: int, end: int, *, marked: bool) -> bool:
    """Whether this is a number of that organization: said beside it, or marked and well known."""
    if number not in reader.index.ilo and _COUNTRY.search(reader.text, end, end + 40):
        return False
    around = reader.text[max(0, start - 60) : end + 60]
    if _LABOUR.search(around):
        return 0 < number < _LAST
    return marked and number in reader.index.ilo and not _COUNTRY.search(around)


def _mention(start: int, end: int, number: int) -> Mention:
    return Mention(start, end, f"ILO-{number}", "instrument", "number")
