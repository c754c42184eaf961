"""The interface of an analysis, and the collated story it works on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar, cast

from samestory.documents.quotations import quoted_by_paragraph
from samestory.model import (
    Alignment,
    Document,
    Evidence,
    Finding,
    Link,
    Nearest,
    Passage,
    Place,
    Settings,
    Span,
)

_Made = TypeVar("_Made")


class CollatedToken(NamedTuple):
    """One word of a cell, and which other documents of the passage have it too.

    Attributes
    ----------
    paragraph
        1-based number.
    start, end
        Offsets into the document's text.
    form
        The word without letter case.
    information
        Background information, 0 (function word) to 7.5.
    column
        The word's place in the passage's common order; words in one column are the same unit.
    partners
        By document id, the 0-based index of the word in that document's cell which is the same
        unit and was matched to this one, in the same column or moved.
    shared_with, akin_with
        The partners' documents: those with the same form, and those with another form.
    """

    paragraph: int
    start: int
    end: int
    form: str
    information: float
    column: int
    partners: Mapping[str, int]
    shared_with: frozenset[str]
    akin_with: frozenset[str]


@dataclass(frozen=True, slots=True)
class CollatedCell:
    """The words one document has in a passage, in their order."""

    document: str
    tokens: tuple[CollatedToken, ...]


@dataclass(frozen=True)
class CollatedStory:
    """Everything an analysis may look at; what several of them ask for is worked out once.

    Attributes
    ----------
    alignment
        Links, rows and nearest paragraphs.
    passages
        In reading order.
    collations
        By passage id, the passage's cells word by word.
    settings
        The comparison's settings.
    """

    alignment: Alignment
    passages: tuple[Passage, ...]
    collations: Mapping[str, tuple[CollatedCell, ...]]
    settings: Settings
    _kept: dict[Callable[[CollatedStory], object], object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, work: Callable[[CollatedStory], _Made]) -> _Made:
        """Return what a function makes of this story, worked out when it is first asked for."""
        if work not in self._kept:
            self._kept[work] = work(self)
        return cast("_Made", self._kept[work])

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The documents by their letters."""
        return {document.id: document for document in self.alignment.documents}

    @cached_property
    def quoted(self) -> Mapping[str, Sequence[Sequence[Span]]]:
        """By document and paragraph, the spans that are quoted."""
        return {letter: quoted_by_paragraph(held) for letter, held in self.documents.items()}

    @cached_property
    def passage_at(self) -> Mapping[Place, Passage]:
        """The passage in which each paragraph stands."""
        rows = zip(self.alignment.rows, self.passages, strict=True)
        return {place: passage for row, passage in rows for place in row}

    @cached_property
    def links_of(self) -> Mapping[Place, Sequence[Link]]:
        """The links of each paragraph that has any, in the alignment's order."""
        held: dict[Place, list[Link]] = {}
        for link in self.alignment.links:
            held.setdefault(link.a, []).append(link)
            held.setdefault(link.b, []).append(link)
        return held

    @cached_property
    def word_counts(self) -> Mapping[str, int]:
        """How many words each document has."""
        counts = dict.fromkeys(self.documents, 0)
        for cells in self.collations.values():
            for cell in cells:
                counts[cell.document] += len(cell.tokens)
        return counts


class Analysis(Protocol):
    """Makes findings of one kind."""

    @property
    def kind(self) -> str:
        """The kind its findings carry."""

    @property
    def description(self) -> str:
        """One short sentence on what it looks for."""

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return the findings in the order in which a reader should meet them."""


def join_names(names: Sequence[str]) -> str:
    """Return names as running text: ``A``, ``A and B``, ``A, B and C``."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def paragraph_evidence(document: Document, number: int) -> Evidence:
    """Return a whole paragraph as evidence."""
    paragraph = document.paragraphs[number - 1]
    return Evidence(document.id, number, paragraph.start, paragraph.end, paragraph.text)


class NearestIndex:
    """Answers what comes closest to a passage in each document that does not have it."""

    def __init__(self, alignment: Alignment) -> None:
        self._order = [document.id for document in alignment.documents]
        self._by_place: dict[Place, list[Nearest]] = {}
        for nearest in alignment.nearest:
            self._by_place.setdefault(nearest.place, []).append(nearest)

    def closest(self, places: Sequence[Place]) -> tuple[Nearest, ...]:
        """Return one entry for each document without any of the places, in document order."""
        present = {place.document for place in places}
        best: dict[str, Nearest] = {}
        for place in places:
            for nearest in self._by_place.get(place, ()):
                held = best.get(nearest.other.document)
                if held is None or nearest.score > held.score:
                    best[nearest.other.document] = nearest
        return tuple(best[d] for d in self._order if d in best and d not in present)
