"""What the collation reads in the texts alone, kept while the same versions stand.

The desk reads the summary at each glance of whoever drafts, and versions never change: their paragraphs
and the groups of identical ones are found once in each process.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from panel.collation import Document, Source, segment
from panel.collation.groups import identical_groups

#: Sets of versions that are kept: what is drafted at the same time, and what it was a moment ago.
KEPT = 4


@dataclass(frozen=True, slots=True)
class Texts:
    """Paragraphs by source; the first of its identical texts by source that has some."""

    documents: Mapping[str, Document]
    groups: Mapping[str, str]


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
    found = Texts({source.id: segment(source.text) for source in sources}, identical_groups(sources))
    with _lock:
        _kept[key] = found
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found
