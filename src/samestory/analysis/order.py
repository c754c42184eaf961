"""Passages that an outlet tells earlier or later than most."""

from __future__ import annotations

from samestory.analysis.base import CollatedStory, join_names, paragraph_evidence
from samestory.model import Cell, Finding, OrderNote, Passage, Reading


class Order:
    """Finds passages that stand elsewhere in one outlet's order than in the majority's."""

    kind = "order"
    description = "Passages that an outlet tells earlier or later than others do."

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return one finding for each such passage, in reading order."""
        return tuple(self._finding(story, passage) for passage in story.passages if passage.order)

    def _finding(self, story: CollatedStory, passage: Passage) -> Finding:
        documents = story.documents
        cells = {cell.document: cell for cell in passage.cells}
        return Finding(
            kind=self.kind,
            passage=passage.id,
            summary=_summary(story, passage),
            reason=(
                "The passages stand in the order in which more of the outlets tell them; where "
                "the outlets are split, what stands higher on average comes first. "
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


def _summary(story: CollatedStory, passage: Passage) -> str:
    noted: dict[str, list[str]] = {}
    for note in passage.order:
        noted.setdefault(note.direction, []).append(story.documents[note.document].label)
    told = ", ".join(
        f"{direction} in {join_names(noted[direction])}"
        for direction in ("earlier", "later")
        if direction in noted
    )
    elsewhere = {note.document for note in passage.order}
    others = [d for d in passage.documents if d not in elsewhere]
    if len(noted) > 1 or not others:
        return f"Told {told}."
    than = story.documents[others[0]].label if len(others) == 1 else "the others"
    return f"Told {told} than in {than}."


def _whereabouts(story: CollatedStory, cell: Cell, note: OrderNote) -> str:
    document = story.documents[note.document]
    return (
        f"{document.label} has it as paragraph {cell.paragraphs[0]} of {len(document.paragraphs)}, "
        f"{note.direction} than its other passages suggest"
    )
