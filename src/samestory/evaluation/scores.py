"""The scores of all pairs of a story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from samestory.alignment.linking import PairScore, Scores
from samestory.model import Document, Limits, Settings
from samestory.pipeline import score_pairs

if TYPE_CHECKING:
    from samestory.embedding.base import Embedder

FAINTEST = 0.001
"""Scores below this are taken as 0: so faint a pair is not ranked."""

_DEFAULT_LIMITS = Limits()

NO_SCORE = PairScore(0.0, 0.0)
"""Of so faint a pair."""


def pair_scores(
    documents: Sequence[Document],
    settings: Settings,
    embedder: Embedder | None = None,
    limits: Limits = _DEFAULT_LIMITS,
) -> Scores:
    """Return the scores of all pairs whose link score is not fainter than `FAINTEST`.

    They are those of the links that a comparison reports; the link threshold decides what is
    reported, not how it is scored.

    Raises
    ------
    AlignmentError
        If the documents can't be compared.
    EmbeddingError
        If the embedding model is broken.
    """
    least = min(FAINTEST, settings.threshold)
    return score_pairs(documents, settings, least=least, embedder=embedder, limits=limits)
