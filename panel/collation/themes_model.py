"""Themes learned from what coders have confirmed: one linear model a theme, its centre, and its name.

A theme with many examples is told by its linear model. With few, the centre of its examples (the prototype) and
what its name says count as well; with none, its name alone. The cut between “said” and “not said” is learned
from the examples themselves, by folds. Examples are put in one order first, so that theirs does not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import numpy as np
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from panel.collation.labels import headings
from panel.collation.labels import scores as scores_by_name
from panel.collation.labels_words import read
from panel.collation.themes_features import TEXT_ALONE, WITH_FIELD, Block, Features
from panel.collation.types import Theme

_SOFTNESS: Final = 0.3
_CUT_OF_FEW, _CUT_OF_MANY = 0.0, -0.25
_FEWEST_FOR_CUT, _MOST_FOR_CUT = 60, 1_500
_FOLDS: Final = 5
_NAME, _CENTRE = 0.9, 1.0
_FADES: Final = 20.0
_STEEP: Final = 4.0

Array = Any


@dataclass(frozen=True, slots=True)
class Example:
    """A passage whose themes coders have confirmed, by the ids of the codebook; none of them is an answer too."""

    text: str
    themes: tuple[str, ...]


class ThemeModel:
    """What was learned; gives scores to passages, each by itself.

    ``examples`` come in any order; ``cut`` is the decision from which on a theme is said. ValueError where
    there are no examples.
    """

    def __init__(
        self, codebook: Sequence[Theme], examples: Sequence[Example], *, with_thesaurus: bool = True
    ) -> None:
        if not examples:
            raise ValueError("no examples to learn from")
        held = sorted(set(examples), key=lambda each: (each.text, each.themes))
        gold = np.array([[theme.id in each.themes for theme in codebook] for each in held], dtype=bool)
        texts = [each.text for each in held]
        self._known = headings([theme.label for theme in codebook], with_thesaurus=with_thesaurus)
        self._blocks = WITH_FIELD if with_thesaurus else TEXT_ALONE
        self._learned = _Learned(texts, gold, self._blocks)
        self.cut = self._learned_cut(texts, gold)

    def scores(self, passages: Sequence[str]) -> list[list[float]]:
        """For each passage how sure each theme of the codebook is, from 0 to 1; from one half on it is said."""
        if not passages:
            return []
        named = self._named(passages)
        by_name = np.where(named > 0, self.cut + named - 0.5, self.cut - 1.0)
        sure = np.where(self._learned.seen > 0, self._learned.decide(passages, named), by_name)
        return [[float(each) for each in row] for row in 1.0 / (1.0 + np.exp(-_STEEP * (sure - self.cut)))]

    def _named(self, passages: Sequence[str]) -> Array:
        """For each passage what the names of the themes say."""
        told = scores_by_name((read(passage) for passage in passages), self._known)
        return np.array(told, dtype=float).reshape(len(passages), len(self._known))

    def _learned_cut(self, texts: Sequence[str], gold: Array) -> float:
        """The cut with the best F1 over folds of the examples; a usual one where they are few or many."""
        if not _FEWEST_FOR_CUT <= len(texts) <= _MOST_FOR_CUT:
            return _CUT_OF_FEW if len(texts) < _FEWEST_FOR_CUT else _CUT_OF_MANY
        fold = [int(sha256(text.encode()).hexdigest(), 16) % _FOLDS for text in texts]
        named, told = self._named(texts), np.zeros(gold.shape)
        for each in range(_FOLDS):
            inside = [at for at, own in enumerate(fold) if own != each]
            outside = [at for at, own in enumerate(fold) if own == each]
            if inside and outside:
                part = _Learned([texts[at] for at in inside], gold[inside], self._blocks)
                told[outside] = part.decide([texts[at] for at in outside], named[outside])
        return _best_cut(told, gold)


class _Learned:
    """A linear model and a centre for each theme, and how many examples each was ``seen`` in."""

    def __init__(self, texts: Sequence[str], gold: Array, blocks: Sequence[Block]) -> None:
        self._features = Features(texts, blocks)
        rows = self._features.rows(texts)
        self.seen = gold.sum(axis=0)
        self._lines = [_line(rows, own) for own in gold.T]
        self._centres = normalize((rows.T @ gold.astype(float)).T)

    def decide(self, passages: Sequence[str], named: Array) -> Array:
        """The decision for each passage and theme; ``named`` is what the names say."""
        rows = self._features.rows(passages)
        plain = [line.decision_function(rows) if line else -np.ones(len(passages)) for line in self._lines]
        fading = _FADES / (_FADES + self.seen)
        near = normalize(rows) @ self._centres.T
        told = np.stack(plain, axis=1)
        told[rows.getnnz(axis=1) == 0] = -1.0  # nothing known in it: what is usual says nothing of it
        return told + fading * (_NAME * named + _CENTRE * near)


def _line(rows: Array, own: Array) -> LinearSVC | None:
    """A linear model; None where all examples or none are of the theme."""
    if own.all() or not own.any():
        return None
    return LinearSVC(C=_SOFTNESS, random_state=0).fit(rows, own)


def _best_cut(told: Array, gold: Array) -> float:
    """Of the cuts from the lowest to the highest decision, the one with the best F1; of equals the lowest."""
    order = np.argsort(-told, axis=None, kind="stable")
    values, hits = told.ravel()[order], np.cumsum(gold.ravel()[order])
    f1 = 2 * hits / (np.arange(1, hits.size + 1) + gold.sum())
    best = int(np.flatnonzero(f1 == f1.max())[-1])
    return float(values[best])
