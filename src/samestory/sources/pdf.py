"""PDF: the text layer, put back into paragraphs by where its lines stand on the pages.

`samestory.sources.pdf_lines` takes the lines out of the file, `samestory.sources.pdf_layout` makes
paragraphs of them. Text that a scan shows only as a picture can't be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from samestory.errors import SourceError
from samestory.model.limits import limit_hint
from samestory.sources.base import Draft, RawFile, ReadOptions
from samestory.sources.metadata import published_date
from samestory.sources.pdf_layout import lay_out
from samestory.sources.pdf_lines import page_lines
from samestory.sources.text_cleaning import one_line

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_HEADER_WITHIN = 1024
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_CREATION_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_FILE_AS_TITLE = re.compile(
    r"untitled.*|microsoft word.*|.*\.(?:docx?|pdf|indd|odt|qxd|html?|txt|rtf)", re.IGNORECASE
)


class PdfReader:
    """Reads the text layer of PDF files."""

    name = "pdf"
    description = "PDF with a text layer (a scan needs OCR first)."
    suffixes = (".pdf",)
    media_type = "application/pdf"
    isolated = True

    def recognises(self, file: RawFile) -> bool:
        """Look for the PDF header; some programs write other bytes before it."""
        if file.data.startswith(b"%PDF-"):
            return True
        junk_allowed = file.name.lower().endswith(self.suffixes)
        return junk_allowed and b"%PDF-" in file.data[:_HEADER_WITHIN]

    def read(self, file: RawFile, *, options: ReadOptions) -> Iterator[Draft]:
        """Yield the article.

        Raises
        ------
        SourceError
            If the file is damaged, needs a password, has no text layer, or has more pages than
            the limits allow.
        """
        document = _open(file)
        try:
            if len(document) > options.limits.pages:
                raise SourceError(
                    f"{file.path}: has {len(document):,} pages, more than "
                    f"{options.limits.pages:,}; give the article's pages, or {limit_hint('pages')}."
                )
            pages = [page_lines(document, number) for number in range(len(document))]
            metadata = document.get_metadata_dict(skip_empty=True)
        finally:
            document.close()
        if not any(pages):
            raise SourceError(
                f"{file.path}: this PDF has no text layer, as in a scan; run OCR on it first."
            )
        layout = lay_out(pages, title=_title(metadata.get("Title", "")))
        if not layout.paragraphs:
            raise SourceError(f"{file.path}: no paragraph of text was found in this PDF.")
        created = _CREATION_DATE.match(metadata.get("CreationDate", ""))
        published, date_warnings = published_date("-".join(created.groups()) if created else None)
        if published is not None:
            date_warnings = ("The date is the one on which the PDF file was made.",)
        yield Draft(
            paragraphs=layout.paragraphs,
            headline=layout.headline,
            author=one_line(metadata.get("Author", "")) or None,
            published=published,
            warnings=(*date_warnings, *layout.warnings),
        )


def _title(value: str) -> str | None:
    """Return the title in the file's metadata, unless it is a mere file name."""
    title = one_line(value)
    return None if not title or _FILE_AS_TITLE.fullmatch(title) else title


def _open(file: RawFile) -> PdfDocument:
    import pypdfium2  # noqa: PLC0415  # keeps start-up fast

    try:
        document = pypdfium2.PdfDocument(file.data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
            reason = "this file is protected by a password; save a copy without one"
        else:
            reason = "this file is damaged or cut short and can't be opened as a PDF; get it again"
        raise SourceError(f"{file.path}: {reason}.") from error
    return document
