"""DOCX: the paragraphs and tables of a Word document, with its core properties.

`samestory.sources.article_body` says what becomes of headings and tables. The date is that on
which the file was made, because the format has no date of publication.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from samestory.errors import SourceError
from samestory.model import Limits
from samestory.sources.article_body import ArticleBody
from samestory.sources.base import Draft, RawFile, ReadOptions
from samestory.sources.metadata import published_date
from samestory.sources.packed_files import check_unpacked
from samestory.sources.text_cleaning import one_line

if TYPE_CHECKING:
    from docx.document import Document

_ZIP = b"PK\x03\x04"
_MAIN_PART = "word/document.xml"
_HEADING = re.compile(r"(title|heading \d+)", re.IGNORECASE)
_TEMPLATE_AUTHOR = "python-docx"
_TEMPLATE_DATE = "2013-12-23"
"""The template of a common library carries its own author and date."""


class DocxReader:
    """Reads Word documents in the DOCX format."""

    name = "docx"
    description = "Word document (DOCX)."
    suffixes = (".docx",)
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    isolated = True

    def recognises(self, file: RawFile) -> bool:
        """Look for the main part in the archive; a damaged one may still show its name."""
        if not file.data.startswith(_ZIP):
            return False
        try:
            with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
                return _MAIN_PART in archive.namelist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            named = file.name.lower().endswith(self.suffixes)
            return named or _MAIN_PART.encode() in file.data

    def read(self, file: RawFile, *, options: ReadOptions) -> Iterator[Draft]:
        """Yield the article.

        Raises
        ------
        SourceError
            If the file is damaged, holds no text, or unpacks to more than the limits allow.
        """
        document = _open(file, options.limits)
        properties = document.core_properties
        body = ArticleBody(properties.title, is_repeated=True)
        _fill(body, document)
        headline, paragraphs = body.finish()
        if not paragraphs:
            raise SourceError(f"{file.path}: this Word document holds no paragraph of text.")
        author = one_line(properties.author)
        published, warnings = _date(properties.created)
        yield Draft(
            paragraphs=paragraphs,
            headline=headline,
            author=None if author in ("", _TEMPLATE_AUTHOR) else author,
            published=published,
            language=properties.language or None,
            warnings=warnings + body.warnings,
        )


def _open(file: RawFile, limits: Limits) -> Document:
    import docx  # noqa: PLC0415  # keeps start-up fast

    try:
        check_unpacked(file.data, file.path, limits)
        document = docx.Document(io.BytesIO(file.data))
        # Only here does a main part show itself that is no document.
        next(document.iter_inner_content(), None)
    except SourceError:
        raise
    except Exception as error:
        # python-docx lets through whatever zipfile, lxml and its own lookups raise.
        raise SourceError(
            f"{file.path}: this file is damaged or cut short; get it again."
        ) from error
    return document


def _fill(body: ArticleBody, document: Document) -> None:
    from docx.table import Table  # noqa: PLC0415

    for item in document.iter_inner_content():
        if isinstance(item, Table):
            _add_table(body, item)
            continue
        style = item.style.name if item.style is not None else ""
        if _HEADING.fullmatch(style or ""):
            body.add_heading(item.text)
        else:
            body.add_paragraph(item.text)


def _add_table(body: ArticleBody, table: Any) -> None:  # noqa: ANN401
    """Add a table's rows; a cell that spans several columns counts once."""
    for row in table.rows:
        cells: list[Any] = []
        for cell in row.cells:
            if not cells or cell._tc is not cells[-1]._tc:  # noqa: SLF001
                cells.append(cell)
        body.add_row([cell.text for cell in cells])


def _date(created: object) -> tuple[str | None, tuple[str, ...]]:
    published, warnings = published_date(created)
    if published is None or published.startswith(_TEMPLATE_DATE):
        return None, warnings
    return published, ("The date is the one on which the Word document was made.",)
