"""Which of many short texts are much alike: a flood is sorted by it, nothing is decided by it.

Two texts are alike where the shorter shares at least half of its runs of three words with the other. Each
text joins the first group to whose first text it is alike; the order of the texts decides the groups.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

_RUN = 3
_WORD = re.compile(r"\w+")
_HALF = 0.5


def groups(texts: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Keys of texts that are alike, the largest group first; texts like no other are left out."""
    runs, leaders = dict[str, frozenset[tuple[str, ...]]](), defaultdict[tuple[str, ...], list[str]](list)
    found = dict[str, list[str]]()
    for key, text in texts:
        own = runs[key] = _runs(text)
        shared = Counter(leader for run in own for leader in leaders.get(run, ()))
        like = [leader for leader, n in shared.items() if n >= _HALF * min(len(own), len(runs[leader]))]
        if like:
            found[max(like, key=lambda leader: (shared[leader], leader))].append(key)
            continue
        found[key] = [key]
        for run in own:
            leaders[run].append(key)
    together = [group for group in found.values() if len(group) > 1]
    return sorted(together, key=lambda group: (-len(group), group[0]))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """Runs of three words, of letters where words are not set apart by blanks; figures do not count."""
    words = [w for w in _WORD.findall(text.casefold()) if not w.isdigit()]
    if len(words) < 2 * _RUN and len("".join(words)) > 4 * len(words):
        words = list("".join(words))
    if len(words) <= _RUN:
        return frozenset({tuple(words)})
    return frozenset(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
