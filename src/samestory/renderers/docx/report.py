"""A comparison as a document that an editor can change and pass on."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from samestory.model import Comparison, Document, Finding, Passage
from samestory.renderers import cuts_table, layout, names_table, outlet_table
from samestory.renderers.docx.parts import (
    add_marked,
    add_paragraph,
    add_table,
    add_words,
    empty_table,
    keep_together,
    repeat_head,
    set_style,
)
from samestory.renderers.docx.styles import (
    BODY,
    MARK_STYLES,
    REMARK,
    WHO,
    new_document,
    text_width,
)
from samestory.renderers.marked_words import MARK_LEGENDS, marked_paragraphs
from samestory.renderers.method_notes import cuts_note, semantic_note, versions_note
from samestory.renderers.passage_notes import elsewhere_sentences, passage_sentences
from samestory.renderers.reading_notes import who_has
from samestory.renderers.safe_text import printable, shorten
from samestory.renderers.zip_package import repacked

MOST_COLUMNS = 4
"""Outlets that stand side by side; more stand one below another."""

MOST_COUNTED = 8
"""Outlets whose counts stand in one table; those of more stand in several."""

READING_CHARACTERS = 240
"""Of a longer reading the beginning stands among the findings; its passage has the rest."""

UNBROKEN_CHARACTERS = 2000
"""Passages up to this length stand on one page."""

_SOURCE_WIDTHS = (0.04, 0.2, 0.38, 0.2, 0.09, 0.09)
_FILE_WIDTHS = (0.05, 0.25, 0.4, 0.3)
_STACKED_WIDTHS = (0.2, 0.8)
_COUNTED_WIDTH = 0.24


def document_bytes(comparison: Comparison) -> bytes:
    """Return the document; the same comparison gives the same bytes."""
    document = new_document(comparison)
    _head(document, comparison)
    _findings(document, comparison)
    _only_in_one(document, comparison)
    _naming(document, comparison)
    _outlets(document, comparison)
    _passages(document, comparison)
    _method(document, comparison)
    written = io.BytesIO()
    document.save(written)
    return repacked(written.getvalue())


def _head(document: Any, comparison: Comparison) -> None:  # noqa: ANN401 (no types)
    add_paragraph(document, printable(comparison.title), "Title")
    add_paragraph(document, layout.counts_sentences(comparison), BODY)
    if comparison.date is not None:
        add_paragraph(document, f"Made on {comparison.date} with samestory.", REMARK)
    add_paragraph(document, "Sources", "Heading 1")
    rows = [
        (
            each.id,
            each.label,
            each.headline or "–",
            each.published or "–",
            str(layout.compared_paragraphs(comparison, each.id)),
            str(layout.matched_paragraphs(comparison, each.id)),
        )
        for each in comparison.documents
    ]
    heads = ("", "Outlet", "Headline", "Published", "Paragraphs", "With a match")
    add_table(document, heads, rows, _widths(comparison, _SOURCE_WIDTHS))
    for skipped in comparison.skipped:
        add_paragraph(document, f"Not used: {skipped.name} ({skipped.reason})", REMARK)


def _findings(document: Any, comparison: Comparison) -> None:  # noqa: ANN401
    groups = layout.findings_by_kind(comparison)
    groups.pop(layout.ONLY_HERE_KIND, None)
    first = layout.highlights(comparison)
    if first:
        add_paragraph(document, "Look at these first", "Heading 1")
        for finding in first:
            _finding(document, finding, comparison, "List Number")
    if groups:
        add_paragraph(document, "What differs", "Heading 1")
        add_paragraph(document, "Found by comparing words, not by judging them.", BODY)
    for kind, findings in groups.items():
        title = f"{len(findings)} {layout.kind_title(kind, len(findings))}"
        add_paragraph(document, printable(title), "Heading 2")
        for finding in findings:
            _finding(document, finding, comparison, "List Bullet")


def _finding(
    document: Any,  # noqa: ANN401
    finding: Finding,
    comparison: Comparison,
    style: str,
) -> None:
    passage = layout.passages_by_id(comparison).get(finding.passage or "")
    place = f" (passage\N{NO-BREAK SPACE}{passage.number})" if passage else ""
    voice = " (quoted words)" if finding.voice == "quoted" else ""
    paragraph = add_paragraph(document, f"{finding.summary}{voice}{place}", style)
    paragraph.paragraph_format.keep_together = True
    for reading in finding.readings:
        words = shorten(printable(reading.text), READING_CHARACTERS)
        note = f" ({printable(reading.note)})" if reading.note else ""
        paragraph.add_run().add_break()
        paragraph.add_run(f"{who_has(finding, reading)}: ").bold = True
        add_words(paragraph, words + note)


def _only_in_one(document: Any, comparison: Comparison) -> None:  # noqa: ANN401
    told = layout.passages_told_by_one(comparison)
    if not told:
        return
    add_paragraph(document, "Told by one outlet alone", "Heading 1")
    add_paragraph(document, layout.not_matched_note(comparison), BODY)
    for each, passages in told:
        numbers = layout.join_names([str(passage.number) for passage in passages])
        noun = "passage" if len(passages) == 1 else "passages"
        add_paragraph(document, f"{each.id} · {each.label}: {noun} {numbers}", "List Bullet")


def _naming(document: Any, comparison: Comparison) -> None:  # noqa: ANN401
    if not comparison.naming:
        return
    add_paragraph(document, names_table.TITLE, "Heading 1")
    add_paragraph(document, names_table.NAMING_NOTE, REMARK)
    names = [_name(each) for each in comparison.documents]
    rows = names_table.naming_rows(comparison)
    if len(names) <= MOST_COLUMNS:
        shares = [1 / (len(names) + 1)] * (len(names) + 1)
        add_table(document, ("", *names), rows, _widths(comparison, shares))
        return
    for entity, *labels in rows:
        called = (f"{name}: {label}" for name, label in zip(names, labels, strict=True) if label)
        add_paragraph(document, f"{entity}. {'. '.join(called)}.", "List Bullet")


def _outlets(document: Any, comparison: Comparison) -> None:  # noqa: ANN401
    if not comparison.outlets:
        return
    add_paragraph(document, outlet_table.TITLE, "Heading 1")
    add_paragraph(document, outlet_table.note(comparison), REMARK)
    add_paragraph(document, outlet_table.caution(comparison), REMARK)
    for heads, rows in outlet_table.tables(comparison, MOST_COUNTED):
        rest = (1 - _COUNTED_WIDTH) / (len(heads) - 1)
        shares = [_COUNTED_WIDTH, *[rest] * (len(heads) - 1)]
        add_table(document, heads, rows, _widths(comparison, shares))
        add_paragraph(document, "", REMARK)


def _passages(document: Any, comparison: Comparison) -> None:  # noqa: ANN401
    by_letter = layout.documents_by_id(comparison)
    add_paragraph(document, "Passages", "Heading 1")
    legend = add_paragraph(document, "", REMARK)
    for number, (mark, meaning) in enumerate(MARK_LEGENDS.items()):
        add_words(legend, "; " if number else "")
        add_words(legend, mark, MARK_STYLES[mark])
        add_words(legend, f": {meaning}")
    add_words(legend, ".")
    for passage in comparison.passages:
        add_paragraph(document, f"Passage {passage.number}", "Heading 2")
        about = add_paragraph(document, " ".join(passage_sentences(passage, comparison)), REMARK)
        about.paragraph_format.keep_with_next = True
        if len(passage.cells) == 1:
            (cell,) = passage.cells
            add_paragraph(document, _name(by_letter[cell.document]), WHO)
            add_marked(document, marked_paragraphs(passage, cell), by_letter[cell.document])
        elif len(by_letter) <= MOST_COLUMNS:
            _side_by_side(document, passage, comparison)
        else:
            _stacked(document, passage, comparison)
        others = " ".join(elsewhere_sentences(passage, comparison))
        if others:
            add_paragraph(document, others, REMARK)


def _side_by_side(
    document: Any,  # noqa: ANN401
    passage: Passage,
    comparison: Comparison,
) -> None:
    by_letter = layout.documents_by_id(comparison)
    count = len(passage.cells)
    table = empty_table(document, 2, _widths(comparison, [1 / count] * count))
    heads, texts = table.rows
    for cell, head, text in zip(passage.cells, heads.cells, texts.cells, strict=True):
        set_style(head.paragraphs[0], WHO)
        add_words(head.paragraphs[0], printable(_name(by_letter[cell.document])))
        add_marked(text, marked_paragraphs(passage, cell), by_letter[cell.document])
    if all(len(cell.text) <= UNBROKEN_CHARACTERS for cell in texts.cells):
        keep_together(texts)
    repeat_head(table)
    add_paragraph(document, "", REMARK)


def _stacked(
    document: Any,  # noqa: ANN401
    passage: Passage,
    comparison: Comparison,
) -> None:
    by_letter = layout.documents_by_id(comparison)
    table = empty_table(document, len(passage.cells), _widths(comparison, _STACKED_WIDTHS))
    for cell, row in zip(passage.cells, table.rows, strict=True):
        head, text = row.cells
        set_style(head.paragraphs[0], WHO)
        add_words(head.paragraphs[0], printable(_name(by_letter[cell.document])))
        add_marked(text, marked_paragraphs(passage, cell), by_letter[cell.document])
    add_paragraph(document, "", REMARK)


def _method(document: Any, comparison: Comparison) -> None:  # noqa: ANN401
    add_paragraph(document, "How this was made", "Heading 1")
    semantic = semantic_note(comparison)
    for sentence in (cuts_note(comparison), semantic, layout.not_matched_note(comparison)):
        if sentence is not None:
            add_paragraph(document, sentence, BODY)
    if comparison.sensitivity:
        add_paragraph(document, cuts_table.NOTE, BODY)
        heads, held = cuts_table.HEADS, cuts_table.rows(comparison)
        add_table(document, heads, held, _widths(comparison, [1 / len(heads)] * len(heads)))
        add_paragraph(document, "", REMARK)
    rows = [
        (
            each.id,
            each.source.name + (f" (record {each.source.record})" if each.source.record else ""),
            each.source.sha256,
            " ".join(each.warnings) or "–",
        )
        for each in comparison.documents
    ]
    add_table(document, ("", "File", "SHA-256", "Remarks"), rows, _widths(comparison, _FILE_WIDTHS))
    add_paragraph(document, f"Versions: {versions_note(comparison)}.", REMARK)
    add_paragraph(document, f"Fingerprint: {comparison.fingerprint}.", REMARK)


def _name(document: Document) -> str:
    return f"{document.id} · {document.label}"


def _widths(comparison: Comparison, shares: Iterable[float]) -> list[float]:
    width = text_width(comparison)
    return [width * share for share in shares]
