"""What two passages of different languages have in common, channel by channel, as matrices of 0 to 1.

Rows are the passages of one language, columns those of the other. Concepts, numbers and letters are the cosine
of bags weighted by how rare a thing is among the passages of both sides; words go through a dictionary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from panel.collation.concepts import Node, all_concepts, tree
from panel.collation.crosslingual_letters import digits, grams
from panel.collation.crosslingual_words import Dictionary
from panel.collation.embedder import Embedder
from panel.reference.thesaurus import Concept

Scores = NDArray[np.float64]
Bag = Mapping[str, float]

_INSIDE = 0.5
_ABOVE = 0.3
_NEIGHBOURS = 10
_HELD_BACK = 0.5
#: As many passages at a time have their words spread out over the dictionary.
_BLOCK = 500
#: Characters of English that a character of another language stands for.
_EXPANSION = {"zh": 3.4, "ar": 1.15, "ru": 0.95, "fr": 0.87, "es": 0.88}


def channels(
    left: Sequence[str],
    language: str,
    right: Sequence[str],
    other: str,
    entries: tuple[Concept, ...],
    embedder: Embedder | None,
) -> dict[str, Scores]:
    """Every channel that needs no dictionary, by name."""
    above = {entry.id: entry.broader for entry in entries}
    consonants = "ar" in (language, other)
    here, there = tree(entries, language), tree(entries, other)
    found = {
        "concepts": _cosine(
            [conceived(text, language, here, above) for text in left],
            [conceived(text, other, there, above) for text in right],
        ),
        "digits": _cosine(
            [_counted(digits(text, language)) for text in left],
            [_counted(digits(text, other)) for text in right],
        ),
        "letters": _cosine(
            [_counted(grams(text, language, consonants=consonants)) for text in left],
            [_counted(grams(text, other, consonants=consonants)) for text in right],
        ),
        "length": _length(left, language, right, other),
    }
    if embedder is not None:
        found["vectors"] = embedder.embed(left) @ embedder.embed(right).T
    return found


def conceived(text: str, language: str, terms: Node, above: Mapping[str, tuple[str, ...]]) -> Bag:
    """The concepts of a passage: in full where the longest term, less inside another, less one step above."""
    found: dict[str, float] = {}
    place = -1
    for hit in all_concepts(text, language, terms):
        weight = 1.0 if hit.end > place else _INSIDE
        place = max(place, hit.end)
        found[hit.concept] = max(weight, found.get(hit.concept, 0.0))
    for concept in sorted(found):
        for broader in above[concept]:
            found.setdefault(broader, _ABOVE)
    return found


def worded(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]], dictionary: Dictionary) -> Scores:
    """How much of each side's words the other translates, in both directions."""
    here, there = _presence(left, dictionary.left), _presence(right, dictionary.right)
    rare_here, rare_there = _rarity(here), _rarity(there)
    forward = _covered(here, rare_here, dictionary.weights, there)
    backward = _covered(there, rare_there, dictionary.weights.T.tocsr(), here).T
    return np.sqrt(forward * backward)


def held_back(scores: Scores) -> Scores:
    """Scores less half of how near the nearest neighbours of either side are on average."""
    rows = np.sort(scores, axis=1)[:, ::-1][:, :_NEIGHBOURS].mean(axis=1, keepdims=True)
    columns = np.sort(scores, axis=0)[::-1][:_NEIGHBOURS].mean(axis=0, keepdims=True)
    return np.asarray(scores - _HELD_BACK * (rows + columns))


def _counted(things: Iterable[str]) -> Bag:
    return dict(Counter(things))


def _cosine(left: Sequence[Bag], right: Sequence[Bag]) -> Scores:
    column = {thing: place for place, thing in enumerate(sorted(set().union(*left, *right)))}
    both = _rows([*left, *right], column)
    if not column:
        return np.zeros((len(left), len(right)))
    present = both.sign()
    rare = np.log((1 + both.shape[0]) / (1 + present.sum(axis=0))) + 0.1
    weighted = np.sqrt(both).multiply(rare[np.newaxis, :]).tocsr()
    lengths = np.sqrt(weighted.multiply(weighted).sum(axis=1))
    unit = weighted.multiply((1 / np.maximum(lengths, 1e-12))[:, np.newaxis]).tocsr()
    return np.asarray((unit[: len(left)] @ unit[len(left) :].T).toarray())


def _rows(bags: Sequence[Bag], column: dict[str, int]) -> csr_array:
    pointers = np.cumsum([0, *(len(bag) for bag in bags)])
    places = [column[thing] for bag in bags for thing in sorted(bag)]
    values = [bag[thing] for bag in bags for thing in sorted(bag)]
    return csr_array(
        (np.array(values, float), np.array(places, int), pointers), shape=(len(bags), len(column))
    )


def _presence(bags: Iterable[frozenset[str]], column: dict[str, int]) -> csr_array:
    known = [{word: 1.0 for word in bag if word in column} for bag in bags]
    return _rows(known, column)


def _rarity(presence: csr_array) -> Scores:
    return np.asarray(np.log((1 + presence.shape[0]) / (1 + presence.sum(axis=0))) + 0.1)


def _covered(here: csr_array, rare: Scores, weights: csr_array, there: csr_array) -> Scores:
    """For each pair, the share of the words here, weighted by rarity, that words there translate."""
    weighted = here.multiply(rare[np.newaxis, :]).tocsr()
    whole = np.maximum(weighted.sum(axis=1), 1e-12)[:, np.newaxis]
    parts = [
        weighted @ np.minimum((weights @ there[start : start + _BLOCK].T).toarray(), 1.0)
        for start in range(0, there.shape[0], _BLOCK)
    ]
    return np.asarray(np.concatenate(parts, axis=1) / whole)


def _length(left: Sequence[str], language: str, right: Sequence[str], other: str) -> Scores:
    here = np.log([1 + len(text) * _EXPANSION.get(language, 1.0) for text in left])[:, np.newaxis]
    there = np.log([1 + len(text) * _EXPANSION.get(other, 1.0) for text in right])[np.newaxis, :]
    return np.asarray(np.exp(-4.0 * (here - there) ** 2))
