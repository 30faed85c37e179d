"""``reuse``: whether short answers were taken from an article or written by themselves.

``auc`` is the share of pairs of a reused and an independent answer in which the reused one shares more with the
article of its task; ``auc_heavy`` only over answers that were revised heavily.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.quality import Figure, records
from panel.collation.reuse import reuse


def run(data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
    """How well the share of words reused tells the answers apart."""
    del train, seeds
    articles = {row["id"]: row["text"] for row in records(data / "sources.jsonl")}
    told = [
        (row["label"], reuse(row["text"], articles[row["source_id"]]).share)
        for row in records(data / "answers.jsonl")
    ]
    alone = [share for label, share in told if label == "independent"]
    yield _area("auc", [share for label, share in told if label != "independent"], alone)
    yield _area("auc_heavy", [share for label, share in told if label == "heavy_revision"], alone)


def _area(metric: str, taken: Sequence[float], alone: Sequence[float]) -> Figure:
    """The area under the curve: how often a reused answer has the higher share; equal ones count half."""
    wins = sum((one > other) + 0.5 * (one == other) for one in taken for other in alone)
    return Figure(metric, wins / (len(taken) * len(alone)), len(taken) + len(alone))
