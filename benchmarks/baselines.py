"""Classic similarities of two paragraphs, to set beside samestory's score."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.process import cdist
from rapidfuzz.utils import default_process

from samestory.evaluation.metrics import Numbers

_WORD = re.compile(r"\w+")


def token_set(paragraphs: Sequence[str]) -> Numbers:
    """Return rapidfuzz's ``token_set_ratio`` of every pair of paragraphs, 0 to 1."""
    ratios = cdist(paragraphs, paragraphs, scorer=token_set_ratio, processor=default_process)
    return np.asarray(ratios / 100.0, dtype=np.float64)


def tfidf_cosine(paragraphs: Sequence[str]) -> Numbers:
    """Return the cosine of the TF-IDF vectors of every pair of paragraphs, 0 to 1.

    Words are lower-cased and count once in a paragraph; the idf is ``ln((n + 1) / (df + 1)) + 1``
    over these paragraphs (scikit-learn's formula). Counting each use instead was worse on the
    stories of the reference page, so this is the harder one to beat.
    """
    words = [_WORD.findall(paragraph.lower()) for paragraph in paragraphs]
    column = {word: number for number, word in enumerate(sorted({w for ws in words for w in ws}))}
    holds = np.zeros((len(paragraphs), len(column)))
    for row, found in enumerate(words):
        holds[row, [column[word] for word in found]] = 1
    vectors = holds * (np.log((len(paragraphs) + 1) / (holds.sum(axis=0) + 1)) + 1)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(lengths > 0, lengths, 1)
    return np.asarray(vectors @ vectors.T)


BASELINES: dict[str, Callable[[Sequence[str]], Numbers]] = {
    "token_set_ratio": token_set,
    "TF-IDF cosine": tfidf_cosine,
}
"""Each takes all paragraphs of a story and gives a square matrix of similarities."""
