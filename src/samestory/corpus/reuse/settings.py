"""What the search for equal words over a whole corpus can be told."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.analysis.shared_runs import LEAST_WORDS
from samestory.corpus.reuse.runs import SEED_WORDS
from samestory.corpus.stories import ParagraphSettings
from samestory.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class ReuseSettings:
    """Which paragraphs of a corpus are told to have the same words.

    Attributes
    ----------
    window_days
        Paragraphs of articles whose dates lie further apart are not compared, 0 upwards.
    least_run
        Equal words in a row from which two paragraphs share a run; 4 or more. Paragraphs of fewer
        words are not told.
    least_containment, least_coverage
        Which paragraphs are looked at word by word, as in `ParagraphSettings`.
    least_similarity
        How alike two paragraphs with such a run must be worded, 0 to 1: twice the words in common
        order over all words. A short quote inside a long paragraph does not make the two alike.
    least_alike
        The same for paragraphs without such a run.

    Raises
    ------
    SettingsError
        If a value is out of its range.
    """

    window_days: int = 5
    least_run: int = LEAST_WORDS
    least_containment: float = 0.20
    least_coverage: float = 0.10
    least_similarity: float = 0.50
    least_alike: float = 0.80

    def __post_init__(self) -> None:
        if self.least_run < SEED_WORDS:
            raise SettingsError(f"The least run is {self.least_run}: name {SEED_WORDS} or more.")
        for name in ("least_similarity", "least_alike"):
            if not 0 <= getattr(self, name) <= 1:
                raise SettingsError(f"{name} is {getattr(self, name)}: name one of 0 to 1.")
        _ = self.blocking

    @property
    def blocking(self) -> ParagraphSettings:
        """Which paragraphs are looked at word by word."""
        return ParagraphSettings(
            window_days=self.window_days,
            least_containment=self.least_containment,
            least_coverage=self.least_coverage,
        )
