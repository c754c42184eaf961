"""Naming: who and what the outlets label differently, and the table of all names they share."""

from __future__ import annotations

from samestory.analysis.base import CollatedStory
from samestory.analysis.naming.entities import collect_entities, tabulate
from samestory.analysis.naming.findings import Naming
from samestory.model import NamedEntity

__all__ = ["Naming", "name_entities"]


def name_entities(story: CollatedStory) -> tuple[NamedEntity, ...]:
    """Return who and what two or more documents name, with each document's labels."""
    return tabulate(collect_entities(story))
