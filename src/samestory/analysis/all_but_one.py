"""Passages that every outlet but one tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.analysis.base import CollatedStory, CollatedToken, join_names, paragraph_evidence
from samestory.analysis.only_here import closest_text, distance_confidence
from samestory.analysis.order import passage_confidence
from samestory.analysis.specifics import first_words, specifics
from samestory.documents.segmentation import sentences
from samestory.model import Document, Finding, Passage, Reading, Span

LEAST_OUTLETS = 3
"""With two outlets, what all but one tell is what one alone tells."""

_WORDS_OF_A_SENTENCE = 8
"""Words below which what passes for a sentence may be a piece of one."""

_INITIAL = re.compile(r"\b[A-Z]\.$")

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
                f"No match in {missing} for what {telling} tell: "
                f"{first_words(_common_sentence(story, passage))}."
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


def _common_sentence(story: CollatedStory, passage: Passage) -> str:
    """Return the sentence that shares most of what it tells with the passage's other documents.

    What a paragraph begins with is often what one outlet alone tells.
    """
    best, chosen = -1.0, ""
    for cell in story.collations[passage.id]:
        document = story.documents[cell.document]
        for number in dict.fromkeys(token.paragraph for token in cell.tokens):
            for span in _sentences(document, number):
                score = _shared(
                    [token for token in cell.tokens if span.start <= token.start < span.end]
                )
                if score > best:
                    best, chosen = score, document.text[span.start : span.end]
    return chosen.lstrip("([")


def _sentences(document: Document, number: int) -> list[Span]:
    """Return the sentences of a paragraph; an initial ends none: *Tilda Marrow, R-S.C., said*."""
    paragraph = document.paragraphs[number - 1]
    found: list[Span] = []
    for span in sentences(paragraph.text, language=document.language, start=paragraph.start):
        goes_on = found and _INITIAL.search(document.text[found[-1].start : found[-1].end])
        found.append(Span(found.pop().start, span.end) if goes_on else span)
    return found


def _shared(tokens: Sequence[CollatedToken]) -> float:
    """Return how much a sentence's words tell that others have too, and how much of the whole."""
    told = sum(token.information for token in tokens)
    shared = sum(token.information for token in tokens if token.shared_with)
    long_enough = len(tokens) >= _WORDS_OF_A_SENTENCE
    return shared * (shared / told) ** 2 if told and long_enough else 0.0


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
