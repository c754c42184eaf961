"""The link score of every pair of paragraphs of two documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samestory.alignment.constants import DEFAULT_CONSTANTS, ScoringConstants
from samestory.alignment.vocabulary import Units, Vocabulary

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]


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
        self._paragraphs = [_Incidence.of(units.paragraphs) for units in vocabulary.documents]
        self._sentences = [_Incidence.of(units.sentences) for units in vocabulary.documents]
        self._weights = [self._unit_weights(paragraphs) for paragraphs in self._paragraphs]
        self._totals = [paragraphs.sums(vocabulary.background) for paragraphs in self._paragraphs]
        self._idf_totals = [sentences.sums(self._idf) for sentences in self._sentences]

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

    def word_weights(self, first: int, second: int) -> Vector:
        """Return what each unit adds to the word weight of a pair that shares it.

        The sum over shared units, divided by a term for the paragraphs' lengths, is
        `PairScores.words`.
        """
        return np.asarray(self._weights[first] * self._weights[second])

    def _unit_weights(self, paragraphs: _Incidence) -> Vector:
        background = self._vocabulary.background
        frequency = np.maximum(paragraphs.frequency(len(background)), 1)
        return np.asarray(np.sqrt(background) * frequency**self.constants.rarity_exponent)

    def _shared_words(self, first: int, second: int) -> Matrix:
        overlap = _overlap(
            self._paragraphs[first],
            self._paragraphs[second],
            self._weights[first],
            self._weights[second],
        )
        smoothing = self.constants.weight_smoothing
        totals = np.sqrt(
            np.outer(self._totals[first] + smoothing, self._totals[second] + smoothing)
        )
        return np.asarray(overlap / totals)

    def _best_sentences(self, first: int, second: int) -> Matrix:
        a, b = self._vocabulary.documents[first], self._vocabulary.documents[second]
        root = np.sqrt(self._idf)
        overlap = _overlap(self._sentences[first], self._sentences[second], root, root)
        least = np.minimum.outer(self._idf_totals[first], self._idf_totals[second])
        contained = overlap / (least + self.constants.sentence_smoothing)
        rows = np.maximum.reduceat(contained, a.first_sentence, axis=0)
        return np.asarray(np.maximum.reduceat(rows, b.first_sentence, axis=1))


@dataclass(frozen=True, slots=True)
class _Incidence:
    """Which unit stands in which row, as two arrays of equal length."""

    rows: Units
    units: Units
    count: int

    @classmethod
    def of(cls, rows: Sequence[Units]) -> _Incidence:
        lengths = [len(units) for units in rows]
        return cls(
            rows=np.repeat(np.arange(len(rows)), lengths),
            units=np.concatenate(rows),
            count=len(rows),
        )

    def sums(self, weights: Vector) -> Vector:
        sums = np.bincount(self.rows, weights=weights[self.units], minlength=self.count)
        return sums.astype(np.float64)

    def frequency(self, size: int) -> Vector:
        return np.bincount(self.units, minlength=size).astype(np.float64)

    def matrix(self, columns: Units, weights: Vector) -> Matrix:
        """Return a row for each row here, with the weights of those units that are columns."""
        place = np.full(len(weights), -1)
        place[columns] = np.arange(len(columns))
        places = place[self.units]
        held = places >= 0
        matrix = np.zeros((self.count, len(columns)))
        matrix[self.rows[held], places[held]] = weights[self.units[held]]
        return matrix


def _overlap(a: _Incidence, b: _Incidence, weights_a: Vector, weights_b: Vector) -> Matrix:
    """Sum the products of weights of shared units for every pair of rows."""
    in_a, in_b = np.zeros(len(weights_a), dtype=bool), np.zeros(len(weights_b), dtype=bool)
    in_a[a.units] = True
    in_b[b.units] = True
    shared = np.flatnonzero(in_a & in_b & (weights_a > 0) & (weights_b > 0))
    return np.asarray(a.matrix(shared, weights_a) @ b.matrix(shared, weights_b).T)


def _neighbour_sum(matrix: Matrix) -> Matrix:
    padded = np.pad(matrix, 1)
    return np.asarray(padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:])


def _logistic(logit: Matrix) -> Matrix:
    return np.asarray(1.0 / (1.0 + np.exp(-logit)))
