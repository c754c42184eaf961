"""The words of a document in a row, with what analyses of single words ask about them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from samestory.documents.normalisation import form_of, without_possessive
from samestory.documents.quotations import quoted_spans
from samestory.documents.tokenisation import tokenise
from samestory.model import Document, Evidence, Paragraph, Voice

_OPENS = re.compile('[\u201c\u201d\u201e\u00ab\u00bb\u300c\u300e\u2018"]')
"""Marks that may open a quotation; most paragraphs have none."""

_POSSESSIVE = frozenset({"'s", "’s", "ʼs", "'S", "’S"})


class Word(NamedTuple):
    """One word of a paragraph.

    Attributes
    ----------
    form
        Without letter case and possessive ending.
    written
        As it stands in the text.
    start, end
        Offsets into the document's text.
    gap
        What stands between the word before it in the paragraph and this one.
    begins
        Whether a sentence begins with it, so that its capital says nothing.
    capital
        Whether it is written with a capital.
    """

    form: str
    written: str
    start: int
    end: int
    gap: str
    begins: bool
    capital: bool

    @property
    def possessive(self) -> bool:
        """Whether it has an English possessive ending; a bare apostrophe is not told here."""
        return self.written[-2:] in _POSSESSIVE

    @property
    def bare_end(self) -> int:
        """Where the word ends without its possessive ending."""
        if self.possessive:
            return self.start + len(without_possessive(self.written))
        return self.end


_AS_WORD: Callable[[tuple[object, ...]], Word] = partial(tuple.__new__, Word)
"""What `Word._make` does, in a third of its time."""


@dataclass(frozen=True, slots=True)
class RunningParagraph:
    """The words of one paragraph, and which of them stand in quotation marks."""

    document: str
    paragraph: Paragraph
    words: tuple[Word, ...]
    quoted: tuple[tuple[int, int], ...]
    sentence_starts: tuple[int, ...]
    """Where its sentences begin, as offsets into the document's text."""

    def voice_at(self, start: int, end: int) -> Voice:
        """Tell whose voice the words between two offsets are."""
        if not self.quoted:
            return "outlet"
        return "quoted" if any(a <= start and end <= b for a, b in self.quoted) else "outlet"

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the words between two offsets as evidence."""
        paragraph = self.paragraph
        text = paragraph.text[start - paragraph.start : end - paragraph.start]
        voice = self.voice_at(start, end)
        return Evidence(self.document, paragraph.number, start, end, text, voice)

    def sentence_of(self, offset: int) -> int:
        """Return the 0-based number of the sentence in which an offset lies."""
        return bisect_right(self.sentence_starts, offset) - 1

    def words_beside(self, index: int) -> range:
        """Return the places of the words in the sentence of one of the words."""
        following = self.sentence_of(self.words[index].start) + 1
        starts = self.sentence_starts
        begin = starts[following - 1] if following else 0
        end = starts[following] if following < len(starts) else self.paragraph.end
        first = past = index
        while first and self.words[first - 1].start >= begin:
            first -= 1
        while past < len(self.words) and self.words[past].start < end:
            past += 1
        return range(first, past)


def running_texts(documents: Iterable[Document]) -> dict[str, tuple[RunningParagraph, ...]]:
    """Return the words of each document's paragraphs, by the document's id."""
    return {document.id: running_paragraphs(document) for document in documents}


@lru_cache(maxsize=64)
def running_paragraphs(document: Document) -> tuple[RunningParagraph, ...]:
    """Return the words of each of a document's paragraphs; kept, as several analyses ask.

    Looking a document up costs a hash of all it holds, so ask once, not for each paragraph.
    """
    return tuple(_running(document.id, paragraph) for paragraph in document.paragraphs)


@lru_cache(maxsize=64)
def forms_of(document: Document) -> frozenset[str]:
    """Return the forms of all words of a document."""
    return frozenset(
        [word.form for running in running_paragraphs(document) for word in running.words]
    )


def _running(document: str, paragraph: Paragraph) -> RunningParagraph:
    marked = _OPENS.search(paragraph.text) is not None
    spans = quoted_spans(paragraph.text, offset=paragraph.start) if marked else ()
    quoted = tuple((span.start, span.end) for span in spans)
    starts = tuple(span.start for span in paragraph.sentences)
    return RunningParagraph(document, paragraph, _words(paragraph), quoted, starts)


def _words(paragraph: Paragraph) -> tuple[Word, ...]:
    tokens = tokenise(paragraph.text, offset=paragraph.start)
    if not tokens:
        return ()
    # Column by column: every word of every article comes by here.
    written, starts, ends = zip(*tokens, strict=True)
    text, begin = paragraph.text, paragraph.start
    gaps = [
        text[before - begin : start - begin]
        for before, start in zip((begin, *ends), starts, strict=False)
    ]
    sentences = {span.start for span in paragraph.sentences}
    # After an opening quotation mark or a dash a capital may begin a sentence too.
    begins = [
        gap != " " and (start in sentences or not (gap[-1:].isspace() or gap == "-"))
        for gap, start in zip(gaps, starts, strict=True)
    ]
    begins[0] = gaps[0] != " "
    capitals = [form[0].isupper() for form in written]
    columns = (map(form_of, written), written, starts, ends, gaps, begins, capitals)
    return tuple(map(_AS_WORD, zip(*columns, strict=True)))
