"""The link score of every pair of paragraphs of two documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from samestory.alignment.constants import DEFAULT_CONSTANTS, ScoringConstants
from samestory.alignment.vocabulary import DocumentUnits, Units, Vocabulary

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

DENSE_COST = 200
"""How many cells of a matrix product cost as much as one pair summed by itself (measured on one
core; it decides the way, not the result)."""


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
        How well the four neighbouring pairs fit, 0 to 4: the sum of their ``alone``.
    logit
        The weighted sum of the features, before it is calibrated.
    alone
        How well the pair fits when its neighbours are left out of account, 0 to 1.
    """

    score: Matrix
    words: Matrix
    sentence: Matrix
    position: Matrix
    neighbours: Matrix
    logit: Matrix
    alone: Matrix


class Scorer:
    """Scores pairs of a story's documents; what belongs to one document is computed once."""

    def __init__(
        self, vocabulary: Vocabulary, *, constants: ScoringConstants = DEFAULT_CONSTANTS
    ) -> None:
        self._vocabulary = vocabulary
        self._threads = ThreadpoolController()
        self.constants = constants
        count = vocabulary.paragraph_count
        self._idf = np.log((count + 1) / (vocabulary.paragraph_frequency + 0.5))
        size = len(vocabulary.background)
        self._paragraphs = [_Incidence(d.paragraphs, size) for d in vocabulary.documents]
        self._sentences = [_Incidence(d.sentences, size) for d in vocabulary.documents]
        self._weights = [self._unit_weights(paragraphs) for paragraphs in self._paragraphs]
        self._totals = [paragraphs.sums(vocabulary.background) for paragraphs in self._paragraphs]
        self._idf_totals = [sentences.sums(self._idf) for sentences in self._sentences]

    def score(self, first: int, second: int) -> PairScores:
        """Return the scores of two documents, given by their places in the vocabulary."""
        constants = self.constants
        a, b = self._vocabulary.documents[first], self._vocabulary.documents[second]
        # One thread forms the same sums on every machine, and is faster for matrices of this size.
        with self._threads.limit(limits=1, user_api="blas"):
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
        return PairScores(score, words, sentence, position, neighbours, logit, alone)

    def word_weights(self, first: int, second: int) -> Vector:
        """Return what each unit adds to the word weight of a pair that shares it.

        The sum over shared units, divided by a term for the paragraphs' lengths, is
        `PairScores.words`.
        """
        return np.asarray(self._weights[first] * self._weights[second])

    def word_divisor(self, first: int, second: int, row: int, column: int) -> float:
        """Return the term for the lengths of two paragraphs that word weights are divided by."""
        smoothing = self.constants.weight_smoothing
        a, b = self._totals[first][row] + smoothing, self._totals[second][column] + smoothing
        return float(np.sqrt(a * b))

    def closest_sentences(
        self, first: int, second: int, row: int, column: int
    ) -> tuple[int, int, float]:
        """Return the best pair of sentences of two paragraphs, the earliest where several tie.

        Returns
        -------
        tuple
            The sentences' 0-based numbers in their paragraphs, and the pair's containment, which is
            `PairScores.sentence`.
        """
        mine = _sentences_of(self._vocabulary.documents[first], row)
        others = _sentences_of(self._vocabulary.documents[second], column)
        best = (0, 0, -1.0)
        for one, a in enumerate(mine):
            for two, b in enumerate(others):
                shared = self._idf[np.intersect1d(a, b)].sum()
                least = min(self._idf[a].sum(), self._idf[b].sum())
                share = float(shared / (least + self.constants.sentence_smoothing))
                if share > best[2]:
                    best = (one, two, share)
        return best

    def _unit_weights(self, paragraphs: _Incidence) -> Vector:
        background = self._vocabulary.background
        frequency = np.maximum(paragraphs.frequency, 1).astype(np.float64)
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


def _sentences_of(document: DocumentUnits, paragraph: int) -> tuple[Units, ...]:
    starts = (*document.first_sentence, len(document.sentences))
    return document.sentences[starts[paragraph] : starts[paragraph + 1]]


class _Incidence:
    """Which unit stands in which row (a paragraph or a sentence) of a document.

    Parameters
    ----------
    rows
        The units of each row.
    size
        Number of units in the vocabulary.
    """

    def __init__(self, rows: Sequence[Units], size: int) -> None:
        self.count = len(rows)
        lengths = [len(units) for units in rows]
        self._rows = np.repeat(np.arange(len(rows)), lengths)
        self._units = np.concatenate(rows)
        self.frequency = np.bincount(self._units, minlength=size)
        self._rows_by_unit = self._rows[np.argsort(self._units, kind="stable")]
        self._starts = np.cumsum(self.frequency) - self.frequency

    def sums(self, weights: Vector) -> Vector:
        """Return the sum of the weights of each row's units."""
        sums = np.bincount(self._rows, weights=weights[self._units], minlength=self.count)
        return sums.astype(np.float64)

    def matrix(self, columns: Units, weights: Vector) -> Matrix:
        """Return the weights of those units that are columns, a row for each row here."""
        place = np.full(len(weights), -1)
        place[columns] = np.arange(len(columns))
        places = place[self._units]
        held = places >= 0
        matrix = np.zeros((self.count, len(columns)))
        matrix[self._rows[held], places[held]] = weights[self._units[held]]
        return matrix

    def nth_row(self, units: Units, nth: NDArray[np.intp]) -> NDArray[np.intp]:
        """Return, for each of the units, the nth row that holds it (0-based)."""
        return np.asarray(self._rows_by_unit[self._starts[units] + nth])


def _overlap(a: _Incidence, b: _Incidence, weights_a: Vector, weights_b: Vector) -> Matrix:
    """Sum the products of weights of shared units for every pair of rows.

    Units that few rows hold are summed pair by pair, the others by a matrix product: each is the
    faster way for its kind.
    """
    pairs = a.frequency * b.frequency
    shared = np.flatnonzero((pairs > 0) & (weights_a > 0) & (weights_b > 0))
    frequent = pairs[shared] * DENSE_COST > a.count * b.count
    dense, sparse = shared[frequent], shared[~frequent]
    overlap = a.matrix(dense, weights_a) @ b.matrix(dense, weights_b).T

    units = np.repeat(sparse, pairs[sparse])
    first = np.repeat(np.cumsum(pairs[sparse]) - pairs[sparse], pairs[sparse])
    nth = np.arange(len(units)) - first
    rows_a = a.nth_row(units, nth // b.frequency[units])
    rows_b = b.nth_row(units, nth % b.frequency[units])
    summed = np.bincount(
        rows_a * b.count + rows_b,
        weights=(weights_a * weights_b)[units],
        minlength=a.count * b.count,
    )
    return np.asarray(overlap + summed.reshape(a.count, b.count))


def _neighbour_sum(matrix: Matrix) -> Matrix:
    padded = np.pad(matrix, 1)
    return np.asarray(padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:])


def _logistic(logit: Matrix) -> Matrix:
    return np.asarray(1.0 / (1.0 + np.exp(-logit)))
