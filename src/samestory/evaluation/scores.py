"""The scores of all pairs of a story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from samestory.evaluation.matching import Pair
from samestory.model import Document, Settings
from samestory.pipeline import compare

if TYPE_CHECKING:
    from samestory.embedding.base import Embedder

FAINTEST = 0.001
"""Scores below this are taken as 0: so faint a pair is not ranked."""


def pair_scores(
    documents: Sequence[Document], settings: Settings, embedder: Embedder | None = None
) -> dict[Pair, float]:
    """Return the scores (0 to 1) of all pairs that are not fainter than `FAINTEST`.

    They are those of the links that a comparison with the same settings reports; the link
    threshold decides what is reported, not how it is scored.

    Raises
    ------
    AlignmentError
        If the documents can't be compared.
    """
    threshold = min(FAINTEST, settings.threshold)
    comparison = compare(documents, replace(settings, threshold=threshold), embedder=embedder)
    return {(link.a, link.b): link.score for link in comparison.links}
