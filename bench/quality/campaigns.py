"""``campaigns``: pairs of comments to an agency, derived from the same letter or not.

A pair is found where both stand in one group among all comments of their docket and share enough with each
other: two members may each hold another part of the letter and then have nothing in common. ``precision`` and
``recall`` are over the pairs that a reader judged; one shared sentence (“partial”) is not derived. ``_group``:
standing in one group is enough; ``_pair``: the two texts by themselves, without the others. ``_all`` adds the
pairs that the set labels by their likeness.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.quality import Figure, records
from panel.collation.campaigns import campaigns, derived
from panel.collation.types import Source

#: Whether a pair is derived, and whether it was found.
Told = tuple[bool, bool]


def run(data: Path, train: Path | None, seeds: Path) -> Iterable[Figure]:
    """Precision and recall over judged pairs, then over all labelled ones."""
    del train, seeds
    texts = {row["id"]: row["text"] or "" for row in records(data / "comments.jsonl")}
    groups = _groups(data)
    pairs = list(records(data / "pairs_gold.jsonl"))
    alone = [derived(texts[pair["a"]], texts[pair["b"]]) for pair in pairs]
    together = [bool(groups[pair["a"]] & groups[pair["b"]]) for pair in pairs]
    both = [one and other for one, other in zip(alone, together, strict=True)]
    for suffix, found in (("", both), ("_group", together), ("_pair", alone)):
        told = [(pair["label"] == "derived", each) for pair, each in zip(pairs, found, strict=True)]
        judged = [each for each, pair in zip(told, pairs, strict=True) if pair["judged_by"] == "reader"]
        yield from _figures(judged, suffix)
        yield from _figures(told, f"{suffix}_all")


def _groups(data: Path) -> dict[str, set[str]]:
    """The groups of each comment, and those it derives from as well, named by their representatives."""
    dockets: defaultdict[str, list[Source]] = defaultdict(list)
    for row in records(data / "comments.jsonl"):
        dockets[row["docket"]].append(Source(row["id"], row["id"], row["text"] or ""))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for sources in dockets.values():
        for campaign in campaigns(sources):
            for member in campaign.members:
                found[member.source_id] |= {campaign.representative, *member.also}
    return found


def _figures(told: Sequence[Told], suffix: str) -> Iterator[Figure]:
    right = sum(gold and found for gold, found in told)
    found, gold = sum(found for _, found in told), sum(gold for gold, _ in told)
    yield Figure(f"precision{suffix}", right / found if found else 1.0, found)
    yield Figure(f"recall{suffix}", right / gold if gold else 1.0, gold)
