"""What every part of the page looks up: a comparison's documents, rows and outlets by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from samestory.model import Comparison, Document, Finding, Passage, Place, Reading
from samestory.renderers.html.labels import Labels, labels_of
from samestory.renderers.html.marks import Anchor, Anchors
from samestory.renderers.html.outlets import Outlet, badges, outlets_by_letter
from samestory.renderers.layout import (
    FIGURE_KIND,
    QUOTATION_KIND,
    documents_by_id,
    passages_by_id,
)
from samestory.renderers.safe_text import printable

COLUMNS_UP_TO = 4
"""So many outlets stand side by side; more stand below one another."""

LINKED_BY_OUTLET = frozenset({FIGURE_KIND, QUOTATION_KIND})
"""Kinds whose lines lead to the words of every outlet, not only to those of one of a reading."""


@dataclass(frozen=True, slots=True)
class Story:
    """A comparison and its indices.

    Attributes
    ----------
    outlets, documents
        By the documents' letters, in their order.
    passages
        By id.
    rows
        The passage in which each paragraph stands.
    anchors
        By document, where the words stand that findings point at.
    labels
        By document, which words are names, figures, quotations and reporting words.
    findings
        By passage, the findings on it: on the whole of it or on any of its words.
    """

    comparison: Comparison
    outlets: Mapping[str, Outlet]
    documents: Mapping[str, Document]
    passages: Mapping[str, Passage]
    rows: Mapping[Place, Passage]
    anchors: Mapping[str, Anchors]
    labels: Mapping[str, Labels]
    findings: Mapping[str, list[Finding]]

    @property
    def side_by_side(self) -> bool:
        """Whether the outlets are few enough for columns."""
        return len(self.outlets) <= COLUMNS_UP_TO

    def badges(self, letters: Iterable[str]) -> Markup:
        """Return the badges of some outlets."""
        return badges(self.outlets[letter] for letter in letters)


def index_story(comparison: Comparison) -> Story:
    """Return a comparison with its indices."""
    rows = {place: passage for passage in comparison.passages for place in passage.places}
    return Story(
        comparison=comparison,
        outlets=outlets_by_letter(comparison),
        documents=documents_by_id(comparison),
        passages=passages_by_id(comparison),
        rows=rows,
        anchors=_anchors(comparison.findings),
        labels=labels_of(comparison),
        findings=_findings_by_row(comparison.findings, rows),
    )


def _findings_by_row(
    findings: Iterable[Finding], rows: Mapping[Place, Passage]
) -> dict[str, list[Finding]]:
    by_row: dict[str, list[Finding]] = {}
    for finding in findings:
        places = [Place(words.document, words.paragraph) for words in finding.evidence]
        touched = [rows[place].id for place in places if place in rows]
        for row in dict.fromkeys([finding.passage, *touched]):
            if row is not None:
                by_row.setdefault(row, []).append(finding)
    return by_row


def words_id(finding: Finding, number: int) -> str:
    """Return the id of the place where a finding's evidence (0-based number) begins."""
    return f"{finding.id}.{number}"


def _anchors(findings: Iterable[Finding]) -> dict[str, dict[int, list[Anchor]]]:
    """Return an anchor for each piece of evidence that a reading leads to."""
    anchors: dict[str, dict[int, list[Anchor]]] = {}
    for finding in findings:
        for number in sorted(_led_to(finding)):
            words = finding.evidence[number]
            paragraphs = anchors.setdefault(words.document, {})
            length = len(printable(words.text))
            anchor = Anchor(words.start, words_id(finding, number), length)
            paragraphs.setdefault(words.paragraph, []).append(anchor)
    for paragraphs in anchors.values():
        for placed in paragraphs.values():
            placed.sort(key=lambda anchor: anchor.offset)
    return anchors


def _led_to(finding: Finding) -> set[int]:
    """Return the evidence that links lead to: each reading's first, or each outlet's of it."""
    if finding.kind not in LINKED_BY_OUTLET:
        return {reading.evidence[0] for reading in finding.readings if reading.evidence}
    return {
        number
        for reading in finding.readings
        for letter in reading.documents
        if (number := first_words(finding, reading, letter)) is not None
    }


def first_words(finding: Finding, reading: Reading, letter: str) -> int | None:
    """Return the 0-based number of the first evidence that a document has of a reading."""
    own = (n for n in reading.evidence if finding.evidence[n].document == letter)
    return next(own, None)


def passage_link(passage: Passage) -> Markup:
    """Return a link to a row."""
    return Markup('<a href="#{}">P{}</a>').format(passage.id, passage.number)


def paragraph_id(place: Place) -> str:
    """Return the id of a paragraph on the page."""
    return f"{place.document}-{place.paragraph}"


def paragraph_link(place: Place, story: Story) -> Markup:
    """Return an outlet's badge and a link to one of its paragraphs."""
    return Markup('{} <a href="#{}">¶ {}</a>').format(
        story.outlets[place.document].badge, paragraph_id(place), place.paragraph
    )
