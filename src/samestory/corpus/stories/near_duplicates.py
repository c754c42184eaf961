"""Texts of one outlet that are mostly the same words: updates and reposts."""

from __future__ import annotations

import numpy as np

from samestory.corpus.stories.blocking import Pairs
from samestory.corpus.stories.postings import Flags, Integers
from samestory.corpus.stories.window import Window

RUN = 3
"""Words that must follow one another in both texts to count as the same wording."""

SAME_SHARE = 0.6
"""Share of the shorter text's runs that the other must hold to be an update or a repost of it.
Two outlets' articles on one event, with the quotes they share, hold up to .40 of one another's on
the shared stories."""

SAME_SHARE_OF_LONGER = 0.25
"""Share of the longer text's runs that the other must hold: a live blog that takes in a short
article is no version of it."""

FEWEST_RUNS = 20
"""A shorter text is too little to tell."""


def near_duplicates(window: Window, pairs: Pairs) -> Flags:
    """Tell which pairs are of one outlet, and mostly the same words in the same order."""
    found = np.zeros(len(pairs.a), dtype=np.bool_)
    runs: dict[int, Integers] = {}
    same_outlet = window.outlets[pairs.a] == window.outlets[pairs.b]
    for place in np.flatnonzero(same_outlet).tolist():
        a, b = (
            runs[article] if article in runs else runs.setdefault(article, _runs(window, article))
            for article in (int(pairs.a[place]), int(pairs.b[place]))
        )
        shorter, longer = sorted((len(a), len(b)))
        if shorter >= FEWEST_RUNS:
            shared = len(np.intersect1d(a, b, assume_unique=True))
            found[place] = shared >= max(SAME_SHARE * shorter, SAME_SHARE_OF_LONGER * longer)
    return found


def _runs(window: Window, article: int) -> Integers:
    """Return the distinct runs of an article's words, as numbers."""
    sentences = window.first_sentence[window.first_paragraph[[article, article + 1]]]
    start, end = window.first_word[sentences]
    words = window.words[start:end].astype(np.uint64)
    count = max(len(words) - RUN + 1, 0)
    size = np.uint64(len(window.background))
    run = np.zeros(count, dtype=np.uint64)
    for shift in range(RUN):
        # Beyond 2.6 million units three of them may overflow; two runs would have to meet by it.
        run = run * size + words[shift : shift + count]
    return np.unique(run).astype(np.int64)
