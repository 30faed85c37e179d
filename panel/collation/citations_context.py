"""What the words around decide: whether an acronym is a treaty or its committee, what “its Protocol” is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from panel.collation.citations_index import Node
from panel.collation.mention import Mention
from panel.reference.mechanisms import MECHANISMS

#: The protocols of a covenant or convention: the first, the second, …
PROTOCOLS: Mapping[str, tuple[str, ...]] = {
    "ICCPR": ("ICCPR-OP1", "ICCPR-OP2"),
    "ICESCR": ("ICESCR-OP",),
    "CEDAW": ("CEDAW-OP",),
    "CAT": ("OPCAT",),
    "CRPD": ("CRPD-OP",),
    "REFUGEE-1951": ("REFUGEE-1967P",),
    "CRC": ("CRC-OPAC", "CRC-OPSC", "CRC-OPIC"),
}

_BODY_AFTER = re.compile(
    r"(?:['’]s)?(?:\s*(?:,|and|&|/|et|y)?\s*\b[A-Z]{2,6}\b){0,8}\s*\)?\s*"
    r"(?:Committees?|Comités?|committees?|Secretariat|treaty bod|general (?:comment|recommendation)|"
    r"General (?:Comment|Recommendation)|[Cc]oncluding|recommended|expressed|noted|urged|called|requested|"
    r"recommends|is concerned|was concerned|委员会|的?结论性意见|的?一般性)"
)
_BODY_BEFORE = re.compile(
    r"(?:(?:Committee|Comité|[Кк]омитет\w*|لجنة|اللجنة)\s*\(?|(?:recommendations?|observations?|comments?|"
    r"concerns|views|jurisprudence|recommandations|observaciones|recomendaciones|рекомендаци\w+|توصيات)"
    r"\s+(?:of|by|from|made by|issued by|raised by|adopted by|du|de la|del|de)\s+|"
    r"(?:recommended|requested|urged|noted|made|raised|adopted|issued|recommandé|recomendado) (?:by|par|por)\s+|"
    r"[Rr]eports?\s+to\s+)(?:the\s+)?(?:UN\s+|United Nations\s+)?"
    r"(?:[A-Z]{2,6}(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+et\s+|\s+y\s+)(?:the\s+)?){0,6}\Z"
)
_WATCHING_BEFORE = re.compile(
    r"(?:Committee\s(?:of|under|for)\s(?:the\s)?|Comité\s(?:de la|del|de)\s|Комитет\w{0,3}\s(?:по\s)?"
    r"|(?:لجنة|اللجنة المعنية ب)\s?)[«“\"]?(?:UN\s|United Nations\s)?\Z"
)
_WATCHING_AFTER = re.compile(r"\s[Cc]ommittee\b|》?\s?委员会")
_TREATY_BEFORE = re.compile(
    r"(?:ratif|acced|accession|adhesi|adhér|signatory|sign(?:ed|ing|ature)?\b|part(?:y|ies) to|withdraw\w* .{0,20}reserv"
    r"|articles?\b|art\.|[Рр]атиф|[Пп]рисоедин|стать|مصادق|تصديق|صادق|انضم|批准|加入|第.{1,6}条)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<!art)[.;]\s")
_TREATY_AFTER = re.compile(r"\W{0,3}(?:art(?:icle|ículo)?s?\b|ст\.|стать|المادة|第)", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(
    r"(?:\b[Aa]rt(?:icle|ículo)?s?\b\.?|ст\.|[Сс]тать\w+|المادة)[\s\d(),a-z]{1,16}(?:of|de|du|del|от)?\s?(?:the|la|le)?\s?\Z"
)

_PROTOCOL_BEFORE = re.compile(
    r"(?P<which>\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Pp]remier|[Dd]euxième|[Ss]egundo|[Pp]rimer|[Вв]торо\w+|[Пп]ерв\w+)\s+)?"
    r"(?:\bOP|[Oo]ptional [Pp]rotocols?|[Pp]rotocoles? facultatifs?|[Pp]rotocolos? [Ff]acultativos?|"
    r"[Фф]акультативн\w+ протокол\w*|البروتوكول(?:ين|ان)? الاختياري(?:ين|ان)?|البروتوكول(?:ات)? الاختيارية)"
    r"\s+(?:to|of|on|under|for|à|au|de|del|du|к|se rapportant à|الملحق ب|ل)?\s*(?:the|la|le|l['’]|UN|United Nations"
    r"|International|Convention|Конвенции)?\s*(?:International\s+|UN\s+)?\Z"
)
_PROTOCOL_AFTER = re.compile(
    r"(?:\s*\([^()\n]{1,30}\))?(?:\s+of\s+(?:19|20)\d\d)?,?\s*(?:and|as well as|with|et|ainsi que|y|así como|и|و)\s*"
    r"(?:to\s+|with\s+|de\s+|à\s+|a\s+)?(?:(?:its|the|their|both|all|two|three|ses|son|les|le|su|sus|el|los|его|ее|её)\s+){0,2}"
    r"(?P<which>(?:[Ff]irst|[Ss]econd|[Tt]hird|1st|2nd)\s+)?(?P<what>OPs?\b|[Oo]ptional [Pp]rotocols?(?: thereto)?|"
    r"[Pp]rotocoles? [Ff]acultatifs?|[Pp]rotocolos? [Ff]acultativos?|[Фф]акультативн\w+ протокол\w*|"
    r"بروتوكولها الاختياري|بروتوكوله الاختياري|任择议定书)(?!\s+(?:to|on|of|aiming|for|concerning|regarding)\b)"
)
_SECOND = re.compile(r"second|deuxi|segund|втор|2nd", re.IGNORECASE)
_THIRD = re.compile(r"third|troisi|tercer|трет", re.IGNORECASE)
_SEVERAL = re.compile(r"(?:[Pp]rotocols|[Pp]rotocoles|[Pp]rotocolos|OPs)\b")


@cache
def bodies() -> Mapping[str, str]:
    """The body that watches over each core treaty, by the treaty's code."""
    return {
        code: row.id for row in MECHANISMS.entries if row.group == "treaty-bodies" for code in row.monitors
    }


def read_acronym(node: Node, acronym: str, text: str, start: int, end: int) -> tuple[str, str] | None:
    """The code and kind that an acronym has at this place; None where it is neither treaty nor body."""
    what = node.named
    assert what is not None
    if what.kind in ("body", "event", "look-alike", "group"):
        return what.codes[0], what.kind
    before, after = _SENTENCE.split(text[max(0, start - 120) : start])[-1], text[end : end + 60]
    watching = bodies().get(what.codes[0])
    if watching and (_BODY_AFTER.match(after) or _BODY_BEFORE.search(before)):
        return watching, "body"
    if acronym in what.doubtful and not (_TREATY_BEFORE.search(before) or _TREATY_AFTER.match(after)):
        return (watching, "body") if watching else None
    return what.codes[0], what.kind


def body_of(code: str, text: str, start: int, end: int) -> str | None:
    """The body that a treaty's name in full stands for: “Committee of the Convention …”, “… Convention Committee”."""
    watching = bodies().get(code)
    if watching is None or _PROTOCOL_BEFORE.search(text, max(0, start - 70), start):
        return None
    before = _WATCHING_BEFORE.search(text, max(0, start - 40), start)
    return watching if before or _WATCHING_AFTER.match(text, end) else None


def by_article(text: str, start: int, end: int) -> bool:
    """Whether an article of it is cited: bodies have none."""
    return _ARTICLE_BEFORE.search(text, max(0, start - 40), start) is not None or (
        _TREATY_AFTER.match(text, end) is not None
    )


def protocol_before(code: str, text: str, start: int) -> tuple[int, tuple[str, ...]] | None:
    """Where “Optional Protocol to” begins before a treaty, and which protocols that makes."""
    if code not in PROTOCOLS:
        return None
    hit = _PROTOCOL_BEFORE.search(text, max(0, start - 70), start)
    return None if hit is None else (hit.start(), _which(code, hit[0]))


def protocol_after(code: str, text: str, end: int) -> tuple[int, int, tuple[str, ...]] | None:
    """“… and its Optional Protocol” behind a treaty: where, and which."""
    if code not in PROTOCOLS:
        return None
    hit = _PROTOCOL_AFTER.match(text, end)
    if hit is None:
        return None
    start = hit.start("which") if hit["which"] else hit.start("what")
    return start, hit.end(), _which(code, text[start : hit.end()])


def protocols_shared(held: Sequence[Mention], text: str) -> list[Mention]:
    """“Optional Protocols to CEDAW, CAT and CRPD”: a protocol of each, not the treaties."""
    found: list[Mention] = []
    for each in held:
        last = found[-1] if found else None
        if last is not None and each.code in PROTOCOLS and _goes_on(last, each, text):
            each = replace(each, code=PROTOCOLS[each.code][0])
        found.append(each)
    return found


_LIST = re.compile(r"\s*(?:,|and|et|y|и|,\s*and)\s*(?:to\s+|à\s+|de\s+)?(?:the\s+|la\s+|le\s+)?\Z")
_HEADED = re.compile(
    r"(?:[Oo]ptional [Pp]rotocols|[Pp]rotocoles facultatifs|[Pp]rotocolos [Ff]acultativos)\b"
)


def _goes_on(last: Mention, each: Mention, text: str) -> bool:
    """Whether a treaty stands in a list that began with “Optional Protocols to”."""
    if _LIST.match(text, last.end, each.start) is None:
        return False
    head = text[max(0, last.start - 120) : last.end]
    first = _HEADED.search(head)
    return first is not None and last.code in _ALL and not re.search(r"[.;]\s", head[first.start() :])


_ALL = frozenset(code for several in PROTOCOLS.values() for code in several)


def _which(code: str, words: str) -> tuple[str, ...]:
    """The protocol that the ordinal or the plural says; the first where nothing is said."""
    several = PROTOCOLS[code]
    if len(several) > 1 and _SEVERAL.search(words):
        return several[:2]
    if len(several) > 1 and _SECOND.search(words):
        return several[1:2]
    return several[2:3] if len(several) > 2 and _THIRD.search(words) else several[:1]
