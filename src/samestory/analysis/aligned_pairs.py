"""Which paragraphs of two documents tell the same, and in which passage evidence stands."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from samestory.analysis.base import CollatedStory
from samestory.model import Evidence, Place


def aligned_pairs(story: CollatedStory) -> tuple[tuple[Place, Place], ...]:
    """Return the pairs of paragraphs of two documents that stand in one row or are linked."""
    return story.once(_aligned_pairs)


def _aligned_pairs(story: CollatedStory) -> tuple[tuple[Place, Place], ...]:
    pairs: dict[tuple[Place, Place], None] = {}
    for row in story.alignment.rows:
        for a, b in combinations(row, 2):
            if a.document != b.document:
                pairs[a, b] = None
    for link in story.alignment.links:
        if link.strength == "strong":
            pairs[link.a, link.b] = None
    return tuple(pairs)


def passage_of(story: CollatedStory, evidence: Iterable[Evidence]) -> str | None:
    """Return the id of the passage that holds all the evidence, or ``None``."""
    ids = {story.passage_at[Place(item.document, item.paragraph)].id for item in evidence}
    return ids.pop() if len(ids) == 1 else None
