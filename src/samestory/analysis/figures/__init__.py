"""Figures that outlets give for the same thing: numbers, money, shares, dates, times, ages."""

from __future__ import annotations

from samestory.analysis.base import CollatedStory
from samestory.analysis.figures.comparison import find_gaps
from samestory.analysis.figures.wording import finding_of
from samestory.model import Finding

__all__ = ["Figures"]


class Figures:
    """Finds figures that differ between outlets where they tell the same thing."""

    kind = "figure"
    description = "Numbers, sums, shares, dates and times that differ for the same thing."

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return one finding for each thing with different figures, in reading order."""
        return tuple(finding_of(gap, story, self.kind) for gap in find_gaps(story))
