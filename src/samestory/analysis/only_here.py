"""Passages that one outlet alone tells, with what comes closest elsewhere."""

from __future__ import annotations

from samestory.analysis.base import CollatedStory, paragraph_evidence
from samestory.model import Finding, Nearest, Passage, Reading


class OnlyHere:
    """Finds passages of one document whose paragraphs have no link to any other."""

    kind = "only in one outlet"
    description = "Passages that one outlet alone tells, with the nearest paragraph elsewhere."

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return one finding for each such passage, in reading order."""
        return tuple(
            self._finding(story, passage)
            for passage in story.passages
            if len(passage.cells) == 1 and not passage.cross_references and not passage.boilerplate
        )

    def _finding(self, story: CollatedStory, passage: Passage) -> Finding:
        cell = passage.cells[0]
        document = story.documents[cell.document]
        evidence = tuple(paragraph_evidence(document, number) for number in cell.paragraphs)
        nearest = tuple(sorted(passage.nearest, key=lambda candidate: -candidate.score))
        threshold = story.settings.threshold
        return Finding(
            kind=self.kind,
            passage=passage.id,
            summary=f"No match in another outlet: only in {document.label}.",
            reason=(
                f"No paragraph of another outlet reaches the link threshold of {threshold:g}"
                f"{_closest(story, nearest)}. Not matched is not omitted: "
                "the same thing may be told in words too different to be recognised."
            ),
            readings=(Reading("\n\n".join(item.text for item in evidence), (cell.document,)),),
            evidence=evidence,
            nearest=nearest,
        )


def _closest(story: CollatedStory, nearest: tuple[Nearest, ...]) -> str:
    if not nearest:
        return ""
    other = nearest[0].other
    label = story.documents[other.document].label
    return f"; the closest is paragraph {other.paragraph} of {label}, with {nearest[0].score:.2f}"
