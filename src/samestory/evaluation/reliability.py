"""Whether scores mean what they say: of pairs scored about .7, about 70 % should be links."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samestory.evaluation.metrics import Flags, Numbers

BINS = 10


@dataclass(frozen=True, slots=True)
class ScoreBin:
    """Pairs whose score is in one tenth of the scale.

    Attributes
    ----------
    low, high
        Bounds of the score; the upper one belongs to the next bin, but 1 to the last.
    pairs
        How many, by weight.
    score
        Mean score, ``None`` for an empty bin.
    share
        Share of the pairs that are true, ``None`` for an empty bin.
    """

    low: float
    high: float
    pairs: float
    score: float | None
    share: float | None


@dataclass(frozen=True, slots=True)
class Reliability:
    """Scores set against observed shares.

    Attributes
    ----------
    bins
        Ten, from the lowest.
    gap_of_bins
        Mean distance of score and share, every filled bin counting the same.
    gap_of_pairs
        The same with every pair counting the same, known as the expected calibration error
        (Naeini, Cooper and Hauskrecht 2015); pairs with scores near 0 decide it.
    """

    bins: tuple[ScoreBin, ...]
    gap_of_bins: float | None
    gap_of_pairs: float | None


def reliability(scores: Numbers, true: Flags, weights: Numbers) -> Reliability:
    """Sort pairs into ten bins of their score and compare each bin's score and share of true."""
    # Rounded, so that .3 · 10 falls into the bin that begins at .3 on every machine.
    places = np.minimum(np.floor(np.round(scores * BINS, 6)).astype(int), BINS - 1)
    bins = tuple(
        _bin(number, scores[chosen], true[chosen], weights[chosen])
        for number in range(BINS)
        for chosen in [places == number]
    )
    gaps = [
        (abs(each.score - each.share), each.pairs)
        for each in bins
        if each.score is not None and each.share is not None
    ]
    total = sum(pairs for _, pairs in gaps)
    return Reliability(
        bins=bins,
        gap_of_bins=sum(gap for gap, _ in gaps) / len(gaps) if gaps else None,
        gap_of_pairs=sum(gap * pairs for gap, pairs in gaps) / total if gaps else None,
    )


def _bin(number: int, scores: Numbers, true: Flags, weights: Numbers) -> ScoreBin:
    total = float(weights.sum())
    return ScoreBin(
        low=number / BINS,
        high=(number + 1) / BINS,
        pairs=total,
        score=float((weights * scores).sum() / total) if total else None,
        share=float(weights[true].sum() / total) if total else None,
    )
