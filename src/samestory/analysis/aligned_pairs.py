"""Which paragraphs of two documents tell the same, and in which passage evidence stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


def partners_of(story: CollatedStory) -> Mapping[Place, Sequence[Place]]:
    """Return for each paragraph of such a pair those it is paired with, each once or twice."""
    return story.once(_partners)


def _partners(story: CollatedStory) -> Mapping[Place, Sequence[Place]]:
    partners: dict[Place, list[Place]] = {}
    for a, b in aligned_pairs(story):
        partners.setdefault(a, []).append(b)
        partners.setdefault(b, []).append(a)
    return partners


def passage_of(story: CollatedStory, evidence: Iterable[Evidence]) -> str | None:
    """Return the id of the passage that holds all the evidence, or ``None``."""
    ids = {story.passage_at[Place(item.document, item.paragraph)].id for item in evidence}
    return ids.pop() if len(ids) == 1 else None
