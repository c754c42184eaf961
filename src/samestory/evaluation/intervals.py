"""How far figures would move with other stories of the same kind: the bootstrap over stories."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

import numpy as np

from samestory.evaluation.metrics import Numbers

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """Bounds between which 95 % of the resampled figures lie."""

    low: float
    high: float


def resample(stories: int, *, times: int, seed: int) -> Numbers:
    """Draw stories with replacement.

    Returns
    -------
    array
        A row for each resample, with how often each story was drawn. The same seed gives the
        same rows on every machine.
    """
    random = Random(seed)  # noqa: S311
    drawn = np.zeros((times, stories))
    for row in drawn:
        for story, number in Counter(random.choices(range(stories), k=stories)).items():
            row[story] = number
    return drawn


def percentile_interval(values: Iterable[float | None]) -> Interval | None:
    """Return the 95 % percentile interval of a figure's resamples (Efron and Tibshirani 1993).

    Resamples where the figure is undefined are left out; ``None`` if it is in all of them.
    """
    held = [value for value in values if value is not None]
    if not held:
        return None
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(np.array(held), [tail, 1 - tail])
    return Interval(float(low), float(high))
