"""Passages as bags of runs of letters: three to five in a row within a word, the blanks around it counting as letters.

How often each text holds each word, times how often each word holds each run: so a word is cut up once, however
often it stands there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

_SHORTEST, _LONGEST = 3, 5
_LEAST_TEXTS = 2
_MOST = 5_000
"""Characters of a text that are read."""


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of letters that are known, each with its column, in their order."""

    column: Mapping[str, int]

    def counted(self, texts: Sequence[str]) -> csr_array:
        """Texts by known runs: how often each holds each."""
        held, words = _held(texts)
        rows = [[self.column[run] for run in _runs(word) if run in self.column] for word in words]
        return _ordered(held @ _matrix(rows, len(self.column)))


def learn_runs(texts: Sequence[str]) -> tuple[Runs, csr_array]:
    """The runs that at least two of the texts hold, and how often each text holds each."""
    held, words = _held(texts)
    cut = [_runs(word) for word in words]
    place = {run: at for at, run in enumerate(sorted(set(chain.from_iterable(cut))))}
    every = csr_array(held @ _matrix([[place[run] for run in runs] for runs in cut], len(place)))
    kept = np.bincount(every.indices, minlength=len(place)) >= _LEAST_TEXTS
    runs = Runs({run: at for at, run in enumerate(run for run, at in place.items() if kept[at])})
    return runs, _ordered(every[:, np.flatnonzero(kept)])


def _held(texts: Sequence[str]) -> tuple[csr_array, list[str]]:
    """Texts by words, 1 for each time it stands there, and the words."""
    split = [text[:_MOST].casefold().lower().split() for text in texts]
    words = sorted(set(chain.from_iterable(split)))
    place = {word: at for at, word in enumerate(words)}
    return _matrix([[place[word] for word in each] for each in split], len(words)), words


def _runs(word: str) -> list[str]:
    """The runs of a word, as often as it holds them; of one shorter than a run, itself."""
    whole = f" {word} "
    sizes = range(_SHORTEST, min(_LONGEST, len(whole)) + 1)
    return [whole[at : at + size] for size in sizes for at in range(len(whole) - size + 1)]


def _matrix(rows: Sequence[Sequence[int]], columns: int) -> csr_array:
    pointers = np.cumsum([0, *map(len, rows)], dtype=np.int32)
    joined: NDArray[np.int32] = np.fromiter(chain.from_iterable(rows), np.int32, int(pointers[-1]))
    return csr_array((np.ones(len(joined)), joined, pointers), shape=(len(rows), columns))


def _ordered(matrix: csr_array) -> csr_array:
    found = csr_array(matrix)
    found.sort_indices()
    return found
