"""Where a document quotes somebody: words between quotation marks or after a dialogue dash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from samestory.documents.dialogue import dialogue_spans
from samestory.documents.quotation_marks import MarkedSpan, Marks, pair_marks
from samestory.model import Document, Span

_KEPT_DOCUMENTS = 64
"""More than the documents of one story: several readers of a story ask for the same quotations."""


@dataclass(frozen=True, slots=True)
class QuotedPart:
    """What one paragraph holds of a quotation: ``document.text[start:end]``, without marks."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation of a document.

    Attributes
    ----------
    parts
        One for each paragraph that it runs over, in order.
    closed
        Whether its end is marked. One that is not closed may be longer or shorter than it seems.
    nested
        Whether it stands inside another quotation.
    """

    parts: tuple[QuotedPart, ...]
    closed: bool = True
    nested: bool = False


def quoted_spans(text: str, *, offset: int = 0) -> tuple[Span, ...]:
    """Return the stretches of a paragraph that stand between quotation marks or are dialogue.

    A quotation that is not closed runs to the end of the paragraph, as newspapers leave it open
    when the next paragraph goes on quoting. Marks inside a quotation do not end it unless they
    are its own closing mark.

    Parameters
    ----------
    text
        One paragraph.
    offset
        Added to every offset.

    Returns
    -------
    tuple of Span
        In order, without the marks themselves; they never overlap.
    """
    return tuple(
        Span(span.start + offset, span.end + offset)
        for span in _paragraph_spans(text)
        if not span.nested
    )


@lru_cache(maxsize=_KEPT_DOCUMENTS)
def quotations(document: Document) -> tuple[Quotation, ...]:
    """Return the quotations of a document, followed over paragraphs.

    A quotation that a paragraph leaves open goes on in the next one if that begins with a mark
    of the same kind, or holds a closing mark that nothing in it opens.

    Parameters
    ----------
    document
        Any document; the headline is not looked at.

    Returns
    -------
    tuple of Quotation
        By the place of their first word; those that are not nested never overlap.
    """
    found: list[Quotation] = []
    held: _Open | None = None
    for paragraph in document.paragraphs:
        marks = pair_marks(paragraph.text)
        spans = _paragraph_spans(paragraph.text)
        held, taken = _continue(held, marks, paragraph.text, paragraph.number, paragraph.start)
        if held is not None and (held.closed or taken is None):
            found.append(held.quotation())
            held = None
        for span in spans:
            if span is taken:
                continue
            part = QuotedPart(
                paragraph.number, span.start + paragraph.start, span.end + paragraph.start
            )
            if span.closed or span.nested:
                found.append(Quotation((part,), nested=span.nested))
            else:
                held = _Open([part], span.mark)
    if held is not None:
        found.append(held.quotation())
    return tuple(sorted(found, key=lambda quotation: quotation.parts[0].start))


def quoted_by_paragraph(document: Document) -> tuple[tuple[Span, ...], ...]:
    """Return for every paragraph the spans that are quoted, in order and apart.

    Unlike `quoted_spans` it knows of a quotation that an earlier paragraph left open.
    """
    spans: list[list[Span]] = [[] for _ in document.paragraphs]
    for quotation in quotations(document):
        if not quotation.nested:
            for part in quotation.parts:
                spans[part.paragraph - 1].append(Span(part.start, part.end))
    return tuple(tuple(sorted(held, key=lambda span: span.start)) for held in spans)


@dataclass(slots=True)
class _Open:
    """A quotation whose closing mark is still to come."""

    parts: list[QuotedPart]
    mark: str
    closed: bool = False

    def quotation(self) -> Quotation:
        return Quotation(tuple(self.parts), closed=self.closed)


_STRAY = MarkedSpan(0, 0, "", closed=True)
"""Stands for a continuation that no mark of its paragraph opens."""


def _continue(
    held: _Open | None, marks: Marks, text: str, number: int, offset: int
) -> tuple[_Open | None, MarkedSpan | None]:
    """Take in what the paragraph goes on quoting; return the quotation and the span taken."""
    if held is None:
        return None, None
    first = next((span for span in marks.spans if not span.nested), None)
    begins = len(text) - len(text.lstrip())
    if first is not None and first.start == begins + 1 and first.mark == held.mark:
        held.parts.append(QuotedPart(number, first.start + offset, first.end + offset))
        held.closed = first.closed
        return held, first
    if marks.stray is not None and text[begins : marks.stray].strip():
        held.parts.append(QuotedPart(number, begins + offset, marks.stray + offset))
        held.closed = True
        return held, _STRAY
    return held, None


@lru_cache(maxsize=4096)
def _paragraph_spans(text: str) -> tuple[MarkedSpan, ...]:
    marked = pair_marks(text).spans
    spoken = dialogue_spans(text)
    if not spoken:
        return marked
    outer = [
        MarkedSpan(span.start, span.end, "\u2014", closed=True)
        for span in spoken
        if all(m.end <= span.start or span.end <= m.start or _inside(m, (span,)) for m in marked)
    ]
    inner = [
        MarkedSpan(m.start, m.end, m.mark, m.closed, m.nested or _inside(m, outer)) for m in marked
    ]
    return tuple(sorted([*outer, *inner], key=lambda span: (span.start, -span.end)))


def _inside(span: MarkedSpan, outer: Iterable[MarkedSpan | Span]) -> bool:
    return any(other.start <= span.start and span.end <= other.end for other in outer)
