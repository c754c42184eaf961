"""How far people who marked the same pairs agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from samestory.evaluation.metrics import Counts
from samestory.model.marks import LEVELS

Unit = Sequence[int | None]
"""What each coder marked one pair with, ``None`` where one did not mark it."""

Distance = Callable[[int, int, Mapping[int, float]], float]
"""Squared distance of two values, given how often each value was used."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of two coders.

    Attributes
    ----------
    pairs
        How many pairs both marked; all figures are over these, each counting once.
    f1
        For each level, F1 of one coder's links against the other's, which is the same both ways;
        ``None`` where neither marked any.
    alpha
        Krippendorff's alpha with ordinal distances: 1 for full agreement, 0 for that of chance;
        ``None`` where only one value was used.
    """

    pairs: int
    f1: dict[str, float | None]
    alpha: float | None


def agreement(units: Sequence[Unit]) -> Agreement | None:
    """Return how far the first two coders agree; ``None`` if no pair was marked by both."""
    both = [
        (unit[0], unit[1])
        for unit in units
        if len(unit) > 1 and unit[0] is not None and unit[1] is not None
    ]
    if not both:
        return None
    f1 = {}
    for name, least in LEVELS.items():
        first, second = [a >= least for a, _ in both], [b >= least for _, b in both]
        hits = sum(a and b for a, b in zip(first, second, strict=True))
        f1[name] = Counts(hits, sum(first), sum(second)).f1
    return Agreement(len(both), f1, krippendorff_alpha(both, ordinal))


def ordinal(first: int, second: int, used: Mapping[int, float]) -> float:
    """Return the squared number of uses that lie between two values, theirs by half."""
    low, high = sorted((first, second))
    between = sum(number for value, number in used.items() if low <= value <= high)
    return float((between - (used[low] + used[high]) / 2) ** 2)


def krippendorff_alpha(units: Sequence[Unit], distance: Distance) -> float | None:
    """Return Krippendorff's alpha of any number of coders, of whom each may have left units out.

    See K. Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", University of
    Pennsylvania, and A. F. Hayes and K. Krippendorff (2007), "Answering the Call for a Standard
    Reliability Measure for Coding Data", Communication Methods and Measures 1(1), 77-89.

    Parameters
    ----------
    units
        Values of each unit; those with fewer than two values say nothing and are passed over.
    distance
        How far two values are apart, given how often each value is used: `ordinal`, or one's own.

    Returns
    -------
    float or None
        1 for full agreement, 0 for that of chance, below 0 for less. ``None`` where fewer than
        two different values were used, since nothing tells agreement from habit then.
    """
    pairable = [values for unit in units if len(values := [v for v in unit if v is not None]) > 1]
    used = Counter(value for values in pairable for value in values)
    if len(used) < 2:  # noqa: PLR2004
        return None
    total = sum(used.values())
    observed = sum(
        sum(distance(a, b, used) for a in values for b in values) / (len(values) - 1)
        for values in pairable
    )
    expected = sum(used[a] * used[b] * distance(a, b, used) for a in used for b in used)
    return 1 - (total - 1) * observed / expected
