"""What a reader sees of a report, taken back out of its bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

import docx
import openpyxl
import pypdfium2
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from markdown_it.token import Token

_OFFICE = "application/vnd.openxmlformats-officedocument"
XLSX = f"{_OFFICE}.spreadsheetml.sheet"
DOCX = f"{_OFFICE}.wordprocessingml.document"


class TagCollector(HTMLParser):
    """Collects the texts and the start tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._hidden += tag in {"style", "script"}

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"style", "script"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.texts.append(data)


def parse_html(page: str) -> TagCollector:
    """Return a page's texts and tags."""
    collector = TagCollector()
    collector.feed(page)
    collector.close()
    return collector


def markdown_parser() -> MarkdownIt:
    """Return a parser of GitHub's dialect that lets HTML through, as the worst host would."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def markdown_inlines(text: str) -> Iterator[str]:
    """Yield the visible text of each heading, paragraph and table cell; ``<br>`` is a new line."""
    for token in markdown_parser().parse(text):
        if token.type == "inline":
            yield "".join(map(_visible, token.children or ()))


def _visible(token: Token) -> str:
    if token.type == "html_inline":
        return "\n" if token.content == "<br>" else ""
    return "\n" if token.type in {"softbreak", "hardbreak"} else token.content


def _json_texts(report: str) -> str:
    return "\n".join(
        paragraph["text"]
        for document in json.loads(report)["documents"]
        for paragraph in document["paragraphs"]
    )


def csv_rows(report: bytes) -> list[dict[str, str]]:
    """Return the rows of a table by their columns' names."""
    return list(csv.DictReader(io.StringIO(report.decode("utf-8-sig"), newline="")))


def _csv_texts(report: bytes) -> str:
    return "\n".join(cell for row in csv_rows(report) for cell in row.values())


def _xlsx_texts(report: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(report), rich_text=True)
    return "\n".join(
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row
    )


def docx_paragraphs(report: bytes) -> list[Paragraph]:
    """Return all paragraphs of a document in reading order, those in tables too."""
    document = docx.Document(io.BytesIO(report))
    return [Paragraph(element, document) for element in document.element.body.iter(qn("w:p"))]


def pdf_pages(report: bytes) -> list[str]:
    """Return the text of each page."""
    pdf = pypdfium2.PdfDocument(report)
    try:
        return [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()


VISIBLE_TEXT: dict[str, Callable[[bytes], str]] = {
    "text/html": lambda report: "".join(parse_html(report.decode()).texts),
    "text/markdown": lambda report: "\n".join(markdown_inlines(report.decode())),
    "application/json": lambda report: _json_texts(report.decode()),
    "text/csv": _csv_texts,
    XLSX: _xlsx_texts,
    DOCX: lambda report: "\n".join(each.text for each in docx_paragraphs(report)),
    "application/pdf": lambda report: "\n".join(pdf_pages(report)),
    "application/tei+xml": lambda report: "".join(etree.fromstring(report).itertext()),
}
"""By media type; a new format needs an entry here."""
