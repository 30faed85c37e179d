"""Which texts may be copies of which: those that share sequences of four words with one that leads.

Of all texts that hold a sequence, the few of highest rank lead the others: so a sequence that twenty thousand
texts hold gives a few links for each of them, not one for each pair. The rank puts first what was filed in most
copies, then what most of the others repeat. Of long texts a quarter of the sequences is looked at, the same
quarter in all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from panel.collation.campaigns_words import Flags, Keys, Words, mixed

Numbers = NDArray[np.int64]

_LONG = 240
_LEADERS = 3
_SHARED = 3
_ONE, _TWO, _THREE = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_SAMPLED = np.uint64(3)
#: A posting is one number: the upper bits of the sequence, the lower ones for the text.
_TEXT_BITS = np.uint64(24)
_TEXT = np.uint64((1 << 24) - 1)


@dataclass(frozen=True, slots=True)
class Links:
    """``order``: texts by rank; ``led[rank]``: the ranks, all lower, that share enough with it."""

    order: Numbers
    led: list[list[int]]


def links(texts: Sequence[Words], known: Sequence[Flags | None], copies: Sequence[int]) -> Links:
    """Rank texts and link each to those that lead it. The texts come in an order of their contents."""
    if len(texts) > int(_TEXT):
        raise ValueError(f"more than {int(_TEXT):,} different texts")
    postings = [_sequences(text, flags) for text, flags in zip(texts, known, strict=True)]
    owners = np.repeat(np.arange(len(texts), dtype=np.uint64), [len(each) for each in postings])
    sequences = np.concatenate([*postings, np.zeros(0, np.uint64)])
    order = _ranked(sequences, owners, np.array(copies, np.int64))
    rank = np.empty(len(texts), np.uint64)
    rank[order] = np.arange(len(texts), dtype=np.uint64)
    return Links(order, _led(_postings(sequences, rank[owners.astype(np.int64)]), len(texts)))


def _sequences(text: Words, known: Flags | None) -> Keys:
    """The sequences of a text that are looked at, without those that hold a word known from elsewhere."""
    keys = text.keys
    if len(keys) < 4:
        return np.zeros(0, np.uint64)
    found = mixed(keys[:-3] + keys[1:-2] * _ONE + keys[2:-1] * _TWO + keys[3:] * _THREE)
    if known is not None:
        found = found[~(known[:-3] | known[1:-2] | known[2:-1] | known[3:])]
    return found if len(keys) < _LONG else found[(found & _SAMPLED) == 0]


def _postings(sequences: Keys, owners: Keys) -> Keys:
    """Sequences with their texts, in order, each once."""
    joined = (sequences & ~_TEXT) | owners
    joined.sort()
    fresh = np.ones(len(joined), bool)
    fresh[1:] = joined[1:] != joined[:-1]
    return joined[fresh]


def _lists(postings: Keys) -> tuple[Numbers, Numbers]:
    """Where the list of each sequence begins and how long it is."""
    sequences = postings >> _TEXT_BITS
    begins = np.flatnonzero(np.concatenate((np.ones(min(1, len(postings)), bool), np.diff(sequences) != 0)))
    return begins, np.diff(np.concatenate((begins, np.array([len(postings)]))))


def _ranked(sequences: Keys, owners: Keys, copies: Numbers) -> Numbers:
    """The texts by rank. What many hold speaks for a text by how much of it there is and what share it is."""
    postings = _postings(sequences, owners)
    _, lengths = _lists(postings)
    texts = (postings & _TEXT).astype(np.int64)
    support = np.bincount(texts, np.repeat(np.log2(lengths), lengths), len(copies))
    size = np.maximum(np.bincount(texts, minlength=len(copies)), 1)
    speaks = np.round(support**2 / size, 6)
    return np.lexsort((np.arange(len(copies)), -speaks, -copies))


def _led(postings: Keys, texts: int) -> list[list[int]]:
    begins, lengths = _lists(postings)
    held = (postings & _TEXT).astype(np.int64)
    first = np.repeat(begins, lengths)
    within = np.arange(len(postings)) - first
    pairs = []
    for place in range(_LEADERS):
        below = np.flatnonzero(within > place)
        pairs.append((held[first[below] + place] << np.int64(_TEXT_BITS)) | held[below])
    joined = np.concatenate(pairs)
    joined.sort()
    begins = np.flatnonzero(np.concatenate((np.ones(min(1, len(joined)), bool), np.diff(joined) != 0)))
    times = np.diff(np.concatenate((begins, np.array([len(joined)]))))
    enough = joined[begins[times >= _SHARED]]
    led: list[list[int]] = [[] for _ in range(texts)]
    leaders, others = enough >> np.int64(_TEXT_BITS), enough & np.int64(_TEXT)
    for leader, other in zip(leaders.tolist(), others.tolist(), strict=True):
        led[leader].append(other)
    return led
