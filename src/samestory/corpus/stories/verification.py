"""The aligner's scores of one article with each of several others, many pairs at a time.

What `samestory.alignment.scoring` computes for the two articles alone, but for two things that cost
more than they tell here: spellings of one name and word families are not folded.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samestory.alignment.constants import ScoringConstants
from samestory.alignment.scoring import calibrated, fit_alone, surroundings, weighted_sum
from samestory.corpus.stories.postings import Floats, Integers, Postings, gather
from samestory.corpus.stories.window import Window


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """Link and strong scores of one article with others.

    Attributes
    ----------
    score, strong
        A row for each paragraph of the others, one after another with a row of zeros behind each
        of them; a column for each paragraph of the one article.
    first
        For each of the others its first row, and the number of rows.
    """

    score: Floats
    strong: Floats
    first: Integers


class Verifier:
    """Scores articles of a window; what belongs to one article is computed once."""

    def __init__(self, window: Window, constants: ScoringConstants) -> None:
        self._window = window
        self._shapes = constants.shapes
        self._model = constants.lexical
        self._first_sentence = window.first_sentence[window.first_paragraph]
        self._sentence_counts = np.diff(window.first_sentence)
        size = len(window.background)
        article_of = np.repeat(np.arange(len(window.ids)), np.diff(window.first_paragraph))
        frequency = _article_counts(window.articles, window.paragraphs, article_of, size)
        weight = window.background[window.paragraphs.units]
        self._weights = np.sqrt(weight) * frequency**self._shapes.rarity_exponent
        self._totals = window.paragraphs.sums(weight) + self._shapes.weight_smoothing
        self._frequency = _article_counts(
            window.articles, window.sentences, np.repeat(article_of, self._sentence_counts), size
        )
        # The place of a unit among those of the article that is scored; the last one is for all
        # that it does not hold.
        self._place = np.full(size, -1, dtype=np.int64)

    def score(self, one: int, others: Integers) -> Scored:
        """Score the paragraphs of an article with those of others, all given by their places.

        None of them may be without paragraphs.
        """
        window = self._window
        units = window.articles.units[_span(window.articles.starts, one)]
        self._place[units] = np.arange(len(units))
        rows = gather(window.first_paragraph, others)
        words = self._words(one, rows, len(units))
        sentence = self._sentences(one, others, rows, len(units))
        self._place[units] = -1

        counts = window.first_paragraph[others + 1] - window.first_paragraph[others]
        starts = np.cumsum(counts) - counts
        place = np.arange(len(rows))
        ranks = (place - np.repeat(starts, counts))[:, None] + np.arange(words.shape[1])
        best_of_column = np.repeat(np.maximum.reduceat(words, starts, axis=0), counts, axis=0)
        best = np.maximum(best_of_column, words.max(axis=1, keepdims=True))
        own = {
            "words": words,
            "sentence": sentence,
            "position": np.exp(-ranks / self._shapes.position_scale),
            "closeness": words / (best + self._shapes.closeness_smoothing),
        }
        gaps = np.arange(len(others))
        spread_over = place + np.repeat(gaps, counts)
        return self._combine(own, spread_over, np.append(starts + gaps, len(rows) + len(others)))

    def _combine(self, own: dict[str, Floats], place: Integers, first: Integers) -> Scored:
        """Make scores of features, with a row of zeros behind each article.

        It keeps an article's last paragraph from neighbouring the next article's first one.
        """
        alone = fit_alone(own, self._model.alone)
        around = surroundings(_spread(alone, place, int(first[-1])))
        features = {**own, **{name: matrix[place] for name, matrix in around.items()}}
        score = calibrated(weighted_sum(features, self._model.link), self._model.link_calibration)
        strong = calibrated(
            weighted_sum(features, self._model.strong), self._model.strong_calibration
        )
        return Scored(
            _spread(score, place, int(first[-1])),
            _spread(np.minimum(score, strong), place, int(first[-1])),
            first,
        )

    def _words(self, one: int, rows: Integers, size: int) -> Floats:
        """Return the shared word weight of each pair of paragraphs."""
        window = self._window
        mine = np.arange(window.first_paragraph[one], window.first_paragraph[one + 1])
        entries, row = _entries(window.paragraphs, mine)
        a = self._matrix(window.paragraphs, entries, row, self._weights[entries], (len(mine), size))
        entries, row = _entries(window.paragraphs, rows)
        b = self._matrix(window.paragraphs, entries, row, self._weights[entries], (len(rows), size))
        return np.asarray((b @ a.T) / np.sqrt(np.outer(self._totals[rows], self._totals[mine])))

    def _sentences(self, one: int, others: Integers, rows: Integers, size: int) -> Floats:
        """Return the containment of the best pair of sentences of each pair of paragraphs."""
        window = self._window
        articles, sentences = window.articles, window.sentences
        sizes = window.first_paragraph[others + 1] - window.first_paragraph[others]
        my_size = window.first_paragraph[one + 1] - window.first_paragraph[one]
        # As the two articles were a story of their own: paragraphs, and those with each unit.
        paragraphs = sizes + my_size + 1.0
        my_counts = articles.counts[_span(articles.starts, one)]
        their_counts = np.zeros((size + 1, len(others)))
        entries, pair = _entries(articles, others)
        their_counts[self._place[articles.units[entries]], pair] = articles.counts[entries]
        idf = np.log(paragraphs / (my_counts[:, None] + their_counts[:size] + 0.5))

        mine = np.arange(self._first_sentence[one], self._first_sentence[one + 1])
        entries, row = _entries(sentences, mine)
        a = self._matrix(sentences, entries, row, 1.0, (len(mine), size))
        my_totals = (a @ idf).T

        held = gather(self._first_sentence, others)
        pair_of = np.repeat(
            np.arange(len(others)), self._first_sentence[others + 1] - self._first_sentence[others]
        )
        entries, row = _entries(sentences, held)
        place = self._place[sentences.units[entries]]
        frequency = self._frequency[entries] + np.append(my_counts, 0)[place]
        weights = np.log(paragraphs[pair_of[row]] / (frequency + 0.5))
        totals = np.bincount(row, weights=weights, minlength=len(held))
        b = self._matrix(sentences, entries, row, weights, (len(held), size))
        least = np.minimum(my_totals[pair_of], totals[:, None])
        contained = (b @ a.T) / (least + self._shapes.sentence_smoothing)

        counts = self._sentence_counts[rows]
        best = np.maximum.reduceat(contained, np.cumsum(counts) - counts, axis=0)
        my_first = window.first_sentence[_span(window.first_paragraph, one)] - mine[0]
        return np.asarray(np.maximum.reduceat(best, my_first, axis=1))

    def _matrix(
        self,
        postings: Postings,
        entries: Integers,
        row: Integers,
        values: Floats | float,
        shape: tuple[int, int],
    ) -> Floats:
        """Lay out units by row and by their place in the article that is scored."""
        count, size = shape
        matrix = np.zeros((count, size + 1))
        matrix[row, self._place[postings.units[entries]]] = values
        return matrix[:, :size]


def _span(starts: Integers, row: int) -> slice:
    return slice(int(starts[row]), int(starts[row + 1]))


def _entries(postings: Postings, rows: Integers) -> tuple[Integers, Integers]:
    """Return the places of the units of some rows, and which of the rows each is of."""
    lengths = postings.starts[rows + 1] - postings.starts[rows]
    return gather(postings.starts, rows), np.repeat(np.arange(len(rows)), lengths)


def _article_counts(
    articles: Postings, parts: Postings, article_of: Integers, size: int
) -> Integers:
    """Return for each unit of each part in how many paragraphs of its article it stands."""
    keys = articles.rows * size + articles.units
    wanted = article_of[parts.rows] * size + parts.units
    return articles.counts[np.searchsorted(keys, wanted)]


def _spread(matrix: Floats, place: Integers, size: int) -> Floats:
    spread = np.zeros((size, matrix.shape[1]))
    spread[place] = matrix
    return spread
