"""How much links and passages depend on where the cuts are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from samestory.alignment.linking import FAINT
from samestory.alignment.passages import GrowingRows, best_first, paragraph_series
from samestory.model import Document, Place, Sensitivity, Settings

THRESHOLD_STEPS = (-0.10, -0.05, 0.05, 0.10)
STRONG_STEPS = (-0.10, 0.10)

Scores = Mapping[tuple[Place, Place], float]


def vary_cuts(
    documents: Sequence[Document],
    scores: Scores,
    *,
    side_by_side: int,
    settings: Settings,
) -> tuple[Sensitivity, ...]:
    """Count links and passages at the cuts that are set and at neighbouring ones.

    Parameters
    ----------
    documents
        The story's documents.
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
    thresholds = [
        cut
        for cut in _moved(threshold, THRESHOLD_STEPS)
        if threshold >= FAINT and FAINT <= cut <= strong
    ]
    strongs = [cut for cut in _moved(strong, STRONG_STEPS) if threshold <= cut <= 1]
    lowest = min([threshold, *thresholds])
    ranked = best_first(documents, {pair: s for pair, s in scores.items() if s >= lowest})
    empty = GrowingRows(
        paragraph_series(documents, include_same_outlet=settings.include_same_outlet), scores
    )

    values = sorted(scores.values())

    def counted(threshold: float, strong: float, rows: int) -> Sensitivity:
        return Sensitivity(
            threshold=threshold,
            strong=strong,
            links=len(values) - bisect_left(values, threshold),
            strong_links=len(values) - bisect_left(values, strong),
            side_by_side=rows,
        )

    by_threshold = {threshold: side_by_side} | dict(
        _shared_rows(empty.copy(), ranked, scores, thresholds=thresholds, strong=strong)
    )
    found = [counted(cut, strong, by_threshold[cut]) for cut in sorted(by_threshold)]
    for cut in strongs:
        ((_, rows),) = _shared_rows(
            empty.copy(), ranked, scores, thresholds=[threshold], strong=cut
        )
        found.append(counted(threshold, cut, rows))
    return tuple(found)


def _moved(cut: float, steps: Sequence[float]) -> list[float]:
    # Without rounding, .25 + .05 would be another number than the one a user can write.
    return [round(cut + step, 6) for step in steps]


def _shared_rows(
    rows: GrowingRows,
    ranked: Sequence[tuple[Place, Place]],
    scores: Scores,
    *,
    thresholds: Sequence[float],
    strong: float,
) -> Iterator[tuple[float, int]]:
    """Yield each threshold, from the highest down, with the number of rows of several documents.

    Rows grow from the best pair down, so that what a high threshold gives is an earlier state of
    what a lower one gives.
    """
    at = 0
    for threshold in sorted(thresholds, reverse=True):
        while at < len(ranked) and scores[ranked[at]] >= threshold:
            rows.merge_if_cohesive(*ranked[at], least=strong)
            at += 1
        yield threshold, sum(len(row) > 1 for row in rows.places)
