"""How much links and passages depend on where the cuts are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from samestory.alignment.linking import FAINT
from samestory.alignment.passages import Grouping, Scores
from samestory.model import Sensitivity, Settings

THRESHOLD_STEPS = (-0.10, -0.05, 0.05, 0.10)
STRONG_STEPS = (-0.10, 0.10)


def other_thresholds(settings: Settings) -> list[float]:
    """Return the neighbouring link thresholds that make sense."""
    if settings.threshold < FAINT:
        return []
    moved = _moved(settings.threshold, THRESHOLD_STEPS)
    return [cut for cut in moved if FAINT <= cut <= settings.strong]


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
        All scores that are not faint, by pair of places.
    side_by_side
        Passages of two or more documents at the cuts that are set.
    settings
        The cuts that are set.

    Returns
    -------
    tuple of Sensitivity
        First by link threshold, then by strong cut; each says what a comparison with these cuts
        finds. Cuts that make no sense are left out: a threshold at which faint scores would count,
        or one above the strong cut.
    """
    threshold, strong = settings.threshold, settings.strong
    values = sorted(scores.values())

    def counted(threshold: float, strong: float, rows: int) -> Sensitivity:
        return Sensitivity(
            threshold=threshold,
            strong=strong,
            links=len(values) - bisect_left(values, threshold),
            strong_links=len(values) - bisect_left(values, strong),
            side_by_side=rows,
        )

    rows = grouping.count_shared(other_thresholds(settings), strong=strong)
    rows[threshold] = side_by_side
    found = [counted(cut, strong, rows[cut]) for cut in sorted(rows)]
    for cut in _moved(strong, STRONG_STEPS):
        if threshold <= cut <= 1:
            (shared,) = grouping.count_shared([threshold], strong=cut).values()
            found.append(counted(threshold, cut, shared))
    return tuple(found)


def _moved(cut: float, steps: Sequence[float]) -> list[float]:
    # Without rounding, .25 + .05 would be another number than the one a user can write.
    return [round(cut + step, 6) for step in steps]
