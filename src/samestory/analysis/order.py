"""Passages that an outlet tells earlier or later than most."""

from __future__ import annotations

from samestory.analysis.base import CollatedStory, paragraph_evidence
from samestory.model import Cell, Finding, OrderNote, Passage, Reading


class Order:
    """Finds passages that stand elsewhere in one outlet's order than in the majority's."""

    kind = "order"
    description = "Passages that an outlet tells earlier or later than the order most follow."

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return one finding for each such passage, in reading order."""
        return tuple(self._finding(story, passage) for passage in story.passages if passage.order)

    def _finding(self, story: CollatedStory, passage: Passage) -> Finding:
        documents = story.documents
        told = ", ".join(
            f"{direction} in {_labels(story, passage, direction)}"
            for direction in ("earlier", "later")
            if any(note.direction == direction for note in passage.order)
        )
        cells = {cell.document: cell for cell in passage.cells}
        return Finding(
            kind=self.kind,
            passage=passage.id,
            summary=f"Told {told}.",
            reason=(
                "The passages follow the order that most outlets keep; "
                + "; ".join(
                    _whereabouts(story, cells[note.document], note) for note in passage.order
                )
                + "."
            ),
            readings=tuple(
                Reading(
                    f"paragraph {cell.paragraphs[0]} of {len(documents[cell.document].paragraphs)}",
                    (cell.document,),
                )
                for cell in passage.cells
            ),
            evidence=tuple(
                paragraph_evidence(documents[cell.document], cell.paragraphs[0])
                for cell in passage.cells
            ),
        )


def _labels(story: CollatedStory, passage: Passage, direction: str) -> str:
    return " and ".join(
        story.documents[note.document].label
        for note in passage.order
        if note.direction == direction
    )


def _whereabouts(story: CollatedStory, cell: Cell, note: OrderNote) -> str:
    document = story.documents[note.document]
    return (
        f"{document.label} has it as paragraph {cell.paragraphs[0]} of {len(document.paragraphs)}, "
        f"{note.direction} than its other passages suggest"
    )
