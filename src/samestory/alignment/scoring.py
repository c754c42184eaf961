"""The link score and the strong score of every pair of paragraphs of two documents."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from threadpoolctl import ThreadpoolController

from samestory.alignment.constants import (
    DEFAULT_CONSTANTS,
    Calibration,
    Logit,
    Model,
    ScoringConstants,
)
from samestory.alignment.containment import Sentences, best_containment
from samestory.alignment.incidence import Incidence, Matrix, Vector, overlap
from samestory.alignment.vocabulary import DocumentUnits, Units, Vocabulary

FEATURES = (
    "words",
    "sentence",
    "position",
    "neighbours",
    "closeness",
    "course",
    "paragraph_meaning",
    "sentence_meaning",
)
"""Names of the features, as in `PairScores.features`."""


class Similarity(Protocol):
    """Similarities of all paragraph pairs of two documents by an embedding model, −1 to 1.

    A row for each paragraph of the first document, a column for each of the second.
    """

    @property
    def paragraph(self) -> Matrix:
        """How near the paragraphs are to each other as wholes."""

    @property
    def sentence(self) -> Matrix:
        """How near a sentence of one is to the other paragraph, at best."""


class SimilaritySource(Protocol):
    """What an embedding model says about a story's documents."""

    def compare(self, first: int, second: int) -> Similarity:
        """Compare two documents, given by their places in the story."""


@dataclass(frozen=True, slots=True)
class PairScores:
    """Scores and features of all paragraph pairs of two documents.

    All matrices have a row for each paragraph of the first document, and a column for each of the
    second.

    Attributes
    ----------
    score
        Calibrated link score, 0 to 1: how likely readers would link the two.
    strong
        Calibrated strong score, 0 to 1 and never above the link score: how likely readers would
        call the link strong.
    features
        By name. ``words``: shared word weight, 0 upwards. ``sentence``: containment of the best
        pair of sentences, 0 to 1. ``position``: nearness of both paragraphs to the top, 0 to 1.
        ``neighbours`` and ``course``: how well the four pairs beside this one fit, 0 to 4, and
        the two that are one paragraph on or back in both articles, 0 to 2: sums of their
        ``alone``. ``closeness``: the word weight against the best one that either paragraph has
        with any of the other document, 0 to 1. ``paragraph_meaning`` and ``sentence_meaning``,
        only with an embedding model: see `Similarity`.
    link_logit, strong_logit
        The weighted sums of the features, before they are calibrated.
    alone
        How well the pair fits when the pairs around it are left out of account, 0 to 1.
    """

    score: Matrix
    strong: Matrix
    features: Mapping[str, Matrix]
    link_logit: Matrix
    strong_logit: Matrix
    alone: Matrix


class Scorer:
    """Scores pairs of a story's documents; what belongs to one document is computed once.

    Parameters
    ----------
    vocabulary
        The story's.
    constants
        The fitted ones.
    similarities
        What an embedding model says about the story, for scores that take it into account.

    Attributes
    ----------
    model
        The regressions that are used: the constants' semantic ones if there are similarities.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        *,
        constants: ScoringConstants = DEFAULT_CONSTANTS,
        similarities: SimilaritySource | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        self._similarities = similarities
        self._shapes = constants.shapes
        self.model: Model = constants.lexical if similarities is None else constants.semantic
        count = vocabulary.paragraph_count
        self._idf = np.log((count + 1) / (vocabulary.paragraph_frequency + 0.5))
        size = len(vocabulary.background)
        self._paragraphs = [Incidence(d.paragraphs, size) for d in vocabulary.documents]
        self._sentences = [Sentences.of(d, self._idf) for d in vocabulary.documents]
        self._weights = [self._unit_weights(paragraphs) for paragraphs in self._paragraphs]
        self._totals = [paragraphs.sums(vocabulary.background) for paragraphs in self._paragraphs]

    def score(self, first: int, second: int) -> PairScores:
        """Return the scores of two documents, given by their places in the vocabulary."""
        return combine(self.own_features(first, second), self.model)

    def own_features(self, first: int, second: int) -> dict[str, Matrix]:
        """Return the features of two documents' pairs that take no other pair's fit."""
        # One thread forms the same sums on every machine, and is faster for matrices of this size.
        with one_thread():
            words = self._shared_words(first, second)
            sentence = self._best_sentences(first, second)
        best = np.maximum.outer(words.max(axis=1), words.max(axis=0))
        features = {
            "words": words,
            "sentence": sentence,
            "position": self._nearness_to_top(*words.shape),
            "closeness": words / (best + self._shapes.closeness_smoothing),
        }
        if self._similarities is not None:
            similarity = self._similarities.compare(first, second)
            features["paragraph_meaning"] = similarity.paragraph
            features["sentence_meaning"] = similarity.sentence
        return features

    def _nearness_to_top(self, rows: int, columns: int) -> Matrix:
        # Only the sum of two ranks counts, so that far fewer exponentials do than there are pairs.
        by_sum = np.exp(-np.arange(rows + columns - 1) / self._shapes.position_scale)
        return np.ascontiguousarray(sliding_window_view(by_sum, columns))

    def word_weights(self, first: int, second: int) -> Vector:
        """Return what each unit adds to the word weight of a pair that shares it.

        The sum over shared units, divided by a term for the paragraphs' lengths, is the feature
        ``words``.
        """
        return np.asarray(self._weights[first] * self._weights[second])

    def word_divisor(self, first: int, second: int, row: int, column: int) -> float:
        """Return the term for the lengths of two paragraphs that word weights are divided by."""
        smoothing = self._shapes.weight_smoothing
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
            the feature ``sentence``.
        """
        mine = _sentences_of(self._vocabulary.documents[first], row)
        others = _sentences_of(self._vocabulary.documents[second], column)
        best = (0, 0, -1.0)
        for one, a in enumerate(mine):
            for two, b in enumerate(others):
                shared = self._idf[np.intersect1d(a, b)].sum()
                least = min(self._idf[a].sum(), self._idf[b].sum())
                share = float(shared / (least + self._shapes.sentence_smoothing))
                if share > best[2]:
                    best = (one, two, share)
        return best

    def _unit_weights(self, paragraphs: Incidence) -> Vector:
        background = self._vocabulary.background
        frequency = np.maximum(paragraphs.frequency, 1).astype(np.float64)
        return np.asarray(np.sqrt(background) * frequency**self._shapes.rarity_exponent)

    def _shared_words(self, first: int, second: int) -> Matrix:
        shared = overlap(
            self._paragraphs[first],
            self._paragraphs[second],
            self._weights[first],
            self._weights[second],
        )
        smoothing = self._shapes.weight_smoothing
        totals = np.sqrt(
            np.outer(self._totals[first] + smoothing, self._totals[second] + smoothing)
        )
        return np.asarray(shared / totals)

    def _best_sentences(self, first: int, second: int) -> Matrix:
        a, b = self._sentences[first], self._sentences[second]
        return best_containment(a, b, self._idf, smoothing=self._shapes.sentence_smoothing)


@cache
def _threads() -> ThreadpoolController:
    """Return what limits the threads of numpy's library; to search for it takes a millisecond."""
    return ThreadpoolController()


def combine(own: Mapping[str, Matrix], model: Model) -> PairScores:
    """Return the scores of two documents' pairs.

    Parameters
    ----------
    own
        Their features by `Scorer.own_features`.
    model
        The regressions.
    """
    alone = fit_alone(own, model.alone)
    features = {**own, **surroundings(alone)}
    link, strong = weighted_sum(features, model.link), weighted_sum(features, model.strong)
    score = calibrated(link, model.link_calibration)
    return PairScores(
        score=score,
        strong=np.minimum(calibrated(strong, model.strong_calibration), score),
        features=features,
        link_logit=link,
        strong_logit=strong,
        alone=alone,
    )


def fit_alone(own: Mapping[str, Matrix], regression: Logit) -> Matrix:
    """Return how well pairs fit when the pairs around them are left out of account, 0 to 1."""
    return _logistic(weighted_sum(own, regression))


def surroundings(alone: Matrix) -> dict[str, Matrix]:
    """Return the features of pairs that the fit of the pairs around them makes."""
    padded = np.pad(alone, 1)
    beside = padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:]
    return {"neighbours": beside, "course": padded[:-2, :-2] + padded[2:, 2:]}


def calibrated(logit: Matrix, calibration: Calibration) -> Matrix:
    """Return the probabilities that logits stand for."""
    slope = np.where(logit < 0, calibration.below, calibration.above)
    return _logistic(slope * logit + calibration.shift)


def _sentences_of(document: DocumentUnits, paragraph: int) -> tuple[Units, ...]:
    starts = (*document.first_sentence, len(document.sentences))
    return document.sentences[starts[paragraph] : starts[paragraph + 1]]


def weighted_sum(features: Mapping[str, Matrix], logit: Logit) -> Matrix:
    """Return a regression's logits."""
    total = np.full(features["words"].shape, logit.bias)
    term = np.empty_like(total)
    for name, weight in logit.weights.items():
        total += np.multiply(features[name], weight, out=term)
    return total


def _logistic(logit: Matrix) -> Matrix:
    # In place: to fetch memory for each step would take longer than to reckon.
    exponential = np.negative(logit)
    np.exp(exponential, out=exponential)
    exponential += 1.0
    return np.divide(1.0, exponential, out=exponential)


def one_thread() -> AbstractContextManager[object]:
    """Keep matrix products to one thread: so they form the same sums on every machine."""
    limited: AbstractContextManager[object] = _threads().limit(limits=1, user_api="blas")
    return limited
