"""From scores to links, and to the nearest paragraph where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import Indel

from samestory.alignment.reasons import Explainer
from samestory.alignment.scoring import Matrix, Scorer
from samestory.alignment.vocabulary import Vocabulary
from samestory.model import Document, Link, Nearest, Place

SCORE_DIGITS = 6
"""Scores are rounded so that they do not depend on the order in which sums are formed."""

FAINT = 0.02
"""Scores below this count as zero when the paragraphs of a row are weighed together."""


@dataclass(frozen=True, slots=True)
class LinkingResult:
    """What scoring all pairs of documents gives.

    Attributes
    ----------
    links
        All links at or above the threshold, by pair of documents, then by paragraphs.
    nearest
        For each place and each other document it may be aligned with, the closest paragraph.
    scores
        All scores that are not faint, by pair of places (the earlier document's first).
    """

    links: tuple[Link, ...]
    nearest: tuple[Nearest, ...]
    scores: dict[tuple[Place, Place], float]


def link_documents(
    documents: Sequence[Document],
    vocabulary: Vocabulary,
    *,
    threshold: float,
    strong: float,
    include_same_outlet: bool,
) -> LinkingResult:
    """Score every pair of documents that may be aligned, and link their paragraphs."""
    scorer = Scorer(vocabulary)
    links: list[Link] = []
    nearest: list[Nearest] = []
    scores: dict[tuple[Place, Place], float] = {}
    for first, second in alignable_pairs(documents, include_same_outlet=include_same_outlet):
        a, b = documents[first], documents[second]
        pair = scorer.score(first, second)
        score = np.round(pair.score, SCORE_DIGITS)
        ends = (
            [Place(a.id, paragraph.number) for paragraph in a.paragraphs],
            [Place(b.id, paragraph.number) for paragraph in b.paragraphs],
        )
        nearest.extend(_nearest(*ends, score))
        nearest.extend(_nearest(*ends[::-1], score.T))
        rows, columns = np.nonzero(score >= min(FAINT, threshold))
        for row, column, value in zip(
            rows.tolist(), columns.tolist(), score[rows, columns].tolist(), strict=True
        ):
            scores[ends[0][row], ends[1][column]] = value
        explainer = Explainer(scorer, vocabulary, pair, first, second)
        for row, column in np.argwhere(score >= threshold).tolist():
            value = float(score[row, column])
            links.append(
                Link(
                    a=ends[0][row],
                    b=ends[1][column],
                    score=value,
                    strength="strong" if value >= strong else "partial",
                    similarity=_similarity(vocabulary, (first, row), (second, column)),
                    reasons=explainer.reasons(row, column),
                )
            )
    return LinkingResult(links=tuple(links), nearest=tuple(nearest), scores=scores)


def alignable_pairs(
    documents: Sequence[Document], *, include_same_outlet: bool
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of documents that may be aligned, as indices, the earlier one first."""
    outlets = [document.outlet.casefold() for document in documents]
    for first in range(len(documents)):
        for second in range(first + 1, len(documents)):
            if include_same_outlet or outlets[first] != outlets[second]:
                yield first, second


def _similarity(vocabulary: Vocabulary, a: tuple[int, int], b: tuple[int, int]) -> float:
    words_a = vocabulary.documents[a[0]].words[a[1]]
    words_b = vocabulary.documents[b[0]].words[b[1]]
    return round(Indel.normalized_similarity(words_a, words_b), SCORE_DIGITS)


def _nearest(places: Sequence[Place], others: Sequence[Place], score: Matrix) -> Iterator[Nearest]:
    best = np.argmax(score, axis=1).tolist()
    for row, (place, column) in enumerate(zip(places, best, strict=True)):
        yield Nearest(place=place, other=others[column], score=float(score[row, column]))
