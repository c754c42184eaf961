"""From links to rows: which paragraphs stand side by side, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import fsum

import numpy as np
from numpy.typing import NDArray

from samestory.alignment.constants import DEFAULT_CONSTANTS
from samestory.alignment.growing_rows import GrowingRows
from samestory.alignment.linking import Scores
from samestory.model import Document, Place

CONFIDENCE_DIGITS = 6

_PLACED = np.iinfo(np.int64).max // 2
"""Key of a row that has its place: never the least one, even after what is taken off it."""

Row = tuple[Place, ...]


class Grouping:
    """Groups a story's paragraphs into rows, greedily from the best link down.

    Two rows merge if the mean score over all pairs of paragraphs in their union is at least the
    strong cut raised to the power of ``cohesion``, which makes .70 of the default cut, and that
    over the pairs between them at least `LEAST_BETWEEN` of it; without the second, a row of many
    close copies takes in what matches none of them. Pairs that may not be aligned are left out of
    the means, but two paragraphs of one document that are not `NEAR` count as a pair with score
    zero: what one outlet tells in one paragraph another tells in several in a row, while
    paragraphs far apart are mostly two mentions of a thing. Every paragraph stands in exactly one
    row.

    The mean of link scores makes better rows than that of strong scores, on news and on the
    sample stories. ``python -m benchmarks fit`` says what other values of ``cohesion`` give, and
    ``python -m benchmarks rows`` sets this beside other ways of building rows.

    Parameters
    ----------
    documents
        The story's documents.
    scores
        Those of the story; a pair without one counts as zero.
    least
        The lowest link threshold that will be asked for.
    include_same_outlet
        Whether documents of one outlet are aligned with each other.
    cohesion
        Exponent of the strong cut, 0 to 1; the lower, the firmer must rows hold together.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        scores: Scores,
        *,
        least: float,
        include_same_outlet: bool = False,
        cohesion: float = DEFAULT_CONSTANTS.cuts.cohesion,
    ) -> None:
        self._scores = scores
        self._series = {
            Place(document.id, paragraph.number): (
                document.id if include_same_outlet else document.outlet.casefold()
            )
            for document in documents
            for paragraph in document.paragraphs
        }
        self._cohesion = cohesion
        self._places = list(self._series)
        # By document and paragraph: the hash of a place takes longer than both look-ups.
        number: dict[str, dict[int, int]] = {document.id: {} for document in documents}
        for at, place in enumerate(self._places):
            number[place.document][place.paragraph] = at
        numbered = [
            (held.score, number[a.document][a.paragraph], number[b.document][b.paragraph])
            for (a, b), held in scores.items()
        ]
        self._ungrouped = GrowingRows(self._series, numbered)
        end = self._ends_by_content(content_rank(documents))
        best_first = sorted(
            (-score, min(end[a], end[b]), max(end[a], end[b]), a, b)
            for score, a, b in numbered
            if score >= least
        )
        self._best_first = [(-fallen, a, b) for fallen, _, _, a, b in best_first]

    def _ends_by_content(self, rank: Mapping[str, int]) -> list[int]:
        """Return for each paragraph what its place among equal links is told by."""
        places = self._places
        by_content = sorted(
            range(len(places)), key=lambda at: (rank[places[at].document], places[at].paragraph)
        )
        ends = [0] * len(places)
        for end, at in enumerate(by_content):
            ends[at] = end
        return ends

    def rows(self, *, threshold: float, strong: float) -> tuple[Row, ...]:
        """Return the rows at a pair of cuts; they are not in a reading order yet."""
        (grown,) = self.rows_at([threshold], strong=strong).values()
        return grown

    def rows_at(
        self, thresholds: Sequence[float], *, strong: float
    ) -> dict[float, tuple[Row, ...]]:
        """Return the rows at each of some link thresholds, for the cost of the lowest one."""
        return {
            threshold: tuple(self._row(members) for members in grown.members if members)
            for threshold, grown in self._grow(thresholds, strong=strong)
        }

    def _row(self, members: Sequence[int]) -> Row:
        if len(members) == 1:  # as most are
            return (self._places[members[0]],)
        return tuple(self._places[number] for number in sorted(members))

    def confidence(self, row: Row) -> float | None:
        """Return the mean score over the pairs of a row's paragraphs that may be aligned, 0 to 1.

        ``None`` for a row without such a pair, as boilerplate stands in. Scores are calibrated, so
        this is about the share of the pairs that a reader would link.
        """
        if len(row) == 1:  # as most have
            return None
        scores = [
            self._score(a, b)
            for a, b in combinations([place for place in row if place in self._series], 2)
            if self._series[a] != self._series[b]
        ]
        return round(fsum(scores) / len(scores), CONFIDENCE_DIGITS) if scores else None

    def _score(self, a: Place, b: Place) -> float:
        found = self._scores.get((a, b)) or self._scores.get((b, a))
        return found.score if found else 0.0

    def _grow(
        self, thresholds: Sequence[float], *, strong: float
    ) -> Iterator[tuple[float, GrowingRows]]:
        """Yield each threshold, from the highest down, with the rows as they then are.

        What a high threshold gives is an earlier state of what a lower one gives.
        """
        rows = self._ungrouped.copy()
        least = strong**self._cohesion
        at = 0
        for threshold in sorted(thresholds, reverse=True):
            while at < len(self._best_first) and self._best_first[at][0] >= threshold:
                rows.merge_if_cohesive(*self._best_first[at][1:], least=least)
                at += 1
            yield threshold, rows


def order_rows(documents: Sequence[Document], rows: Sequence[Row]) -> tuple[Row, ...]:
    """Put rows into the order in which most documents tell them.

    Repeatedly takes the row that fewest of the remaining rows precede by majority; among equals
    the one that stands highest in its articles on average.
    """
    if not rows:
        return ()
    precedes = _majority(documents, rows)
    heights = _heights(documents)
    height = [_mean([heights[place] for place in row]) for row in rows]
    rank = content_rank(documents)
    content = [min((rank[place.document], place.paragraph) for place in row) for row in rows]
    ties = sorted(range(len(rows)), key=lambda number: (height[number], content[number]))
    priority = np.empty(len(rows), dtype=np.int64)
    priority[ties] = np.arange(len(rows))
    size = len(rows)
    key = precedes.sum(axis=0, dtype=np.int64) * size + priority
    ordered = []
    for _ in range(size):
        chosen = int(key.argmin())
        key[precedes[chosen]] -= size
        key[chosen] = _PLACED
        ordered.append(tuple(rows[chosen]))
    return tuple(ordered)


def content_rank(documents: Sequence[Document]) -> dict[str, int]:
    """Rank documents by content, so that ties do not depend on the order of the files."""
    ranked = sorted(documents, key=lambda d: (d.text, d.outlet, d.source.sha256))
    return {document.id: rank for rank, document in enumerate(ranked)}


def _majority(documents: Sequence[Document], rows: Sequence[Row]) -> NDArray[np.bool_]:
    first: dict[str, dict[int, int]] = {document.id: {} for document in documents}
    for number, row in enumerate(rows):
        for place in row:
            held = first[place.document]
            held[number] = min(place.paragraph, held.get(number, place.paragraph))
    votes = np.zeros((len(rows), len(rows)), dtype=np.int16)
    for by_row in first.values():
        present = np.array(list(by_row), dtype=np.intp)
        positions = np.array(list(by_row.values()))
        votes[np.ix_(present, present)] += np.sign(positions - positions[:, np.newaxis])
    return votes > 0


def _heights(documents: Sequence[Document]) -> dict[Place, float]:
    """Return how far down its document each paragraph stands, 0 to 1."""
    return {
        Place(document.id, paragraph.number): (at + 0.5) / len(document.paragraphs)
        for document in documents
        for at, paragraph in enumerate(document.paragraphs)
    }


def _mean(heights: Sequence[float]) -> float:
    return round(sum(sorted(heights)) / len(heights), 9)
