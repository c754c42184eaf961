"""How much links and passages depend on where the cuts are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from samestory.alignment.linking import FAINT, Scores
from samestory.alignment.passages import Grouping, Row
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
    at_threshold: Mapping[float, Sequence[Row]],
    *,
    settings: Settings,
) -> tuple[Sensitivity, ...]:
    """Count links and passages at the cuts that are set and at neighbouring ones.

    Parameters
    ----------
    grouping
        The story's, down to the lowest of `other_thresholds`.
    scores
        Those of all pairs that are not faint, and of all links.
    at_threshold
        The rows at the threshold that is set and at all `other_thresholds`.
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

    def counted(threshold: float, strong: float, rows: Sequence[Row]) -> Sensitivity:
        linked = values[:, 0] >= threshold
        return Sensitivity(
            threshold=threshold,
            strong=strong,
            links=int(linked.sum()),
            strong_links=int((linked & (values[:, 1] >= strong)).sum()),
            side_by_side=sum(len(row) > 1 for row in rows),
        )

    found = [counted(cut, strong, at_threshold[cut]) for cut in sorted(at_threshold)]
    for cut in _moved(strong, STRONG_STEPS):
        if FAINT <= cut <= 1:
            rows = grouping.rows(threshold=threshold, strong=cut)
            found.append(counted(threshold, cut, rows))
    return tuple(found)


def _moved(cut: float, steps: Sequence[float]) -> list[float]:
    # Without rounding, .25 + .05 would be another number than the one a user can write.
    return [round(cut + step, 6) for step in steps]
