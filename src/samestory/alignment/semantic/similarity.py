"""How near paragraphs are to one another in the vectors of an embedding model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

Matrix = NDArray[np.float64]

DAMPING = 4.0
"""How much of the mean variance is added to each component's before it is scaled: 0 would make
all components count the same, noise as much as meaning (found on the stories of the benchmark)."""

DIGITS = 6
"""Similarities are rounded so that they do not depend on the order in which sums are formed."""


@dataclass(frozen=True, slots=True)
class DocumentVectors:
    """The vectors that an embedding model gives a document's texts, of any length above 0.

    Attributes
    ----------
    paragraphs, sentences
        A row for each paragraph, and for each sentence in the order of the paragraphs.
    first_sentence
        For each paragraph the index of its first sentence; each paragraph has at least one.
    """

    paragraphs: Matrix
    sentences: Matrix
    first_sentence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Similarity:
    """Similarities of all paragraph pairs of two documents, −1 to 1.

    Attributes
    ----------
    paragraph
        Cosine of the two paragraphs: a row for each one of the first document, a column for each
        one of the second.
    sentence
        The largest cosine of a sentence of either paragraph and the other paragraph.
    """

    paragraph: Matrix
    sentence: Matrix


class StorySimilarity:
    """Compares the vectors of a story's documents, after what all of them share is taken away.

    All paragraphs of a story are about the same, so the plain cosine of any two is high. The mean
    of the story's vectors is subtracted, and the directions in which they differ most, which tell
    topics apart and not statements, are scaled down: by 1/√(s² + 4·mean s²), where s are the
    singular values (softened whitening).

    Parameters
    ----------
    documents
        The vectors of all documents of the story, at least one.
    """

    def __init__(self, documents: Sequence[DocumentVectors]) -> None:
        ends = np.cumsum([len(d) for v in documents for d in (v.paragraphs, v.sentences)])
        stacked = np.concatenate([d for v in documents for d in (v.paragraphs, v.sentences)])
        self._threads = ThreadpoolController()
        # One thread forms the same sums on every machine.
        with self._threads.limit(limits=1, user_api="blas"):
            parts = np.split(_whitened(_unit_rows(stacked.astype(np.float64))), ends[:-1])
        self._paragraphs, self._sentences = parts[::2], parts[1::2]
        self._first_sentence = [vectors.first_sentence for vectors in documents]

    def compare(self, first: int, second: int) -> Similarity:
        """Return the similarities of two documents, given by their places in the story."""
        with self._threads.limit(limits=1, user_api="blas"):
            paragraph = self._paragraphs[first] @ self._paragraphs[second].T
            mine = self._best_sentence(first, second)
            others = self._best_sentence(second, first).T
        return Similarity(
            paragraph=np.asarray(np.round(paragraph, DIGITS)),
            sentence=np.asarray(np.round(np.maximum(mine, others), DIGITS)),
        )

    def closest_sentence(self, first: int, second: int, row: int, column: int) -> tuple[bool, int]:
        """Return the sentence that is nearest to the other paragraph, the earliest if several are.

        Returns
        -------
        tuple
            Whether it is one of the first document's paragraph, and its 0-based number there.
        """
        mine = self._sentences_of(first, row) @ self._paragraphs[second][column]
        others = self._sentences_of(second, column) @ self._paragraphs[first][row]
        mine, others = np.round(mine, DIGITS), np.round(others, DIGITS)
        in_first = bool(mine.max() >= others.max())
        return in_first, int(np.argmax(mine if in_first else others))

    def _best_sentence(self, first: int, second: int) -> Matrix:
        cosines = self._sentences[first] @ self._paragraphs[second].T
        return np.asarray(np.maximum.reduceat(cosines, self._first_sentence[first], axis=0))

    def _sentences_of(self, document: int, paragraph: int) -> Matrix:
        starts = (*self._first_sentence[document], len(self._sentences[document]))
        return np.asarray(self._sentences[document][starts[paragraph] : starts[paragraph + 1]])


def _whitened(vectors: Matrix) -> Matrix:
    """Return vectors of length 1, centred and with their strongest directions scaled down."""
    centred = vectors - vectors.mean(axis=0)
    _, singular, directions = np.linalg.svd(centred, full_matrices=False)
    variance = singular**2
    scale = np.sqrt(variance + DAMPING * variance.mean())
    return _unit_rows(centred @ directions.T / np.where(scale > 0, scale, 1.0))


def _unit_rows(vectors: Matrix) -> Matrix:
    """Return the vectors scaled to length 1; one of length 0 stays as it is."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > _NO_LENGTH, lengths, 1.0))


_NO_LENGTH = 1e-12
"""Vectors no longer than this are what rounding left of zero."""
