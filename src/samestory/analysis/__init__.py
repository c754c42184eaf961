"""Alignment → passages and findings: how the documents word what they share."""

from __future__ import annotations

from samestory.analysis.base import Analysis, CollatedStory
from samestory.analysis.collation import collate
from samestory.analysis.only_here import OnlyHere
from samestory.analysis.order import Order
from samestory.analysis.passages import build_passages
from samestory.analysis.reuse import Reuse
from samestory.analysis.shared_words import count_shared_words
from samestory.model import Alignment, Finding, Passage, Settings, SharedWords

__all__ = ["ANALYSES", "analyse"]

ANALYSES: dict[str, Analysis] = {
    "only-here": OnlyHere(),
    "order": Order(),
    "reuse": Reuse(),
}
"""All analyses, in the order in which their findings are reported."""


def analyse(
    alignment: Alignment, *, settings: Settings
) -> tuple[tuple[Passage, ...], tuple[Finding, ...], tuple[SharedWords, ...]]:
    """Collate the rows of an alignment and run every analysis over them.

    Returns
    -------
    tuple
        The passages in reading order, the findings in the order of `ANALYSES`, and the counts of
        shared words for every ordered pair of documents.
    """
    documents = {document.id: document for document in alignment.documents}
    spellings = {form: group[0] for group in alignment.spellings for form in group}
    collated = [collate(documents, row, spellings) for row in alignment.rows]
    passages = build_passages(alignment, collated)
    story = CollatedStory(
        alignment=alignment,
        passages=passages,
        collations={p.id: cells for p, cells in zip(passages, collated, strict=True)},
        settings=settings,
    )
    findings = tuple(f for analysis in ANALYSES.values() for f in analysis.find(story))
    return passages, findings, count_shared_words(story)
