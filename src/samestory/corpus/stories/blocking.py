"""Which articles may tell one story: a cheap look at all pairs of a window."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from samestory.corpus.stories.constants import BLOCKING, LEAST_CHANCE, LEAST_LIKENESS
from samestory.corpus.stories.postings import Flags, Floats, Integers, Postings
from samestory.corpus.stories.rarity import rarity
from samestory.corpus.stories.settings import StorySettings
from samestory.corpus.stories.window import Window

MOST_COMMON = 0.2
"""Units in more than this share of the window's articles don't count for blocking …"""

MOST_ARTICLES = 1000
"""… nor those in more articles than this …"""

ALWAYS_KEPT = 64
"""… but those in no more than this always do."""

TILE = 512
"""Articles that are compared with all others at once."""

LEAD_PARAGRAPHS = 3
"""Paragraphs at the top of an article in which another's headline is looked for."""

HEADLINE_SMOOTHING = 3.0
"""Added to a headline's total rarity, so that a headline of one word is not found everywhere."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of articles, ``a`` before ``b``, in ascending order.

    Attributes
    ----------
    a, b
        Places of articles in the window.
    likeness
        Cosine of their units, 0 to 1.
    headline
        How much of each headline the top of the other article holds, 0 to 1.
    """

    a: Integers
    b: Integers
    likeness: Floats
    headline: Floats

    def __getitem__(self, chosen: Integers | Flags) -> Pairs:
        return Pairs(self.a[chosen], self.b[chosen], self.likeness[chosen], self.headline[chosen])


def article_candidates(
    window: Window,
    *,
    settings: StorySettings,
    least_chance: float = LEAST_CHANCE,
    least_likeness: float = LEAST_LIKENESS,
) -> Pairs:
    """Return the pairs of articles of a window that may tell one story.

    Those that are likely enough by their words and headlines, and of each article's only the
    likeliest ones.
    """
    size = len(window.background)
    frequency = np.bincount(window.articles.units, minlength=size)
    rare = rarity(frequency, len(window.ids), window.background)
    cap = max(ALWAYS_KEPT, min(MOST_ARTICLES, int(MOST_COMMON * len(window.ids))))
    counted = (rare > 0) & (frequency <= cap)
    articles = _unit_vectors(window.articles, rare, counted)
    heads, leads = _headlines(window, rare)
    found = []
    for start in range(0, len(window.ids), TILE):
        rows = slice(start, start + TILE)
        likeness = (articles[rows] @ articles.T).tocoo()
        a, b = likeness.row.astype(np.int64) + start, likeness.col.astype(np.int64)
        kept = (likeness.data >= least_likeness) & (a < b)
        a, b, like = a[kept], b[kept], likeness.data[kept]
        kept = allowed(window, a, b, days=settings.window_days)
        a, b, like = a[kept], b[kept], like[kept]
        heading = (heads[rows] @ leads.T + leads[rows] @ heads.T).tocsr()
        headline = _values(heading, a - start, b) / 2
        found.append(Pairs(a, b, like, headline))
    pairs = Pairs(*(np.concatenate([getattr(p, name) for p in found]) for name in Pairs.__slots__))
    chance = BLOCKING.bias + BLOCKING.likeness * pairs.likeness + BLOCKING.headline * pairs.headline
    kept = chance >= np.log(least_chance / (1 - least_chance))
    return _likeliest(pairs[kept], chance[kept], len(window.ids), settings.most_candidates)


def allowed(window: Window, a: Integers, b: Integers, *, days: int) -> Flags:
    """Tell which pairs meet in these buckets and lie no further apart than the window.

    An article without a date may be near any other.
    """
    meet = (window.left[a] & window.right[b]) | (window.right[a] & window.left[b])
    undated = ~(window.dated[a] & window.dated[b])
    near = np.abs(window.days[a] - window.days[b]) <= days
    return np.asarray(meet & (undated | near))


def _unit_vectors(postings: Postings, rare: Floats, counted: Flags) -> csr_array:
    weights = rare[postings.units] * (1 + np.log(postings.counts))
    lengths = np.sqrt(postings.sums(weights**2))
    weights /= np.maximum(lengths, 1e-9)[postings.rows]
    return _matrix(postings, weights, counted[postings.units], len(rare))


def _headlines(window: Window, rare: Floats) -> tuple[csr_array, csr_array]:
    """Return the headlines' units, each with its share, and the units at the top of articles."""
    heads = window.headlines
    weights = rare[heads.units]
    totals = heads.sums(weights) + HEADLINE_SMOOTHING
    shares = _matrix(heads, weights / totals[heads.rows], weights > 0, len(rare))
    paragraph = window.paragraphs.rows
    article = np.repeat(np.arange(len(window.ids)), np.diff(window.first_paragraph))[paragraph]
    top = paragraph - window.first_paragraph[article] < LEAD_PARAGRAPHS
    leads = Postings.collect(
        np.concatenate((article[top], heads.rows)),
        np.concatenate((window.paragraphs.units[top], heads.units)),
        size=len(rare),
        count=len(window.ids),
    )
    return shares, _matrix(leads, np.ones(len(leads.units)), rare[leads.units] > 0, len(rare))


def _matrix(postings: Postings, values: Floats, kept: Flags, size: int) -> csr_array:
    shape = (len(postings.starts) - 1, size)
    return csr_array((values[kept], (postings.rows[kept], postings.units[kept])), shape=shape)


def _values(matrix: csr_array, rows: Integers, columns: Integers) -> Floats:
    """Return the values of some cells of a matrix, which has each cell once."""
    matrix.sort_indices()
    width = matrix.shape[1]
    held = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr)) * width + matrix.indices
    wanted = rows * width + columns
    place = np.minimum(np.searchsorted(held, wanted), max(len(held) - 1, 0))
    if not len(held):
        return np.zeros(len(rows))
    return np.where(held[place] == wanted, matrix.data[place], 0.0)


def _likeliest(pairs: Pairs, chance: Floats, articles: int, most: int) -> Pairs:
    """Keep the pairs that are among the likeliest ones of either article."""
    ends = np.concatenate((pairs.a, pairs.b))
    others = np.concatenate((pairs.b, pairs.a))
    number = np.tile(np.arange(len(pairs.a)), 2)
    order = np.lexsort((others, -chance[number], ends))
    starts = np.searchsorted(ends[order], np.arange(articles))
    rank = np.arange(len(order)) - starts[ends[order]]
    return pairs[np.unique(number[order[rank < most]])]
