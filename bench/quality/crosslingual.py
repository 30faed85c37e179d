"""``crosslingual``: for each passage of a language, whether its English counterpart is found first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.quality import Figure, records
from panel.collation.crosslingual import Knowledge, Side, match
from panel.reference.thesaurus import concepts

OTHERS = ("fr", "es", "ru", "ar", "zh")
#: Language -> alignment -> text.
Aligned = dict[str, dict[str, str]]


def run(data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
    """Targets and indicators to English."""
    del train, seeds
    for kind, suffix in (("target", ""), ("indicator", "_ind")):
        yield from figures(_statements(data, kind), suffix)


def figures(aligned: Aligned, suffix: str) -> Iterator[Figure]:
    """Top-1 with the thesaurus, without what the passages teach, and without the thesaurus."""
    known = concepts()
    for name, knowledge in (
        ("", Knowledge(known)),
        ("_without_learning", Knowledge(known, from_here=False)),
        ("_without_thesaurus", Knowledge((), from_here=False)),
    ):
        for language in OTHERS:
            if language in aligned:
                yield Figure(f"{language}{suffix}{name}", *first(aligned, language, knowledge))


def first(aligned: Aligned, language: str, knowledge: Knowledge) -> tuple[float, int]:
    """The share of passages of which the first candidate is their counterpart, and how many passages."""
    here, there = aligned[language], aligned["en"]
    asked = [key for key in here if key in there]
    found = match(
        Side(tuple(here[key] for key in asked), language),
        Side(tuple(there.values()), "en"),
        knowledge,
        best=1,
    )
    texts = list(there.values())
    right = [texts[each[0].place] == there[key] for key, each in zip(asked, found, strict=True)]
    return sum(right) / len(right), len(right)


def _statements(data: Path, kind: str) -> Aligned:
    found: Aligned = {}
    for row in records(data / "statements.jsonl"):
        if row["kind"] == kind:
            found.setdefault(row["lang"], {})[row["aligned_with"]] = row["text"]
    return found
