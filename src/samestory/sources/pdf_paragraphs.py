"""Which lines of a PDF make one paragraph.

A new paragraph begins where the gap between two lines is wider than usual, where a line is
indented, or where the size of the letters changes. Only in a text that marks its paragraphs in
none of these ways does one begin after a line that ends a sentence and left room for the next
word. A paragraph runs on over the end of a column or page unless its last line ends a sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from samestory.sources.paragraphing import ends_sentence
from samestory.sources.pdf_lines import Line

_WIDE_GAP = 1.3
"""A gap this many times the usual one parts paragraphs."""
_INDENT = (0.5, 5.0)
"""An indent is so many line heights wide, at least and at most."""
_SAME_SIZE = 0.06
_USUAL_LEADING = 1.2
_LONGEST_PARAGRAPH = 25
"""Lines in a paragraph on average from which on paragraphs count as not marked."""
_NEXT_PARAGRAPH = 4.0
"""Lines further apart than this many line heights don't follow on one another."""


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    right: float


def paragraph_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """Group lines in reading order by the paragraph or heading that they belong to.

    Parameters
    ----------
    lines
        The lines of all pages; at least one.
    """
    pairs = list(pairwise(lines))
    columns = _columns(lines)
    gap = _WIDE_GAP * _usual_leading(pairs)
    marks = [
        _is_set_apart(line, following, columns[_column_key(following)], gap)
        for line, following in pairs
    ]
    is_marked = sum(marks) >= max(2, len(lines) / _LONGEST_PARAGRAPH)
    paragraphs = [[lines[0]]]
    for (line, following), mark in zip(pairs, marks, strict=True):
        if (
            mark
            or not _same_size(line, following)
            or _ends_paragraph(
                line, following, paragraphs[-1], columns[_column_key(line)], is_marked=is_marked
            )
        ):
            paragraphs.append([])
        paragraphs[-1].append(following)
    return paragraphs


def _is_set_apart(line: Line, following: Line, column: _Column, gap: float) -> bool:
    """Whether space sets the second line apart as the first of a paragraph."""
    if not _follows(line, following) or not _same_size(line, following):
        return False
    if following.baseline - line.baseline > gap * line.size:
        return True
    moved_in = following.left - line.left >= _INDENT[0] * line.size
    return moved_in and _is_indented(following, column)


def _same_size(line: Line, following: Line) -> bool:
    return abs(following.size - line.size) <= _SAME_SIZE * line.size


def _ends_paragraph(
    line: Line, following: Line, paragraph: Sequence[Line], column: _Column, *, is_marked: bool
) -> bool:
    """Whether a paragraph ends after a line although nothing marks the next one."""
    if not ends_sentence(line.text):
        return False
    if not _follows(line, following):
        return True
    if _is_indented(line, column):
        # Two short paragraphs in a row that each begin with an indent, or the end of a block
        # that is set in as a whole, such as a quotation.
        return (len(paragraph) == 1) == _is_indented(following, column)
    return not is_marked and _left_room(line, following, column)


def _left_room(line: Line, following: Line, column: _Column) -> bool:
    """Whether the first word of the next line would have fitted into this one."""
    word = following.text.split(maxsplit=1)[0]
    letter = (following.right - following.left) / len(following.text)
    return column.right - line.right > (len(word) + 1.5) * letter + line.size


def _is_indented(line: Line, column: _Column) -> bool:
    least, most = (width * line.size for width in _INDENT)
    return least <= line.left - column.left <= most


def _follows(line: Line, following: Line) -> bool:
    """Whether the second line stands right below the first, in one column of one page."""
    return (
        line.page == following.page
        and 0 < following.baseline - line.baseline < _NEXT_PARAGRAPH * line.size
        and following.left < line.right
        and line.left < following.right
    )


def _usual_leading(pairs: Sequence[tuple[Line, Line]]) -> float:
    """Return the usual distance between baselines in line heights."""
    distances = sorted(
        (following.baseline - line.baseline) / line.size
        for line, following in pairs
        if _follows(line, following)
    )
    # The lower half: in articles of short paragraphs the wide gaps may outnumber the usual ones.
    lower = distances[: max(1, (len(distances) + 1) // 2)]
    return median(lower) if lower else _USUAL_LEADING


def _column_key(line: Line) -> tuple[int, float, int]:
    return line.page, round(line.size, 1), round(line.left)


def _columns(lines: Sequence[Line]) -> dict[tuple[int, float, int], _Column]:
    """Find the column of each line: its edges are those of the lines that begin near it."""
    alike: defaultdict[tuple[int, float], list[Line]] = defaultdict(list)
    for line in lines:
        alike[line.page, round(line.size, 1)].append(line)
    found: dict[tuple[int, float, int], _Column] = {}
    for (page, size), members in alike.items():
        begins = Counter(round(line.left) for line in members)
        for left in begins:
            near = {other for other in begins if abs(other - left) <= _INDENT[1] * size}
            edge = min(near, key=lambda other: (-begins[other], other))
            right = max(line.right for line in members if round(line.left) in near)
            found[page, size, left] = _Column(edge, right)
    return found
