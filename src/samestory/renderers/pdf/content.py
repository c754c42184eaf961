"""What the pages say, as plain values that the template lays out."""

from __future__ import annotations

from typing import Any

from samestory.model import Comparison, Document, Finding, Passage
from samestory.renderers import cuts_table, layout, names_table, outlet_table
from samestory.renderers.marked_words import MARK_LEGENDS, marked_paragraphs
from samestory.renderers.method_notes import cuts_note, semantic_note, versions_note
from samestory.renderers.passage_notes import elsewhere_sentences, passage_sentences
from samestory.renderers.reading_notes import who_has
from samestory.renderers.safe_text import printable, shorten
from samestory.renderers.writing_direction import is_right_to_left

LANDSCAPE_FROM = 3
MOST_COLUMNS = 4
"""Outlets that stand side by side; more stand one below another."""

MOST_COUNTED = 8
"""Outlets whose counts stand in one table; those of more stand in several."""

READING_CHARACTERS = 240
"""Of a longer reading the beginning stands among the findings; its passage has the rest."""

UNBROKEN_CHARACTERS = 2000
"""Passages whose cells are no longer than this stand on one page."""

Values = dict[str, Any]


def content(comparison: Comparison) -> Values:
    """Return all texts of the report, safe to print."""
    groups = layout.findings_by_kind(comparison)
    groups.pop(layout.ONLY_HERE_KIND, None)
    documents = layout.documents_by_id(comparison)
    return {
        "title": printable(comparison.title),
        "fingerprint": comparison.fingerprint,
        "landscape": len(documents) >= LANDSCAPE_FROM,
        "counts": layout.counts_sentences(comparison),
        "made": "" if comparison.date is None else f"Made on {printable(comparison.date)}.",
        "sources": [_source(document, comparison) for document in comparison.documents],
        "skipped": [
            f"Not used: {printable(skipped.name)} ({printable(skipped.reason)})"
            for skipped in comparison.skipped
        ],
        "first": [_finding(each, comparison) for each in layout.highlights(comparison)],
        "groups": [
            {
                "heading": printable(f"{len(findings)} {layout.kind_title(kind, len(findings))}"),
                "findings": [_finding(finding, comparison) for finding in findings],
            }
            for kind, findings in groups.items()
        ],
        "only": [
            f"{document.id} · {printable(document.label)}: "
            + layout.plural(len(passages), "passage")
            + f" ({', '.join(str(passage.number) for passage in passages)})"
            for document, passages in layout.passages_told_by_one(comparison)
        ],
        "not_matched": layout.not_matched_note(comparison),
        "naming_title": names_table.TITLE,
        "naming_note": names_table.NAMING_NOTE,
        "naming": names_table.naming_rows(comparison),
        "naming_beside": len(documents) <= MOST_COLUMNS,
        "names": [f"{each.id} · {printable(each.label)}" for each in comparison.documents],
        "counted": [
            {"heads": [printable(head) for head in heads], "rows": rows}
            for heads, rows in outlet_table.tables(comparison, MOST_COUNTED)
        ],
        "counted_title": outlet_table.TITLE,
        "counted_notes": [outlet_table.note(comparison), outlet_table.caution(comparison)],
        "legend": [{"mark": mark, "text": text} for mark, text in MARK_LEGENDS.items()],
        "passages": [_passage(passage, comparison, documents) for passage in comparison.passages],
        "method": [
            printable(sentence)
            for sentence in (
                cuts_note(comparison),
                semantic_note(comparison),
                layout.not_matched_note(comparison),
            )
            if sentence is not None
        ],
        "cuts": {
            "note": cuts_table.NOTE,
            "heads": cuts_table.HEADS,
            "rows": cuts_table.rows(comparison),
        },
        "colophon": printable(
            f"Versions: {versions_note(comparison)}. Fingerprint: {comparison.fingerprint}."
        ),
    }


def _source(document: Document, comparison: Comparison) -> Values:
    record = f" (record {document.source.record})" if document.source.record else ""
    return {
        "row": [
            document.id,
            printable(document.label),
            printable(document.headline or "–"),
            printable(document.published or "–"),
            str(layout.compared_paragraphs(comparison, document.id)),
            str(layout.matched_paragraphs(comparison, document.id)),
        ],
        "file": [
            document.id,
            printable(document.source.name) + record,
            document.source.sha256,
            printable(" ".join(document.warnings)) or "–",
        ],
    }


def _finding(finding: Finding, comparison: Comparison) -> Values:
    passage = layout.passages_by_id(comparison).get(finding.passage or "")
    return {
        "summary": printable(finding.summary),
        "voice": "quoted words" if finding.voice == "quoted" else "",
        "passage": passage.number if passage else None,
        "readings": [
            {
                "who": who_has(finding, reading),
                "text": shorten(printable(reading.text), READING_CHARACTERS),
                "note": printable(reading.note),
            }
            for reading in finding.readings
        ],
    }


def _passage(passage: Passage, comparison: Comparison, documents: dict[str, Document]) -> Values:
    return {
        "number": passage.number,
        "about": printable(" ".join(passage_sentences(passage, comparison))),
        "beside": len(passage.cells) > 1 and len(documents) <= MOST_COLUMNS,
        "long": any(
            sum(len(segment.text) for segment in cell.segments) > UNBROKEN_CHARACTERS
            for cell in passage.cells
        ),
        "cells": [
            {
                "name": f"{cell.document} · {printable(documents[cell.document].label)}",
                "language": documents[cell.document].language,
                "rtl": is_right_to_left(documents[cell.document]),
                "paragraphs": [
                    {
                        "number": paragraph.number,
                        "runs": [{"text": run.text, "mark": run.mark} for run in paragraph.runs],
                    }
                    for paragraph in marked_paragraphs(passage, cell)
                ],
            }
            for cell in passage.cells
        ],
        "elsewhere": printable(" ".join(elsewhere_sentences(passage, comparison))),
    }
