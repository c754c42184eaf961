"""A comparison as the sheets of one workbook."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime

import xlsxwriter

from samestory.model import Comparison, Finding
from samestory.renderers import cuts_table, layout, outlet_table
from samestory.renderers.marked_words import MARK_LEGENDS, marked_paragraphs
from samestory.renderers.method_notes import cuts_note, semantic_note, versions_note
from samestory.renderers.names_table import naming_rows
from samestory.renderers.passage_notes import passage_sentences
from samestory.renderers.safe_text import printable
from samestory.renderers.tables import links_table, rounded
from samestory.renderers.xlsx.sheet import Cell, Column, Formats, Marked, write_sheet
from samestory.renderers.zip_package import repacked

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_FIGURE_KIND = "figure"
_TEXT, _LONG, _LABEL, _SHORT, _NUMBER = 56, 80, 36, 22, 11
"""Widths of columns, in digits of the default font."""


def workbook(comparison: Comparison) -> bytes:
    """Return the workbook; the same comparison gives the same bytes."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, _OPTIONS) as book:
        book.set_properties(
            {
                "title": printable(comparison.title),
                "author": "samestory",
                "keywords": comparison.fingerprint,
                # A fixed date, so that the same comparison gives the same bytes.
                "created": datetime(2000, 1, 1),  # noqa: DTZ001
            }
        )
        formats = Formats(book)
        for name, columns, rows in _sheets(comparison):
            write_sheet(book.add_worksheet(name), formats, columns, rows)
    return repacked(data.getvalue())


def _sheets(
    comparison: Comparison,
) -> Iterator[tuple[str, list[Column], list[list[Cell]]]]:
    """Yield name, columns and rows of each sheet that has something to show."""
    outlets = [
        Column(f"{document.id} · {printable(document.label)}", _TEXT)
        for document in comparison.documents
    ]
    yield "Sources", _SOURCE_COLUMNS, list(_sources(comparison))
    yield (
        "Passages",
        [Column("Passage", _NUMBER), *outlets, *_PASSAGE_COLUMNS],
        list(_passages(comparison)),
    )
    readings = [Column(column.name, _SHORT * 2) for column in outlets]
    if comparison.findings:
        rows = [_finding(finding, comparison) for finding in _ranked(comparison)]
        yield "Findings", [*_FINDING_COLUMNS, *readings, *_FINDING_END], rows
    figures = layout.findings_of_kind(comparison, _FIGURE_KIND)
    if figures:
        rows = [_figure(finding, comparison) for finding in figures]
        yield "Figures", [*_FIGURE_COLUMNS, *readings, Column("Reason", _LONG)], rows
    if comparison.naming:
        types = [entity.type for entity in comparison.naming]
        rows = [
            [name, kind, *labels]
            for (name, *labels), kind in zip(naming_rows(comparison), types, strict=True)
        ]
        columns = [Column("Who or what", _SHORT), Column("Type", _NUMBER), *readings]
        yield "Naming", columns, rows
    if comparison.outlets:
        yield "Outlets", list(_outlet_columns(comparison)), list(_outlets(comparison))
    if comparison.links:
        yield "Links", _LINK_COLUMNS, [list(row) for row in links_table(comparison).rows]
    if comparison.sensitivity:
        columns = [Column(head, _SHORT) for head in (*cuts_table.HEADS, "Used here")]
        yield "Other cuts", columns, list(_cuts(comparison))
    yield "Method", [Column("What", _SHORT), Column("", _LONG)], list(_method(comparison))


_SOURCE_COLUMNS = [
    *(Column("Letter", 8), Column("Outlet", _SHORT), Column("Headline", _TEXT)),
    *(Column("Author", _SHORT), Column("Published", _SHORT + 6), Column("Address", _SHORT * 2)),
    *(Column("Language", _NUMBER), Column("Paragraphs", _NUMBER), Column("With a match", _NUMBER)),
    *(Column("File", _SHORT), Column("SHA-256", _SHORT), Column("Remarks", _TEXT)),
]
_PASSAGE_COLUMNS = [
    *(Column("Alike in wording", _NUMBER), Column("Confidence", _NUMBER), Column("Outlets", 9)),
    *(Column("Remarks", _TEXT), Column("Id", _SHORT)),
]
_FINDING_COLUMNS = [
    *(Column("Look first", _NUMBER), Column("Kind", _SHORT), Column("Passage", _NUMBER)),
    *(Column("What was found", _LONG), Column("About", _SHORT), Column("Relation", _SHORT)),
]
_FINDING_END = [
    *(Column("Voice", _NUMBER), Column("Confidence", _NUMBER), Column("Weight", _NUMBER)),
    *(Column("Reason", _LONG), Column("Id", _SHORT)),
]
_FIGURE_COLUMNS = [
    *(Column("About", _SHORT), Column("Passage", _NUMBER), Column("Relation", _SHORT)),
]
_LINK_COLUMNS = [
    *(Column("Letter 1", 8), Column("Outlet 1", _SHORT), Column("Paragraph 1", _NUMBER)),
    *(Column("Letter 2", 8), Column("Outlet 2", _SHORT), Column("Paragraph 2", _NUMBER)),
    *(Column("Passage 1", _NUMBER), Column("Passage 2", _NUMBER), Column("Strength", _NUMBER)),
    *(Column("Score", _NUMBER), Column("Strong score", _NUMBER)),
    *(Column("Alike in wording", _NUMBER), Column("Reasons", _LONG)),
]


def _sources(comparison: Comparison) -> Iterator[list[Cell]]:
    for document in comparison.documents:
        texts = (document.headline, document.author, document.published, document.url)
        source = document.source
        yield [
            document.id,
            printable(document.label),
            *(printable(text or "") for text in texts),
            document.language,
            layout.compared_paragraphs(comparison, document.id),
            layout.matched_paragraphs(comparison, document.id),
            printable(source.name) + (f" (record {source.record})" if source.record else ""),
            source.sha256,
            printable(" ".join(document.warnings)),
        ]
    for skipped in comparison.skipped:
        reason = f"Not used: {printable(skipped.reason)}"
        yield [*[None] * 9, printable(skipped.name), None, reason]


def _passages(comparison: Comparison) -> Iterator[list[Cell]]:
    for passage in comparison.passages:
        cells = {cell.document: cell for cell in passage.cells}
        compared = len(cells) > 1
        yield [
            passage.number,
            *(
                Marked(tuple(marked_paragraphs(passage, cells[document.id])))
                if document.id in cells
                else None
                for document in comparison.documents
            ),
            rounded(passage.similarity if compared else None),
            rounded(passage.confidence),
            len(cells),
            printable(" ".join(passage_sentences(passage, comparison))),
            passage.id,
        ]


def _ranked(comparison: Comparison) -> list[Finding]:
    """Return what to look at first, then the rest in report order."""
    first = layout.highlights(comparison)
    return [*first, *(each for each in comparison.findings if each not in first)]


def _finding(finding: Finding, comparison: Comparison) -> list[Cell]:
    ranks = {name: rank for rank, name in enumerate(comparison.highlights, start=1)}
    return [
        ranks.get(finding.id),
        finding.kind,
        _passage_number(finding, comparison),
        printable(finding.summary),
        printable(finding.subject),
        printable(finding.relation),
        *_by_outlet(finding, comparison),
        finding.voice,
        rounded(finding.confidence),
        rounded(finding.weight),
        printable(finding.reason),
        finding.id,
    ]


def _figure(finding: Finding, comparison: Comparison) -> list[Cell]:
    return [
        printable(finding.subject),
        _passage_number(finding, comparison),
        printable(finding.relation),
        *_by_outlet(finding, comparison),
        printable(finding.reason),
    ]


def _passage_number(finding: Finding, comparison: Comparison) -> int | None:
    passages = layout.passages_by_id(comparison)
    return passages[finding.passage].number if finding.passage in passages else None


def _by_outlet(finding: Finding, comparison: Comparison) -> Iterator[Cell]:
    """Yield what each document has, in the documents' order, a reading on each line."""
    for document in comparison.documents:
        yield "\n".join(
            printable(reading.text) + (f" ({printable(reading.note)})" if reading.note else "")
            for reading in finding.readings
            if document.id in reading.documents
        )


def _outlet_columns(comparison: Comparison) -> Iterator[Column]:
    yield Column("What is counted", _LABEL)
    for letters, outlet in outlet_table.heads(comparison):
        name = f"{letters} · {printable(outlet)}"
        yield Column(name, _SHORT)
        yield Column(f"{name}, per 1,000 words", _SHORT)


def _outlets(comparison: Comparison) -> Iterator[list[Cell]]:
    """Yield what is counted, with each outlet's count and rate as numbers."""
    for row in outlet_table.rows(comparison):
        rates = row.per_thousand or (None,) * len(row.numbers)
        counts = (outlet_table.NO_LIST if each is None else each for each in row.numbers)
        both = zip(counts, rates, strict=True)
        yield [row.label, *(cell for pair in both for cell in pair)]


def _cuts(comparison: Comparison) -> Iterator[list[Cell]]:
    settings = comparison.settings
    for row in comparison.sensitivity:
        used = (row.threshold, row.strong) == (settings.threshold, settings.strong)
        counts = (row.links, row.strong_links, row.side_by_side)
        yield [row.threshold, row.strong, *counts, "yes" if used else None]


def _method(comparison: Comparison) -> Iterator[list[Cell]]:
    yield ["Report", printable(comparison.title)]
    if comparison.date is not None:
        yield ["Made on", printable(comparison.date)]
    yield ["Counts", layout.counts_sentences(comparison)]
    yield ["Matching", cuts_note(comparison)]
    semantic = semantic_note(comparison)
    if semantic is not None:
        yield ["Model", printable(semantic)]
    yield ["No match", layout.not_matched_note(comparison)]
    if comparison.outlets:
        notes = (outlet_table.note(comparison), outlet_table.caution(comparison))
        yield [outlet_table.TITLE, " ".join(notes)]
    if comparison.sensitivity:
        yield ["Other cuts", cuts_table.NOTE]
    for mark, meaning in MARK_LEGENDS.items():
        yield [f"Marks: {mark}", f"{meaning[:1].upper()}{meaning[1:]}."]
    yield ["Versions", printable(versions_note(comparison))]
    yield ["Fingerprint", comparison.fingerprint]
