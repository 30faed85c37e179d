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
    """``order``: the texts that may lead, by rank; ``led``: to each that does, the texts it leads."""

    order: list[int]
    led: dict[int, list[int]]


def postings(texts: Sequence[Words], known: Sequence[Flags | None]) -> Keys:
    """The sequences of all texts with the places of the texts, in order, each once."""
    if len(texts) > int(_TEXT):
        raise ValueError(f"more than {int(_TEXT):,} different texts")
    found = [_sequences(text, flags) for text, flags in zip(texts, known, strict=True)]
    owners = np.repeat(np.arange(len(texts), dtype=np.uint64), [len(each) for each in found])
    return _once((np.concatenate([*found, np.zeros(0, np.uint64)]) & ~_TEXT) | owners)


def links(posted: Keys, copies: Sequence[int], leading: Flags) -> Links:
    """Rank the texts that may lead, and link to each the texts that share enough with it.

    The texts come in an order of their contents; ``copies`` is how often each was filed.
    """
    times = np.array(copies, np.int64)
    if not leading.all():
        sequences = posted & ~_TEXT
        asked = _once(sequences[leading[(posted & _TEXT).astype(np.int64)]])
        posted = posted[asked[np.minimum(np.searchsorted(asked, sequences), len(asked) - 1)] == sequences]
    order = _ranked(posted, times, leading)
    rank = np.empty(len(times), np.uint64)
    rank[order] = np.arange(len(times), dtype=np.uint64)
    by_rank = _once((posted & ~_TEXT) | rank[(posted & _TEXT).astype(np.int64)])
    number = int(leading.sum())
    return Links(order[:number].tolist(), _led(by_rank, order, number))


def _sequences(text: Words, known: Flags | None) -> Keys:
    """The sequences of a text that are looked at, without those that hold a word known from elsewhere."""
    keys = text.keys
    if len(keys) < 4:
        return np.zeros(0, np.uint64)
    found = mixed(keys[:-3] + keys[1:-2] * _ONE + keys[2:-1] * _TWO + keys[3:] * _THREE)
    if known is not None:
        found = found[~(known[:-3] | known[1:-2] | known[2:-1] | known[3:])]
    return found if len(keys) < _LONG else found[(found & _SAMPLED) == 0]


def _once(numbers: Keys) -> Keys:
    """Numbers in order, each once."""
    numbers.sort()
    fresh = np.ones(len(numbers), bool)
    fresh[1:] = numbers[1:] != numbers[:-1]
    return numbers[fresh]


def _lists(postings: Keys) -> tuple[Numbers, Numbers]:
    """Where the list of each sequence begins and how long it is."""
    sequences = postings >> _TEXT_BITS
    begins = np.flatnonzero(np.concatenate((np.ones(min(1, len(postings)), bool), np.diff(sequences) != 0)))
    return begins, np.diff(np.concatenate((begins, np.array([len(postings)]))))


def _ranked(posted: Keys, copies: Numbers, leading: Flags) -> Numbers:
    """The texts by rank, those that may lead first. What many hold speaks for a text by how much of it there is
    and what share it is."""
    _, lengths = _lists(posted)
    texts = (posted & _TEXT).astype(np.int64)
    support = np.bincount(texts, np.repeat(np.log2(lengths), lengths), len(copies))
    size = np.maximum(np.bincount(texts, minlength=len(copies)), 1)
    speaks = np.round(support**2 / size, 6)
    return np.lexsort((np.arange(len(copies)), -speaks, -copies, ~leading))


def _led(posted: Keys, order: Numbers, leading: int) -> dict[int, list[int]]:
    begins, lengths = _lists(posted)
    held = (posted & _TEXT).astype(np.int64)
    first = np.repeat(begins, lengths)
    within = np.arange(len(posted)) - first
    pairs = []
    for place in range(_LEADERS):
        below = np.flatnonzero(within > place)
        leaders = held[first[below] + place]
        below, leaders = below[leaders < leading], leaders[leaders < leading]
        pairs.append((leaders << np.int64(_TEXT_BITS)) | held[below])
    joined = np.concatenate(pairs)
    joined.sort()
    begins = np.flatnonzero(np.concatenate((np.ones(min(1, len(joined)), bool), np.diff(joined) != 0)))
    times = np.diff(np.concatenate((begins, np.array([len(joined)]))))
    enough = joined[begins[times >= _SHARED]]
    leaders, others = order[enough >> np.int64(_TEXT_BITS)], order[enough & np.int64(_TEXT)]
    led: dict[int, list[int]] = {}
    for leader, other in zip(leaders.tolist(), others.tolist(), strict=True):
        led.setdefault(leader, []).append(other)
    return led
