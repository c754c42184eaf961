"""Pieces that the document is put together from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu

from samestory.model import Document
from samestory.renderers.docx.styles import MARK_STYLES, NUMBER, PASSAGE_TEXT, WHO
from samestory.renderers.marked_words import MarkedParagraph
from samestory.renderers.safe_text import printable
from samestory.renderers.writing_direction import is_right_to_left


def add_paragraph(holder: Any, text: str, style: str) -> Any:  # noqa: ANN401 (no types)
    """Add a paragraph with this text in this style to a document or a cell and return it."""
    paragraph = holder.add_paragraph()
    set_style(paragraph, style)
    if text:
        add_words(paragraph, printable(text))
    return paragraph


def set_style(paragraph: Any, name: str) -> None:  # noqa: ANN401
    """Set a paragraph's style; the library's own way looks through all styles each time."""
    paragraph._p.style = style_id(name)  # noqa: SLF001


def add_words(
    paragraph: Any,  # noqa: ANN401
    text: str,
    style: str | None = None,
    *,
    language: str | None = None,
    right_to_left: bool = False,
) -> None:
    """Add words without line breaks, in a style of their own if one is named.

    The language tells the word processor which spelling to check. A long report has tens of
    thousands of such runs: the library's own way of adding them takes three times as long.
    """
    run = OxmlElement("w:r")
    # In the order that the format asks for.
    properties = [
        *([] if style is None else [_valued("w:rStyle", style_id(style))]),
        *([OxmlElement("w:rtl")] if right_to_left else []),
        *([] if language is None else [_valued("w:lang", language)]),
    ]
    if language is not None:
        properties[-1].set(qn("w:bidi"), language)
    if properties:
        holder = OxmlElement("w:rPr")
        holder.extend(properties)
        run.append(holder)
    words = OxmlElement("w:t", {qn("xml:space"): "preserve"})
    words.text = text
    run.append(words)
    paragraph._p.append(run)  # noqa: SLF001 (as above)


def _valued(tag: str, value: str) -> Any:  # noqa: ANN401
    return OxmlElement(tag, {qn("w:val"): value})


def style_id(name: str) -> str:
    """Return the id that the library gives to a style of this name."""
    return name.replace(" ", "")


def add_table(
    document: Any,  # noqa: ANN401 (python-docx has no types)
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[float],
) -> None:
    """Add a table of plain texts whose head is repeated on every page.

    ``widths`` are in the library's units.
    """
    filled = list(rows)
    table = empty_table(document, len(filled) + 1, widths)
    for row, texts in zip(table.rows, [heads, *filled], strict=True):
        style = WHO if texts is heads else PASSAGE_TEXT
        for cell, text in zip(row.cells, texts, strict=True):
            set_style(cell.paragraphs[0], style)
            add_words(cell.paragraphs[0], printable(text))
    repeat_head(table)


def empty_table(document: Any, rows: int, widths: Sequence[float]) -> Any:  # noqa: ANN401
    """Return a new table with these columns."""
    # The document's own method looks for the page's width each time.
    table = document._body.add_table(rows, len(widths), Emu(int(sum(widths))))  # noqa: SLF001
    table._tbl.tblPr.style = style_id("Table Grid")  # noqa: SLF001 (as above)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(int(width))
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Emu(int(width))
    return table


def keep_together(row: Any) -> None:  # noqa: ANN401
    """Let no page end within the row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 (not in the library)


def repeat_head(table: Any) -> None:  # noqa: ANN401
    """Mark the first row as the head, which programs repeat and read aloud as such."""
    keep_together(table.rows[0])
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    for cell in table.rows[0].cells:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", "EDF0F2")):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001


def add_marked(
    holder: Any,  # noqa: ANN401
    paragraphs: Iterable[MarkedParagraph],
    document: Document,
) -> None:
    """Add an article's paragraphs with their numbers and marks to a document or a cell."""
    right_to_left = is_right_to_left(document)
    for at, marked in enumerate(paragraphs):
        reuse = at == 0 and hasattr(holder, "_tc")
        paragraph = holder.paragraphs[0] if reuse else holder.add_paragraph()
        set_style(paragraph, PASSAGE_TEXT)
        if right_to_left:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001
        add_words(paragraph, f"¶ {marked.number} ", NUMBER, right_to_left=right_to_left)
        for run in marked.runs:
            add_words(
                paragraph,
                run.text,
                MARK_STYLES.get(run.mark),
                language=document.language,
                right_to_left=right_to_left,
            )
