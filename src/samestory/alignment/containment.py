"""How much of a sentence of one paragraph the closest sentence of another paragraph holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from samestory.alignment.incidence import Incidence, Matrix, Vector, overlap
from samestory.alignment.vocabulary import DocumentUnits, Units

MOST_CELLS = 16_000_000
"""Pairs of sentences that are worked on at once; 128 MB for each number that they have."""


@dataclass(frozen=True, slots=True, eq=False)
class Sentences:
    """A document's sentences: which units stand in which, and the sum of each one's weights."""

    document: DocumentUnits
    incidence: Incidence
    totals: Vector
    steps: _SentenceSteps

    @classmethod
    def of(cls, document: DocumentUnits, weights: Vector) -> Sentences:
        """Return those of a document, for weights by unit."""
        incidence = Incidence(document.sentences, len(weights))
        return cls(document, incidence, incidence.sums(weights), _SentenceSteps.of(document))


def best_containment(a: Sentences, b: Sentences, weights: Vector, *, smoothing: float) -> Matrix:
    """Return the containment of the best pair of sentences for every pair of paragraphs.

    It is the weight of the units that two sentences share, divided by that of the lighter one's
    and a smoothing: 0 to 1. There is a row for each paragraph of the first document.
    """
    # Long articles have many more sentences than paragraphs: these are gone through in parts, so
    # that no more than some hundred megabytes are needed at a time.
    most = MOST_CELLS // b.incidence.count
    if a.incidence.count <= most:
        return _of_all(a, b, weights, smoothing)
    parts = (Sentences.of(part, weights) for part in _parts(a.document, most=most))
    return np.concatenate([_of_all(part, b, weights, smoothing) for part in parts])


def _of_all(a: Sentences, b: Sentences, weights: Vector, smoothing: float) -> Matrix:
    root = np.sqrt(weights)
    shared = overlap(a.incidence, b.incidence, root, root)
    least = np.minimum.outer(a.totals, b.totals)
    contained = shared / (least + smoothing)
    rows = a.steps.greatest(contained)
    return np.ascontiguousarray(b.steps.greatest(rows.T).T)


def _parts(document: DocumentUnits, *, most: int) -> Iterator[DocumentUnits]:
    """Cut a document into whole paragraphs with at most so many sentences, or a single one."""
    starts = document.first_sentence
    ends = (*starts[1:], len(document.sentences))
    begin = 0
    for last in range(1, len(starts) + 1):
        if last == len(starts) or ends[last] - starts[begin] > most:
            yield replace(
                document,
                sentences=document.sentences[starts[begin] : ends[last - 1]],
                first_sentence=tuple(start - starts[begin] for start in starts[begin:last]),
            )
            begin = last


@dataclass(frozen=True, slots=True)
class _SentenceSteps:
    """How to get from a document's sentences to its paragraphs, a sentence of each at a time.

    Attributes
    ----------
    first
        Each paragraph's first sentence.
    further
        For the second, third … sentence: the paragraphs that have one, and which it is.
    """

    first: Units
    further: tuple[tuple[Units, Units], ...]

    @classmethod
    def of(cls, document: DocumentUnits) -> _SentenceSteps:
        first = np.array(document.first_sentence, dtype=np.intp)
        counts = np.diff(first, append=len(document.sentences))
        further = []
        for step in range(1, int(counts.max())):
            paragraphs = np.flatnonzero(counts > step)
            further.append((paragraphs, first[paragraphs] + step))
        return cls(first, tuple(further))

    def greatest(self, values: Matrix) -> Matrix:
        """Return the greatest value of each paragraph's sentences, column by column.

        The values have a row for each sentence. numpy's ``maximum.reduceat`` does the same, but
        takes four times as long for an article of 300 paragraphs.
        """
        best = values[self.first]
        for paragraphs, sentences in self.further:
            best[paragraphs] = np.maximum(best[paragraphs], values[sentences])
        return best
