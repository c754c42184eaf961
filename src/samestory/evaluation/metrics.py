"""Measures of agreement between what was found and what was marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many pairs were found, how many are true, and how many are both.

    The numbers are whole, unless pairs were counted by weight.
    """

    hits: float = 0
    found: float = 0
    true: float = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hits + other.hits, self.found + other.found, self.true + other.true)

    @property
    def precision(self) -> float | None:
        """Share of the found that is true; ``None`` if nothing was found."""
        return self.hits / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of the true that was found; ``None`` if nothing is true."""
        return self.hits / self.true if self.true else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; ``None`` if nothing is found and nothing true."""
        either = self.found + self.true
        return 2 * self.hits / either if either else None


def count(found: Flags, true: Flags, weights: Numbers | None = None) -> Counts:
    """Count over arrays of equal length, one entry a pair; by weight where weights are given."""
    if weights is None:
        return Counts(int((found & true).sum()), int(found.sum()), int(true.sum()))
    return Counts(*(float(weights[chosen].sum()) for chosen in (found & true, found, true)))


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Pairs sorted by falling score; pairs with equal scores are one cut.

    Attributes
    ----------
    order
        Indices of the pairs, best first.
    ends
        For each cut, the place in ``order`` of its last pair.
    cuts
        Each distinct score, falling.
    """

    order: NDArray[np.int64]
    ends: NDArray[np.int64]
    cuts: Numbers

    @classmethod
    def of(cls, scores: Numbers) -> Ranking:
        """Sort at least one pair."""
        order = np.argsort(-scores, kind="stable")
        ranked = scores[order]
        ends = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
        return cls(order, ends, ranked[ends])

    def sums(self, values: Numbers | Flags) -> Numbers:
        """Return for each cut the sum of the values of all pairs down to it."""
        return np.cumsum(values[self.order])[self.ends].astype(np.float64)

    def average_precision(self, true: Flags, weights: Numbers | None = None) -> float | None:
        """Return the average precision, see `average_precision`."""
        counted = np.ones(len(true)) if weights is None else weights
        hits, found = self.sums(counted * true), self.sums(counted)
        if hits.size == 0 or hits[-1] <= 0:
            return None
        precision = np.divide(hits, found, out=np.zeros_like(hits), where=found > 0)
        return float((precision * np.diff(hits, prepend=0)).sum() / hits[-1])


def average_precision(scores: Numbers, true: Flags, weights: Numbers | None = None) -> float | None:
    """Return the average precision of a ranking, 0 to 1.

    The sum over the ranking's cuts of the precision there times the recall gained there; pairs
    with equal scores are one cut. ``None`` if nothing is true.
    """
    return Ranking.of(scores).average_precision(true, weights) if true.any() else None


def best_threshold(scores: Numbers, true: Flags, weights: Numbers | None = None) -> float:
    """Return the cut (``score >= cut``) with the best F1; the highest one among equals."""
    counted = np.ones(len(true)) if weights is None else weights
    ranking = Ranking.of(scores)
    hits, found = ranking.sums(counted * true), ranking.sums(counted)
    return float(ranking.cuts[np.argmax(2 * hits / (found + (counted * true).sum()))])


def mean(values: Iterable[float | None]) -> float | None:
    """Return the mean of the values that are not ``None``, or ``None`` if there are none."""
    held = [value for value in values if value is not None]
    return sum(held) / len(held) if held else None
