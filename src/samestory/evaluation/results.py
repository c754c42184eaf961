"""What an evaluation gives: frozen values that can be printed or written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samestory.evaluation.agreement import Agreement
from samestory.evaluation.intervals import Interval
from samestory.evaluation.metrics import Counts
from samestory.evaluation.reliability import Reliability


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures at one level, 0 to 1, or ``None`` where one is undefined.

    ``found``, ``true`` and ``hits`` are numbers of pairs; for a coding sheet they are estimates
    for all pairs of the stories.
    """

    found: float
    true: float
    hits: float
    precision: float | None
    recall: float | None
    f1: float | None
    average_precision: float | None = None

    @classmethod
    def of(cls, counts: Counts, average_precision: float | None = None) -> Figures:
        """Work the figures out from counts."""
        return cls(
            found=counts.found,
            true=counts.true,
            hits=counts.hits,
            precision=counts.precision,
            recall=counts.recall,
            f1=counts.f1,
            average_precision=average_precision,
        )


@dataclass(frozen=True, slots=True)
class LevelResult:
    """Figures of one level over all stories.

    Attributes
    ----------
    cut
        The score from which a pair counts as found.
    figures
        Over the pairs of all stories together.
    intervals
        For precision, recall, f1 and average_precision; ``None`` with fewer than two stories.
    best_cut, best_f1
        The cut that would have given the best F1 on these very stories, and that F1; ``None``
        where nothing is true.
    """

    cut: float
    figures: Figures
    intervals: Mapping[str, Interval | None]
    best_cut: float | None
    best_f1: float | None


@dataclass(frozen=True, slots=True)
class StoryResult:
    """Figures of one story by level; ``judged`` of its ``pairs`` have a level."""

    name: str
    documents: tuple[str, ...]
    pairs: int
    judged: int
    levels: Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class CutResult:
    """Figures by level if pairs counted as found from this cut on."""

    cut: float
    levels: Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well links agree with what people marked.

    Attributes
    ----------
    sampled
        Whether only a drawn part of the pairs was judged, so that the figures are estimates.
    pairs, judged
        Number of pairs in the stories, and of those with a level.
    resamples, seed
        Of the bootstrap.
    levels
        By name of the level.
    reliability
        Of the score as a probability of a link of either level.
    agreement
        Of two coders, or ``None`` where there are not two.
    notes
        One plain sentence each, on what limits the figures.
    """

    sampled: bool
    pairs: int
    judged: int
    resamples: int
    seed: int
    levels: Mapping[str, LevelResult]
    stories: tuple[StoryResult, ...]
    cuts: tuple[CutResult, ...]
    reliability: Reliability
    agreement: Agreement | None
    notes: tuple[str, ...]
