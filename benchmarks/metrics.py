"""Measures of agreement between rows and the sets of paragraphs that belong together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


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
