"""Why two paragraphs are linked, in words a reader can check."""

from __future__ import annotations

from collections.abc import Sequence

from samestory.alignment.scoring import PairScores, Scorer
from samestory.alignment.vocabulary import Vocabulary
from samestory.model import Reason

WORDS_SHOWN = 6
LEAST_WEIGHT = 0.3
"""Grounds that add less than this to the logit are left out: they would not change a reader's
mind."""


_FEATURES = {
    "shared words": ("words",),
    "sentence pair": ("sentence",),
    "position": ("position",),
    "neighbours": ("neighbours",),
    "meaning": ("paragraph_meaning", "sentence_meaning"),
}
"""The features that a ground rests on; among equally heavy ones the first here comes first."""

_TEXTS = {
    "position": "Both stand near the top of their articles.",
    "neighbours": "The paragraphs before or after them match too.",
    "meaning": "An embedding model puts them near each other.",
}


class Explainer:
    """Gives the reasons for links between two documents of a story.

    Parameters
    ----------
    scorer, vocabulary
        Those of the story.
    pair
        The features of the two documents' paragraphs.
    first, second
        The documents' places in the story, 0-based.
    """

    def __init__(
        self,
        scorer: Scorer,
        vocabulary: Vocabulary,
        pair: PairScores,
        first: int,
        second: int,
    ) -> None:
        self._link = scorer.model.link.weights
        self._weights = scorer.word_weights(first, second).tolist()
        self._first = vocabulary.documents[first]
        self._second = vocabulary.documents[second]
        self._pair = pair
        self._grounds = {
            ground: features
            for ground, features in _FEATURES.items()
            if ground != "meaning" or "paragraph_meaning" in pair.features
        }

    def reasons(self, row: int, column: int) -> tuple[Reason, ...]:
        """Return the grounds for linking two paragraphs, heaviest first; never empty."""
        words = self._shared_words(row, column)
        added = {
            ground: round(sum(self._weight(feature, row, column) for feature in features), 3)
            for ground, features in self._grounds.items()
            if words or ground != "shared words"
        }
        ranked = sorted(added.items(), key=lambda item: -item[1])
        told = [item for item in ranked if item[1] >= LEAST_WEIGHT] or ranked[:1]
        return tuple(
            Reason(
                kind=ground,
                text=self._text(ground, row, column, words),
                weight=weight,
                words=words if ground == "shared words" else (),
            )
            for ground, weight in told
        )

    def _text(self, ground: str, row: int, column: int, words: Sequence[str]) -> str:
        if ground == "shared words":
            return f"Both use {', '.join(f'“{word}”' for word in words)}."
        if ground == "sentence pair":
            share = float(self._pair.features["sentence"][row, column])
            return (
                f"Their two closest sentences have {share:.0%} of the shorter one's telling words "
                "in common."
            )
        return _TEXTS[ground]

    def _weight(self, feature: str, row: int, column: int) -> float:
        """Return what a feature adds to the logit of the link score."""
        return self._link.get(feature, 0.0) * float(self._pair.features[feature][row, column])

    def _shared_words(self, row: int, column: int) -> tuple[str, ...]:
        shared = self._first.paragraph_sets[row] & self._second.paragraph_sets[column]
        surface = self._first.surface
        weights = self._weights
        ranked = sorted((-weights[unit], surface[unit]) for unit in shared if weights[unit] > 0)
        return tuple(word for _, word in ranked[:WORDS_SHOWN])
