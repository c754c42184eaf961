"""Rows of paragraphs that grow by merging, with the sums that decide on a merger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from samestory.model import Place

WHOLE = 1_000_000
"""A score of 1 as a whole number."""

NEAR = 2
"""Paragraphs of one document at most this far apart can be one telling in parts."""

LEAST_BETWEEN = 0.8
"""What the mean score between two rows must reach to merge them, as a part of the strong cut."""


class GrowingRows:
    """Rows that start as single paragraphs and merge; sums are kept, never formed anew.

    Scores are held as integers, so that sums do not depend on the order of merging.

    Parameters
    ----------
    series
        Every paragraph with the name of the series it belongs to. Paragraphs of one series are
        never aligned and have no score: they do not count as unlike.
    scores
        Score and the numbers of two paragraphs in the series; what is missing counts as zero.
    """

    def __init__(
        self, series: Mapping[Place, str], scores: Iterable[tuple[float, int, int]]
    ) -> None:
        self._places = tuple(series)
        self.members = [[number] for number in range(len(series))]
        self._row_of = list(range(len(series)))
        self._sizes = [{name: 1} for name in series.values()]
        self._pairs = [0] * len(series)
        self._inside = [0] * len(series)
        self._between: list[dict[int, int]] = [{} for _ in series]
        for score, one, two in scores:
            whole = round(score * WHOLE)
            self._between[one][two] = self._between[two][one] = whole

    def copy(self) -> GrowingRows:
        """Return the same rows, to grow by themselves."""
        other = GrowingRows({}, ())
        other._places = self._places
        other.members = [list(row) for row in self.members]
        other._row_of = list(self._row_of)
        other._sizes = list(self._sizes)
        other._pairs = list(self._pairs)
        other._inside = list(self._inside)
        other._between = [dict(scores) for scores in self._between]
        return other

    def merge_if_cohesive(self, a: int, b: int, *, least: float) -> None:
        """Merge the rows of two paragraphs if the means of their union and between them allow it.

        Paragraphs are given by their places in the series; ``least`` is what the mean of the union
        must reach.
        """
        one, two = self._row_of[a], self._row_of[b]
        if one == two:
            return
        between = self._between[one].get(two, 0)
        total = self._inside[one] + self._inside[two] + between
        pairs = self._pairs[one] + self._pairs[two]
        least_sum = least * WHOLE

        least_between = LEAST_BETWEEN * least_sum
        kin = self._kin(one, two)
        pairs_between = len(self.members[one]) * len(self.members[two]) - kin
        if between < least_between * pairs_between or total < least_sum * (pairs + pairs_between):
            return
        if kin:
            # These take longer to count, and most rows are told apart without them.
            pairs_between += self._far_apart(one, two)
            least_total = least_sum * (pairs + pairs_between)
            if between < least_between * pairs_between or total < least_total:
                return
        # What stays is the row with more neighbours, as those of the other one are moved.
        if len(self._between[one]) < len(self._between[two]):
            one, two = two, one
        for member in self.members[two]:
            self._row_of[member] = one
        self.members[one] += self.members[two]
        self.members[two] = []
        # A new one: copies of these rows share the old one.
        sizes = self._sizes[one] = dict(self._sizes[one])
        for name, size in self._sizes[two].items():
            sizes[name] = sizes.get(name, 0) + size
        self._pairs[one] = pairs + pairs_between
        self._inside[one] = total
        self._join_neighbours(one, two)

    def _kin(self, one: int, two: int) -> int:
        """Return how many pairs of a paragraph of either row are of one series."""
        sizes, others = self._sizes[one], self._sizes[two]
        kin = 0
        for name in sizes.keys() & others.keys():
            kin += sizes[name] * others[name]
        return kin

    def _far_apart(self, one: int, two: int) -> int:
        """Return how many pairs of a paragraph of either row are of one document, yet not near."""
        told: dict[str, list[int]] = {}
        for member in self.members[one]:
            place = self._places[member]
            told.setdefault(place.document, []).append(place.paragraph)
        return sum(
            abs(number - self._places[member].paragraph) > NEAR
            for member in self.members[two]
            for number in told.get(self._places[member].document, ())
        )

    def _join_neighbours(self, one: int, two: int) -> None:
        kept, moved = self._between[one], self._between[two]
        self._between[two] = {}
        kept.pop(two, None)
        moved.pop(one, None)
        for row, score in moved.items():
            neighbours = self._between[row]
            del neighbours[two]
            kept[row] = neighbours[one] = kept.get(row, 0) + score
