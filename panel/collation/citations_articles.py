"""Articles and their paragraphs, and the instrument they belong to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from panel.collation.mention import Mention

_N = r"\d{1,3}(?:(?:\.(?:\d{1,2}|[a-z])){1,3}(?!\w|\.\w))?(?:\s?(?:bis|ter))?(?:\s?\((?:\d{1,2}|[a-z]{1,3})\)){0,4}"
_AND = r"\s{0,2}(?:,\s{0,2}(?:and|et|y|и)?|and|et|y|e|и|to|à|a|or|&|–|-|و|إلى)\s{0,2}"
_PARAGRAPH = (
    r"(?:para(?:graph)?s?\.?|paragraphe|par\.|párr(?:afo)?s?\.?|п(?:ункт\w{0,2})?\.?|الفقرة|الفقرتين)"
)
_ARTICLE = re.compile(
    rf"(?:{_PARAGRAPH}\s{{0,2}}(?P<first>\d{{1,2}})(?:\s(?:of|de|du|del|de la|من))?\s{{1,2}}(?:the\s|l['’])?)?"
    r"(?<![^\W\d_])(?:[Aa]rt(?:icle|ículo|iculo)?s?\b\.?|ARTICLES?|[Сс]т(?:\.|ать\w{1,3}|атей)|ال?ماد(?:ة|تين|تان)|ال?مواد)\s{0,2}"
    rf"(?P<list>{_N}(?:{_AND}و?{_N}){{0,12}})(?:,?\s{{0,2}}\(?{_PARAGRAPH}\s?(?P<then>\d{{1,2}}|[a-zа-я](?!\w))\)?)?"
    r"|第\s{0,2}(?P<han>[一二三四五六七八九十百零〇\d]{1,6})\s{0,2}条(?:第\s{0,2}(?P<clause>[一二三四五六七八九十\d]{1,3})\s{0,2}款)?"
)
#: What every article has in it; most texts cite none, and this is found faster to be missing.
_CITED = re.compile(
    r"(?:rt(?:icle|ículo|iculo)?s?\.?|RTICLES?|т(?:\.|ать\w{1,3}|атей)|ماد(?:ة|تين|تان)|مواد)\s{0,2}\d|条"
)
_ITEM = re.compile(rf"(?P<from>{_N})(?:\s{{0,2}}(?:–|-|to|à)\s{{0,2}}(?P<to>\d{{1,3}}))?")
_POINT = re.compile(r"\.(\d{1,2}|[a-z])")
_OF = re.compile(
    r"[\s,]{0,3}\(?(?:of|in|under|from|to|de|du|des|dans|del|en|la|le|من|في|by)?\s{0,2}"
    r"(?:(?:the|both|this|that|la|le|l['’]|les|el|los|las|UN|ONU|United Nations|International|Международн\w{1,3}"
    r"|European|1\d{3}|2\d{3})\s{0,2}){0,3}[《«“\"(]?\Z"
)
_OTHER = re.compile(
    r"\s{1,2}(?:of|de|du|de la|del|من)\s{1,2}(?:the|la|le|l['’]|el)?\s{0,2}(?:\w{1,20}\s){0,3}?"
    r"(?:Constitution|Penal|Criminal|Civil|Code|Law|Act|Constitución|Código|Ley|Loi|القانون|الدستور)"
    r"|\s{1,2}(?:of|to|du|de|del|al|au)\s{1,2}(?:the|le|el)?\s{0,2}(?:Additional|additional)?\s{0,2}"
    r"[Pp]rotoc(?:ol|ole|olo)(?:\s(?:additionnel|adicional|facultatif|facultativo))?\s(?:[Nn]o\.?|[Nn][°ºo]|núm\.?)?\s?\d"
    r"|\s{1,2}(?:Конституции|Уголовного|Гражданского|Федеральн|Закона)|\s{0,2}(?:刑法|宪法)"
)
_STOP = re.compile(
    r"\n\s*\n|[.!?。！？؟](?=\s|\Z)(?<!art\.)(?<!Art\.)(?<!para\.)(?<!arts\.)(?<!ст\.)(?<!No\.)"
)
_AFTER = re.compile(r"[\s,:(（》」]{0,5}(?:см\.|see|voir|véase)?\s{0,2}\Z")
#: Right behind an article, with nothing between that could part them: “, article 5 of the Covenant”.
_RIGHT_BEHIND = re.compile(
    r"\s{1,2}(?:(?:of|du|des|del|de|من)\s{1,2}(?:the\s|la\s|las\s|los\s|l['’])?)?[«“\"]?\Z", re.IGNORECASE
)
_HAN = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}
_REACH = 220


def with_articles(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions, each with the articles that are cited of it."""
    owners = [each for each in found if each.kind == "instrument"]
    starts = [each.start for each in owners]
    held: dict[Mention, list[str]] = defaultdict(list)
    for hit in _ARTICLE.finditer(text) if owners and _CITED.search(text) else ():
        owner = _owner(text, hit, owners, starts)
        if owner is not None:
            held[owner] += [each for each in _numbers(hit) if each not in held[owner]]
    return [replace(each, articles=tuple(held[each])) if each in held else each for each in found]


def _owner(text: str, hit: re.Match[str], owners: list[Mention], starts: list[int]) -> Mention | None:
    """The instrument named right before or behind the article, else the last one in the sentence."""
    here = bisect_left(starts, hit.start())
    behind = owners[here] if here < len(owners) else None
    before = owners[here - 1] if here else None
    parted = before is not None and any(sign in ",;(" for sign in text[before.end : hit.start()])
    if behind is not None and parted and _RIGHT_BEHIND.match(text, hit.end(), behind.start):
        return behind
    if (
        before is not None
        and 0 <= hit.start() - before.end < 8
        and _AFTER.match(text, before.end, hit.start())
    ):
        return before
    if behind is not None and 0 <= behind.start - hit.end() < 60 and _OF.match(text, hit.end(), behind.start):
        return behind
    if _OTHER.match(text, hit.end()) or before is None or hit.start() - before.end > _REACH:
        return None
    return None if _STOP.search(text, before.end, hit.start()) else before


def _numbers(hit: re.Match[str]) -> list[str]:
    if hit["han"]:
        clause = f"({_han(hit['clause'])})" if hit["clause"] else ""
        return [f"{_han(hit['han'])}{clause}"]
    found = []
    for item in _ITEM.finditer(hit["list"]):
        number = "".join(
            str(int(sign)) if sign.isdecimal() else sign for sign in item["from"] if not sign.isspace()
        )
        number = _POINT.sub(r"(\1)", number)
        found.append(f"{number}-{int(item['to'])}" if item["to"] else number)
    paragraph = hit["first"] or hit["then"]
    if paragraph and found:
        place = 0 if hit["first"] else -1
        found[place] += f"({int(paragraph) if paragraph.isdecimal() else paragraph})"
    return found


def _han(signs: str) -> int:
    """The value of a number below 1,000 written in Han or in digits."""
    if signs.isdecimal():
        return int(signs)
    total, digit = 0, 0
    for sign in signs:
        if sign in "十百":
            total += max(digit, 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _HAN.get(sign, 0)
    return total + digit
