"""``themes``: UPR Info's themes on recommendations; learned from the other half.

``micro_f1`` is the library's, ``baseline_micro_f1`` that of words by TF-IDF and a linear model a theme. Scoring
the half that is learned from goes by five folds of States under review. Every recommendation has a theme.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bench.labelled import Labelled, figures
from bench.quality import Figure, half_to_learn_from, records


def run(data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
    """F1 of the library and of plain TF-IDF."""
    del seeds
    learned = half_to_learn_from(data, train, "upr_recommendations")
    return figures(_read(data), _read(learned) if learned else None, folds_of=5)


def _read(half: Path) -> list[Labelled]:
    return [
        Labelled(row["text"], tuple(row["themes"]), row["state_under_review"])
        for row in records(half / "recommendations.jsonl")
    ]
