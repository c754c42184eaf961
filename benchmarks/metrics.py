"""Measures of agreement between what was found and what was marked."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many pairs were found, how many are true, and how many are both."""

    hits: int = 0
    found: int = 0
    true: int = 0

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


def count(found: Flags, true: Flags) -> Counts:
    """Count over two arrays of equal length, one entry a pair."""
    return Counts(int((found & true).sum()), int(found.sum()), int(true.sum()))


def average_precision(scores: Numbers, true: Flags) -> float | None:
    """Return the average precision of a ranking, 0 to 1.

    The sum over the ranking's cuts of the precision there times the recall gained there; pairs
    with equal scores are one cut. ``None`` if nothing is true.
    """
    if not true.any():
        return None
    hits, found, _ = _cuts(scores, true)
    gained = np.diff(hits, prepend=0) / hits[-1]
    return float((hits / found * gained).sum())


def best_threshold(scores: Numbers, true: Flags) -> float:
    """Return the cut (``score >= cut``) with the best F1; the highest one among equals."""
    hits, found, cuts = _cuts(scores, true)
    return float(cuts[np.argmax(2 * hits / (found + true.sum()))])


def _cuts(scores: Numbers, true: Flags) -> tuple[Numbers, Numbers, Numbers]:
    """For each distinct score from the top: hits, pairs found, and the score."""
    order = np.argsort(-scores, kind="stable")
    ranked = scores[order]
    last = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
    hits = np.cumsum(true[order])[last].astype(np.float64)
    return hits, (last + 1).astype(np.float64), ranked[last]


@dataclass(frozen=True, slots=True)
class BCubed:
    """B-cubed sums over items, so that stories can be added up (Bagga and Baldwin 1998)."""

    precision_sum: float = 0.0
    recall_sum: float = 0.0
    items: int = 0

    def __add__(self, other: BCubed) -> BCubed:
        return BCubed(
            self.precision_sum + other.precision_sum,
            self.recall_sum + other.recall_sum,
            self.items + other.items,
        )

    @property
    def precision(self) -> float | None:
        """Mean over items of the share of their found set that is true."""
        return self.precision_sum / self.items if self.items else None

    @property
    def recall(self) -> float | None:
        """Mean over items of the share of their true set that was found."""
        return self.recall_sum / self.items if self.items else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; ``None`` without items."""
        either = self.precision_sum + self.recall_sum
        return 2 * self.precision_sum * self.recall_sum / either / self.items if either else None


def b_cubed(
    items: Iterable[Item],
    found: Mapping[Item, AbstractSet[Item]],
    true: Mapping[Item, AbstractSet[Item]],
) -> BCubed:
    """Compare for each item the set it was found to belong with and the one it truly does.

    Parameters
    ----------
    items
        All items, also those that belong with no other.
    found, true
        The other items that an item belongs with. The true sets may overlap without being equal:
        an item may belong with two that don't belong with each other. The item itself is added
        to both of its sets, so that one left alone rightly counts as right.
    """
    total = BCubed()
    for item in items:
        mine, truth = {item, *found.get(item, ())}, {item, *true.get(item, ())}
        common = len(mine & truth)
        total += BCubed(common / len(mine), common / len(truth), 1)
    return total


def mean(values: Iterable[float | None]) -> float | None:
    """Return the mean of the values that are not ``None``, or ``None`` if there are none."""
    held = [value for value in values if value is not None]
    return sum(held) / len(held) if held else None
