"""What the measurements over labelled sets share: F1, folds that keep together what belongs together, a baseline."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from bench.quality import Figure
from panel.collation.themes import Example, themes
from panel.collation.types import Theme


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, its labels, and the group that must not stand on both sides of a fold."""

    text: str
    labels: tuple[str, ...]
    group: str


def figures(half: Sequence[Labelled], learned: Sequence[Labelled] | None, folds_of: int) -> Iterator[Figure]:
    """The library's F1 and the baseline's; by folds where there is no other half to learn from."""
    parts = [(learned, half)] if learned else _parts(half, folds_of)
    gold = [each.labels for _, scored in parts for each in scored]
    for name, find in (("micro_f1", _library), ("baseline_micro_f1", _baseline)):
        found = [labels for known, scored in parts for labels in find(known, scored)]
        yield Figure(name, micro_f1(gold, found), len(gold))


def micro_f1(gold: Sequence[Collection[str]], found: Sequence[Collection[str]]) -> float:
    """F1 over all pairs of record and label; 1.0 where there is neither gold nor finding."""
    pairs = [(set(own), set(other)) for own, other in zip(gold, found, strict=True)]
    total = sum(len(own) + len(other) for own, other in pairs)
    return 2 * sum(len(own & other) for own, other in pairs) / total if total else 1.0


def folds(groups: Sequence[str], number: int) -> list[list[int]]:
    """The places of the records by fold; those of one group stay in one, whatever the order of the records."""
    names = sorted(set(groups), key=lambda name: sha256(name.encode()).digest())
    fold_of = {name: place % number for place, name in enumerate(names)}
    return [[at for at, name in enumerate(groups) if fold_of[name] == fold] for fold in range(number)]


def _parts(half: Sequence[Labelled], number: int) -> list[tuple[Sequence[Labelled], Sequence[Labelled]]]:
    places = folds([each.group for each in half], number)
    return [
        ([half[at] for other in places if other is not own for at in other], [half[at] for at in own])
        for own in places
        if own
    ]


def _library(known: Sequence[Labelled], scored: Sequence[Labelled]) -> list[list[str]]:
    codebook = [Theme(label, label) for label in _labels(known)]
    examples = [Example(each.text, each.labels, each.group) for each in known]
    found = themes([each.text for each in scored], codebook, examples, at_least_one=True)
    return [[each.theme_id for each in one] for one in found]


def _baseline(known: Sequence[Labelled], scored: Sequence[Labelled]) -> list[list[str]]:
    """Words by TF-IDF, a linear model a label, the sign decides, one label at least."""
    labels = _labels(known)
    words = TfidfVectorizer(sublinear_tf=True)
    rows, asked = (
        words.fit_transform([each.text for each in known]),
        words.transform([s.text for s in scored]),
    )
    told = np.stack(
        [
            LinearSVC(random_state=0)
            .fit(rows, [label in each.labels for each in known])
            .decision_function(asked)
            for label in labels
        ],
        axis=1,
    )
    return [[labels[at] for at in {*np.flatnonzero(row > 0), int(row.argmax())}] for row in told]


def _labels(known: Sequence[Labelled]) -> list[str]:
    return sorted({label for each in known for label in each.labels})
