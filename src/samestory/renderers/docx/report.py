"""A comparison as a document that an editor can change and pass on."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from samestory.model import Comparison, Document, Finding, Passage
from samestory.renderers import layout
from samestory.renderers.docx.parts import (
    add_marked,
    add_table,
    empty_table,
    keep_together,
    repeat_head,
)
from samestory.renderers.docx.styles import (
    MARK_STYLES,
    REMARK,
    WHO,
    new_document,
    text_width,
)
from samestory.renderers.marked_words import MARK_LEGENDS, marked_paragraphs
from samestory.renderers.method_notes import cuts_note, semantic_note, versions_note
from samestory.renderers.naming_notes import NAMING_NOTE, naming_rows
from samestory.renderers.passage_notes import elsewhere_sentences, passage_sentences
from samestory.renderers.safe_text import printable, shorten
from samestory.renderers.zip_package import repacked

MOST_COLUMNS = 4
"""Outlets that stand side by side; more stand one below another."""

READING_CHARACTERS = 240
"""Of a longer reading the beginning stands among the findings; its passage has the rest."""

UNBROKEN_CHARACTERS = 2000
"""Passages up to this length stand on one page."""

_SOURCE_WIDTHS = (0.04, 0.2, 0.38, 0.2, 0.09, 0.09)
_FILE_WIDTHS = (0.05, 0.25, 0.4, 0.3)
_STACKED_WIDTHS = (0.2, 0.8)


def document_bytes(comparison: Comparison) -> bytes:
    """Return the document; the same comparison gives the same bytes."""
    document = new_document(comparison)
    _head(document, comparison)
    _findings(document, comparison)
    _only_in_one(document, comparison)
    _naming(document, comparison)
    _passages(document, comparison)
    _method(document, comparison)
    written = io.BytesIO()
    document.save(written)
    return repacked(written.getvalue())


def _head(document: Any, comparison: Comparison) -> None:  # noqa: ANN401 (no types)
    document.add_heading(printable(comparison.title), level=0)
    document.add_paragraph(layout.counts_sentences(comparison))
    if comparison.date is not None:
        _say(document, f"Made on {comparison.date} with samestory.", REMARK)
    document.add_heading("Sources", level=1)
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
    add_table(document, heads, rows, _widths(document, _SOURCE_WIDTHS))
    for skipped in comparison.skipped:
        _say(document, f"Not used: {skipped.name} ({skipped.reason})", REMARK)


def _findings(document: Any, comparison: Comparison) -> None:  # noqa: ANN401
    groups = layout.findings_by_kind(comparison)
    groups.pop(layout.ONLY_HERE_KIND, None)
    first = layout.highlights(comparison)
    if first:
        document.add_heading("Look at these first", level=1)
        for finding in first:
            _finding(document, finding, comparison, "List Number")
    if groups:
        document.add_heading("What differs", level=1)
        _say(document, "Found by comparing words, not by judging them.")
    for kind, findings in groups.items():
        title = f"{len(findings)} {layout.kind_title(kind, len(findings))}"
        document.add_heading(printable(title), level=2)
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
    paragraph = _say(document, f"{finding.summary}{voice}{place}", style)
    paragraph.paragraph_format.keep_together = True
    for reading in finding.readings:
        who = ", ".join(layout.evidence_paragraphs(finding, letter) for letter in reading.documents)
        words = shorten(printable(reading.text), READING_CHARACTERS)
        note = f" ({printable(reading.note)})" if reading.note else ""
        paragraph.add_run().add_break()
        paragraph.add_run(f"{who}: ").bold = True
        paragraph.add_run(words + note)


def _only_in_one(document: Any, comparison: Comparison) -> None:  # noqa: ANN401
    told = layout.passages_told_by_one(comparison)
    if not told:
        return
    document.add_heading("Told by one outlet alone", level=1)
    _say(document, layout.not_matched_note(comparison))
    for each, passages in told:
        numbers = layout.join_names([str(passage.number) for passage in passages])
        noun = "passage" if len(passages) == 1 else "passages"
        _say(document, f"{each.id} · {each.label}: {noun} {numbers}", "List Bullet")


def _naming(document: Any, comparison: Comparison) -> None:  # noqa: ANN401
    if not comparison.naming:
        return
    document.add_heading("Who is called what", level=1)
    _say(document, NAMING_NOTE, REMARK)
    names = [_name(each) for each in comparison.documents]
    rows = naming_rows(comparison)
    if len(names) <= MOST_COLUMNS:
        shares = [1 / (len(names) + 1)] * (len(names) + 1)
        add_table(document, ("", *names), rows, _widths(document, shares))
        return
    for entity, *labels in rows:
        called = (f"{name}: {label}" for name, label in zip(names, labels, strict=True) if label)
        _say(document, f"{entity}. {'. '.join(called)}.", "List Bullet")


def _passages(document: Any, comparison: Comparison) -> None:  # noqa: ANN401
    by_letter = layout.documents_by_id(comparison)
    document.add_heading("Passages", level=1)
    legend = document.add_paragraph(style=REMARK)
    for number, (mark, meaning) in enumerate(MARK_LEGENDS.items()):
        legend.add_run("; " if number else "")
        legend.add_run(mark, style=MARK_STYLES[mark])
        legend.add_run(f": {meaning}")
    legend.add_run(".")
    for passage in comparison.passages:
        document.add_heading(f"Passage {passage.number}", level=2)
        about = _say(document, " ".join(passage_sentences(passage, comparison)), REMARK)
        about.paragraph_format.keep_with_next = True
        if len(passage.cells) == 1:
            (cell,) = passage.cells
            _say(document, _name(by_letter[cell.document]), WHO)
            add_marked(document, marked_paragraphs(passage, cell), by_letter[cell.document])
        elif len(by_letter) <= MOST_COLUMNS:
            _side_by_side(document, passage, by_letter)
        else:
            _stacked(document, passage, by_letter)
        others = " ".join(elsewhere_sentences(passage, comparison))
        if others:
            _say(document, others, REMARK)


def _side_by_side(
    document: Any,  # noqa: ANN401
    passage: Passage,
    by_letter: dict[str, Document],
) -> None:
    count = len(passage.cells)
    table = empty_table(document, 2, _widths(document, [1 / count] * count))
    heads, texts = table.rows
    for cell, head, text in zip(passage.cells, heads.cells, texts.cells, strict=True):
        head.paragraphs[0].style = WHO
        head.paragraphs[0].add_run(printable(_name(by_letter[cell.document])))
        add_marked(text, marked_paragraphs(passage, cell), by_letter[cell.document])
    if all(len(cell.text) <= UNBROKEN_CHARACTERS for cell in texts.cells):
        keep_together(texts)
    repeat_head(table)
    document.add_paragraph(style=REMARK)


def _stacked(
    document: Any,  # noqa: ANN401
    passage: Passage,
    by_letter: dict[str, Document],
) -> None:
    table = empty_table(document, len(passage.cells), _widths(document, _STACKED_WIDTHS))
    for cell, row in zip(passage.cells, table.rows, strict=True):
        head, text = row.cells
        head.paragraphs[0].style = WHO
        head.paragraphs[0].add_run(printable(_name(by_letter[cell.document])))
        add_marked(text, marked_paragraphs(passage, cell), by_letter[cell.document])
    document.add_paragraph(style=REMARK)


def _method(document: Any, comparison: Comparison) -> None:  # noqa: ANN401
    document.add_heading("How this was made", level=1)
    semantic = semantic_note(comparison)
    for sentence in (cuts_note(comparison), semantic, layout.not_matched_note(comparison)):
        if sentence is not None:
            _say(document, sentence)
    rows = [
        (
            each.id,
            each.source.name + (f" (record {each.source.record})" if each.source.record else ""),
            each.source.sha256,
            " ".join(each.warnings) or "–",
        )
        for each in comparison.documents
    ]
    add_table(document, ("", "File", "SHA-256", "Remarks"), rows, _widths(document, _FILE_WIDTHS))
    _say(document, f"Versions: {versions_note(comparison)}.", REMARK)
    _say(document, f"Fingerprint: {comparison.fingerprint}.", REMARK)


def _say(document: Any, text: str, style: str | None = None) -> Any:  # noqa: ANN401
    return document.add_paragraph(printable(text), style=style)


def _name(document: Document) -> str:
    return f"{document.id} · {document.label}"


def _widths(document: Any, shares: Iterable[float]) -> list[float]:  # noqa: ANN401
    width = text_width(document)
    return [width * share for share in shares]
