"""Passages of one language beside passages of another: which say the same.

Each pair is scored by what both sides hold: concepts of the thesaurus (rare ones weigh more), words that
translate each other (``crosslingual_words``), numbers, names and borrowed words in Latin letters
(``crosslingual_letters``), length; where an embedder is given, its vectors as well. What the passages that
choose each other have in common teaches further words. A passage that resembles everything is held back by
how near its neighbours are to it. Scores compare within one call, not between calls. Whatever the order of
the passages, each gets the same candidates. Not here: finding the languages (``language``), a verdict whether
two passages do say the same. Memory is eight bytes for each pair of passages and channel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from panel.collation.crosslingual_channels import Scores, channels, held_back, worded
from panel.collation.crosslingual_words import Dictionary, Pair, learn, of_terms, term_pairs, units
from panel.collation.embedder import Embedder
from panel.reference.thesaurus import Concept
from panel.reference.thesaurus import concepts as thesaurus

_WEIGHTS = {"concepts": 1.0, "words": 1.0, "digits": 0.3, "letters": 0.4, "length": 0.2, "vectors": 2.0}
_ROUNDS = 2
_LEAST_PAIRS = 5
#: Where two passages that choose each other probably say the same. Among statements of which half had lost their
#: counterpart, 97 in a hundred of the pairs found so were right, and 93 in a hundred of those there were found.
_SAME = 0.8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of the other language by its place, and how well it fits; more is better."""

    place: int
    score: float


@dataclass(frozen=True, slots=True)
class Side:
    """Passages of one language."""

    texts: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What matching leans on besides the passages.

    ``entries``: the concepts; ``aligned``: passages known to say the same, left and right; ``from_here``:
    whether pairs that choose each other teach further words; ``embedder``: none unless an operator has one.
    """

    entries: tuple[Concept, ...]
    aligned: tuple[tuple[str, str], ...] = ()
    from_here: bool = True
    embedder: Embedder | None = None


def counterparts(
    left: Side, right: Side, knowledge: Knowledge | None = None, best: int = 5
) -> tuple[tuple[Candidate, ...], ...]:
    """For each passage on the left, those on the right that fit best, best first."""
    rows, row_of = _ordered(left)
    columns, column_of = _ordered(right)
    if not rows.texts or not columns.texts:
        return ((),) * len(left.texts)
    scores = np.round(held_back(_scores(rows, columns, knowledge or Knowledge(thesaurus()))), 6)
    places = np.array(column_of)
    return tuple(_best(scores[row][places], best) for row in row_of)


def probably_same(
    left: Side, right: Side, knowledge: Knowledge | None = None
) -> tuple[Candidate | None, ...]:
    """For each passage on the left, the one on the right that probably says the same; None where none does.

    Both choose each other, and hold enough in common: 1 is where that begins. Of equal passages on the right,
    the first one.
    """
    rows, row_of = _ordered(left)
    columns, column_of = _ordered(right)
    if not rows.texts or not columns.texts:
        return (None,) * len(left.texts)
    scores = _scores(rows, columns, knowledge or Knowledge(thesaurus()))
    found = {
        row: Candidate(column_of.index(column), round(float(scores[row, column] / _SAME), 6))
        for row, column in _alike(scores)
    }
    return tuple(found.get(row) for row in row_of)


def _ordered(side: Side) -> tuple[Side, list[int]]:
    """The different passages in the order of their texts, and where each one given stands among them."""
    texts = tuple(sorted(set(side.texts)))
    place = {text: number for number, text in enumerate(texts)}
    return Side(texts, side.language), [place[text] for text in side.texts]


def _best(scores: Scores, best: int) -> tuple[Candidate, ...]:
    order = np.argsort(-scores, kind="stable")[:best]
    return tuple(Candidate(int(place), float(scores[place])) for place in order)


def _scores(left: Side, right: Side, knowledge: Knowledge) -> Scores:
    """The scores of all pairs: once with the words known beforehand, then with those that the pairs teach."""
    fixed = channels(
        left.texts, left.language, right.texts, right.language, knowledge.entries, knowledge.embedder
    )
    bags = (
        [units(text, left.language) for text in left.texts],
        [units(t, right.language) for t in right.texts],
    )
    taught: list[Pair] = []
    scores = np.zeros((len(left.texts), len(right.texts)))
    for _ in range(1 + _ROUNDS * knowledge.from_here):
        told = {**fixed, "words": worded(bags[0], bags[1], _dictionary(left, right, knowledge, taught))}
        scores = _summed(told)
        taught = [(bags[0][a], bags[1][b]) for a, b in _alike(scores)]
        if len(taught) < _LEAST_PAIRS:
            break
    return scores


def _summed(told: Mapping[str, Scores]) -> Scores:
    """All channels in one, in the order of their names."""
    weighted = [_WEIGHTS[name] * told[name] for name in sorted(told)]
    return np.asarray(np.sum(weighted, axis=0))


def _dictionary(left: Side, right: Side, knowledge: Knowledge, taught: Sequence[Pair]) -> Dictionary:
    """The words of the terms; with those of aligned passages, where there are any."""
    languages = left.language, right.language
    told = [(units(a, left.language), units(b, right.language)) for a, b in knowledge.aligned]
    if not told and not taught:
        return of_terms(knowledge.entries, *languages)
    return learn([*term_pairs(knowledge.entries, *languages), *told, *taught])


def _alike(scores: Scores) -> list[tuple[int, int]]:
    """Pairs of which each is the other's best, and that hold enough in common."""
    chosen, choosing = scores.argmax(axis=1), scores.argmax(axis=0)
    return [
        (row, int(column))
        for row, column in enumerate(chosen)
        if choosing[column] == row and scores[row, column] >= _SAME
    ]
