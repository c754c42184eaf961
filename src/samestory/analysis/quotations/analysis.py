"""The analysis: quotations of all documents, matched and told."""

from __future__ import annotations

from collections.abc import Mapping

from samestory.analysis.base import CollatedStory
from samestory.analysis.quotations.alone import alone_findings
from samestory.analysis.quotations.matching import match_utterances
from samestory.analysis.quotations.pieces import partial_quotes
from samestory.analysis.quotations.same import same_findings
from samestory.analysis.quotations.utterances import Utterance, utterances
from samestory.model import Finding, Place


class Quotations:
    """Finds the same quotation in several outlets, however they cut or tidy it."""

    kind = "quotation"
    description = "The same quotation in several outlets: cut, worded or put to others."

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return the findings by the place of their first words, short pieces last."""
        spellings = {form: held[0] for held in story.alignment.spellings for form in held}
        documents = story.documents
        told = {letter: utterances(held, spellings) for letter, held in documents.items()}
        quoted = story.quoted
        matched = match_utterances(
            told, linked=_Linked(story), comparable=lambda one, two: _comparable(story, one, two)
        )
        findings = [
            *same_findings(story, matched.matches),
            *alone_findings(story, matched.alone, quoted, told),
        ]
        findings.sort(key=lambda finding: _first_place(story, finding))
        return (*findings, *partial_quotes(story, _short(told)))


class _Linked:
    """Tells whether two utterances stand in linked paragraphs, or in one passage."""

    def __init__(self, story: CollatedStory) -> None:
        self._links = {(link.a, link.b) for link in story.alignment.links}
        self._passage_at = story.passage_at

    def __call__(self, one: Utterance, two: Utterance) -> bool:
        return any(
            self._passage_at[a] is self._passage_at[b]
            or (a, b) in self._links
            or (b, a) in self._links
            for a in _places(one)
            for b in _places(two)
        )


def _places(utterance: Utterance) -> tuple[Place, ...]:
    return tuple(Place(utterance.document, part.paragraph) for part in utterance.parts)


def _comparable(story: CollatedStory, one: str, two: str) -> bool:
    documents = story.documents
    return story.settings.include_same_outlet or documents[one].outlet != documents[two].outlet


def _short(told: Mapping[str, tuple[Utterance, ...]]) -> list[Utterance]:
    return [utterance for held in told.values() for utterance in held]


def _first_place(story: CollatedStory, finding: Finding) -> tuple[int, int]:
    """Return the number of the passage in which a finding's first words stand, and their place."""
    first = finding.evidence[0]
    return story.passage_at[Place(first.document, first.paragraph)].number, first.start
