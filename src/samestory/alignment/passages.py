"""From links to rows: which paragraphs stand side by side, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from samestory.alignment.constants import DEFAULT_CONSTANTS
from samestory.alignment.linking import FAINT, PairScore, Scores
from samestory.model import Document, Place

WHOLE = 1_000_000
"""A score of 1 as a whole number."""

Row = tuple[Place, ...]


class Grouping:
    """Groups a story's paragraphs into rows, greedily from the best strong link down.

    Two rows merge if the mean strong score over all pairs of paragraphs in their union that may be
    aligned is at least the strong cut times the fitted cohesion. Every paragraph stands in exactly
    one row.

    Parameters
    ----------
    documents
        The story's documents.
    scores
        By pair of places; what is missing counts as zero.
    include_same_outlet
        Whether documents of one outlet are aligned with each other.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        scores: Scores,
        *,
        include_same_outlet: bool = False,
    ) -> None:
        series = {
            Place(document.id, paragraph.number): (
                document.id if include_same_outlet else document.outlet.casefold()
            )
            for document in documents
            for paragraph in document.paragraphs
        }
        self._ungrouped = _GrowingRows(series, scores)
        self._order = {document.id: index for index, document in enumerate(documents)}
        rank = _content_rank(documents)
        self._scores = scores
        self._best_first = sorted(
            (pair for pair, score in scores.items() if score.strong >= FAINT),
            key=lambda pair: (-scores[pair].strong, _ends(pair, rank)),
        )

    def rows(self, *, threshold: float, strong: float) -> tuple[Row, ...]:
        """Return the rows at a pair of cuts; they are not in a reading order yet."""
        grown = self._grow(self._strong_links(threshold, strong), strong=strong)
        return tuple(
            tuple(sorted(row, key=lambda place: (self._order[place.document], place.paragraph)))
            for row in grown.places
            if row
        )

    def count_shared(self, thresholds: Sequence[float], *, strong: float) -> dict[float, int]:
        """Return for each threshold the number of rows of several documents."""
        links = {threshold: self._strong_links(threshold, strong) for threshold in thresholds}
        # Of two thresholds the lower one has all links of the higher: as many are the same ones.
        different = {len(found): found for found in links.values()}
        shared = {
            size: sum(len(row) > 1 for row in self._grow(found, strong=strong).places)
            for size, found in different.items()
        }
        return {threshold: shared[len(found)] for threshold, found in links.items()}

    def _strong_links(self, threshold: float, strong: float) -> list[tuple[Place, Place]]:
        least = PairScore(threshold, strong)
        return [pair for pair in self._best_first if self._scores[pair].reaches(least)]

    def _grow(self, links: Sequence[tuple[Place, Place]], *, strong: float) -> _GrowingRows:
        rows = self._ungrouped.copy()
        for a, b in links:
            rows.merge_if_cohesive(a, b, least=strong * DEFAULT_CONSTANTS.cuts.cohesion)
        return rows


class _GrowingRows:
    """Rows that start as single paragraphs and merge; sums are kept, never formed anew.

    Scores are held as integers, so that sums do not depend on the order of merging.

    Parameters
    ----------
    series
        Every paragraph with the name of the series it belongs to. Paragraphs of one series are
        never aligned and have no score: they do not count as unlike.
    scores
        By pair of paragraphs; what is missing counts as zero.
    """

    def __init__(self, series: Mapping[Place, str], scores: Scores) -> None:
        self.places = [[place] for place in series]
        self._row_of = {place: row for row, place in enumerate(series)}
        self._sizes = [Counter([name]) for name in series.values()]
        self._pairs = [0] * len(series)
        self._inside = [0] * len(series)
        self._between: list[dict[int, int]] = [{} for _ in series]
        for (a, b), score in scores.items():
            one, two = self._row_of[a], self._row_of[b]
            whole = round(score.strong * WHOLE)
            self._between[one][two] = self._between[two][one] = whole

    def copy(self) -> _GrowingRows:
        """Return the same rows, to grow by themselves."""
        other = _GrowingRows({}, {})
        other.places = [list(row) for row in self.places]
        other._row_of = dict(self._row_of)
        other._sizes = list(self._sizes)
        other._pairs = list(self._pairs)
        other._inside = list(self._inside)
        other._between = [dict(scores) for scores in self._between]
        return other

    def merge_if_cohesive(self, a: Place, b: Place, *, least: float) -> None:
        """Merge the rows of two paragraphs if their union's mean is at least ``least``."""
        one, two = self._row_of[a], self._row_of[b]
        if one == two:
            return
        pairs = self._pairs[one] + self._pairs[two] + self._pairs_between(one, two)
        total = self._inside[one] + self._inside[two] + self._between[one].get(two, 0)
        if total < least * WHOLE * pairs:
            return
        for place in self.places[two]:
            self._row_of[place] = one
        self.places[one] += self.places[two]
        self.places[two] = []
        # A new counter: copies of these rows share the old one.
        self._sizes[one] = self._sizes[one] + self._sizes[two]
        self._pairs[one] = pairs
        self._inside[one] = total
        self._join_neighbours(one, two)

    def _pairs_between(self, one: int, two: int) -> int:
        """Return how many pairs of a paragraph of either row may be aligned."""
        sizes = self._sizes[two]
        kin = sum(size * sizes[name] for name, size in self._sizes[one].items() if name in sizes)
        return len(self.places[one]) * len(self.places[two]) - kin

    def _join_neighbours(self, one: int, two: int) -> None:
        for row, score in self._between[two].items():
            if row != one:
                self._between[one][row] = self._between[one].get(row, 0) + score
                self._between[row][one] = self._between[one][row]
                del self._between[row][two]
        self._between[one].pop(two, None)
        self._between[two] = {}


def order_rows(documents: Sequence[Document], rows: Sequence[Row]) -> tuple[Row, ...]:
    """Put rows into the order in which most documents tell them.

    Repeatedly takes the row that fewest of the remaining rows precede by majority; among equals
    the one that stands highest in its articles on average.
    """
    if not rows:
        return ()
    precedes = _majority(documents, rows)
    waiting = precedes.sum(axis=0).astype(np.int64)
    height = [_mean_height(documents, row) for row in rows]
    rank = _content_rank(documents)
    content = [min((rank[place.document], place.paragraph) for place in row) for row in rows]
    ties = sorted(range(len(rows)), key=lambda number: (height[number], content[number]))
    priority = np.empty(len(rows), dtype=np.int64)
    priority[ties] = np.arange(len(rows))
    ordered = []
    placed = np.zeros(len(rows), dtype=bool)
    size = len(rows)
    for _ in range(size):
        key = np.where(placed, np.iinfo(np.int64).max, waiting * size + priority)
        chosen = int(np.argmin(key))
        placed[chosen] = True
        waiting -= precedes[chosen]
        ordered.append(tuple(rows[chosen]))
    return tuple(ordered)


def _content_rank(documents: Sequence[Document]) -> dict[str, int]:
    """Rank documents by content, so that ties do not depend on the order of the files."""
    ranked = sorted(documents, key=lambda d: (d.text, d.outlet, d.source.sha256))
    return {document.id: rank for rank, document in enumerate(ranked)}


def _ends(pair: tuple[Place, Place], rank: Mapping[str, int]) -> list[tuple[int, int]]:
    return sorted((rank[place.document], place.paragraph) for place in pair)


def _majority(documents: Sequence[Document], rows: Sequence[Row]) -> NDArray[np.int8]:
    votes = np.zeros((len(rows), len(rows)), dtype=np.int16)
    for document in documents:
        first = [
            min((p.paragraph for p in row if p.document == document.id), default=0) for row in rows
        ]
        positions = np.array(first)
        present = np.flatnonzero(positions)
        held = positions[present]
        votes[np.ix_(present, present)] += np.sign(held[np.newaxis, :] - held[:, np.newaxis])
    return np.asarray(votes > 0, dtype=np.int8)


def _mean_height(documents: Sequence[Document], row: Row) -> float:
    lengths = {document.id: len(document.paragraphs) for document in documents}
    heights = [(place.paragraph - 0.5) / lengths[place.document] for place in row]
    return round(sum(sorted(heights)) / len(heights), 9)
