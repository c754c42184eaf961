"""How the documents word a passage, and what was found about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from samestory.model.alignment import Nearest, Place

MarkingMode = Literal["differences", "common ground"]
"""What a passage's marks should show: what is not shared, or what is."""

Voice = Literal["outlet", "quoted"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a paragraph's text that the same set of other documents shares.

    The segments of a paragraph, joined, are the paragraph's text.

    Attributes
    ----------
    paragraph
        1-based number of the paragraph it belongs to.
    text, start, end
        ``document.text[start:end]``.
    shared_with
        Ids of the documents that have the same words here (letter case and the shape of
        quotation marks and dashes aside).
    akin_with
        Ids of the documents that have another form or spelling of the same words here.
    place
        The place of the segment's first word in the passage's common order of words, or ``None``
        for text without words. Words of several documents at one place are the same unit.
    """

    paragraph: int
    text: str
    start: int
    end: int
    shared_with: tuple[str, ...] = ()
    akin_with: tuple[str, ...] = ()
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document has in a passage: 1..n of its paragraphs, cut into segments."""

    document: str
    paragraphs: tuple[int, ...]
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class OrderNote:
    """The document tells this passage earlier or later than the order of the rows."""

    document: str
    direction: Literal["earlier", "later"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One side-by-side row: 0..n paragraphs of each document that mainly tell the same thing.

    Attributes
    ----------
    id
        ``p-`` and eight hexadecimal digits made from the content, so that it survives a re-run.
    number
        1-based place in the report.
    cells
        One for each document that has a paragraph here, in the documents' order.
    similarity
        How alike the cells are worded, 0 to 1: the mean over pairs of documents. 0 when there is
        only one document.
    measures
        Wording measures over all documents of the passage at once, by name, each 0 to 1.
    mode
        Which marks suit the passage.
    cross_references
        Ids of the passages that share a link with this one.
    order
        Documents that tell this passage elsewhere in their own order.
    boilerplate
        Whether these are a document's paragraphs of boilerplate that were not aligned.
    nearest
        For a document that is missing here: its paragraph that comes closest to one of the
        passage's paragraphs, with the score.
    confidence
        How firmly the cells belong together, 0 to 1: the mean link score over all pairs of
        paragraphs of different outlets here, linked or not. ``None`` when there is only one
        document.
    """

    id: str
    number: int
    cells: tuple[Cell, ...]
    similarity: float
    measures: dict[str, float] = field(default_factory=dict)
    mode: MarkingMode = "common ground"
    cross_references: tuple[str, ...] = ()
    order: tuple[OrderNote, ...] = ()
    nearest: tuple[Nearest, ...] = ()
    confidence: float | None = None
    boilerplate: bool = False

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents that have a paragraph here."""
        return tuple(cell.document for cell in self.cells)

    @property
    def places(self) -> tuple[Place, ...]:
        """Every paragraph of the passage."""
        return tuple(
            Place(cell.document, number) for cell in self.cells for number in cell.paragraphs
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a finding points at: ``document.text[start:end] == text``.

    Attributes
    ----------
    document, paragraph
        Id and 1-based number.
    start, end, text
        Where the words stand, and the words.
    voice
        Whether these words are the outlet's own or stand in a quotation.
    """

    document: str
    paragraph: int
    start: int
    end: int
    text: str
    voice: Voice = "outlet"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a reading's text, and who has its words.

    Attributes
    ----------
    start, end
        0-based offsets into the reading's text, in Unicode code points.
    documents
        Ids of the documents whose readings have these words in the same order, the reading's own
        among them, in the documents' order.
    """

    start: int
    end: int
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one or more documents have at the place a finding is about.

    Attributes
    ----------
    text
        The words, or the value they stand for.
    documents
        Ids of the documents that have it, in the documents' order.
    evidence
        0-based places of its words in the finding's evidence.
    note
        What a reader should know of this reading, such as ``told by the police``; may be empty.
    stretches
        Which of its words the other readings have too: stretches that, joined, are the text.
        Empty where readings are not compared word by word.
    """

    text: str
    documents: tuple[str, ...]
    evidence: tuple[int, ...] = ()
    note: str = ""
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation on wording.

    Attributes
    ----------
    kind
        The name of the analysis that made it.
    passage
        The passage's id, or ``None`` where it concerns more than one.
    summary
        One plain sentence.
    reason
        Why it was made: the rule and the figures it rests on.
    readings
        What the documents have, grouped by equal readings, in the documents' order.
    evidence
        The words, in the order of their places; never empty.
    voice
        Whether the words are the outlet's own or quoted from somebody.
    nearest
        The closest paragraphs elsewhere, where the finding says that something has no match.
    id
        ``f-`` and eight hexadecimal digits made from the content, so that it survives a re-run.
    subject
        What the readings are about in a word or two, such as ``troops``; may be empty.
    relation
        How the readings differ or agree, in the analysis's own few terms, such as ``rounded``;
        may be empty.
    confidence
        How sure the analysis is that the finding is right, 0 to 1.
    weight
        How much a reader gains from it if it is right, 0 to 1; findings are ranked by it.
    """

    kind: str
    passage: str | None
    summary: str
    reason: str
    readings: tuple[Reading, ...]
    evidence: tuple[Evidence, ...]
    voice: Voice = "outlet"
    nearest: tuple[Nearest, ...] = ()
    id: str = ""
    subject: str = ""
    relation: str = ""
    confidence: float = 1.0
    weight: float = 0.0


LabelledAs = Literal["figure", "quotation", "reporting words"]


@dataclass(frozen=True, slots=True)
class TextLabel:
    """What some words of a document are; names stand in the comparison's naming.

    Attributes
    ----------
    document, paragraph
        Id and 1-based number.
    start, end
        ``document.text[start:end]``.
    kind
        A ``figure`` with its unit and what is counted, a ``quotation`` without its marks, or
        ``reporting words`` such as *said*.
    """

    document: str
    paragraph: int
    start: int
    end: int
    kind: LabelledAs


@dataclass(frozen=True, slots=True)
class SharedWords:
    """How many of one document's words also stand in another's matching passages.

    Attributes
    ----------
    document, other
        Ids: the words of ``document`` that also stand in ``other``.
    shared
        Number of words with the same form there.
    total
        Number of words of ``document``.
    share
        ``shared / total``, 0 to 1.
    """

    document: str
    other: str
    shared: int
    total: int
    share: float
