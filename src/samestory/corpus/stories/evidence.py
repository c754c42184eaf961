"""What the paragraphs of two articles say about whether they tell one story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from samestory.alignment.constants import ScoringConstants
from samestory.alignment.scoring import one_thread
from samestory.corpus.stories.blocking import Pairs
from samestory.corpus.stories.postings import Floats, Integers
from samestory.corpus.stories.verification import Verifier
from samestory.corpus.stories.window import Window

MOST_ROWS = 600
"""Paragraphs that are compared with one article at once: enough to be fast, few megabytes."""


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What the aligner says about pairs of articles.

    Attributes
    ----------
    paragraphs
        Mean, over the paragraphs of both articles, of the best strong score in the other one; both
        articles count the same. 0 to 1.
    strong_links, links
        How many pairs of paragraphs `samestory compare` would link strongly, and at all.
    """

    paragraphs: Floats
    strong_links: Integers
    links: Integers


def gather_evidence(window: Window, pairs: Pairs, *, constants: ScoringConstants) -> Evidence:
    """Score all paragraphs of pairs of articles that are sorted by their first."""
    verifier = Verifier(window, constants)
    cuts = constants.cuts
    paragraphs = np.zeros(len(pairs.a))
    strong_links = np.zeros(len(pairs.a), dtype=np.int64)
    links = np.zeros(len(pairs.a), dtype=np.int64)
    with one_thread():
        for batch in _batches(window, pairs):
            found = verifier.score(int(pairs.a[batch.start]), pairs.b[batch])
            first = found.first[:-1]
            mine = np.maximum.reduceat(found.strong, first, axis=0).mean(axis=1)
            # Each of the others has a row of zeros behind it that is no paragraph.
            theirs = np.add.reduceat(found.strong.max(axis=1), first) / (np.diff(found.first) - 1)
            paragraphs[batch] = (mine + theirs) / 2
            linked = found.score >= cuts.threshold
            strong = linked & (found.strong >= cuts.strong)
            links[batch] = np.add.reduceat(linked.sum(axis=1), first)
            strong_links[batch] = np.add.reduceat(strong.sum(axis=1), first)
    return Evidence(paragraphs, strong_links, links)


def _batches(window: Window, pairs: Pairs) -> Iterator[slice]:
    """Yield stretches of pairs with the same first article, and not too many paragraphs."""
    sizes = np.diff(window.first_paragraph)[pairs.b].tolist()
    firsts = pairs.a.tolist()
    start = rows = 0
    for place, (first, size) in enumerate(zip(firsts, sizes, strict=True)):
        if place > start and (first != firsts[start] or rows + size > MOST_ROWS):
            yield slice(start, place)
            start, rows = place, 0
        rows += size
    if start < len(firsts):
        yield slice(start, len(firsts))
