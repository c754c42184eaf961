"""How much links and passages depend on where the cuts are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samestory.alignment.linking import FAINT, Scores
from samestory.alignment.passages import Grouping
from samestory.model import Sensitivity, Settings

THRESHOLD_STEPS = (-0.10, -0.05, 0.05, 0.10)
STRONG_STEPS = (-0.10, 0.10)


def other_thresholds(settings: Settings) -> list[float]:
    """Return the neighbouring link thresholds that make sense."""
    if settings.threshold < FAINT:
        return []
    return [cut for cut in _moved(settings.threshold, THRESHOLD_STEPS) if FAINT <= cut <= 1]


def vary_cuts(
    grouping: Grouping,
    scores: Scores,
    *,
    side_by_side: int,
    settings: Settings,
) -> tuple[Sensitivity, ...]:
    """Count links and passages at the cuts that are set and at neighbouring ones.

    Parameters
    ----------
    grouping
        The story's, down to the lowest of `other_thresholds`.
    scores
        Those of all pairs that are not faint, and of all links.
    side_by_side
        Passages of two or more documents at the cuts that are set.
    settings
        The cuts that are set.

    Returns
    -------
    tuple of Sensitivity
        First by link threshold, then by strong cut; each says what a comparison with these cuts
        finds. Cuts that make no sense are left out: those at which faint scores would count, and
        those above 1.
    """
    threshold, strong = settings.threshold, settings.strong
    values = np.array([(score.score, score.strong) for score in scores.values()]).reshape(-1, 2)

    def counted(threshold: float, strong: float, rows: int) -> Sensitivity:
        linked = values[:, 0] >= threshold
        return Sensitivity(
            threshold=threshold,
            strong=strong,
            links=int(linked.sum()),
            strong_links=int((linked & (values[:, 1] >= strong)).sum()),
            side_by_side=rows,
        )

    rows = grouping.count_shared(other_thresholds(settings), strong=strong)
    rows[threshold] = side_by_side
    found = [counted(cut, strong, rows[cut]) for cut in sorted(rows)]
    for cut in _moved(strong, STRONG_STEPS):
        if FAINT <= cut <= 1:
            (shared,) = grouping.count_shared([threshold], strong=cut).values()
            found.append(counted(threshold, cut, shared))
    return tuple(found)


def _moved(cut: float, steps: Sequence[float]) -> list[float]:
    # Without rounding, .25 + .05 would be another number than the one a user can write.
    return [round(cut + step, 6) for step in steps]
