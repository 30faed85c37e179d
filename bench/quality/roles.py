"""``roles``: what a sentence does, how strongly, whom it addresses, on ``bench/quality/roles_sentences``.

``--data bench/quality/roles_sentences``; figures are over its half ``test``, ``dev_macro_f1`` over the half the
rules were developed on, ``late_macro_f1`` over sentences written when the rules were finished. ``macro_f1`` is
the mean of F1 over the six roles; a sentence without a role that is given one counts as wrong there.
``addressee_f1`` is over pairs of sentence and addressee, ``strength_accuracy`` over the numbers of the rungs of
the verb ladder. The baseline knows a few words a role and the question mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.quality import Figure, records
from panel.collation.language import SIX
from panel.collation.roles import SentenceRole, roles
from panel.collation.segment import segment
from panel.collation.types import TYPES
from panel.domain.drafting import LADDER

Row = Mapping[str, Any]

#: For each role the words that a plain rule would look for, tried in this order.
KEYWORDS: Mapping[str, str] = {
    "inquiry": r"[?？؟]",
    "recommendation": r"should|must|recommend|urge|call on|devrai|doit|recommand|exhort|deber|debe|recomend|instamos"
    r"|должн|следует|рекоменд|призыва|ينبغي|يجب|نوصي|توصي|ندعو|应|必须|建议|敦促|呼吁",
    "good practice": r"good practice|best practice|example|thanks to|success|bonne pratique|exemple|grâce|réussi|succès"
    r"|buena práctica|ejemplo|gracias a|éxito|logr|опыт|пример|благодаря|успешн|удалось|ممارسة|مثال|بفضل|نجح|ناجح"
    r"|做法|例子|得益|成功|成效",
    "policy gap": r"\bgap|lack|no law|there is no|there are no|lacune|absence|aucun|vide|n'existe|vacío|laguna|falta"
    r"|ningun|carece|пробел|отсутств|нет |не регулир|ни один|ثغرة|غياب|لا يوجد|لا توجد|يفتقر|没有|缺乏|空白|漏洞|未",
    "emerging issue": r"\bnew\b|emerging|increasing|recent|growing|nouveau|nouvelle|émerg|de plus en plus|récemment"
    r"|nuev|emergente|cada vez más|reciente|нов(?:ое|ые|ая|ый)|впервые|чаще|недавн|جديد|ناشئ|متزايد|الأخيرة"
    r"|新|越来越|近|首次",
}


def run(data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
    """Roles by language and together, addressees, strength, and what a plain rule reaches."""
    del train, seeds
    rows = list(records(data / "sentences.jsonl"))
    halves = {half: [row for row in rows if row["half"] == half] for half in ("test", "late", "dev")}
    test = halves["test"]
    told = [read(row).role for row in test]
    yield Figure("macro_f1", macro_f1(test, told), len(test))
    for language in SIX:
        own = [at for at, row in enumerate(test) if row["lang"] == language]
        score = macro_f1([test[at] for at in own], [told[at] for at in own])
        yield Figure(f"{language}_macro_f1", score, len(own))
    yield from _others(test, "")
    for half in ("late", "dev"):
        own_rows = halves[half]
        yield Figure(
            f"{half}_macro_f1", macro_f1(own_rows, [read(row).role for row in own_rows]), len(own_rows)
        )
    yield from _others(halves["late"], "late_")


def _others(rows: Sequence[Row], prefix: str) -> Iterator[Figure]:
    """Addressees and strength, and the baseline's roles."""
    found = [read(row) for row in rows]
    yield Figure(f"{prefix}addressee_f1", *_addressees(rows, found))
    yield Figure(f"{prefix}strength_accuracy", *_strength(rows, found))
    plain = macro_f1(rows, [by_keyword(row["text"]) for row in rows])
    yield Figure(f"{prefix}baseline_macro_f1", plain, len(rows))


def read(row: Row) -> SentenceRole:
    """What the library says of a sentence under its heading; of several parts, the longest."""
    heading = row.get("heading", "")
    text = f"## {heading}\n\n{row['text']}" if heading else row["text"]
    parts = roles(segment(text))[1 if heading else 0 :]
    return max(parts, key=lambda part: part.end - part.start)


def by_keyword(text: str) -> str:
    """The first role one of whose words stands in the sentence."""
    return next((role for role, words in KEYWORDS.items() if re.search(words, text, re.I)), "observation")


def macro_f1(rows: Sequence[Row], told: Sequence[str]) -> float:
    """The mean of F1 over the six roles."""
    return sum(_f1_of(role, rows, told) for role in TYPES) / len(TYPES)


def _f1_of(role: str, rows: Sequence[Row], told: Sequence[str]) -> float:
    right = sum(row["role"] == role == each for row, each in zip(rows, told, strict=True))
    return _f1(right, sum(each == role for each in told), sum(row["role"] == role for row in rows))


def _f1(right: int, told: int, gold: int) -> float:
    return 2 * right / (told + gold) if told + gold else 1.0


def _addressees(rows: Sequence[Row], found: Sequence[SentenceRole]) -> tuple[float, int]:
    gold = {pair for row in rows for pair in _pairs(row["id"], row["addressees"])}
    told = {
        pair
        for row, each in zip(rows, found, strict=True)
        for pair in _pairs(row["id"], [one.addressee for one in each.addressees])
    }
    return _f1(len(gold & told), len(told), len(gold)), len(gold)


def _pairs(name: str, addressees: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((name, addressee) for addressee in addressees)


def _strength(rows: Sequence[Row], found: Sequence[SentenceRole]) -> tuple[float, int]:
    coded = [
        LADDER[row["strength"]].strength == each.strength
        for row, each in zip(rows, found, strict=True)
        if row["strength"]
    ]
    return sum(coded) / len(coded), len(coded)
