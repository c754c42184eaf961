"""From collated words to segments: runs of text that the same documents share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from samestory.analysis.base import CollatedCell, CollatedToken
from samestory.model import Cell, Document, Segment


def cut_cell(document: Document, cell: CollatedCell, numbers: Sequence[int]) -> Cell:
    """Cut a cell's paragraphs into segments.

    Text between two words belongs to the segment of the word before it; text before a
    paragraph's first word belongs to the first. Joined, a paragraph's segments are its text.
    """
    tokens = {
        number: list(group) for number, group in groupby(cell.tokens, lambda token: token.paragraph)
    }
    segments = [
        segment
        for number in numbers
        for segment in _cut_paragraph(document, number, tokens.get(number, []))
    ]
    return Cell(document=document.id, paragraphs=tuple(numbers), segments=tuple(segments))


def _cut_paragraph(
    document: Document, number: int, tokens: Sequence[CollatedToken]
) -> list[Segment]:
    paragraph = document.paragraphs[number - 1]
    runs = [list(run) for _, run in groupby(tokens, _sharing)]
    starts = [paragraph.start, *(run[0].start for run in runs[1:])]
    ends = [*starts[1:], paragraph.end]
    if not runs:
        return [Segment(number, paragraph.text, paragraph.start, paragraph.end)]
    return [
        Segment(
            paragraph=number,
            text=document.text[start:end],
            start=start,
            end=end,
            shared_with=_ordered(run[0].shared_with),
            akin_with=_ordered(run[0].akin_with),
            place=run[0].column,
        )
        for run, start, end in zip(runs, starts, ends, strict=True)
    ]


def _sharing(token: CollatedToken) -> tuple[frozenset[str], frozenset[str]]:
    return token.shared_with, token.akin_with


@lru_cache(maxsize=4096)
def _ordered(letters: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(letters, key=lambda letter: (len(letter), letter)))
