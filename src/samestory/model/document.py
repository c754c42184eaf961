"""A document: one outlet's article as read, cut into paragraphs and sentences with offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OutletBasis = Literal["command line", "metadata", "url", "file name"]
"""Where a document's outlet name came from, most trusted first."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text, in Unicode code points: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One body paragraph.

    Attributes
    ----------
    number
        1-based place in the article's body; the headline is not counted.
    start, end
        Code point offsets into the document's text.
    text
        ``document.text[start:end]``.
    sentences
        The paragraph's sentences as spans of the document's text, in order; together they
        cover every character of the paragraph but white space.
    boilerplate
        Which kind of boilerplate it is (a byline, a credit, a link line …), or ``None`` for
        reporting. Boilerplate is not aligned unless asked.
    """

    number: int
    start: int
    end: int
    text: str
    sentences: tuple[Span, ...]
    boilerplate: str | None = None

    def __hash__(self) -> int:
        """Hash what tells paragraphs apart; see `Document.__hash__`."""
        return hash((self.number, self.start, self.text))


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from.

    Attributes
    ----------
    name
        The file's name as the user gave it, without its folder; ``-`` for standard input.
    sha256
        Hash of the file's bytes, hexadecimal.
    media_type
        As recognised from the content, for instance ``text/plain``.
    record
        1-based number of the record in a file that holds several documents, else ``None``.
    """

    name: str
    sha256: str
    media_type: str
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One outlet's article on the story (a witness, in the terms of collation).

    Attributes
    ----------
    id
        A letter in the order in which the user named the documents (A … Z, AA, AB …); empty until
        a comparison gives it.
    outlet
        Who published it. Documents of one outlet are not aligned with each other unless asked.
    label
        How reports name the document: the outlet, told apart where two share it.
    outlet_basis
        Where the outlet's name came from.
    headline, author, url
        As the source gives them, or ``None``.
    published
        ISO 8601 date or date and time as the source gives it, or ``None``.
    language
        ISO 639-1 code, or ``und`` where it could not be told.
    text
        The headline (if any) and the body paragraphs, separated by blank lines. All offsets in
        samestory are code points into this text.
    paragraphs
        The body paragraphs in order; never empty.
    warnings
        One plain sentence each, about what reading had to change or could not find.
    """

    outlet: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    source: Source
    id: str = ""
    label: str = ""
    outlet_basis: OutletBasis = "file name"
    headline: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "und"
    warnings: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Hash what tells documents apart; all their paragraphs and sentences would take longer.

        What is kept by document, as its words in a row are, is looked up many times.
        """
        return hash((self.id, self.outlet, self.text))
