"""Why two paragraphs are linked or not, and what comes closest to one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samestory.alignment.aside import compared_documents
from samestory.alignment.constants import ScoringConstants
from samestory.alignment.linking import SCORE_DIGITS, alignable_pairs, link_documents
from samestory.alignment.scoring import PairScores, Scorer
from samestory.alignment.vocabulary import Vocabulary, build_vocabulary
from samestory.errors import AlignmentError
from samestory.model import (
    Cut,
    Document,
    Explanation,
    NeighbourPair,
    Place,
    SentencePair,
    Settings,
    Surroundings,
    Term,
    WordShare,
)

HIGHEST_CUT = 1 - 0.5 * 10**-SCORE_DIGITS
"""Scores from here on are rounded to 1, which no logit reaches."""


def explain(
    documents: Sequence[Document], a: Place, b: Place, *, settings: Settings
) -> Explanation:
    """Explain the score of two paragraphs.

    Parameters
    ----------
    documents
        All documents of the story, each with its id: how rare a word is depends on all of them.
    a, b
        The two places, in either order.
    settings
        The cuts, and whether documents of one outlet are aligned with each other.

    Returns
    -------
    Explanation
        Its score and band are those of the link that `samestory.alignment.align` gives, if there
        is one.

    Raises
    ------
    AlignmentError
        If there is no such place, it is boilerplate that was not aligned, or the two documents are
        not aligned with each other.
    """
    compared = compared_documents(documents, settings=settings)
    first, second = sorted((_find(documents, compared, a), _find(documents, compared, b)))
    if first[0] == second[0]:
        raise AlignmentError(
            f"Both paragraphs are in {documents[first[0]].id}: links join paragraphs of two "
            "documents, so name one of another."
        )
    pairs = set(alignable_pairs(documents, include_same_outlet=settings.include_same_outlet))
    if (first[0], second[0]) not in pairs:
        raise AlignmentError(
            f"{documents[first[0]].id} and {documents[second[0]].id} are both of "
            f"{documents[first[0]].outlet}: documents of one outlet were not matched with each "
            "other (compare them with --include-same-outlet)."
        )
    vocabulary = build_vocabulary(compared)
    scorer = Scorer(vocabulary)
    pair = scorer.score(first[0], second[0])
    return _Explainer(compared, vocabulary, scorer, pair, first, second).explain(settings)


def look_around(documents: Sequence[Document], place: Place, *, settings: Settings) -> Surroundings:
    """Return a paragraph's links, and the closest paragraph of each other document.

    Parameters and errors are those of `explain`.
    """
    compared = compared_documents(documents, settings=settings)
    _find(documents, compared, place)
    found = link_documents(
        compared,
        build_vocabulary(compared),
        threshold=settings.threshold,
        strong=settings.strong,
        include_same_outlet=settings.include_same_outlet,
    )
    order = {document.id: number for number, document in enumerate(documents)}
    links = [link for link in found.links if place in (link.a, link.b)]
    nearest = [nearest for nearest in found.nearest if nearest.place == place]
    return Surroundings(
        place=place,
        links=tuple(sorted(links, key=lambda link: -link.score)),
        nearest=tuple(sorted(nearest, key=lambda nearest: order[nearest.other.document])),
    )


def _find(
    documents: Sequence[Document], compared: Sequence[Document], place: Place
) -> tuple[int, int]:
    """Return a place as the 0-based numbers of its document and of its paragraph as compared."""
    for number, document in enumerate(documents):
        if document.id == place.document:
            if 1 <= place.paragraph <= len(document.paragraphs):
                return number, _place_among(compared[number], place, document)
            raise AlignmentError(
                f"{place.document}{place.paragraph}: there is no such paragraph; {document.id} "
                f"({document.label}) has {len(document.paragraphs)}."
            )
    known = ", ".join(document.id for document in documents)
    raise AlignmentError(
        f"{place.document}{place.paragraph}: there is no document {place.document}; choose from "
        f"{known}."
    )


def _place_among(compared: Document, place: Place, document: Document) -> int:
    for at, paragraph in enumerate(compared.paragraphs):
        if paragraph.number == place.paragraph:
            return at
    kind = document.paragraphs[place.paragraph - 1].boilerplate
    raise AlignmentError(
        f"{place.document}{place.paragraph} is taken as boilerplate ({kind}), which is not "
        "matched with other articles (compare them with --align-boilerplate)."
    )


@dataclass(frozen=True, slots=True)
class _Explainer:
    """Explains one pair; ``first`` and ``second`` number its documents and paragraphs from 0."""

    documents: Sequence[Document]
    vocabulary: Vocabulary
    scorer: Scorer
    pair: PairScores
    first: tuple[int, int]
    second: tuple[int, int]

    def explain(self, settings: Settings) -> Explanation:
        cell = self.first[1], self.second[1]
        constants = self.scorer.constants
        score = round(float(self.pair.score[cell]), SCORE_DIGITS)
        logit = float(self.pair.logit[cell])
        terms = (
            ("shared words", self.pair.words, constants.words),
            ("sentence pair", self.pair.sentence, constants.sentence),
            ("position", self.pair.position, constants.position),
            ("neighbours", self.pair.neighbours, constants.neighbours),
        )
        linked = score >= settings.threshold
        return Explanation(
            a=self._place(0, *cell),
            b=self._place(1, *cell),
            score=score,
            band=("strong" if score >= settings.strong else "partial") if linked else None,
            logit=logit,
            base=constants.bias,
            terms=tuple(
                Term(kind, float(values[cell]), weight * float(values[cell]))
                for kind, values, weight in terms
            ),
            words=self._words(),
            sentences=self._sentences(),
            neighbours=tuple(self._neighbours()),
            cuts=(
                Cut("link", settings.threshold, logit - _needed(settings.threshold, constants)),
                Cut("strong", settings.strong, logit - _needed(settings.strong, constants)),
            ),
        )

    def _place(self, end: int, row: int, column: int) -> Place:
        document = self.documents[(self.first, self.second)[end][0]]
        return Place(document.id, document.paragraphs[(row, column)[end]].number)

    def _words(self) -> tuple[WordShare, ...]:
        (one, row), (two, column) = self.first, self.second
        a, b = self.vocabulary.documents[one], self.vocabulary.documents[two]
        divisor = self.scorer.word_divisor(one, two, row, column)
        weights = self.scorer.constants.words * self.scorer.word_weights(one, two) / divisor
        shares = (
            WordShare(a.surface[unit], b.surface[unit], float(weights[unit]))
            for unit in a.paragraph_sets[row] & b.paragraph_sets[column]
            if weights[unit] > 0
        )
        return tuple(sorted(shares, key=lambda share: (-share.weight, share.a)))

    def _sentences(self) -> SentencePair:
        (one, row), (two, column) = self.first, self.second
        at_a, at_b, share = self.scorer.closest_sentences(one, two, row, column)
        return SentencePair(
            a=self.documents[one].paragraphs[row].sentences[at_a],
            b=self.documents[two].paragraphs[column].sentences[at_b],
            share=share,
        )

    def _neighbours(self) -> Iterator[NeighbourPair]:
        row, column = self.first[1], self.second[1]
        rows, columns = self.pair.alone.shape
        for i, j in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if 0 <= i < rows and 0 <= j < columns:
                fit = float(self.pair.alone[i, j])
                yield NeighbourPair(self._place(0, i, j), self._place(1, i, j), fit)


def _needed(score: float, constants: ScoringConstants) -> float:
    """Return the logit at which a calibrated score is reached."""
    score = min(score, HIGHEST_CUT)
    calibrated = math.log(score / (1 - score)) - constants.calibration_bias
    below = calibrated < 0
    return calibrated / (constants.calibration_below if below else constants.calibration_above)
