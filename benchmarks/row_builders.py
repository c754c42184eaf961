"""Other ways of building rows from scores than samestory's own, to set beside it.

Each takes a square matrix of scores, the article of each paragraph (numbered in order, so that the
paragraphs of an article stand one behind the other) and a cut, and gives the row of each paragraph.
Paragraphs of one article have no score.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from samestory.evaluation.metrics import Flags, Numbers

Labels = NDArray[np.int64]
Builder = Callable[[Numbers, Sequence[int], float], Labels]

FAINTEST_LINK = 0.25
"""samestory's link threshold: fainter pairs start no merger in the ways that go link by link."""

FAR_LOSS = 0.3
"""What two paragraphs of one article that are no neighbours cost a row in `correlation`."""

SWEEPS = 20
"""Rounds of local search at most; it ends sooner, when no move gains anything."""


def components(scores: Numbers, articles: Sequence[int], cut: float) -> Labels:
    """Join whatever a link at the cut ties: a row is a connected component."""
    return _merge_by_link(scores, articles, cut, lambda _one, _two: True)


def complete_link(scores: Numbers, articles: Sequence[int], cut: float) -> Labels:
    """Merge, best link first, if every pair of the union that has a score is at the cut."""
    fits = (scores >= cut) | _kin(articles)
    return _merge_by_link(
        scores, articles, cut, lambda one, two: bool(fits[np.ix_(one, two)].all())
    )


def mean_of_row(scores: Numbers, articles: Sequence[int], cut: float) -> Labels:
    """Merge, best link first, if the mean of the union is at the cut."""
    scored = ~_kin(articles)

    def fits(one: Sequence[int], two: Sequence[int]) -> bool:
        union = np.ix_([*one, *two], [*one, *two])
        return bool(scores[union].sum() >= cut * scored[union].sum())

    return _merge_by_link(scores, articles, FAINTEST_LINK, fits)


def mean_between(scores: Numbers, articles: Sequence[int], cut: float) -> Labels:
    """Merge, best link first, if the mean between the two rows is at the cut (average linkage)."""
    scored = ~_kin(articles)

    def fits(one: Sequence[int], two: Sequence[int]) -> bool:
        between = np.ix_(one, two)
        return bool(scores[between].sum() >= cut * scored[between].sum())

    return _merge_by_link(scores, articles, FAINTEST_LINK, fits)


def correlation(scores: Numbers, articles: Sequence[int], cut: float) -> Labels:
    """Look for the rows with the greatest sum of (score - cut) over their pairs.

    Correlation clustering (Bansal, Blum and Chawla 2004): greedy additive edge contraction (Keuper
    et al. 2015), then single paragraphs move to where they gain most until none gains. Paragraphs
    of one article that are no neighbours count as a loss of `FAR_LOSS`.
    """
    place = np.arange(len(articles))
    far = np.abs(np.subtract.outer(place, place)) > 1
    gain = np.where(_kin(articles), np.where(far, -FAR_LOSS, 0.0), scores - cut)
    rows = _contract(gain)
    for _ in range(SWEEPS):
        if not _move_each(gain, rows):
            break
    return rows


BUILDERS: Mapping[str, Builder] = {
    "mean of the row": mean_of_row,
    "mean between rows": mean_between,
    "complete link": complete_link,
    "correlation clustering": correlation,
    "connected components": components,
}


def _merge_by_link(
    scores: Numbers,
    articles: Sequence[int],
    least: float,
    fits: Callable[[Sequence[int], Sequence[int]], bool],
) -> Labels:
    """Go through the links from the best down, and merge the rows of their ends if they fit."""
    first, second = np.nonzero(np.triu(scores, 1) >= least)
    order = np.argsort(-scores[first, second], kind="stable")
    members = {row: [row] for row in range(len(articles))}
    rows = np.arange(len(articles))
    for a, b in zip(first[order].tolist(), second[order].tolist(), strict=True):
        one, two = int(rows[a]), int(rows[b])
        if one != two and fits(members[one], members[two]):
            rows[members[two]] = one
            members[one] += members.pop(two)
    return rows


def _kin(articles: Sequence[int]) -> Flags:
    return np.equal.outer(articles, articles)


def _contract(gain: Numbers) -> Labels:
    """Merge the two rows with the greatest gain between them until none has any."""
    between = gain.copy()
    np.fill_diagonal(between, -np.inf)
    rows = np.arange(len(gain))
    while len(gain) > 1:
        one, two = sorted(divmod(int(np.argmax(between)), len(gain)))
        if between[one, two] <= 0:
            break
        rows[rows == two] = one
        between[one] += between[two]
        between[:, one] = between[one]
        between[two] = between[:, two] = -np.inf
        between[one, one] = -np.inf
    return rows


def _move_each(gain: Numbers, rows: Labels) -> bool:
    """Move each paragraph to the row where it gains most, and tell whether one was moved."""
    moved = False
    for item in range(len(rows)):
        sums = np.bincount(rows, weights=gain[item], minlength=len(rows) + 1)
        sums[np.bincount(rows, minlength=len(rows) + 1) == 0] = 0.0
        best = int(np.argmax(sums))
        if sums[best] > sums[rows[item]] + 1e-9:
            rows[item] = best
            moved = True
    return moved
