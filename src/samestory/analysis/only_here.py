"""Passages that one outlet alone tells, with what comes closest elsewhere."""

from __future__ import annotations

from samestory.analysis.base import CollatedStory, paragraph_evidence
from samestory.analysis.specifics import Specifics, first_words, specifics
from samestory.model import Document, Finding, Nearest, Passage, Reading

_LEAST_WEIGHT = 0.05
_WEIGHT_OF_SPECIFICS = 0.4
_WEIGHT_OF_POSITION = 0.1
_MOST_WEIGHT_COMMENT = 0.15


class OnlyHere:
    """Finds passages of one document whose paragraphs have no link to any other."""

    kind = "only in one outlet"
    description = "Passages that one outlet alone tells, with the nearest paragraph elsewhere."

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return one finding for each such passage, in reading order."""
        return tuple(
            self._finding(
                story,
                passage,
                specifics(
                    story.documents[passage.cells[0].document],
                    passage.cells[0].paragraphs,
                    story.quoted[passage.cells[0].document],
                ),
            )
            for passage in story.passages
            if len(passage.cells) == 1 and not passage.cross_references and not passage.boilerplate
        )

    def _finding(self, story: CollatedStory, passage: Passage, held: Specifics) -> Finding:
        cell = passage.cells[0]
        document = story.documents[cell.document]
        evidence = tuple(paragraph_evidence(document, number) for number in cell.paragraphs)
        nearest = tuple(sorted(passage.nearest, key=lambda candidate: -candidate.score))
        threshold = story.settings.threshold
        return Finding(
            kind=self.kind,
            passage=passage.id,
            summary=f"Only in {document.label}: {first_words(evidence[0].text)}.",
            reason=(
                f"No paragraph of another outlet reaches the link threshold of {threshold:g}"
                f"{closest_text(story, nearest)}. Not matched is not omitted: "
                "the same thing may be told in words too different to be recognised."
            ),
            readings=(
                Reading(
                    "\n\n".join(item.text for item in evidence),
                    (cell.document,),
                    tuple(range(len(evidence))),
                    held.told,
                ),
            ),
            evidence=evidence,
            nearest=nearest,
            relation=held.relation,
            confidence=distance_confidence(nearest, threshold),
            weight=_weight(document, passage, held),
        )


def closest_text(story: CollatedStory, nearest: tuple[Nearest, ...]) -> str:
    """Return what comes closest as the end of a sentence; empty if nothing does."""
    if not nearest:
        return ""
    other = nearest[0].other
    label = story.documents[other.document].label
    return f"; the closest is paragraph {other.paragraph} of {label}, with {nearest[0].score:.2f}"


def distance_confidence(nearest: tuple[Nearest, ...], threshold: float) -> float:
    """Return how sure it is that nothing matches, 0.4 to 1.

    0.4 where the nearest paragraph all but reaches the threshold, 1 where its score is 0.
    """
    best = max((candidate.score for candidate in nearest), default=0.0)
    return round(0.4 + 0.6 * max(0.0, 1 - best / threshold), 3)


def _weight(document: Document, passage: Passage, held: Specifics) -> float:
    number, total = passage.cells[0].paragraphs[0], len(document.paragraphs)
    early = 1 - (number - 1) / total
    weight = _LEAST_WEIGHT + _WEIGHT_OF_SPECIFICS * held.richness + _WEIGHT_OF_POSITION * early
    if held.relation == "comment":
        weight = min(weight, _MOST_WEIGHT_COMMENT)
    return round(weight, 3)
