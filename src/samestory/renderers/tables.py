"""Passages, findings and links as plain tables, for spreadsheets and scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from samestory.model import Comparison, Document, Evidence, Finding, Place, Reading
from samestory.renderers import layout
from samestory.renderers.reading_notes import reading_evidence
from samestory.renderers.safe_text import printable

Value = str | int | float | None

_DIGITS = 4
"""Places of a score; further ones say nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """Column names and rows; texts are safe to print and may hold line breaks of ours."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def cells_table(comparison: Comparison) -> Table:
    """Return one row for each document of each passage."""
    documents = layout.documents_by_id(comparison)
    numbers = {passage.id: passage.number for passage in comparison.passages}
    columns = (
        *("passage", "passage_id", "document", "outlet", "paragraphs", "text", "told_by"),
        *("no_match_in", "similarity", "confidence", "order", "shares_detail_with", "boilerplate"),
    )
    rows: list[tuple[Value, ...]] = []
    for passage in comparison.passages:
        missing = layout.missing_documents(comparison, passage)
        order = {note.document: note.direction for note in passage.order}
        for cell in passage.cells:
            document = documents[cell.document]
            paragraphs = [document.paragraphs[number - 1] for number in cell.paragraphs]
            rows.append(
                (
                    passage.number,
                    passage.id,
                    document.id,
                    printable(document.label),
                    _joined(cell.paragraphs),
                    "\n\n".join(printable(paragraph.text) for paragraph in paragraphs),
                    _joined(passage.documents),
                    "" if passage.boilerplate else _joined(each.id for each in missing),
                    rounded(passage.similarity if len(passage.cells) > 1 else None),
                    rounded(passage.confidence),
                    order.get(document.id, ""),
                    _joined(sorted(numbers[other] for other in passage.cross_references)),
                    layout.join_names([p.boilerplate for p in paragraphs if p.boilerplate]),
                )
            )
    return Table(columns, tuple(rows))


def findings_table(comparison: Comparison) -> Table:
    """Return one row for each stretch of words that a finding points at.

    A finding whose readings have no words of their own gives one row for each reading.
    """
    documents = layout.documents_by_id(comparison)
    numbers = {passage.id: passage.number for passage in comparison.passages}
    ranks = {finding: rank for rank, finding in enumerate(comparison.highlights, start=1)}
    columns = (
        *("finding", "kind", "passage", "look_first", "summary", "subject", "relation"),
        *("reading", "note", "document", "outlet", "paragraph", "start", "end", "words", "voice"),
        *("confidence", "weight", "reason"),
    )
    rows: list[tuple[Value, ...]] = []
    for number, finding in enumerate(comparison.findings, start=1):
        head: tuple[Value, ...] = (
            finding.id or str(number),
            finding.kind,
            numbers.get(finding.passage or ""),
            ranks.get(finding.id),
            *(printable(text) for text in (finding.summary, finding.subject, finding.relation)),
        )
        tail: tuple[Value, ...] = (
            rounded(finding.confidence),
            rounded(finding.weight),
            printable(finding.reason),
        )
        rows += [
            (*head, *_reading(reading), *_evidence(evidence, documents), *tail)
            for reading, evidence in _pointed_at(finding)
        ]
    return Table(columns, tuple(rows))


def links_table(comparison: Comparison) -> Table:
    """Return one row for each link."""
    documents = layout.documents_by_id(comparison)
    passages = {place: each.number for each in comparison.passages for place in each.places}
    columns = (
        *(f"{what}_{side}" for side in "ab" for what in ("document", "outlet", "paragraph")),
        *("passage_a", "passage_b", "strength", "score", "strong_score", "similarity", "reasons"),
    )

    def place(which: Place) -> tuple[Value, ...]:
        return (which.document, printable(documents[which.document].label), which.paragraph)

    rows = [
        (
            *place(link.a),
            *place(link.b),
            passages.get(link.a),
            passages.get(link.b),
            link.strength,
            *map(rounded, (link.score, link.strong_score, link.similarity)),
            printable(" ".join(reason.text for reason in link.reasons)),
        )
        for link in comparison.links
    ]
    return Table(columns, tuple(rows))


def labels_table(comparison: Comparison) -> Table:
    """Return one row for each label by which a document calls somebody or something."""
    documents = layout.documents_by_id(comparison)
    columns = (
        *("entity", "type", "document", "outlet", "label", "label_kind", "count", "quoted"),
        "paragraphs",
    )
    rows = [
        (
            printable(entity.name),
            entity.type,
            label.document,
            printable(documents[label.document].label),
            printable(label.text),
            label.kind,
            label.count,
            label.quoted,
            _joined(dict.fromkeys(evidence.paragraph for evidence in label.evidence)),
        )
        for entity in comparison.naming
        for label in entity.labels
    ]
    return Table(columns, tuple(rows))


def rounded(value: float | None) -> float | None:
    """Return a score with as many places as reports give."""
    return None if value is None else round(value, _DIGITS)


def _pointed_at(finding: Finding) -> Iterator[tuple[Reading | None, Evidence | None]]:
    """Yield each piece of evidence with its reading; every reading and every piece is there."""
    seen: set[Evidence] = set()
    for reading in finding.readings:
        words = reading_evidence(finding, reading)
        seen.update(words)
        yield from ((reading, each) for each in words)
        if not words:
            yield reading, None
    yield from ((None, each) for each in finding.evidence if each not in seen)


def _reading(reading: Reading | None) -> tuple[Value, ...]:
    return ("", "") if reading is None else (printable(reading.text), printable(reading.note))


def _evidence(evidence: Evidence | None, documents: dict[str, Document]) -> tuple[Value, ...]:
    if evidence is None:
        return ("", "", None, None, None, "", "")
    return (
        evidence.document,
        printable(documents[evidence.document].label),
        evidence.paragraph,
        evidence.start,
        evidence.end,
        printable(evidence.text),
        evidence.voice,
    )


def _joined(values: Iterable[object]) -> str:
    return " ".join(map(str, values))
