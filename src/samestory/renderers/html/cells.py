"""The cells of a row: each outlet's paragraphs, in rows those with the same text together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from samestory.model import Cell, Passage, Place
from samestory.renderers.html.labels import NO_LABELS
from samestory.renderers.html.marks import NO_ANCHORS, Anchors, marked_paragraphs
from samestory.renderers.html.outlets import Outlet
from samestory.renderers.html.phrases import paragraph_numbers
from samestory.renderers.html.story import Story, paragraph_id
from samestory.renderers.safe_text import printable


@dataclass(frozen=True, slots=True)
class CellView:
    """What one outlet has in a passage, or several that have the same text.

    Attributes
    ----------
    letters
        Of the outlets, between spaces.
    holders
        Each outlet and the numbers of its paragraphs.
    paragraphs
        Id, further ids (of the other outlets) and marked text of each.
    """

    letters: str
    holders: list[tuple[Outlet, str]]
    paragraphs: list[tuple[str, list[str], Markup]]

    @property
    def outlet(self) -> Outlet:
        """The first of the outlets."""
        return self.holders[0][0]

    @property
    def present(self) -> bool:
        """Whether the outlet has the passage."""
        return True


def cell_views(passage: Passage, story: Story) -> dict[str, CellView]:
    """Return the cells by the letter of their first outlet."""
    return {cells[0].document: _cell(cells, passage, story) for cells in _same_text(passage, story)}


def _same_text(passage: Passage, story: Story) -> list[list[Cell]]:
    """Return the cells, in rows those with equal paragraphs together."""
    groups: dict[object, list[Cell]] = {}
    for cell in passage.cells:
        document = story.documents[cell.document]
        texts = tuple(document.paragraphs[number - 1].text for number in cell.paragraphs)
        groups.setdefault(cell.document if story.side_by_side else texts, []).append(cell)
    return list(groups.values())


def _cell(cells: list[Cell], passage: Passage, story: Story) -> CellView:
    cell, *same = cells
    marked = marked_paragraphs(
        cell,
        frozenset(passage.documents) - {cell.document},
        _anchors(cells, story),
        story.labels.get(cell.document, NO_LABELS),
    )
    return CellView(
        letters=printable(" ".join(each.document for each in cells)),
        holders=[
            (story.outlets[each.document], paragraph_numbers(each.paragraphs)) for each in cells
        ],
        paragraphs=[
            (
                paragraph_id(Place(cell.document, number)),
                [paragraph_id(Place(each.document, each.paragraphs[at])) for each in same],
                text,
            )
            for at, (number, text) in enumerate(marked)
        ],
    )


def _anchors(cells: list[Cell], story: Story) -> Anchors:
    """Return the anchors of a cell and of those with the same text, where they are in its text."""
    first, *same = cells
    own = story.anchors.get(first.document, NO_ANCHORS)
    if not any(each.document in story.anchors for each in same):
        return own
    merged = {number: list(own.get(number, ())) for number in first.paragraphs}
    for each in same:
        for number, other in zip(first.paragraphs, each.paragraphs, strict=True):
            starts = [
                story.documents[letter].paragraphs[at - 1].start
                for letter, at in ((first.document, number), (each.document, other))
            ]
            merged[number] += [
                replace(anchor, offset=anchor.offset - starts[1] + starts[0])
                for anchor in story.anchors.get(each.document, NO_ANCHORS).get(other, ())
            ]
    return {
        number: sorted(held, key=lambda anchor: anchor.offset) for number, held in merged.items()
    }
