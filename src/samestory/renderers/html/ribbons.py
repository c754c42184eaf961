"""Geometry of the picture: where each paragraph's block and each passage's ribbons lie.

One column for each outlet, a block for each paragraph as tall as it is long, a ribbon between
outlets that share a passage. Coordinates are SVG user units, rounded to a tenth so that the
report is the same everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from samestory.model import Comparison, Passage, Place

HEAD = 38.0
GAP = 3.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Measures of one variant of the picture.

    Attributes
    ----------
    width
        Of the whole picture.
    card
        Of a column: the block and, where there is room, the first words beside it.
    block
        Of the coloured block.
    gap
        Between columns.
    tallest
        What the longest column should measure.
    least
        Height of the smallest block.
    """

    width: float
    card: float
    block: float
    gap: float
    tallest: float
    least: float

    def left(self, column: int) -> float:
        """Return where a column begins."""
        return round(column * (self.card + self.gap), 1)

    def right(self, column: int) -> float:
        """Return where a column ends."""
        return round(self.left(column) + self.card, 1)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph's block: its column, top and height."""

    column: int
    top: float
    height: float

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return round(self.top + self.height, 1)

    @property
    def middle(self) -> float:
        """Half its height."""
        return round(self.top + self.height / 2, 1)


@dataclass(frozen=True, slots=True)
class Bypass:
    """The line of a passage that an outlet between two others does not have.

    ``stations`` are (column, height) from the one outlet over those it passes to the other.
    """

    stations: tuple[tuple[int, float], ...]


def wide_frame(outlets: int, longest: int, *, words: bool) -> Frame:
    """Return the frame for wide screens; with ``words``, cards hold the first words."""
    width = 1320.0
    card = width / (outlets + 0.776 * (outlets - 1)) if words else min(44.0, width / outlets / 2)
    gap = (width - outlets * card) / (outlets - 1)
    return Frame(
        width,
        round(card, 1),
        26.0 if words else round(card, 1),
        round(gap, 1),
        _tallest(longest, 38),
        17.0 if words else 3.0,
    )


def narrow_frame(outlets: int, longest: int) -> Frame:
    """Return the frame for narrow screens."""
    width = 350.0
    card = min(30.0, width / outlets * 0.5)
    gap = (width - outlets * card) / (outlets - 1)
    return Frame(width, round(card, 1), round(card, 1), round(gap, 1), _tallest(longest, 30), 3.0)


def scrolling_frame(outlets: int, longest: int) -> Frame:
    """Return the frame for so many outlets that the picture scrolls sideways in its box."""
    card, gap = 28.0, 44.0
    return Frame(outlets * (card + gap) - gap, card, card, gap, _tallest(longest, 26), 3.0)


def _tallest(longest: int, each: float) -> float:
    return min(1500.0, longest * each)


def place_blocks(comparison: Comparison, frame: Frame) -> dict[Place, Block]:
    """Return every paragraph's block; heights share one scale, so that columns compare."""
    longest = max(
        sum(len(paragraph.text) for paragraph in document.paragraphs)
        for document in comparison.documents
    )
    most = max(len(document.paragraphs) for document in comparison.documents)
    gap = GAP if most <= 60 else 1.0  # noqa: PLR2004 (hundreds of blocks leave no room)
    scale = max(0.0, frame.tallest - most * gap) / max(1, longest)
    blocks = {}
    for column, document in enumerate(comparison.documents):
        top = HEAD
        for paragraph in document.paragraphs:
            height = round(max(frame.least, len(paragraph.text) * scale), 1)
            blocks[Place(document.id, paragraph.number)] = Block(column, round(top, 1), height)
            top += height + gap
    return blocks


def runs(passage: Passage, blocks: Mapping[Place, Block]) -> list[list[Block]]:
    """Return, for each document of a passage, its paragraphs as unbroken stretches."""
    stretches = []
    for cell in passage.cells:
        own: list[Block] = []
        previous = None
        for number in cell.paragraphs:
            block = blocks[Place(cell.document, number)]
            if previous is not None and number == previous + 1:
                height = round(block.bottom - own[-1].top, 1)
                own[-1] = Block(block.column, own[-1].top, height)
            else:
                own.append(block)
            previous = number
        stretches.append(own)
    return stretches


def ribbons_and_bypasses(
    stretches: list[list[Block]],
) -> tuple[list[tuple[Block, Block]], list[Bypass]]:
    """Return the ribbons between neighbouring columns, and the lines that pass columns by."""
    ribbons: list[tuple[Block, Block]] = []
    bypasses = []
    for left, right in pairwise(stretches):
        if right[0].column == left[0].column + 1:
            ribbons.extend((a, b) for a in left for b in right)
        else:
            bypasses.append(_bypass(left[0], right[0]))
    return ribbons, bypasses


def _bypass(left: Block, right: Block) -> Bypass:
    steps = right.column - left.column
    rise = right.middle - left.middle
    return Bypass(
        tuple(
            (left.column + step, round(left.middle + rise * step / steps, 1))
            for step in range(steps + 1)
        )
    )
