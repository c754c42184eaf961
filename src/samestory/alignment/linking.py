"""From scores to links, and to the nearest paragraph where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Indel

from samestory.alignment.incidence import Matrix
from samestory.alignment.reasons import Explainer
from samestory.alignment.scoring import PairScores, Scorer, SimilaritySource
from samestory.alignment.vocabulary import Vocabulary, build_vocabulary
from samestory.model import Document, Link, Nearest, Place, Reason

SCORE_DIGITS = 6
"""Scores are rounded so that they do not depend on the order in which sums are formed."""

FAINT = 0.02
"""Scores below this count as zero when the paragraphs of a row are weighed together."""


class PairScore(NamedTuple):
    """A pair's link score, and its strong score, which is no higher."""

    score: float
    strong: float


Scores = Mapping[tuple[Place, Place], PairScore]
"""By pair of places, the earlier document's first."""


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
        Those of all pairs that are not faint.
    """

    links: tuple[Link, ...]
    nearest: tuple[Nearest, ...]
    scores: Scores


def link_documents(
    documents: Sequence[Document],
    vocabulary: Vocabulary,
    *,
    threshold: float,
    strong: float,
    include_same_outlet: bool,
    similarities: SimilaritySource | None = None,
    brief: bool = False,
) -> LinkingResult:
    """Score every pair of documents that may be aligned, and link their paragraphs.

    The links have no reasons if asked to be brief.
    """
    scorer = Scorer(vocabulary, similarities=similarities)
    links: list[Link] = []
    nearest: list[Nearest] = []
    scores: dict[tuple[Place, Place], PairScore] = {}
    places = [[Place(d.id, paragraph.number) for paragraph in d.paragraphs] for d in documents]
    for first, second in alignable_pairs(documents, include_same_outlet=include_same_outlet):
        pair = scorer.score(first, second)
        found = _rounded(pair)
        ends = places[first], places[second]
        nearest.extend(_nearest(*ends, found))
        nearest.extend(_nearest(*ends[::-1], found.swapaxes(1, 2)))
        linked: list[tuple[int, int, PairScore]] = []
        for row, column, score in _at_least(found, min(FAINT, threshold)):
            scores[ends[0][row], ends[1][column]] = score
            if score.score >= threshold:
                linked.append((row, column, score))
        reasons: Iterable[tuple[Reason, ...]] = [()] * len(linked)
        if not brief:
            reasons = Explainer(scorer, vocabulary, pair, first, second).reasons(
                [row for row, _, _ in linked], [column for _, column, _ in linked]
            )
        links += [
            Link(
                a=ends[0][row],
                b=ends[1][column],
                score=score.score,
                strength="strong" if score.strong >= strong else "partial",
                similarity=_similarity(vocabulary, (first, row), (second, column)),
                reasons=told,
                strong_score=score.strong,
            )
            for (row, column, score), told in zip(linked, reasons, strict=True)
        ]
    return LinkingResult(links=tuple(links), nearest=tuple(nearest), scores=scores)


def score_pairs(
    documents: Sequence[Document],
    *,
    least: float,
    include_same_outlet: bool,
    similarities: SimilaritySource | None = None,
) -> Scores:
    """Return the scores of all pairs that may be aligned and score at least ``least``.

    They are those that `link_documents` gives its links, without the rest of the work.
    """
    scorer = Scorer(build_vocabulary(documents), similarities=similarities)
    scores: dict[tuple[Place, Place], PairScore] = {}
    for first, second in alignable_pairs(documents, include_same_outlet=include_same_outlet):
        a, b = documents[first], documents[second]
        pair = scorer.score(first, second)
        found = _rounded(pair)
        for row, column, score in _at_least(found, least):
            ends = Place(a.id, a.paragraphs[row].number), Place(b.id, b.paragraphs[column].number)
            scores[ends] = score
    return scores


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


def _rounded(pair: PairScores) -> Matrix:
    """Return the link scores and the strong scores of two documents, in this order."""
    return np.asarray(np.round(np.stack((pair.score, pair.strong)), SCORE_DIGITS), np.float64)


def _at_least(found: Matrix, least: float) -> Iterator[tuple[int, int, PairScore]]:
    """Yield row, column and scores of the pairs that are not fainter, row by row."""
    rows, columns = np.nonzero(found[0] >= least)
    scores = map(PairScore._make, found[:, rows, columns].T.tolist())
    yield from zip(rows.tolist(), columns.tolist(), scores, strict=True)


def _nearest(places: Sequence[Place], others: Sequence[Place], found: Matrix) -> Iterator[Nearest]:
    best = np.argmax(found[0], axis=1)
    scores = found[:, np.arange(len(best)), best].tolist()
    for place, column, score, strong in zip(places, best.tolist(), *scores, strict=True):
        yield Nearest(place=place, other=others[column], score=score, strong_score=strong)
