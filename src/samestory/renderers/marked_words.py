"""A cell's paragraphs as runs of words with the mark that a report gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from samestory.model import Cell, MarkingMode, Passage, Segment
from samestory.renderers.layout import is_akin, is_marked
from samestory.renderers.safe_text import printable

RunMark = Literal["", "shared", "akin", "only here"]

MARK_LEGENDS: dict[RunMark, str] = {
    "shared": "another outlet has these words here too",
    "akin": "another outlet has another form or spelling of these words here",
    "only here": "no other outlet has these words here",
}
"""What each mark means. A passage shows the first two, or where wordings are close the third."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words under one mark; line breaks and control characters are made safe."""

    text: str
    mark: RunMark


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph with its number in its document; the runs, joined, are its text."""

    number: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The words without marks."""
        return "".join(run.text for run in self.runs)


def marked_paragraphs(passage: Passage, cell: Cell) -> Iterator[MarkedParagraph]:
    """Yield the cell's paragraphs; in a passage of one document there is nothing to mark."""
    compared = len(passage.cells) > 1
    for number in cell.paragraphs:
        segments = [segment for segment in cell.segments if segment.paragraph == number]
        runs = groupby(segments, key=lambda each: _mark(each, passage.mode) if compared else "")
        yield MarkedParagraph(
            number,
            tuple(
                Run(text, mark)
                for mark, group in runs
                if (text := printable("".join(segment.text for segment in group)))
            ),
        )


def _mark(segment: Segment, mode: MarkingMode) -> RunMark:
    if is_marked(segment, mode):
        return "shared" if mode == "common ground" else "only here"
    return "akin" if is_akin(segment, mode) else ""
