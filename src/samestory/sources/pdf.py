"""PDF: the text layer, put back into paragraphs by where its lines stand on the pages.

`samestory.sources.pdf_layout` says how. Text that a scan shows only as a picture can't be read.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samestory.errors import SourceError
from samestory.sources.base import Draft, RawFile, ReadOptions
from samestory.sources.metadata import published_date
from samestory.sources.pdf_layout import Line, lay_out
from samestory.sources.text_cleaning import clean, one_line

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

_HEADER_WITHIN = 1024
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_LINE_END_HYPHENS = dict.fromkeys((0x02, 0xFFFE, 0xAD), "-")
_WIDEST_GAP = 2.0
"""A gap between two characters wider than this many line heights parts columns."""

_PDF_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_NO_TITLE = re.compile(
    r"untitled|.*\.(?:docx?|pdf|indd|odt|qxd|html?|txt|rtf)|microsoft word.*", re.IGNORECASE
)


class PdfReader:
    """Reads the text layer of PDF files."""

    name = "pdf"
    description = "PDF with a text layer (a scan needs OCR first)."
    suffixes = (".pdf",)
    media_type = "application/pdf"

    def recognises(self, file: RawFile) -> bool:
        """Look for the PDF header; some programs write other bytes before it."""
        if file.data.startswith(b"%PDF-"):
            return True
        junk_allowed = file.name.lower().endswith(self.suffixes)
        return junk_allowed and b"%PDF-" in file.data[:_HEADER_WITHIN]

    def read(self, file: RawFile, *, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the article.

        Raises
        ------
        SourceError
            If the file is damaged, needs a password, or has no text layer.
        """
        document = _open(file)
        try:
            pages = [_page_lines(document, number) for number in range(len(document))]
            metadata = document.get_metadata_dict(skip_empty=True)
        finally:
            document.close()
        if not any(line.text.strip() for lines in pages for line in lines):
            raise SourceError(
                f"{file.path}: this PDF has no text layer, as in a scan; run OCR on it first."
            )
        title = one_line(metadata.get("Title", ""))
        layout = lay_out(pages, title=None if _NO_TITLE.fullmatch(title) else title or None)
        if not layout.paragraphs:
            raise SourceError(f"{file.path}: no paragraph of text was found in this PDF.")
        created = _PDF_DATE.match(metadata.get("CreationDate", ""))
        published, _ = published_date("-".join(created.groups()) if created else None)
        yield Draft(
            paragraphs=layout.paragraphs,
            headline=layout.headline,
            author=one_line(metadata.get("Author", "")) or None,
            published=published,
            warnings=layout.warnings,
        )


def _open(file: RawFile) -> PdfDocument:
    import pypdfium2  # noqa: PLC0415  # keeps start-up fast

    try:
        return pypdfium2.PdfDocument(file.data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
            reason = "is protected by a password; save a copy without one"
        else:
            reason = "is damaged or cut short and can't be opened as a PDF; get the file again"
        raise SourceError(f"{file.path}: {reason}.") from error


def _page_lines(document: PdfDocument, number: int) -> list[Line]:
    """Lines of a page as the file has them; a page that can't be loaded has none."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415

    try:
        page = document[number]
    except PdfiumError:
        return []
    try:
        return list(_lines(page))
    finally:
        page.close()


def _lines(page: PdfPage) -> Iterator[Line]:
    textpage = page.get_textpage()
    height = page.get_height()
    try:
        pending = _PendingLine(height)
        for index in range(textpage.count_chars()):
            character, box = _character(textpage, index)
            if character in "\r\n":
                yield from pending.flush()
                continue
            if box is not None and pending.is_far_from(box):
                yield from pending.flush()
            pending.add(character, box)
        yield from pending.flush()
    finally:
        textpage.close()


class _Box(ctypes.Structure):
    """Same layout as PDFium's FS_RECTF."""


def _character(textpage: PdfTextPage, index: int) -> tuple[str, tuple[float, ...] | None]:
    ...
