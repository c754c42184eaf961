"""Which unit stands in which paragraph or sentence, as arrays that can be summed over fast."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from samestory.alignment.vocabulary import Units

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

DENSE_COST = 200
"""How many cells of a matrix product cost as much as one pair summed by itself (measured on one
core; it decides the way, not the result)."""


class Incidence:
    """Which unit stands in which row (a paragraph or a sentence) of a document.

    Parameters
    ----------
    rows
        The units of each row.
    size
        Number of units in the vocabulary.
    """

    def __init__(self, rows: Sequence[Units], size: int) -> None:
        self.count = len(rows)
        lengths = [len(units) for units in rows]
        self._rows = np.repeat(np.arange(len(rows)), lengths)
        self._units = np.concatenate(rows)
        self.frequency = np.bincount(self._units, minlength=size)
        self._rows_by_unit = self._rows[np.argsort(self._units, kind="stable")]
        self._starts = np.cumsum(self.frequency) - self.frequency

    def sums(self, weights: Vector) -> Vector:
        """Return the sum of the weights of each row's units."""
        sums = np.bincount(self._rows, weights=weights[self._units], minlength=self.count)
        return sums.astype(np.float64)

    def matrix(self, columns: Units, weights: Vector) -> Matrix:
        """Return the weights of those units that are columns, a row for each row here."""
        place = np.full(len(weights), -1)
        place[columns] = np.arange(len(columns))
        places = place[self._units]
        held = places >= 0
        matrix = np.zeros((self.count, len(columns)))
        matrix[self._rows[held], places[held]] = weights[self._units[held]]
        return matrix

    def nth_row(self, units: Units, nth: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return, for each of the units, the nth row that holds it (0-based)."""
        return np.asarray(self._rows_by_unit[self._starts[units] + nth])


def overlap(a: Incidence, b: Incidence, weights_a: Vector, weights_b: Vector) -> Matrix:
    """Sum the products of weights of shared units for every pair of rows.

    Units that few rows hold are summed pair by pair, the others by a matrix product: each is the
    faster way for its kind.
    """
    pairs = a.frequency * b.frequency
    shared = np.flatnonzero((pairs > 0) & (weights_a > 0) & (weights_b > 0))
    frequent = pairs[shared] * DENSE_COST > a.count * b.count
    dense, sparse = shared[frequent], shared[~frequent]
    product = a.matrix(dense, weights_a) @ b.matrix(dense, weights_b).T

    units = np.repeat(sparse, pairs[sparse])
    first = np.repeat(np.cumsum(pairs[sparse]) - pairs[sparse], pairs[sparse])
    nth = np.arange(len(units)) - first
    rows_a = a.nth_row(units, nth // b.frequency[units])
    rows_b = b.nth_row(units, nth % b.frequency[units])
    summed = np.bincount(
        rows_a * b.count + rows_b,
        weights=(weights_a * weights_b)[units],
        minlength=a.count * b.count,
    )
    return np.asarray(product + summed.reshape(a.count, b.count))
