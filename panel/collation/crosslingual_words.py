"""Which words of one language translate which of another, learned from pairs of texts.

The pairs are the concepts of the thesaurus, each with all its terms in both languages, and passages that a
project holds aligned. Learned by Model 1 of Brown and others, "The mathematics of statistical machine
translation" (Computational Linguistics 19, 1993), in both directions; a pair of words weighs the geometric
mean of the two. Pure functions over numpy arrays; sums run in the sorted order of the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from scipy.sparse import coo_array, csr_array

from panel.collation.concepts_stems import words
from panel.reference.thesaurus import Concept

#: Two bags of words that say the same, in two languages.
Pair = tuple[frozenset[str], frozenset[str]]

_ROUNDS = 8
_LEAST = 0.02


@dataclass(frozen=True, slots=True)
class Dictionary:
    """How well words translate each other: 0 to 1 in ``weights`` (left words by right words)."""

    left: dict[str, int]
    right: dict[str, int]
    weights: csr_array


def units(text: str, language: str) -> frozenset[str]:
    """The words of a text as translation sees them; Chinese by single characters and by pairs of neighbours."""
    told = list(words(text, language))
    found = {word for word, *_ in told}
    if language == "zh":
        found |= {a + b for (a, _, end), (b, start, _) in pairwise(told) if end == start}
    return frozenset(found)


@lru_cache(maxsize=12)
def term_pairs(entries: tuple[Concept, ...], left: str, right: str) -> tuple[Pair, ...]:
    """Each concept as a pair of bags: all its terms in both languages."""
    return tuple((_bag(entry, left), _bag(entry, right)) for entry in entries)


@lru_cache(maxsize=12)
def of_terms(entries: tuple[Concept, ...], left: str, right: str) -> Dictionary:
    """The dictionary that the terms of the concepts teach by themselves."""
    return learn(term_pairs(entries, left, right))


def learn(pairs: Sequence[Pair]) -> Dictionary:
    """A dictionary from pairs of bags; the order of the pairs does not matter."""
    left = {word: place for place, word in enumerate(sorted({w for pair in pairs for w in pair[0]}))}
    right = {word: place for place, word in enumerate(sorted({w for pair in pairs for w in pair[1]}))}
    ordered = sorted(
        (sorted(left[w] for w in pair[0]), sorted(right[w] for w in pair[1])) for pair in pairs if all(pair)
    )
    if not ordered:
        return Dictionary(left, right, csr_array((len(left), len(right))))
    forward = _model(ordered, len(right))
    backward = _model([(b, a) for a, b in ordered], len(left))
    weights = forward.multiply(backward.T.tocsr()).sqrt().tocsr()
    weights.data[weights.data < _LEAST] = 0.0
    weights.eliminate_zeros()
    weights.sort_indices()
    return Dictionary(left, right, _padded(weights, len(left), len(right)))


def _bag(entry: Concept, language: str) -> frozenset[str]:
    return frozenset().union(*(units(term, language) for term in entry.in_language(language)))


def _model(pairs: Sequence[tuple[list[int], list[int]]], width: int) -> csr_array:
    """The share of each right word in what a left word becomes."""
    sources = np.concatenate([np.repeat(a, len(b)) for a, b in pairs])
    targets = np.concatenate([np.tile(b, len(a)) for a, b in pairs])
    #: The place of each right word in each pair: what its left words share among them.
    sizes = [len(b) for _, b in pairs]
    offsets = np.cumsum([0, *sizes[:-1]])
    shared = np.concatenate(
        [np.tile(np.arange(o, o + len(b)), len(a)) for o, (a, b) in zip(offsets, pairs, strict=True)]
    )
    keys, cell = np.unique(sources * width + targets, return_inverse=True)
    rows = keys // width
    share = np.full(len(keys), 1.0)
    for _ in range(_ROUNDS):
        now = share[cell]
        now = now / np.bincount(shared, weights=now)[shared]
        counts = np.bincount(cell, weights=now)
        share = counts / np.bincount(rows, weights=counts)[rows]
    return coo_array((share, (rows, keys % width))).tocsr()


def _padded(weights: csr_array, height: int, width: int) -> csr_array:
    return csr_array((weights.data, weights.indices, _filled(weights.indptr, height)), shape=(height, width))


def _filled(pointers: np.ndarray, height: int) -> np.ndarray:
    missing = height + 1 - len(pointers)
    return np.concatenate([pointers, np.full(missing, pointers[-1])]) if missing > 0 else pointers
