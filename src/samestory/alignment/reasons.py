"""Why two paragraphs are linked, in words a reader can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

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
        self._first = vocabulary.documents[first].telling
        self._second = vocabulary.documents[second].telling
        self._surface = vocabulary.documents[first].surface
        self._features = pair.features
        self._grounds = {
            ground: features
            for ground, features in _FEATURES.items()
            if ground != "meaning" or "paragraph_meaning" in pair.features
        }

    def reasons(self, rows: Sequence[int], columns: Sequence[int]) -> Iterator[tuple[Reason, ...]]:
        """Yield the grounds for each link, heaviest first; never none.

        Parameters
        ----------
        rows, columns
            The links' 0-based paragraphs in the first and in the second document.
        """
        if not rows:
            return
        at = np.array(rows), np.array(columns)
        added = [self._added(features, at) for features in self._grounds.values()]
        shares = self._features["sentence"][at].tolist()
        for row, column, share, *weights in zip(rows, columns, shares, *added, strict=True):
            words = self._shared_words(row, column)
            weighed = [
                (ground, weight)
                for ground, weight in zip(self._grounds, weights, strict=True)
                if words or ground != "shared words"
            ]
            ranked = sorted(weighed, key=_falling)
            told = [item for item in ranked if item[1] >= LEAST_WEIGHT] or ranked[:1]
            yield tuple([_reason(ground, weight, words, share) for ground, weight in told])

    def _added(
        self, features: Sequence[str], at: tuple[NDArray[np.intp], NDArray[np.intp]]
    ) -> list[float]:
        """Return what some features add to the logit of each link's score."""
        total = np.zeros(len(at[0]))
        for feature in features:
            total += self._link.get(feature, 0.0) * self._features[feature][at]
        return [round(weight, 3) for weight in total.tolist()]

    def _shared_words(self, row: int, column: int) -> tuple[str, ...]:
        weights, surface = self._weights, self._surface
        shared = self._first[row] & self._second[column]
        ranked = sorted([(-weights[unit], surface[unit]) for unit in shared])
        return tuple([word for _, word in ranked[:WORDS_SHOWN]])


def _falling(item: tuple[str, float]) -> float:
    return -item[1]


def _reason(ground: str, weight: float, words: tuple[str, ...], share: float) -> Reason:
    """Return a ground; ``share`` is that of the shorter of the two closest sentences."""
    if ground == "shared words":
        listed = ", ".join([f"“{word}”" for word in words])
        return Reason(ground, f"Both use {listed}.", weight, words)
    if ground == "sentence pair":
        text = (
            f"Their two closest sentences have {share:.0%} of the shorter one's telling words "
            "in common."
        )
        return Reason(ground, text, weight)
    return Reason(ground, _TEXTS[ground], weight)
