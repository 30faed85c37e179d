"""Of a whole file, the texts that are probably translations of its largest campaigns: an offer, beside the groups.

What is compared is bounded, so that it takes no longer the more texts there are: the ``LARGEST`` groups, and of the
texts outside all groups whose paragraphs are like theirs, in another language, the first ``MOST`` in house order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from panel.collation.campaigns import Campaign, CampaignMember
from panel.collation.campaigns_translations import LEAST_ALIKE, lengths, paragraphs_alike, translations
from panel.collation.language import language_of
from panel.collation.pipeline_read import Entry, Index
from panel.collation.pipeline_texts import Texts
from panel.collation.types import Source

Row = dict[str, Any]

LARGEST = 10
"""Groups whose translations are looked for."""
MOST = 2_000
"""Texts in other languages that are compared with them."""


def offered(groups: Iterable[Row], index: Index, texts: Texts) -> Iterator[Row]:
    """Rows of translations.jsonl from rows of campaigns.jsonl, by representative and score."""
    found = sorted(groups, key=lambda row: (-row["texts"], row["representative"]))
    entries = {entry.source.id: entry for entry in index.entries}
    largest = found[:LARGEST]
    leading = [texts.source(entries[row["representative"]]) for row in largest]
    inside = {member["source"] for row in found for member in row["members"]}
    inside -= {row["representative"] for row in found[LARGEST:]}
    candidates = (entry for entry in index.entries if entry.source.id not in inside)
    others = islice(_alike(leading, candidates, texts), MOST) if leading else ()
    for told in translations([_campaign(row) for row in largest], [*leading, *others]):
        yield {
            "representative": told.representative,
            "code": entries[told.representative].source.code,
            "source": told.source_id,
            "source_code": entries[told.source_id].source.code,
            "language": told.language,
            "score": told.score,
            "proposed_by": "suggested",
        }


def _alike(leading: Iterable[Source], entries: Iterable[Entry], texts: Texts) -> Iterator[Source]:
    """The texts in another language than one of the leading ones that has paragraphs like theirs."""
    known = [(language_of(each.text), lengths(each.text)) for each in leading]
    for entry in entries:
        if entry.source.withheld:
            continue
        source = texts.source(entry)
        profile = lengths(source.text)
        like = {language for language, each in known if paragraphs_alike(each, profile) >= LEAST_ALIKE}
        if like - {language_of(source.text)}:
            yield source


def _campaign(row: Row) -> Campaign:
    members = (CampaignMember(each["source"], each["kind"], ()) for each in row["members"])
    return Campaign(row["representative"], (), tuple(members))
