"""``campaigns``: pairs of comments to an agency, derived from the same letter or not.

A pair is found where both stand in one group among all comments of their docket and share enough with each
other: two members may each hold another part of the letter and then have nothing in common. ``precision`` and
``recall`` are over the pairs that a reader judged; one shared sentence (“partial”) is not derived. ``_group``:
standing in one group is enough; ``_pair``: the two texts by themselves, without the others. ``_all`` adds the
pairs that the set labels by their likeness.

``translated``: letters of eight sections of the Universal Declaration, or of eight targets of the sustainable
development goals, put together here, where those sets lie beside ``data``; English ones are campaigns. The share
of their translations that are offered for the right one; ``_half`` and ``_other`` are the shares offered of letters
of which a half or nothing is the same.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bench.quality import Figure, records
from panel.collation.campaigns import Campaign, CampaignMember, campaigns, derived
from panel.collation.campaigns_translations import translations
from panel.collation.types import Source

#: Sets with texts that say the same in several languages: name, file, kind of text.
SETS = (("udhr_six", "sections.jsonl", "section"), ("sdg_six_languages", "statements.jsonl", "target"))
OTHERS = ("fr", "es", "ru", "ar", "zh")
LETTERS, SENTENCES = 24, 8

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
    for name, file, kind in SETS:
        yield from _translated(name, _aligned(data.parents[1] / name / data.name / file, kind))


def _translated(name: str, rows: Sequence[Mapping[str, str]]) -> Iterator[Figure]:
    """Letters of some rows in English, and letters in other languages of which all, half or none is the same."""
    dice = random.Random(name)
    found: dict[str, list[bool]] = {"": [], "_half": [], "_other": []}
    for language in OTHERS:
        known = [row for row in rows if {"en", language} <= row.keys()]
        if len(known) < 2 * SENTENCES:
            return
        letters = [dice.sample(range(len(known)), SENTENCES) for _ in range(LETTERS)]
        sources, told, groups = list[Source](), list[tuple[str, str]](), list[Campaign]()
        for number, letter in enumerate(letters):
            kind, kept = (("", SENTENCES), ("_half", SENTENCES // 2), ("_other", 0))[number % 3]
            rest = [place for place in range(len(known)) if place not in letter]
            other = letter[:kept] + dice.sample(rest, SENTENCES - kept)
            here, there = f"{number}-en", f"{number}-{language}"
            sources.append(Source(here, here, "\n\n".join(known[place]["en"] for place in letter)))
            sources.append(Source(there, there, "\n\n".join(known[place][language] for place in other)))
            groups.append(Campaign(here, (), (CampaignMember(here, "identical", ()),) * 2))
            told.append((there, kind))
        offered = {each.source_id: each.representative for each in translations(groups, sources)}
        for source_id, kind in told:
            asked = source_id.replace(f"-{language}", "-en")
            found[kind].append(offered.get(source_id) == asked if kind == "" else source_id in offered)
    for kind, each in found.items():
        yield Figure(f"translated_{name}{kind}", sum(each) / len(each), len(each))


def _aligned(path: Path, kind: str) -> list[dict[str, str]]:
    """Texts by language that say the same; those of one kind, where the set has kinds."""
    rows: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in records(path) if path.is_file() else ():
        if row.get("kind", kind) == kind:
            rows[row["aligned_with"]][row["lang"]] = row["text"]
    return list(rows.values())


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
