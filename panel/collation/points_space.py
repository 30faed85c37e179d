"""What the texts of a project teach before any two of them are compared: rarity and company of their units.

``learn`` reads every text once: how rare a unit is, which units keep company with the same others (positive
pointwise mutual information, reduced to a few dimensions), how rare runs of letters are. Nothing learnt is
stored or shipped; a small project learns less. Sorted and without repetitions first, so that neither the order
of the texts nor copies of one text change anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array
from scipy.sparse.linalg import svds

from panel.collation.points_letters import Runs, learn_runs
from panel.collation.points_words import Reading, Said, units

Array = NDArray[np.float64]

_DIMENSIONS = 150
_LEAST_TEXTS = 3
_MOST_UNITS = 12_000
_BLOCK = 300
_OFTEN = 0.1


@dataclass(frozen=True, slots=True)
class Space:
    """What was learnt.

    ``column``: unit -> its place; ``rarity``: one weight a unit; ``vectors`` (units by dimensions): rows of
    length 1, zero for a unit too rare to have kept company. ``runs`` and ``run_rarity``: the same for runs of
    letters.
    """

    reading: Reading
    column: Mapping[str, int]
    rarity: Array
    vectors: Array
    runs: Runs
    run_rarity: Array

    def bags(self, texts: Sequence[Said]) -> csr_array:
        """Texts by units, 1 where the unit is in the text; units never seen are left out."""
        return _matrix([units(text, self.reading) for text in texts], self.column)

    def letters(self, texts: Sequence[Said]) -> csr_array:
        """Texts by runs of letters, weighted by rarity, rows of length 1."""
        return _weighed(self.runs.counted([text.text for text in texts]), self.run_rarity)


def learn(texts: Iterable[Said], reading: Reading | None = None) -> Space:
    """Read the texts of a project, passages and points alike; ValueError where there is none."""
    return learn_by(texts, reading)[0]


def learn_by(texts: Iterable[Said], reading: Reading | None = None) -> tuple[Space, csr_array, csr_array]:
    """``learn``, and what it read: ``bags`` and ``letters`` of the different texts, by text and language."""
    reading = reading or Reading()
    known = sorted(set(texts), key=lambda each: (each.text, each.language))
    if not known:
        raise ValueError("there is no text to learn from")
    bags = [units(text, reading) for text in known]
    column = {unit: place for place, unit in enumerate(sorted(set().union(*bags)))}
    matrix = _matrix(bags, column)
    runs, counted = learn_runs([text.text for text in known])
    space = Space(reading, column, rarity(matrix), _vectors(matrix), runs, rarity(counted))
    return space, matrix, _weighed(counted, space.run_rarity)


def _weighed(counted: csr_array, weights: Array) -> csr_array:
    """Texts by runs of letters from how often they hold them."""
    logarithms = csr_array((1 + np.log(counted.data), counted.indices, counted.indptr), shape=counted.shape)
    return unit_rows(scaled(logarithms, weights))


def rarity(matrix: csr_array) -> Array:
    """How few rows a column is in, as a logarithm."""
    return np.asarray(np.log((1 + matrix.shape[0]) / (1 + present(matrix))) + 0.1)


def present(matrix: csr_array) -> Array:
    """How many rows each column is in."""
    return np.bincount(matrix.indices, minlength=matrix.shape[1]).astype(np.float64)


def scaled(matrix: csr_array, weights: Array) -> csr_array:
    """A matrix with each column weighted."""
    return csr_array(
        (matrix.data * weights[matrix.indices], matrix.indices, matrix.indptr), shape=matrix.shape
    )


def unit_rows(matrix: csr_array) -> csr_array:
    """A matrix with each row made of length 1; empty rows stay empty."""
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)))
    return csr_array(diags_array(1 / np.maximum(lengths, 1e-12)) @ matrix)


def likeness(rows: csr_array) -> Array:
    """Rows by rows: their products. Columns that many rows fill are taken as a full matrix, which is faster; of the
    others, two rows are multiplied once."""
    often = present(rows) > _OFTEN * rows.shape[0]
    full, thin = rows[:, np.flatnonzero(often)].toarray(), csr_array(rows[:, np.flatnonzero(~often)])
    found = full @ full.T
    for start in range(0, rows.shape[0], _BLOCK):
        block, rest = slice(start, start + _BLOCK), slice(start + _BLOCK, None)
        found[block, block] += (thin[block] @ thin[block].T).toarray()
        beside = (thin[block] @ thin[rest].T).toarray()
        found[block, rest] += beside
        found[rest, block] += beside.T
    return np.asarray(found)


def unit_vectors(matrix: Array) -> Array:
    """Rows made of length 1; a row of zeros stays."""
    return np.asarray(matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-12))


def _matrix(bags: Sequence[Mapping[str, float]], column: Mapping[str, int]) -> csr_array:
    """Its places are of 32 bits, and so are those of all that is made from it: products are read from memory."""
    places = [sorted(column[unit] for unit in bag if unit in column) for bag in bags]
    pointers = np.cumsum([0, *map(len, places)], dtype=np.int32)
    joined = np.array([place for row in places for place in row], np.int32)
    return csr_array((np.ones(len(joined)), joined, pointers), shape=(len(bags), len(column)))


def _vectors(matrix: csr_array) -> Array:
    """Units by dimensions, from which units stand in the same texts."""
    often = present(matrix)
    order = np.argsort(-often, kind="stable")[:_MOST_UNITS]
    kept = np.sort(order[often[order] >= _LEAST_TEXTS])
    found = np.zeros((matrix.shape[1], _DIMENSIONS))
    dimensions = min(_DIMENSIONS, len(kept) - 2)
    if dimensions < 1:
        return found
    together = _surprise(csr_array(matrix[:, kept]))
    left, values, _ = svds(together, k=dimensions, v0=np.ones(len(kept)))
    found[kept, :dimensions] = unit_vectors(left * np.sqrt(np.maximum(values, 0)))
    return found


def _surprise(matrix: csr_array) -> csr_array:
    """How much more often than by chance two units share a text, as a logarithm, nothing where less."""
    together = csr_array(matrix.T @ matrix)
    together.setdiag(0)
    together.eliminate_zeros()
    rows = np.maximum(np.asarray(together.sum(axis=1)), 1e-9)
    company = rows**0.75 / (rows**0.75).sum()
    row = np.repeat(np.arange(matrix.shape[1]), np.diff(together.indptr))
    told = np.log(together.data / (rows[row] * company[together.indices]))
    found = csr_array((np.maximum(told, 0), together.indices, together.indptr), shape=together.shape)
    found.eliminate_zeros()
    return found
