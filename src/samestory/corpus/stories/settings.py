"""What story detection can be told, and the constants it was fitted with."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Regression:
    """A logistic regression over what speaks for two articles telling one story.

    Attributes
    ----------
    bias
        The logit of two articles that share nothing.
    likeness
        Weight of the cosine of the articles' units, 0 to 1.
    headline
        Weight of how much of each headline the top of the other article holds, 0 to 1.
    paragraphs
        Weight of the mean, over the paragraphs of both, of the best strong score that one has in
        the other article, 0 to 1.
    """

    bias: float
    likeness: float
    headline: float
    paragraphs: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySettings:
    """How stories are found.

    Attributes
    ----------
    window_days
        Articles whose dates lie further apart are not linked directly, 0 upwards.
    strictness
        Two groups of articles become one story if the mean of the scores between them is at least
        this, 0 to 1. Higher: smaller stories, surer to be one.
    fold_near_duplicates
        Whether an outlet's updates and reposts of one text count as one article.
    most_candidates
        Of an article's likeliest partners so many are looked at paragraph by paragraph.
    most_paragraphs
        An article's later paragraphs are left out.
    """

    window_days: int = 5
    strictness: float = 0.4
    fold_near_duplicates: bool = True
    most_candidates: int = 20
    most_paragraphs: int = 200

    def __post_init__(self) -> None:
        if self.window_days < 0:
            raise SettingsError(
                f"The window has {self.window_days} days: name 0 (the same day) or more."
            )
        if not 0 < self.strictness <= 1:
            raise SettingsError(f"The strictness is {self.strictness}: name one above 0, up to 1.")
        for name in ("most_candidates", "most_paragraphs"):
            if getattr(self, name) < 1:
                raise SettingsError(f"{name} is {getattr(self, name)}: name 1 or more.")
