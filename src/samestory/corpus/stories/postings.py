"""Which units stand in which row of texts, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Which units stand in which row (a sentence, a paragraph, an article), each once.

    Attributes
    ----------
    starts
        For each row where its units begin in ``units``, and where the last one ends.
    units
        Numbers of units, ascending within a row.
    counts
        For each of ``units``, in how many parts of the row it was found.
    """

    starts: Integers
    units: Integers
    counts: Integers

    @classmethod
    def collect(cls, rows: Integers, units: Integers, *, size: int, count: int) -> Postings:
        """Gather units, of which there are ``size``, into ``count`` rows."""
        keys, counts = np.unique(rows * max(size, 1) + units, return_counts=True)
        held = keys // max(size, 1)
        starts = np.searchsorted(held, np.arange(count + 1)).astype(np.int64)
        return cls(starts, keys - held * size, counts.astype(np.int64))

    @property
    def rows(self) -> Integers:
        """The row of each of ``units``."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def sums(self, values: Floats) -> Floats:
        """Return the sum of each row's values, of which there is one for each of ``units``."""
        summed = np.bincount(self.rows, weights=values, minlength=len(self.starts) - 1)
        return summed.astype(np.float64)


def gather(starts: Integers, rows: Integers) -> Integers:
    """Return the places of all values of some rows, row by row."""
    lengths = starts[rows + 1] - starts[rows]
    before = np.cumsum(lengths) - lengths
    return np.asarray(
        np.repeat(starts[rows] - before, lengths) + np.arange(lengths.sum()), dtype=np.int64
    )
