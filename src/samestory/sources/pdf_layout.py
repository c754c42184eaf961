"""Paragraphs and headline of a PDF, from the lines on its pages.

Lines in larger letters are headings. `samestory.sources.pdf_order` says which lines count and in
which order, `samestory.sources.pdf_paragraphs` where paragraphs begin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from samestory.sources.article_body import ArticleBody
from samestory.sources.broken_words import WordMender
from samestory.sources.paragraphing import HEADLINE_LENGTH, ends_sentence
from samestory.sources.pdf_lines import Line
from samestory.sources.pdf_order import reading_order, without_running_lines
from samestory.sources.pdf_paragraphs import paragraph_lines

_HEADING_SIZE = 1.12
"""Lines this many times as high as the body's are headings."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What was found on the pages."""

    headline: str | None
    paragraphs: tuple[str, ...]
    warnings: tuple[str, ...]


def lay_out(pages: Sequence[Sequence[Line]], *, title: str | None) -> Layout:
    """Make paragraphs of the lines on the pages.

    Parameters
    ----------
    pages
        The lines of each page, in any order.
    title
        From the file's metadata. It is the headline where no larger line at the top is.
    """
    lines = reading_order(without_running_lines(pages))
    if not lines:
        return Layout(None, (), ())
    heading_size = _HEADING_SIZE * _body_size(lines)
    mend = WordMender(line.text for line in lines)
    blocks = [
        (block[0].size >= heading_size, _join(block, mend)) for block in paragraph_lines(lines)
    ]
    place = _headline_place(blocks)
    body = ArticleBody(title if place is None else None, is_repeated=True)
    for number, (is_heading, text) in enumerate(blocks):
        if place is not None and number < place:
            body.leave_out("line above the headline")
        elif is_heading:
            body.add_heading(text)
        else:
            body.add_paragraph(text)
    headline, paragraphs = body.finish()
    return Layout(headline, paragraphs, body.warnings)


def _headline_place(blocks: Sequence[tuple[bool, str]]) -> int | None:
    """Return the number of the headline's block: the first heading above all paragraphs."""
    for number, (is_heading, text) in enumerate(blocks):
        if is_heading:
            return number
        if len(text) > HEADLINE_LENGTH or ends_sentence(text):
            return None
    return None


def _body_size(lines: Sequence[Line]) -> float:
    """Height of the letters in which most of the text is set."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text)
    return min(size for size, count in letters.items() if count == max(letters.values()))


def _join(block: Sequence[Line], mend: WordMender) -> str:
    joined = block[0].text
    for line in block[1:]:
        joined = mend.join(joined, line.text)
    return joined
