"""The report as Markdown, for code hosts, wikis and note files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from samestory.model import (
    Cell,
    Comparison,
    Document,
    Finding,
    MarkingMode,
    Passage,
    Segment,
)
from samestory.renderers import cuts_table, layout
from samestory.renderers.base import Extra
from samestory.renderers.markdown_tables import naming_blocks, outlet_blocks
from samestory.renderers.markdown_text import (
    Mark,
    escape,
    guard_line_start,
    link,
    table,
    with_marks,
)
from samestory.renderers.method_notes import cuts_note, semantic_note, versions_note
from samestory.renderers.passage_notes import elsewhere, passage_sentences
from samestory.renderers.reading_notes import who_has

MAX_COLUMNS = 3
"""Outlets up to this number stand side by side; a wider table does not fit a code host's page."""

_MARK_NOTES: dict[MarkingMode, str] = {
    "common ground": (
        "Bold: words that another outlet has here too; italic: in another form or spelling."
    ),
    "differences": "Bold: words that no other outlet has here.",
}


@dataclass(frozen=True, slots=True)
class MarkdownRenderer:
    """Lays the comparison out with GitHub Flavored Markdown's headings, tables and quotes."""

    name: str = "markdown"
    description: str = "A report for code hosts, wikis and notes (GitHub Flavored Markdown)."
    suffix: str = ".md"
    media_type: str = "text/markdown"
    is_text: bool = True
    extra: Extra | None = None

    def render(self, comparison: Comparison) -> bytes:
        """Return UTF-8 Markdown in which every paragraph of every document stands once."""
        blocks = [
            *_head(comparison),
            *_sources(comparison),
            *_findings(comparison),
            *naming_blocks(comparison),
            *outlet_blocks(comparison),
            *_only_in_one(comparison),
            *_passages(comparison),
            *_method(comparison),
            *_comments(comparison),
        ]
        return ("\n\n".join(blocks) + "\n").encode()


def _head(comparison: Comparison) -> Iterator[str]:
    yield f"# {escape(comparison.title)}"
    yield layout.counts_sentences(comparison)
    if comparison.date is not None:
        yield f"Made on {escape(comparison.date)} with samestory."


def _sources(comparison: Comparison) -> Iterator[str]:
    yield "## Sources"
    rows = [
        (
            document.id,
            escape(document.label),
            link(document.headline or "–", document.url),
            escape(document.published or "–"),
            str(layout.compared_paragraphs(comparison, document.id)),
            str(layout.matched_paragraphs(comparison, document.id)),
        )
        for document in comparison.documents
    ]
    yield table(("", "Outlet", "Headline", "Published", "Paragraphs", "With a match"), rows)
    for skipped in comparison.skipped:
        yield f"Not used: {escape(skipped.name)} ({escape(skipped.reason)})"


def _findings(comparison: Comparison) -> Iterator[str]:
    numbers = {passage.id: passage.number for passage in comparison.passages}
    groups = layout.findings_by_kind(comparison)
    groups.pop(layout.ONLY_HERE_KIND, None)
    first = layout.highlights(comparison)
    if groups or first:
        yield "## What differs"
        yield "Found by comparing words, not by judging them."
    if first:
        yield "### Look at these first"
        yield "\n".join(_finding(finding, numbers) for finding in first)
    for kind, findings in groups.items():
        yield f"### {len(findings)} {layout.kind_title(kind, len(findings))}"
        yield "\n".join(_finding(finding, numbers) for finding in findings)


def _finding(finding: Finding, numbers: dict[str, int]) -> str:
    number = numbers.get(finding.passage or "")
    place = f"[Passage {number}](#passage-{number}): " if number else ""
    voice = " (quoted words)" if finding.voice == "quoted" else ""
    readings = " · ".join(
        f"{who_has(finding, reading)}: {escape(reading.text)}"
        + (f" ({escape(reading.note)})" if reading.note else "")
        for reading in finding.readings
    )
    detail = f"<br>{readings}" if readings else ""
    return f"- {place}{escape(finding.summary)}{voice}{detail}"


def _only_in_one(comparison: Comparison) -> Iterator[str]:
    told = layout.passages_told_by_one(comparison)
    if not told:
        return
    yield "## Told by one outlet alone"
    semantic = semantic_note(comparison)
    if semantic is not None:
        yield escape(semantic)
    yield layout.not_matched_note(comparison)
    yield "\n".join(
        f"- {document.id} · {escape(document.label)}: "
        + ", ".join(f"[{passage.number}](#passage-{passage.number})" for passage in passages)
        for document, passages in told
    )


def _passages(comparison: Comparison) -> Iterator[str]:
    documents = layout.documents_by_id(comparison)
    yield "## Passages"
    for passage in comparison.passages:
        yield f"### Passage {passage.number}"
        yield " ".join(
            passage_sentences(
                passage,
                comparison,
                legend=_MARK_NOTES,
                refer=lambda number: f"[{number}](#passage-{number})",
            )
        )
        if len(passage.cells) > 1 and len(documents) <= MAX_COLUMNS:
            yield _side_by_side(passage, documents)
        else:
            yield from _stacked(passage, documents)
        missing = layout.missing_documents(comparison, passage)
        if missing and not passage.boilerplate:
            nearest = layout.nearest_by_document(passage)
            yield "\n".join(
                "- "
                + elsewhere(
                    f"{document.id} · {escape(document.label)}",
                    nearest.get(document.id),
                    comparison,
                )
                for document in missing
            )


def _side_by_side(passage: Passage, documents: dict[str, Document]) -> str:
    heads = [_cell_name(cell, documents[cell.document]) for cell in passage.cells]
    return table(heads, [["<br><br>".join(_texts(passage, cell)) for cell in passage.cells]])


def _stacked(passage: Passage, documents: dict[str, Document]) -> Iterator[str]:
    for cell in passage.cells:
        yield _cell_name(cell, documents[cell.document])
        yield "\n>\n".join(f"> {guard_line_start(text)}" for text in _texts(passage, cell))


def _cell_name(cell: Cell, document: Document) -> str:
    numbers = layout.join_names([str(number) for number in cell.paragraphs])
    noun = "paragraph" if len(cell.paragraphs) == 1 else "paragraphs"
    return f"**{cell.document}** · {escape(document.label)}, {noun} {numbers}"


def _texts(passage: Passage, cell: Cell) -> Iterator[str]:
    """Yield the cell's paragraphs; in a passage of one document there is nothing to mark."""
    compared = len(passage.cells) > 1
    for number in cell.paragraphs:
        yield with_marks(
            (segment.text, _mark(segment, passage.mode) if compared else Mark.NONE)
            for segment in cell.segments
            if segment.paragraph == number
        )


def _mark(segment: Segment, mode: MarkingMode) -> Mark:
    if layout.is_marked(segment, mode):
        return Mark.BOLD
    return Mark.ITALIC if layout.is_akin(segment, mode) else Mark.NONE


def _method(comparison: Comparison) -> Iterator[str]:
    yield "## How this was made"
    yield cuts_note(comparison)
    yield layout.not_matched_note(comparison)
    if comparison.sensitivity:
        yield cuts_table.NOTE
        yield table(cuts_table.HEADS, cuts_table.rows(comparison))
    yield table(
        ("", "File", "SHA-256", "Media type", "Language", "Remarks"),
        [
            (
                document.id,
                escape(document.source.name)
                + (f" (record {document.source.record})" if document.source.record else ""),
                f"`{document.source.sha256}`",
                escape(document.source.media_type),
                escape(document.language),
                escape(" ".join(document.warnings)) or "–",
            )
            for document in comparison.documents
        ],
    )
    versions = versions_note(comparison)
    yield f"Versions: {escape(versions)}. Fingerprint: `{comparison.fingerprint}`."


def _comments(comparison: Comparison) -> Iterator[str]:
    """Yield what programs read: the fingerprint, and the head of the report as JSON."""
    head = {
        "title": comparison.title,
        "date": comparison.date,
        "outlets": [document.label for document in comparison.documents],
        "counts": layout.held(comparison),
    }
    # Escaped to ASCII, and a comment ends at its first "--" or ">".
    text = json.dumps(head, ensure_ascii=True).replace("-", "\\u002d").replace(">", "\\u003e")
    yield f"<!-- samestory-fingerprint: {comparison.fingerprint} -->\n<!-- samestory: {text} -->"
