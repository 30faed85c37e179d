"""Themes learned from what coders have confirmed: one linear model a theme, its centre, and its name.

A passage is told by the linear model of a theme, by its nearness to the centre of the theme's examples (the
prototype), and by what the name of the theme says; where a theme has no examples, by its name alone. How much
names weigh, and the cut between “said” and “not said”, are learned from the examples by folds, where there are
neither few nor many; with many, centres and names fade. Examples are put in one order first, so that theirs does not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from panel.collation.labels import headings
from panel.collation.labels import scores as scores_by_name
from panel.collation.labels_words import read
from panel.collation.themes_features import TEXT_ALONE, WITH_FIELD, Block, Features
from panel.collation.types import Theme

if TYPE_CHECKING:
    from sklearn.svm import LinearSVC

_SOFTNESS: Final = 0.3
_CUT_OF_FEW, _CUT_OF_MANY = 0.0, -0.25
_FEWEST_FOR_FOLDS, _MOST_FOR_FOLDS = 60, 1_500
_FOLDS: Final = 5
_NAME, _CENTRE = 1.0, 0.5
_NAMES: Final = (0.0, 0.5, 1.0, 1.5, 2.0)
_FADES: Final = 20.0
_STEEP: Final = 4.0

Array = Any


@dataclass(frozen=True, slots=True)
class Example:
    """A passage whose themes coders have confirmed, by the ids of the codebook; none of them is an answer too.

    ``source``: the text it stands in, where that is known.
    """

    text: str
    themes: tuple[str, ...]
    source: str = ""


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
        held = _distinct(examples)
        gold = np.array([[theme.id in each.themes for theme in codebook] for each in held], dtype=bool)
        texts = [each.text for each in held]
        self._known = headings([theme.label for theme in codebook], with_thesaurus=with_thesaurus)
        self._blocks = WITH_FIELD if with_thesaurus else TEXT_ALONE
        self._learned = _Learned(texts, gold, self._blocks)
        self._weight: Array = _NAME
        self.cut = _CUT_OF_FEW
        if len(held) > _MOST_FOR_FOLDS:
            self._learned.fading = _FADES / (_FADES + self._learned.seen)
            self._weight, self.cut = _NAME * self._learned.fading, _CUT_OF_MANY
        elif len(held) >= _FEWEST_FOR_FOLDS:
            self._weight, self.cut = self._by_folds(texts, gold, [each.source or each.text for each in held])

    def scores(self, passages: Sequence[str]) -> list[list[float]]:
        """For each passage how sure each theme of the codebook is, from 0 to 1; from one half on it is said."""
        if not passages:
            return []
        named = self._named(passages)
        by_name = np.where(named > 0, self.cut + named - 0.5, self.cut - 1.0)
        learned = self._learned.decide(passages) + self._weight * named
        sure = np.where(self._learned.seen > 0, learned, by_name)
        return [[float(each) for each in row] for row in 1.0 / (1.0 + np.exp(-_STEEP * (sure - self.cut)))]

    def _named(self, passages: Sequence[str]) -> Array:
        """For each passage what the names of the themes say."""
        told = scores_by_name((read(passage) for passage in passages), self._known)
        return np.array(told, dtype=float).reshape(len(passages), len(self._known))

    def _by_folds(self, texts: Sequence[str], gold: Array, sources: Sequence[str]) -> tuple[float, float]:
        """How much the names weigh, and the cut, by what folds of the examples show: the weight with the best
        F1, each with the cut at which as many themes are said as the coders gave. What stands in one text is in one
        fold: it resembles itself more than what is yet to come, and the names would seem to be of little use."""
        fold = _folds(sources if len(set(sources)) >= _FOLDS else texts)
        told = np.full(gold.shape, -1.0)
        for each in range(_FOLDS):
            inside = [at for at, own in enumerate(fold) if own != each]
            outside = [at for at, own in enumerate(fold) if own == each]
            if inside and outside:
                part = _Learned([texts[at] for at in inside], gold[inside], self._blocks)
                told[outside] = part.decide([texts[at] for at in outside])
        named = self._named(texts)
        tried = [(weight, _usual_cut(told + weight * named, gold)) for weight in _NAMES]
        return max(tried, key=lambda each: _f1(told + each[0] * named >= each[1], gold))


def _folds(names: Sequence[str]) -> list[int]:
    """A fold for each name, the same for the same name, each fold for as many names."""
    order = sorted(set(names), key=lambda name: sha256(name.encode()).digest())
    fold_of = {name: at % _FOLDS for at, name in enumerate(order)}
    return [fold_of[name] for name in names]


def _distinct(examples: Sequence[Example]) -> list[Example]:
    """The examples in one order; the same words with the same themes once, from the first of their texts."""
    found: dict[tuple[str, tuple[str, ...]], Example] = {}
    for each in sorted(examples, key=lambda each: (each.text, each.themes, each.source)):
        found.setdefault((each.text, each.themes), each)
    return list(found.values())


class _Learned:
    """A linear model and a centre for each theme, how many examples each was ``seen`` in, and how much of its
    centre is left by ``fading``."""

    def __init__(self, texts: Sequence[str], gold: Array, blocks: Sequence[Block]) -> None:
        self._features = Features(texts, blocks)
        rows = self._features.rows(texts)
        self.seen = gold.sum(axis=0)
        self.fading: Array = 1.0
        self._lines = [_line(rows, own) for own in gold.T]
        self._centres = _normalized((rows.T @ gold.astype(float)).T)

    def decide(self, passages: Sequence[str]) -> Array:
        """The decision for each passage and theme."""
        rows = self._features.rows(passages)
        plain = [line.decision_function(rows) if line else -np.ones(len(passages)) for line in self._lines]
        near = _normalized(rows) @ self._centres.T
        told = np.stack(plain, axis=1)
        told[rows.getnnz(axis=1) == 0] = -1.0  # nothing known in it: what is usual says nothing of it
        return told + _CENTRE * self.fading * near


def _normalized(rows: Array) -> Array:
    """The rows, each of length 1."""
    from sklearn.preprocessing import normalize  # noqa: PLC0415 - slow to load

    return normalize(rows)


def _line(rows: Array, own: Array) -> LinearSVC | None:
    """A linear model; None where all examples or none are of the theme."""
    if own.all() or not own.any():
        return None
    from sklearn.svm import LinearSVC  # noqa: PLC0415 - slow to load

    return LinearSVC(C=_SOFTNESS, random_state=0).fit(rows, own)


def _usual_cut(told: Array, gold: Array) -> float:
    """The cut at which as many themes are said as there are in ``gold``: midway to the first that is not."""
    ordered, number = np.sort(told, axis=None)[::-1], int(gold.sum())
    return float(ordered[max(number - 1, 0)] + ordered[min(number, ordered.size - 1)]) / 2


def _f1(said: Array, gold: Array) -> float:
    return 2 * float((said & gold).sum()) / max(float(said.sum() + gold.sum()), 1.0)
