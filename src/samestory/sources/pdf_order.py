"""Which lines of a PDF page are its text, and in which order they are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from samestory.sources.pdf_lines import Line

_EDGE_LINES = 3
"""So many lines from the top and the bottom of a page may be running heads or feet."""
_PAGE_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|s\.)?\s*\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{1,4})?\W*", re.IGNORECASE
)
_PAGE_EDGE = 0.12
_LEAST_COLUMN_LINES = 3
_LEAST_GUTTER = 0.6
"""Width of the gap between two columns, in line heights."""
_MOST_CROSSING = 0.3
_SAME_ROW = 0.3


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Drop page numbers, and heads and feet that repeat at the same height.

    A line near the edge of a page is dropped if a line of the same text (figures aside) stands
    at the same height on at least half of the pages, and on two at least.
    """
    edges = [_edge_lines(page) for page in pages]
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    enough = max(2, len(pages) / 2)
    running = [
        {line for line in edge if seen[_key(line)] >= enough or _is_page_number(line)}
        for edge in edges
    ]
    return [
        [line for line in page if line not in dropped]
        for page, dropped in zip(pages, running, strict=True)
    ]


def reading_order(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """Sort the lines of all pages as they are read: column by column, else from top to bottom.

    Lines that run across the gutter of two columns, such as a headline, part what is above them
    from what is below; between them the left column comes first. A last page with too few lines
    to show its columns has those of the other pages.
    """
    gutters = [_gutter(page) for page in pages]
    usual = next((gutter for gutter in gutters if gutter is not None), None)
    ordered: list[Line] = []
    for page, gutter in zip(pages, gutters, strict=True):
        inherited = usual if usual is not None and _stays_clear(page, usual) else None
        ordered += _page_order(page, gutter if gutter is not None else inherited)
    return ordered


def _stays_clear(page: Sequence[Line], gutter: float) -> bool:
    crossing = sum(line.left < gutter < line.right for line in page)
    return crossing <= _MOST_CROSSING * len(page)


def _page_order(lines: Sequence[Line], gutter: float | None) -> list[Line]:
    from_top = sorted(lines, key=lambda line: (round(line.baseline, 1), line.left))
    if gutter is None:
        return _with_whole_rows(from_top)
    ordered: list[Line] = []
    band: list[Line] = []
    for line in [*from_top, None]:
        if line is not None and (line.right <= gutter or line.left >= gutter):
            band.append(line)
            continue
        for column in (
            [member for member in band if member.right <= gutter],
            [member for member in band if member.left >= gutter],
        ):
            ordered += _page_order(column, _gutter(column))
        band = []
        ordered += [line] if line is not None else []
    return ordered


def _with_whole_rows(lines: Sequence[Line]) -> list[Line]:
    """Put pieces of one row back together, which wide spaces between words parted."""
    rows: list[Line] = []
    for line in lines:
        if rows and abs(line.baseline - rows[-1].baseline) <= _SAME_ROW * line.size:
            left, right = sorted((rows.pop(), line), key=lambda piece: piece.left)
            whole = f"{left.text} {right.text}"
            line = replace(left, text=whole, right=max(left.right, right.right))  # noqa: PLW2901
        rows.append(line)
    return rows


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return the place between two columns, or ``None`` if there is no second column."""
    best: tuple[int, float] | None = None
    for start in sorted({round(line.left, 1) for line in lines}):
        right = [line for line in lines if line.left >= start - 0.1]
        if len(right) < _LEAST_COLUMN_LINES:
            break
        left = [line for line in lines if line.right <= start - _LEAST_GUTTER * line.size]
        crossing = len(lines) - len(left) - len(right)
        if len(left) < _LEAST_COLUMN_LINES or crossing > _MOST_CROSSING * len(lines):
            continue
        if not _side_by_side(left, right):
            continue
        balance = min(len(left), len(right)) - crossing
        place = (max(line.right for line in left) + min(line.left for line in right)) / 2
        if best is None or balance > best[0]:
            best = (balance, place)
    return None if best is None else best[1]


def _side_by_side(left: Sequence[Line], right: Sequence[Line]) -> bool:
    top = max(min(line.baseline for line in left), min(line.baseline for line in right))
    bottom = min(max(line.baseline for line in left), max(line.baseline for line in right))
    return all(
        sum(top <= line.baseline <= bottom for line in column) >= _LEAST_COLUMN_LINES
        for column in (left, right)
    )


def _edge_lines(page: Sequence[Line]) -> list[Line]:
    from_top = sorted(page, key=lambda line: line.baseline)
    return from_top[:_EDGE_LINES] + from_top[-_EDGE_LINES:]


def _is_page_number(line: Line) -> bool:
    if _PAGE_NUMBER.fullmatch(line.text) is None:
        return False
    return not _PAGE_EDGE < line.baseline / line.page_height < 1 - _PAGE_EDGE


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.baseline / 4)
