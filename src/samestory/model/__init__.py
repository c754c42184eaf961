"""Frozen values that the stages hand to one another; standard library only."""

from __future__ import annotations

from samestory.model.alignment import (
    Alignment,
    CrossReference,
    Link,
    Nearest,
    Place,
    Reason,
    Sensitivity,
    Strength,
)
from samestory.model.comparison import Comparison, Generator, SkippedInput
from samestory.model.document import Document, OutletBasis, Paragraph, Source, Span
from samestory.model.explanation import (
    Cut,
    Explanation,
    NeighbourPair,
    SentencePair,
    Surroundings,
    Term,
    WordShare,
)
from samestory.model.limits import Limits
from samestory.model.marks import (
    CodingKey,
    Mark,
    MarkedStory,
    Markings,
    Reference,
    SheetPair,
    SheetStory,
    StoryArticle,
)
from samestory.model.naming import EntityType, LabelKind, NamedEntity, NamingLabel
from samestory.model.outlet_counts import OutletCounts, Tally
from samestory.model.settings import SemanticModel, Settings
from samestory.model.wording import (
    Cell,
    Evidence,
    Finding,
    MarkingMode,
    OrderNote,
    Passage,
    Reading,
    Segment,
    SharedWords,
    Voice,
)

__all__ = [
    "Alignment",
    "Cell",
    "CodingKey",
    "Comparison",
    "CrossReference",
    "Cut",
    "Document",
    "EntityType",
    "Evidence",
    "Explanation",
    "Finding",
    "Generator",
    "LabelKind",
    "Limits",
    "Link",
    "Mark",
    "MarkedStory",
    "MarkingMode",
    "Markings",
    "NamedEntity",
    "NamingLabel",
    "Nearest",
    "NeighbourPair",
    "OrderNote",
    "OutletBasis",
    "OutletCounts",
    "Paragraph",
    "Passage",
    "Place",
    "Reading",
    "Reason",
    "Reference",
    "Segment",
    "SemanticModel",
    "Sensitivity",
    "SentencePair",
    "Settings",
    "SharedWords",
    "SheetPair",
    "SheetStory",
    "SkippedInput",
    "Source",
    "Span",
    "StoryArticle",
    "Strength",
    "Surroundings",
    "Tally",
    "Term",
    "Voice",
    "WordShare",
]
