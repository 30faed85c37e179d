"""``zeroshot``: themes of recommendations by the names of the themes and the thesaurus; nothing is trained.

The headings are the names that occur in the half. ``micro_f1`` is over OHCHR's thematic labels;
``micro_f1_without_thesaurus`` looks for the words of the names alone and so shows what the thesaurus, and
what the field's headings are known to cover, add. ``persons_micro_f1`` is over the groups of persons.
States in brackets, who only say by whom a recommendation was made, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.labelled import micro_f1
from bench.quality import Figure, records
from panel.collation.themes import themes
from panel.collation.types import Theme

_BY_WHOM = re.compile(r"\([^()]*\)")


def run(data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
    """F1 by name, with and without the thesaurus."""
    del train, seeds
    rows = list(records(data / "recommendations.jsonl"))
    yield Figure("micro_f1", _f1(rows, "themes"), len(rows))
    yield Figure("micro_f1_without_thesaurus", _f1(rows, "themes", with_thesaurus=False), len(rows))
    yield Figure("persons_micro_f1", _f1(rows, "persons"), len(rows))


def _f1(rows: Sequence[dict[str, Any]], field: str, *, with_thesaurus: bool = True) -> float:
    names = sorted({name for row in rows for name in row[field]})
    codebook = [Theme(name, name) for name in names]
    texts = [_BY_WHOM.sub(" ", row["text"]) for row in rows]
    found = themes(texts, codebook, with_thesaurus=with_thesaurus)
    return micro_f1([row[field] for row in rows], [[each.theme_id for each in one] for one in found])
