"""Turns a finished comparison into reports."""

from __future__ import annotations

from samestory.errors import RenderError
from samestory.model import Comparison
from samestory.renderers.base import Extra, Renderer
from samestory.renderers.csv_report import CsvRenderer
from samestory.renderers.docx import DocxRenderer
from samestory.renderers.html import HtmlRenderer
from samestory.renderers.json_report import JsonRenderer
from samestory.renderers.markdown import MarkdownRenderer
from samestory.renderers.pdf import PdfRenderer
from samestory.renderers.tables import cells_table, findings_table, labels_table, links_table
from samestory.renderers.tei import TeiRenderer
from samestory.renderers.xlsx import XlsxRenderer

RENDERERS: dict[str, Renderer] = {
    "html": HtmlRenderer(),
    "markdown": MarkdownRenderer(),
    "json": JsonRenderer(),
    "csv": CsvRenderer(
        "csv", "The passages as a table, a row for each outlet.", ".passages.csv", cells_table
    ),
    "csv-findings": CsvRenderer(
        "csv-findings",
        "The findings as a table, a row for each stretch of words.",
        ".findings.csv",
        findings_table,
    ),
    "csv-links": CsvRenderer(
        "csv-links", "The links between paragraphs as a table.", ".links.csv", links_table
    ),
    "csv-naming": CsvRenderer(
        "csv-naming",
        "Who is named by which words as a table, a row for each label.",
        ".naming.csv",
        labels_table,
    ),
    "xlsx": XlsxRenderer(),
    "docx": DocxRenderer(),
    "pdf": PdfRenderer(),
    "tei": TeiRenderer(),
}

DEFAULT_FORMATS = ("html", "markdown", "json")
"""What a reader gets who names no format: a page, a text to pass on, and the data."""

__all__ = ["DEFAULT_FORMATS", "RENDERERS", "Extra", "Renderer", "render"]


def render(comparison: Comparison, format_name: str) -> bytes:
    """Return a comparison as a report.

    Parameters
    ----------
    comparison
        The finished comparison.
    format_name
        A name in `RENDERERS`.

    Raises
    ------
    RenderError
        If there is no such format, it can't hold the comparison, or what it needs is not
        installed.
    """
    if format_name not in RENDERERS:
        raise RenderError(f"{format_name} is no report format: choose {', '.join(RENDERERS)}.")
    return RENDERERS[format_name].render(comparison)
