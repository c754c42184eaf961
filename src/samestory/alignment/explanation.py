"""Why two paragraphs are linked or not, and what comes closest to one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samestory.alignment.aside import compared_documents
from samestory.alignment.constants import Calibration
from samestory.alignment.linking import SCORE_DIGITS, alignable_pairs, link_documents
from samestory.alignment.scoring import PairScores, Scorer, SimilaritySource
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

TERMS = {
    "shared words": "words",
    "sentence pair": "sentence",
    "position": "position",
    "neighbours": "neighbours",
    "closeness": "closeness",
    "course": "course",
    "paragraph meaning": "paragraph_meaning",
    "sentence meaning": "sentence_meaning",
}
"""The feature of each kind of term, in the order in which they are shown."""


def explain(
    documents: Sequence[Document],
    a: Place,
    b: Place,
    *,
    settings: Settings,
    similarities: SimilaritySource | None = None,
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
    similarities
        What an embedding model says about the story, where the scores take it into account.

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
    scorer = Scorer(vocabulary, similarities=similarities)
    pair = scorer.score(first[0], second[0])
    return _Explainer(compared, vocabulary, scorer, pair, first, second).explain(settings)


def look_around(
    documents: Sequence[Document],
    place: Place,
    *,
    settings: Settings,
    similarities: SimilaritySource | None = None,
) -> Surroundings:
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
        similarities=similarities,
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
        model = self.scorer.model
        score = round(float(self.pair.score[cell]), SCORE_DIGITS)
        strong_score = round(float(self.pair.strong[cell]), SCORE_DIGITS)
        linked = score >= settings.threshold
        return Explanation(
            a=self._place(0, *cell),
            b=self._place(1, *cell),
            score=score,
            strong_score=strong_score,
            band=("strong" if strong_score >= settings.strong else "partial") if linked else None,
            logit=float(self.pair.link_logit[cell]),
            strong_logit=float(self.pair.strong_logit[cell]),
            base=model.link.bias,
            strong_base=model.strong.bias,
            terms=tuple(self._terms(*cell)),
            words=self._words(),
            sentences=self._sentences(),
            neighbours=tuple(self._neighbours()),
            cuts=self._cuts(settings, *cell),
        )

    def _terms(self, row: int, column: int) -> Iterator[Term]:
        model = self.scorer.model
        for kind, name in TERMS.items():
            if name in self.pair.features:
                value = float(self.pair.features[name][row, column])
                link, strong = model.link.weights.get(name, 0), model.strong.weights.get(name, 0)
                yield Term(kind, value, link * value, strong * value)

    def _cuts(self, settings: Settings, row: int, column: int) -> tuple[Cut, Cut]:
        model = self.scorer.model
        logit = float(self.pair.link_logit[row, column])
        link = logit - _needed(settings.threshold, model.link_calibration)
        # The strong score is never above the score, and a strong link is a link.
        strong = min(
            float(self.pair.strong_logit[row, column])
            - _needed(settings.strong, model.strong_calibration),
            logit - _needed(settings.strong, model.link_calibration),
            link,
        )
        return Cut("link", settings.threshold, link), Cut("strong", settings.strong, strong)

    def _place(self, end: int, row: int, column: int) -> Place:
        document = self.documents[(self.first, self.second)[end][0]]
        return Place(document.id, document.paragraphs[(row, column)[end]].number)

    def _words(self) -> tuple[WordShare, ...]:
        (one, row), (two, column) = self.first, self.second
        a, b = self.vocabulary.documents[one], self.vocabulary.documents[two]
        divisor = self.scorer.word_divisor(one, two, row, column)
        model = self.scorer.model
        weights = self.scorer.word_weights(one, two) / divisor
        shares = (
            WordShare(
                a.surface[unit],
                b.surface[unit],
                weight=model.link.weights["words"] * float(weights[unit]),
                strong_weight=model.strong.weights["words"] * float(weights[unit]),
            )
            for unit in a.telling[row] & b.telling[column]
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


def _needed(score: float, calibration: Calibration) -> float:
    """Return the logit at which a calibrated score is reached."""
    return calibration.logit_at(min(score, HIGHEST_CUT))
