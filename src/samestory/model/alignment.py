"""What aligning a story's documents gives: links, rows and the nearest paragraph elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from samestory.model.document import Document

Strength = Literal["strong", "partial"]
"""Strong: mainly the same event, statement, fact or quotation. Partial: shares at least one."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A paragraph of a document: the document's id and the paragraph's 1-based number."""

    document: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for a link.

    Attributes
    ----------
    kind
        ``shared words``, ``sentence pair``, ``position`` or ``neighbours``; ``meaning`` where an
        embedding model was asked.
    text
        One plain sentence for a reader.
    weight
        What this ground adds to the logit of the link's score, so that grounds can be ranked.
    words
        For shared words: the forms as they stand in the first place's document, heaviest first.
    """

    kind: str
    text: str
    weight: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Two paragraphs of two documents that tell at least one same specific thing.

    Attributes
    ----------
    a, b
        The two places; ``a`` belongs to the document that the user named first.
    score
        How likely readers would link the two, 0 to 1: calibrated, so that about three in ten of
        the pairs that score .3 are links.
    strength
        Strong if the strong score reaches the strong cut.
    similarity
        How alike the two paragraphs are worded, 0 to 1, whatever they tell.
    reasons
        Grounds for the link, heaviest first; never empty.
    strong_score
        How likely readers would call the link strong, 0 to 1; never above ``score``.
    """

    a: Place
    b: Place
    score: float
    strength: Strength
    similarity: float
    reasons: tuple[Reason, ...]
    strong_score: float = 0.0


@dataclass(frozen=True, slots=True)
class Nearest:
    """The paragraph of another document that comes closest to a place, linked or not.

    ``score`` and ``strong_score`` are those of `Link`, 0 to 1.
    """

    place: Place
    other: Place
    score: float
    strong_score: float = 0.0


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A link whose two paragraphs stand in different rows (0-based row numbers)."""

    link: Link
    row_a: int
    row_b: int


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What the same scores give at one pair of cuts.

    Attributes
    ----------
    threshold, strong
        The link threshold and the strong cut.
    links, strong_links
        Pairs of paragraphs whose score reaches the threshold, and those of them whose strong score
        reaches the strong cut.
    side_by_side
        Passages told by two or more documents.
    """

    threshold: float
    strong: float
    links: int
    strong_links: int
    side_by_side: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a story's documents line up.

    Attributes
    ----------
    documents
        In the user's order, each with its id.
    links
        All links at or above the link threshold, by pair of documents, then by paragraphs.
    rows
        Every paragraph of every document exactly once, grouped into the rows that stand side by
        side, in the order in which a reader should meet them.
    cross_references
        The links that are not inside one row.
    nearest
        For each place and each other document it may be aligned with, the closest paragraph.
    boilerplate
        0-based numbers of the rows of boilerplate that was not aligned: a run of such paragraphs
        of one document each, beside the row of its neighbour. They have no link and no nearest
        paragraph.
    spellings
        Groups of word forms (casefolded) taken as spellings of one name in this story.
    sensitivity
        What these cuts and their neighbours give: first by link threshold, at the strong cut that
        was set, then by strong cut, at the threshold that was set.
    confidences
        For each row the mean score over its pairs of paragraphs that may be aligned, 0 to 1;
        ``None`` for a row of one document.
    """

    documents: tuple[Document, ...]
    links: tuple[Link, ...]
    rows: tuple[tuple[Place, ...], ...]
    cross_references: tuple[CrossReference, ...]
    nearest: tuple[Nearest, ...]
    spellings: tuple[tuple[str, ...], ...]
    sensitivity: tuple[Sensitivity, ...] = ()
    confidences: tuple[float | None, ...] = ()
    boilerplate: tuple[int, ...] = ()
