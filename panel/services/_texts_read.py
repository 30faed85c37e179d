"""What the collation reads in the texts alone, kept while the same versions stand.

The desk reads the summary at each glance of whoever drafts, and versions never change: their paragraphs
and the groups of identical ones are found once in each process.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from panel.collation import Campaign, Document, Source, campaigns, segment
from panel.collation.groups import identical_groups

#: Sets of versions that are kept: what is drafted at the same time, and what it was a moment ago.
KEPT = 4


@dataclass(frozen=True)
class Texts:
    """Paragraphs by source; the first of its identical texts by source that has some; texts that are alike."""

    documents: Mapping[str, Document]
    groups: Mapping[str, str]
    sources: tuple[Source, ...]

    @cached_property
    def alike(self) -> tuple[Campaign, ...]:
        """Identical and derived texts, as the search for campaigns offers them; found when first asked for."""
        return campaigns(self.sources)


_kept: OrderedDict[frozenset[tuple[str, str]], Texts] = OrderedDict()
_lock = threading.Lock()


def read(sources: Sequence[Source], versions: Mapping[str, str]) -> Texts:
    """The texts of these versions, ``versions`` by the id of the source."""
    key = frozenset(versions.items())
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found
    found = Texts(
        {source.id: segment(source.text) for source in sources}, identical_groups(sources), tuple(sources)
    )
    with _lock:
        _kept[key] = found
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found
