"""``campaigns``: pairs of comments to an agency, derived from the same letter or not.

A pair is found where both stand in the same group among all comments of their docket. ``precision`` and
``recall`` are over the pairs that a reader judged; one shared sentence (“partial”) is not derived.
``precision_all`` and ``recall_all`` add the pairs that the set labels by their likeness.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.quality import Figure, records
from panel.collation.campaigns import campaigns
from panel.collation.types import Source

#: Whether a pair is derived, and whether it was found.
Told = tuple[bool, bool]


def run(data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
    """Precision and recall over judged pairs, then over all labelled ones."""
    del train, seeds
    groups = _groups(data)
    pairs = list(records(data / "pairs_gold.jsonl"))
    told = [(pair["label"] == "derived", bool(groups[pair["a"]] & groups[pair["b"]])) for pair in pairs]
    judged = [each for each, pair in zip(told, pairs, strict=True) if pair["judged_by"] == "reader"]
    yield from _figures(judged, "")
    yield from _figures(told, "_all")


def _groups(data: Path) -> dict[str, set[str]]:
    """The groups of each comment, named by their representatives."""
    dockets: defaultdict[str, list[Source]] = defaultdict(list)
    for row in records(data / "comments.jsonl"):
        dockets[row["docket"]].append(Source(row["id"], row["id"], row["text"] or ""))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for sources in dockets.values():
        for campaign in campaigns(sources):
            for member in campaign.members:
                found[member.source_id].add(campaign.representative)
    return found


def _figures(told: Sequence[Told], suffix: str) -> Iterator[Figure]:
    right = sum(gold and found for gold, found in told)
    found, gold = sum(found for _, found in told), sum(gold for gold, _ in told)
    yield Figure(f"precision{suffix}", right / found if found else 1.0, found)
    yield Figure(f"recall{suffix}", right / gold if gold else 1.0, gold)
