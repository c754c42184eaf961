"""What people marked: levels of pairs of paragraphs, and where a coding sheet drew its pairs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from samestory.model.document import Document

LEVELS = {"links": 1, "strong links": 2}
"""Name of a level, and the least mark (0, 1 or 2) that is true at it."""


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """A document with the story it tells and its label there, where its record names them."""

    document: Document
    story: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A paragraph as a person named it.

    Attributes
    ----------
    document
        Label, file name or outlet; with the number behind it, such as ``N12``, where
        ``paragraph`` is ``None``.
    paragraph
        1-based number.
    """

    document: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """The level of one pair of paragraphs.

    Attributes
    ----------
    where
        Place in the file, for messages, such as ``line 4``.
    a, b
        The two paragraphs.
    level
        2 for a strong link, 1 for any other, 0 for none.
    coders
        What each of several coders marked, ``None`` where one did not.
    stratum
        For a pair of a coding sheet: which of its pools it was drawn from.
    """

    where: str
    a: Reference
    b: Reference
    level: int
    coders: tuple[int | None, ...] = ()
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class MarkedStory:
    """What was marked in one story.

    Attributes
    ----------
    pools
        For a coding sheet: how many pairs each stratum was drawn from.
    texts
        For a coding sheet: SHA-256 of each document's text, by the document's name.
    uncoded
        Rows of a coding sheet that have no level.
    """

    name: str
    marks: tuple[Mark, ...]
    pools: Mapping[str, int] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    uncoded: int = 0


@dataclass(frozen=True, slots=True)
class Markings:
    """A file of marks.

    Attributes
    ----------
    path
        As the user gave it.
    stories
        In the order of the file; each is there once.
    complete
        Whether pairs that are not listed were looked at and are no links. They are not in a
        coding sheet, which holds a sample.
    """

    path: str
    stories: tuple[MarkedStory, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class SheetPair:
    """A pair of a coding sheet, without what a coder sees of it."""

    id: str
    story: str
    a: Reference
    b: Reference
    stratum: str


@dataclass(frozen=True, slots=True)
class SheetStory:
    """A story of a coding sheet: sizes of its pools, and SHA-256 of its texts by document name."""

    name: str
    pools: Mapping[str, int]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CodingKey:
    """How a coding sheet was drawn; kept apart from the sheet, so that its coders stay blind.

    Attributes
    ----------
    low
        Pairs are candidates from this score on, 0 to 1.
    seed
        What the drawing started from.
    """

    low: float
    seed: int
    stories: tuple[SheetStory, ...]
    pairs: tuple[SheetPair, ...]
