"""Passages that every outlet but one tells."""

from __future__ import annotations

from samestory.analysis.base import CollatedStory, join_names, paragraph_evidence
from samestory.analysis.only_here import closest_text, distance_confidence
from samestory.analysis.order import passage_confidence
from samestory.analysis.specifics import first_words, specifics
from samestory.model import Finding, Passage, Reading

LEAST_OUTLETS = 3
"""With two outlets, what all but one tell is what one alone tells."""

_LEAST_WEIGHT = 0.15
_WEIGHT_OF_SPECIFICS = 0.35
_WEIGHT_OF_POSITION = 0.1


class AllButOne:
    """Finds passages without a match in a single outlet."""

    kind = "told by all but one"
    description = "Passages that every outlet but one tells, with the nearest paragraph there."

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return one finding for each such passage, in reading order."""
        outlets = dict.fromkeys(document.outlet for document in story.documents.values())
        if len(outlets) < LEAST_OUTLETS:
            return ()
        linked = _linked_documents(story)
        findings = []
        for passage in story.passages:
            told = {story.documents[letter].outlet for letter in passage.documents}
            missing = [outlet for outlet in outlets if outlet not in told]
            letters = [d.id for d in story.documents.values() if d.outlet in missing]
            if len(missing) == 1 and not linked[passage.id] & set(letters):
                findings.append(self._finding(story, passage, letters))
        return tuple(findings)

    def _finding(self, story: CollatedStory, passage: Passage, letters: list[str]) -> Finding:
        documents = story.documents
        missing = join_names([documents[letter].label for letter in letters])
        telling = join_names([documents[letter].label for letter in passage.documents])
        evidence = tuple(
            paragraph_evidence(documents[place.document], place.paragraph)
            for place in passage.places
        )
        nearest = tuple(
            sorted(
                (n for n in passage.nearest if n.other.document in letters),
                key=lambda candidate: -candidate.score,
            )
        )
        threshold = story.settings.threshold
        return Finding(
            kind=self.kind,
            passage=passage.id,
            summary=(
                f"No match in {missing} for what {telling} tell: {first_words(evidence[0].text)}."
            ),
            reason=(
                f"No paragraph of {missing} reaches the link threshold of {threshold:g} with this "
                f"passage{closest_text(story, nearest)}. Not matched is not omitted: it may be "
                "told in other words, or the article may be older."
            ),
            readings=tuple(
                Reading(
                    "\n\n".join(item.text for item in evidence if item.document == letter),
                    (letter,),
                    tuple(i for i, item in enumerate(evidence) if item.document == letter),
                )
                for letter in passage.documents
            ),
            evidence=evidence,
            nearest=nearest,
            subject=missing,
            relation="no match",
            confidence=round(
                distance_confidence(nearest, threshold) * passage_confidence(story, passage), 3
            ),
            weight=_weight(story, passage),
        )


def _linked_documents(story: CollatedStory) -> dict[str, set[str]]:
    """Return for each passage the documents that have a paragraph linked to one of its own."""
    linked: dict[str, set[str]] = {passage.id: set() for passage in story.passages}
    for link in story.alignment.links:
        linked[story.passage_at[link.a].id].add(link.b.document)
        linked[story.passage_at[link.b].id].add(link.a.document)
    return linked


def _weight(story: CollatedStory, passage: Passage) -> float:
    """Return a weight that grows with what the fullest cell tells and how high it stands."""
    cells = [(story.documents[cell.document], cell.paragraphs) for cell in passage.cells]
    richness = max(
        specifics(document, numbers, story.quoted[document.id]).richness
        for document, numbers in cells
    )
    early = max(1 - (numbers[0] - 1) / len(document.paragraphs) for document, numbers in cells)
    return round(_LEAST_WEIGHT + _WEIGHT_OF_SPECIFICS * richness + _WEIGHT_OF_POSITION * early, 3)
