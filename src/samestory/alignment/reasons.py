"""Why two paragraphs are linked, in words a reader can check."""

from __future__ import annotations

from samestory.alignment.scoring import PairScores, Scorer
from samestory.alignment.vocabulary import Vocabulary
from samestory.model import Reason

WORDS_SHOWN = 6
LEAST_WEIGHT = 0.3
"""Grounds that add less than this to the logit are left out: they would not change a reader's
mind."""


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

    def reasons(self, row: int, column: int) -> tuple[Reason, ...]:
        """Return the grounds for linking two paragraphs, heaviest first; never empty."""
        words = self._shared_words(row, column)
        share = float(self._pair.features["sentence"][row, column])
        quoted = ", ".join(f"“{word}”" for word in words)
        grounds = [
            _reason(
                "shared words",
                f"Both use {quoted}.",
                self._weight("words", row, column),
                words,
            )
        ] * bool(words) + [
            _reason(
                "sentence pair",
                f"Their two closest sentences have {share:.0%} of the shorter one's telling words "
                "in common.",
                self._weight("sentence", row, column),
            ),
            _reason(
                "position",
                "Both stand near the top of their articles.",
                self._weight("position", row, column),
            ),
            _reason(
                "neighbours",
                "The paragraphs before or after them match too.",
                self._weight("neighbours", row, column),
            ),
        ]
        if "paragraph_meaning" in self._pair.features:
            meaning = (
                self._weight("paragraph_meaning", row, column),
                self._weight("sentence_meaning", row, column),
            )
            grounds.append(
                _reason("meaning", "An embedding model puts them near each other.", sum(meaning))
            )
        ranked = sorted(grounds, key=lambda ground: -ground.weight)
        return tuple(ground for ground in ranked if ground.weight >= LEAST_WEIGHT) or (ranked[0],)

    def _weight(self, feature: str, row: int, column: int) -> float:
        """Return what a feature adds to the logit of the link score."""
        return self._link.get(feature, 0.0) * float(self._pair.features[feature][row, column])

    def _shared_words(self, row: int, column: int) -> tuple[str, ...]:
        shared = self._first.paragraph_sets[row] & self._second.paragraph_sets[column]
        surface = self._first.surface
        weights = self._weights
        ranked = sorted((-weights[unit], surface[unit]) for unit in shared if weights[unit] > 0)
        return tuple(word for _, word in ranked[:WORDS_SHOWN])


def _reason(kind: str, text: str, weight: float, words: tuple[str, ...] = ()) -> Reason:
    return Reason(kind=kind, text=text, weight=round(weight, 3), words=words)
