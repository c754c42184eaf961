"""The link score of every pair of paragraphs of two documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samestory.alignment.constants import DEFAULT_CONSTANTS, ScoringConstants
from samestory.alignment.vocabulary import DocumentUnits, Units, Vocabulary

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PairScores:
    """Scores and features of all paragraph pairs of two documents.

    Every attribute is a matrix: a row for each paragraph of the first document, a column for each
    of the second.

    Attributes
    ----------
    score
        Calibrated link score, 0 to 1.
    words
        Shared word weight, 0 upwards.
    sentence
        Containment of the best pair of sentences, 0 to 1.
    position
        Nearness of both paragraphs to the top, 0 to 1.
    neighbours
        How well the four neighbouring pairs fit, 0 to 4.
    """

    score: Matrix
    words: Matrix
    sentence: Matrix
    position: Matrix
    neighbours: Matrix


class Scorer:
    """Scores pairs of a story's documents; what belongs to one document is computed once."""

    def __init__(
        self, vocabulary: Vocabulary, *, constants: ScoringConstants = DEFAULT_CONSTANTS
    ) -> None:
        self._vocabulary = vocabulary
        self.constants = constants
        count = vocabulary.paragraph_count
        self._idf = np.log((count + 1) / (vocabulary.paragraph_frequency + 0.5))
        self._weights = [self._unit_weights(units) for units in vocabulary.documents]
        background = vocabulary.background
        self._totals = [_sums(units.paragraphs, background) for units in vocabulary.documents]
        self._idf_totals = [_sums(units.sentences, self._idf) for units in vocabulary.documents]

    def score(self, first: int, second: int) -> PairScores:
        """Return the scores of two documents, given by their places in the vocabulary."""
        constants = self.constants
        a, b = self._vocabulary.documents[first], self._vocabulary.documents[second]
        words = self._shared_words(first, second)
        sentence = self._best_sentences(first, second)
        ranks = np.add.outer(np.arange(len(a.paragraphs)), np.arange(len(b.paragraphs)))
        position = np.exp(-ranks / constants.position_scale)
        alone = _logistic(
            constants.first_words * words
            + constants.first_sentence * sentence
            + constants.first_position * position
            + constants.first_bias
        )
        neighbours = _neighbour_sum(alone)
        logit = (
            constants.words * words
            + constants.sentence * sentence
            + constants.position * position
            + constants.neighbours * neighbours
            + constants.bias
        )
        slope = np.where(logit < 0, constants.calibration_below, constants.calibration_above)
        score = _logistic(slope * logit + constants.calibration_bias)
        return PairScores(score, words, sentence, position, neighbours)

    def word_weight(self, first: int, second: int, unit: int) -> float:
        """Return what one shared unit adds to the word weight, before normalisation."""
        return float(self._weights[first][unit] * self._weights[second][unit])

    def _unit_weights(self, units: DocumentUnits) -> NDArray[np.float64]:
        frequency = np.zeros(len(self._vocabulary.background))
        for paragraph in units.paragraphs:
            frequency[paragraph] += 1
        rarity = np.maximum(frequency, 1) ** self.constants.rarity_exponent
        return np.asarray(np.sqrt(self._vocabulary.background) * rarity)

    def _shared_words(self, first: int, second: int) -> Matrix:
        a, b = self._vocabulary.documents[first], self._vocabulary.documents[second]
        overlap = _overlap(a.paragraphs, b.paragraphs, self._weights[first], self._weights[second])
        smoothing = self.constants.weight_smoothing
        totals = np.sqrt(
            np.outer(self._totals[first] + smoothing, self._totals[second] + smoothing)
        )
        return np.asarray(overlap / totals)

    def _best_sentences(self, first: int, second: int) -> Matrix:
        a, b = self._vocabulary.documents[first], self._vocabulary.documents[second]
        root = np.sqrt(self._idf)
        overlap = _overlap(a.sentences, b.sentences, root, root)
        least = np.minimum.outer(self._idf_totals[first], self._idf_totals[second])
        contained = overlap / (least + self.constants.sentence_smoothing)
        rows = np.maximum.reduceat(contained, a.first_sentence, axis=0)
        return np.asarray(np.maximum.reduceat(rows, b.first_sentence, axis=1))


def _overlap(
    a: Sequence[Units],
    b: Sequence[Units],
    weights_a: NDArray[np.float64],
    weights_b: NDArray[np.float64],
) -> Matrix:
    """Sum the weights of shared units for every pair; only units in both documents take part."""
    shared = np.intersect1d(np.concatenate(a), np.concatenate(b))
    shared = shared[(weights_a[shared] > 0) & (weights_b[shared] > 0)]
    return np.asarray(_dense(a, shared, weights_a) @ _dense(b, shared, weights_b).T)


def _dense(rows: Sequence[Units], columns: Units, weights: NDArray[np.float64]) -> Matrix:
    matrix = np.zeros((len(rows), len(columns)))
    for row, units in enumerate(rows):
        places = np.searchsorted(columns, units)
        places[places == len(columns)] = 0
        if len(columns):
            found = columns[places] == units
            matrix[row, places[found]] = weights[units[found]]
    return matrix


def _sums(rows: Sequence[Units], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([weights[units].sum() for units in rows])


def _neighbour_sum(matrix: Matrix) -> Matrix:
    padded = np.pad(matrix, 1)
    return np.asarray(padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:])


def _logistic(logit: Matrix) -> Matrix:
    return np.asarray(1.0 / (1.0 + np.exp(-logit)))
