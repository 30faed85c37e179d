"""``citations``: instruments named in the seed texts and in hand-coded recommendations.

A gold record is found where a mention of the same code overlaps it. Recall is over the core tier without
anaphora and nested records; precision over mentions (not those by a bare “the Convention”) of any code in
the list: right where a record of that code overlaps, of whatever tier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality import Figure, records
from panel.collation.citations import Mention, mentions

_UPR = "upr_hand_coded"


@dataclass(frozen=True, slots=True)
class Gold:
    """A record of the gold: a span, its code, whether recall asks for it, and the articles."""

    start: int
    end: int
    code: str
    asked: bool
    article: str


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its records and look-alikes."""

    name: str
    text: str
    gold: tuple[Gold, ...]
    negatives: tuple[tuple[int, int], ...] = ()


def run(data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
    """Precision and recall over the seeds, then over the recommendations of the same half."""
    del train
    codes = frozenset((data.parent / "codes.txt").read_text("utf-8").split())
    yield from _figures(list(_seed_cases(data, seeds)), codes, "")
    upr = data.parent.parent / _UPR / data.name
    if upr.is_dir():
        yield from _figures(list(_upr_cases(upr)), codes, "upr_")


def misses(cases: Sequence[Case], codes: frozenset[str]) -> Iterator[str]:
    """What was not found and what was found in error, for reading."""
    for case in cases:
        found = _scored(case.text, codes)
        for gold in case.gold:
            if gold.asked and not any(_same(each, gold) for each in found):
                yield f"{case.name} missed {gold.code}: {case.text[gold.start - 60 : gold.end + 40]!r}"
        for each in found:
            if not any(_same(each, gold) for gold in case.gold):
                yield f"{case.name} wrong {each.code}: {case.text[each.start - 60 : each.end + 40]!r}"


def _seed_cases(data: Path, seeds: Path) -> Iterator[Case]:
    rows, wrong = list(records(data / "gold.jsonl")), list(records(data / "negatives.jsonl"))
    for name in sorted({row["file"] for row in rows}):
        gold = tuple(
            Gold(
                row["offset"],
                row["offset"] + row["length"],
                row["code"],
                row["tier"] == "core" and row["mention_type"] not in ("anaphora", "nested"),
                row["article"] or "",
            )
            for row in rows
            if row["file"] == name
        )
        spans = tuple((row["offset"], row["offset"] + row["length"]) for row in wrong if row["file"] == name)
        yield Case(name[:3], (seeds / name).read_text("utf-8"), gold, spans)


def _upr_cases(half: Path) -> Iterator[Case]:
    for row in records(half / "recommendations.jsonl"):
        gold = tuple(
            Gold(each["offset"], each["offset"] + each["length"], each["code"], True, each["article"] or "")
            for each in row["citations"]
        )
        yield Case(row["id"], row["text"], gold)


def _figures(cases: Sequence[Case], codes: frozenset[str], prefix: str) -> Iterator[Figure]:
    right = made = hit = asked = cited = told = false = 0
    for case in cases:
        found = _scored(case.text, codes)
        made += len(found)
        right += sum(any(_same(each, gold) for gold in case.gold) for each in found)
        for gold in case.gold:
            matching = [each for each in found if _same(each, gold)]
            asked += gold.asked
            hit += gold.asked and bool(matching)
            if gold.article and matching:
                cited += 1
                told += any(";".join(each.articles) == gold.article for each in matching)
        false += sum(
            any(each.start < end and start < each.end for each in found) for start, end in case.negatives
        )
    yield Figure(f"{prefix}precision", right / made if made else 1.0, made)
    yield Figure(f"{prefix}recall", hit / asked if asked else 1.0, asked)
    if cited:
        yield Figure(f"{prefix}articles", told / cited, cited)
    looked = sum(len(case.negatives) for case in cases)
    if looked:
        yield Figure(f"{prefix}look_alikes_hit", false / looked, looked)


def _scored(text: str, codes: frozenset[str]) -> list[Mention]:
    return [
        each
        for each in mentions(text)
        if each.kind == "instrument" and each.form != "anaphora" and each.code in codes
    ]


def _same(each: Mention, gold: Gold) -> bool:
    return each.code == gold.code and each.start < gold.end and gold.start < each.end
