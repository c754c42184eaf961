"""Which paragraphs of a whole corpus may say the same, found without comparing all with all.

For reuse over the corpus: who has whose words, agency copy, and where a wording was seen first.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyarrow as pa
from scipy.sparse import csr_array

from samestory.corpus.stories.blocking import allowed
from samestory.corpus.stories.postings import Flags, Floats, Integers, Postings
from samestory.corpus.stories.window import Articles, Window, read_window
from samestory.errors import SettingsError

TILE_PAIRS = 4_000_000
"""Pairs that share a word or two, weighed at once; about 100 MB."""

SCORE_DIGITS = 6

CANDIDATES = pa.schema(
    [
        ("a", pa.string()),
        ("a_number", pa.int32()),
        ("b", pa.string()),
        ("b_number", pa.int32()),
        ("containment", pa.float64()),
        ("coverage", pa.float64()),
        ("same_outlet", pa.bool_()),
    ]
)
"""Columns of a table of candidates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphSettings:
    """Which paragraphs are candidates for saying the same.

    Attributes
    ----------
    window_days
        Paragraphs of articles whose dates lie further apart are not compared, 0 upwards.
    least_containment
        Share of the rare words and pairs of words of the shorter paragraph that the other one
        must hold, weighed by their rarity, above 0 and up to 1.
    least_coverage
        The same share of the longer paragraph, 0 to 1: a short quote inside a long paragraph does
        not make the two alike.
    most_common
        Words and pairs of words that more paragraphs of the window hold than this don't count.
    most_paragraphs
        An article's later paragraphs are left out.

    Raises
    ------
    SettingsError
        If a value is out of its range.
    """

    window_days: int = 5
    least_containment: float = 0.10
    least_coverage: float = 0.03
    most_common: int = 50
    most_paragraphs: int = 200

    def __post_init__(self) -> None:
        if self.window_days < 0:
            raise SettingsError(f"The window has {self.window_days} days: name 0 or more.")
        if not 0 < self.least_containment <= 1:
            raise SettingsError(
                f"The least containment is {self.least_containment}: name one above 0, up to 1."
            )
        if not 0 <= self.least_coverage <= 1:
            raise SettingsError(f"The least coverage is {self.least_coverage}: name one of 0 to 1.")
        for name, least in (("most_common", 2), ("most_paragraphs", 1)):
            if getattr(self, name) < least:
                raise SettingsError(f"{name} is {getattr(self, name)}: name {least} or more.")


_DEFAULT = ParagraphSettings()


def paragraph_candidates(
    left: Articles, right: Articles, *, settings: ParagraphSettings = _DEFAULT
) -> pa.Table:
    """Find pairs of paragraphs of different articles that share enough rare words.

    What counts are distinct words and pairs of neighbouring words that stand in 2 to
    ``most_common`` paragraphs, each by its rarity ``ln(paragraphs / those that hold it)``.

    Parameters
    ----------
    left, right
        As `document_links` takes them.
    settings
        The cuts.

    Returns
    -------
    pyarrow.Table
        A row for each unordered pair of a left and a right paragraph, with the columns of
        `CANDIDATES`, in ascending order; ``a`` is the smaller article id. It does not depend on
        the order of rows.
    """
    window = read_window(
        left, right, days=settings.window_days, most_paragraphs=settings.most_paragraphs
    )
    count = len(window.paragraph_numbers)
    article = _articles_of(window)
    grams, weights = _weighed_grams(window, most_common=settings.most_common)
    totals = grams.sums(weights**2)
    matrix = csr_array(
        (weights, (grams.rows, grams.units)),
        shape=(count, int(grams.units.max(initial=-1)) + 1),
    )
    found = []
    for start, end in _tiles(grams):
        shared = (matrix[start:end] @ matrix.T).tocoo()
        a, b = shared.row.astype(np.int64) + start, shared.col.astype(np.int64)
        kept = article[a] < article[b]
        a, b, both = a[kept], b[kept], shared.data[kept]
        containment = both / np.minimum(totals[a], totals[b])
        coverage = both / np.maximum(totals[a], totals[b])
        kept = _enough(containment, coverage, settings)
        kept &= allowed(window, article[a], article[b], days=settings.window_days)
        found.append((a[kept], b[kept], containment[kept], coverage[kept]))
    if not found:
        return CANDIDATES.empty_table()
    a, b, *shares = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.lexsort((b, a))
    return _table(window, (a[order], b[order]), [share[order] for share in shares])


def _enough(containment: Floats, coverage: Floats, settings: ParagraphSettings) -> Flags:
    """Tell which pairs reach both cuts, by shares rounded as they are shown."""
    contained = np.round(containment, SCORE_DIGITS) >= settings.least_containment
    return np.asarray(contained & (np.round(coverage, SCORE_DIGITS) >= settings.least_coverage))


def _weighed_grams(window: Window, *, most_common: int) -> tuple[Postings, Floats]:
    """Return the words and pairs of words that count, by paragraph, and the roots of rarities."""
    size = len(window.background)
    sentence = np.repeat(np.arange(len(window.first_word) - 1), np.diff(window.first_word))
    count = len(window.first_sentence) - 1
    paragraph = np.repeat(np.arange(count), np.diff(window.first_sentence))[sentence]
    together = sentence[1:] == sentence[:-1]
    pairs = (window.words[:-1] + 1) * size + window.words[1:]
    grams = np.concatenate((window.words, pairs[together]))
    rows = np.concatenate((paragraph, paragraph[1:][together]))
    _, numbers = np.unique(grams, return_inverse=True)
    distinct = int(numbers.max(initial=-1)) + 1
    held = Postings.collect(rows, numbers.astype(np.int64), size=distinct, count=count)
    frequency = np.bincount(held.units, minlength=distinct)
    counted = (frequency > 1) & (frequency <= most_common) & (frequency < count)
    kept = counted[held.units]
    rarity = np.zeros(distinct)
    rarity[counted] = np.log(count / frequency[counted])
    chosen = Postings.collect(held.rows[kept], held.units[kept], size=distinct, count=count)
    return chosen, np.sqrt(rarity[chosen.units])


def _tiles(grams: Postings) -> list[tuple[int, int]]:
    """Cut the rows so that those of each tile meet not too many others."""
    frequency = np.bincount(grams.units, minlength=1)
    met = grams.sums(frequency[grams.units].astype(np.float64))
    tile = (np.cumsum(met) // TILE_PAIRS).astype(np.int64)
    cuts = np.flatnonzero(np.diff(tile)) + 1
    bounds = [0, *cuts.tolist(), len(met)]
    return [(start, end) for start, end in pairwise(bounds) if start < end]


def _articles_of(window: Window) -> Integers:
    """Return the article of each paragraph."""
    return np.repeat(np.arange(len(window.ids)), np.diff(window.first_paragraph))


def _table(window: Window, pairs: tuple[Integers, Integers], shares: list[Floats]) -> pa.Table:
    a, b = pairs
    article = _articles_of(window)
    ids = np.array(window.ids, dtype=object)
    outlets = window.outlets[article]
    columns = [
        ids[article[a]],
        window.paragraph_numbers[a],
        ids[article[b]],
        window.paragraph_numbers[b],
        *(np.round(share, SCORE_DIGITS) for share in shares),
        outlets[a] == outlets[b],
    ]
    arrays = [
        pa.array(column, type=field.type) for column, field in zip(columns, CANDIDATES, strict=True)
    ]
    return pa.table(arrays, schema=CANDIDATES)
