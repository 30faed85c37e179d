"""``crosslingual``: for each passage of a language, whether its English counterpart is found first.

``fr`` … are the targets, ``fr_ind`` … the indicators. Beside them, whatever ``data`` is, stand two other sets:
``fr_field`` … over the sentences of ``crosslingual_field.tsv``, which are of the thesaurus' own field: what
the seed texts speak of (read off their most frequent pairs of words), put into sentences of our own, each
language worded by itself rather than translated word for word, and written before anybody looked which of
their words the thesaurus has; and ``fr_udhr`` …, the sections of the Universal Declaration, where that set
lies beside ``data``. ``_without_learning`` leaves out what the passages teach each other,
``_without_thesaurus`` the concepts and what they teach, but not that. ``_same_precision`` and ``_same_recall``
are those of “probably the same” where every other English passage is missing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.quality import Figure, records
from panel.collation.crosslingual import Knowledge, Side, counterparts, probably_same
from panel.reference.thesaurus import concepts

FIELD = Path(__file__).with_suffix("").with_name("crosslingual_field.tsv")
OTHERS = ("fr", "es", "ru", "ar", "zh")
#: Language -> alignment -> text.
Aligned = dict[str, dict[str, str]]


def run(data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
    """Targets, indicators, the field's own sentences and the Universal Declaration, each to English."""
    del train, seeds
    yield from figures(_field(), "_field")
    if (declaration := data.parents[1] / "udhr_six" / data.name / "sections.jsonl").is_file():
        yield from figures(_sections(declaration), "_udhr")
    for kind, suffix in (("target", ""), ("indicator", "_ind")):
        yield from figures(_statements(data, kind), suffix)


def figures(aligned: Aligned, suffix: str) -> Iterator[Figure]:
    """Top-1 with the thesaurus, without what the passages teach, and without the thesaurus."""
    known = concepts()
    for name, knowledge in (
        ("", Knowledge(known)),
        ("_without_learning", Knowledge(known, from_here=False)),
        ("_without_thesaurus", Knowledge(())),
    ):
        for language in OTHERS:
            if language in aligned:
                yield Figure(f"{language}{suffix}{name}", *first(aligned, language, knowledge))
    for language in OTHERS:
        if language in aligned:
            for figure in halved(aligned, language, Knowledge(known)):
                yield Figure(f"{language}{suffix}_{figure.metric}", figure.value, figure.n)


def halved(aligned: Aligned, language: str, knowledge: Knowledge) -> tuple[Figure, Figure]:
    """Precision and recall of “probably the same” where every other English passage is missing."""
    here, whole = aligned[language], aligned["en"]
    there = {key: whole[key] for key in sorted(whole)[::2]}
    texts = list(there.values())
    found = probably_same(Side(tuple(here.values()), language), Side(tuple(texts), "en"), knowledge)
    right = [
        texts[each.place] == whole.get(key) for key, each in zip(here, found, strict=True) if each is not None
    ]
    findable = sum(whole.get(key) in texts for key in here)
    return (
        Figure("same_precision", sum(right) / max(len(right), 1), len(right)),
        Figure("same_recall", sum(right) / max(findable, 1), findable),
    )


def first(aligned: Aligned, language: str, knowledge: Knowledge) -> tuple[float, int]:
    """The share of passages of which the first candidate is their counterpart, and how many passages."""
    here, there = aligned[language], aligned["en"]
    asked = [key for key in here if key in there]
    found = counterparts(
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


def _field() -> Aligned:
    with FIELD.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {
        language: {str(number): row[language] for number, row in enumerate(rows)}
        for language in ("en", *OTHERS)
    }


def _sections(path: Path) -> Aligned:
    found: Aligned = {}
    for row in records(path):
        found.setdefault(row["lang"], {})[row["aligned_with"]] = row["text"]
    return found
