from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import docx
import pytest
from docx.document import Document

from samestory.errors import SourceError
from samestory.sources import RawFile, ReadOptions
from samestory.sources.base import Draft
from samestory.sources.docx import DocxReader
from tests.sources.examples import AUTHOR, HEADLINE, PARAGRAPHS, docx_file


def read(fill: Callable[[Document], object], name: str = "a.docx") -> Draft:
    document = docx.Document()
    fill(document)
    buffer = io.BytesIO()
    document.save(buffer)
    (draft,) = DocxReader().read(RawFile(name, name, buffer.getvalue()), options=ReadOptions())
    return draft


def add_body(document: Document) -> None:
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)


def test_title_style_and_properties() -> None:
    (draft,) = DocxReader().read(docx_file(), options=ReadOptions())
    assert draft == Draft(
        PARAGRAPHS,
        headline=HEADLINE,
        author=AUTHOR,
        published="2026-05-12T18:20:00+00:00",
        warnings=("The date is the one on which the Word document was made.",),
    )


def test_the_title_property_repeated_in_the_text() -> None:
    def fill(document: Document) -> None:
        document.core_properties.title = HEADLINE
        document.add_paragraph(HEADLINE)
        add_body(document)

    draft = read(fill)
    assert (draft.headline, draft.paragraphs) == (HEADLINE, PARAGRAPHS)


def test_a_short_first_line_is_the_headline() -> None:
    def fill(document: Document) -> None:
        document.add_paragraph(HEADLINE)
        add_body(document)

    draft = read(fill)
    assert (draft.headline, draft.paragraphs) == (HEADLINE, PARAGRAPHS)


def test_what_the_library_s_template_says_is_not_taken() -> None:
    draft = read(add_body)
    assert (draft.author, draft.published, draft.warnings) == (None, None, ())


def test_headings_tables_lists_and_breaks() -> None:
    def fill(document: Document) -> None:
        document.add_heading(HEADLINE, level=1)
        document.add_paragraph(PARAGRAPHS[0])
        document.add_heading("What next", level=2)
        document.add_paragraph("First item.", style="List Bullet")
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(table._cells, ["Year", "Rate", "2024", "2.0"], strict=True):
            cell.text = text
        merged = document.add_table(rows=1, cols=2)
        merged.rows[0].cells[0].merge(merged.rows[0].cells[1]).text = "Both columns"
        document.add_paragraph("")
        paragraph = document.add_paragraph("One line")
        paragraph.add_run().add_break()
        paragraph.add_run("and the next.").bold = True

    draft = read(fill)
    assert draft.headline == HEADLINE
    assert draft.paragraphs == (
        PARAGRAPHS[0],
        "First item.",
        "Year | Rate",
        "2024 | 2.0",
        "Both columns",
        "One line and the next.",
    )
    assert draft.warnings == ("Left out 1 sub-heading.",)


def test_properties_that_are_no_dates() -> None:
    def fill(document: Document) -> None:
        document.core_properties.created = datetime(2013, 12, 23, 23, 15, tzinfo=UTC)
        add_body(document)

    assert read(fill).published is None


def test_an_empty_document_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"a\.docx: this Word document holds no paragraph"):
        read(lambda document: document.add_paragraph("  "))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_damaged(share: float) -> None:
    data = docx_file().data
    file = RawFile("a.docx", "a.docx", data[: int(len(data) * share)])
    assert DocxReader().recognises(file)
    with pytest.raises(SourceError, match=r"^a\.docx: this file is damaged or cut short"):
        list(DocxReader().read(file, options=ReadOptions()))


def test_other_archives_are_not_taken() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert not DocxReader().recognises(RawFile("a.docx", "a.docx", buffer.getvalue()))
