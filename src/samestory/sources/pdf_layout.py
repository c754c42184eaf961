"""Paragraphs and headline of a PDF, from the lines on its pages.

A new paragraph begins where the gap between two lines is wider than usual, where a line is
indented, where the size of the letters changes, or where a line that ends a sentence left room
for the next word. A paragraph runs on over the end of a column or page unless its last line there
ends a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from samestory.sources.article_body import ArticleBody
from samestory.sources.broken_words import WordMender
from samestory.sources.paragraphing import HEADLINE_LENGTH, ends_sentence
from samestory.sources.pdf_lines import Line
from samestory.sources.pdf_order import reading_order, without_running_lines

_WIDE_GAP = 1.3
"""A gap this many times the usual one parts paragraphs."""
_INDENT = (0.5, 5.0)
"""An indent is so many line heights wide, at least and at most."""
_HEADING_SIZE = 1.12
"""Lines this many times as high as the body's are headings."""
_SAME_SIZE = 0.06


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
    lines = [line for page in without_running_lines(pages) for line in reading_order(page)]
    if not lines:
        return Layout(None, (), ())
    heading_size = _HEADING_SIZE * _body_size(lines)
    mend = WordMender(line.text for line in lines)
    blocks = [(block[0].size >= heading_size, _join(block, mend)) for block in _blocks(lines)]
    place = _headline_place(blocks)
    body = ArticleBody(title if place is None else None)
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
    """Number of the block that is the headline: the first heading above all paragraphs."""
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


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each paragraph or heading."""
    leading = _usual_leading(lines)
    blocks = [[lines[0]]]
    for line, following in pairwise(lines):
        if _parts(line, following, blocks[-1], _column(lines, line), leading):
            blocks.append([])
        blocks[-1].append(following)
    return blocks


def _usual_leading(lines: Sequence[Line]) -> float:
    """Usual distance between baselines in line heights."""
    distances = [
        (following.baseline - line.baseline) / line.size
        for line, following in pairwise(lines)
        if _goes_on_below(line, following)
    ]
    # The lower half: in articles of short paragraphs the wide gaps may outnumber the usual ones.
    usual = sorted(distances)[: max(1, (len(distances) + 1) // 2)]
    return median(usual) if usual else 1.2


def _goes_on_below(line: Line, following: Line) -> bool:
    """Whether two lines stand below one another in one column."""
    return (
        line.page == following.page
        and 0 < following.baseline - line.baseline < 4 * line.size
        and following.left < line.right
        and line.left < following.right
    )


def _column(lines: Sequence[Line], line: Line) -> tuple[float, float]:
    """Left and right edge of the column in which a line stands."""
    near = [
        other
        for other in lines
        if other.page == line.page
        and abs(other.left - line.left) <= _INDENT[1] * line.size
        and abs(other.size - line.size) <= _SAME_SIZE * line.size
    ]
    lefts = Counter(round(other.left) for other in near)
    most = max(lefts.values())
    return min(left for left, count in lefts.items() if count == most), max(
        other.right for other in near
    )


def _parts(
    line: Line,
    following: Line,
    block: Sequence[Line],
    column: tuple[float, float],
    leading: float,
) -> bool:
    """Whether a paragraph ends between two lines."""
    size = line.size
    if abs(following.size - size) > _SAME_SIZE * size:
        return True
    left, right = column
    if not _goes_on_below(line, following):
        return ends_sentence(line.text)
    if following.baseline - line.baseline > _WIDE_GAP * leading * size:
        return True
    least, most = (width * size for width in _INDENT)
    if least <= following.left - left <= most and following.left - line.left >= least:
        return True
    if len(block) > 1 and least <= line.left - following.left <= most and ends_sentence(line.text):
        return True
    first_word = following.text.split(maxsplit=1)[0]
    letter = (following.right - following.left) / len(following.text)
    room = right - line.right
    return ends_sentence(line.text) and room > (len(first_word) + 1.5) * letter + size


def _join(block: Sequence[Line], mend: WordMender) -> str:
    joined = block[0].text
    for line in block[1:]:
        joined = mend.join(joined, line.text)
    return joined
