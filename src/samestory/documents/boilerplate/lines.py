"""What the recogniser looks at: a paragraph as a line, with its place in the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samestory.model import Document

FIRST = 3
LAST = 4
"""Paragraphs that count as the top and as the bottom of an article."""

_WORD = re.compile(r"[^\W_]+(?:['.’-][^\W_]+)*\.?")
_OPENING = '"“”„«»‹›‘「『'
_CLOSING = "\"“”»«’')]}*_ \t"
_ENDS = ".!?…。！？؟।"
_BEFORE_WORDS = re.compile(r"^[^\w©@#]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph and its place.

    Attributes
    ----------
    text
        The paragraph with white space made one.
    plain
        The same without letter case, typographic apostrophes and the marks before its first word.
    size
        Number of its words, told by the spaces.
    top, bottom
        Whether it stands among the article's first and last paragraphs.
    first
        Whether it is the article's first paragraph.
    quotes
        Whether it begins as somebody's words, or as those of a dialogue.
    finished
        Whether a mark ends it as a sentence.
    introduces
        Whether it ends with a colon.
    """

    text: str
    plain: str
    size: int
    top: bool
    bottom: bool
    first: bool
    quotes: bool
    finished: bool
    introduces: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, a full stop of an abbreviation included."""
        return words_of(self.text)

    @property
    def edge(self) -> bool:
        """Whether it stands at the top or the bottom."""
        return self.top or self.bottom


def lines_of(document: Document) -> tuple[Line, ...]:
    """Return a document's paragraphs as lines, in order."""
    total = len(document.paragraphs)
    return tuple(
        _line(paragraph.text, place, total) for place, paragraph in enumerate(document.paragraphs)
    )


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text; an abbreviation keeps its full stop."""
    return tuple(_WORD.findall(text))


def _line(text: str, place: int, total: int) -> Line:
    text = " ".join(text.split())
    ending = text.rstrip(_CLOSING)
    plain = text.casefold().replace("’", "'").replace("ʼ", "'")
    return Line(
        text=text,
        plain=_BEFORE_WORDS.sub("", plain),
        size=text.count(" ") + 1,
        top=place < FIRST,
        bottom=place >= total - LAST,
        first=place == 0,
        quotes=text[:1] in _OPENING and bool(text),
        finished=ending.endswith(tuple(_ENDS)),
        introduces=ending.endswith((":", "：")),
    )
