"""Rows of an XLSX workbook; needs the extra ``sheets``."""

from __future__ import annotations

import io
import zipfile

from samestory.errors import SourceError
from samestory.model import Limits
from samestory.sources.mark_tables import Rows
from samestory.sources.packed_files import check_unpacked

_ZIP = b"PK\x03\x04"


def is_workbook(data: bytes) -> bool:
    """Tell whether the bytes may be those of an XLSX file, which is a ZIP archive."""
    return data.startswith(_ZIP)


def workbook_rows(data: bytes, name: str, limits: Limits) -> Rows:
    """Return the rows of a workbook's first sheet, cells as text.

    Raises
    ------
    SourceError
        If the file is no workbook, unpacks to more than the limits allow, or the library that
        reads it is not installed.
    """
    try:
        import openpyxl  # noqa: PLC0415  # optional
    except ImportError as error:
        raise SourceError(
            f"{name}: reading XLSX needs openpyxl; install samestory[sheets], or save the sheet "
            "as CSV."
        ) from error
    try:
        check_unpacked(data, name, limits, kind="coding sheet")
    except zipfile.BadZipFile as error:
        raise _damaged(name) from error
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = list(book.worksheets[0].iter_rows(values_only=True))
    except Exception as error:
        # Damaged archives fail in ways that the library doesn't document.
        raise _damaged(name) from error
    return [
        (f"row {number}", ["" if cell is None else str(cell) for cell in row])
        for number, row in enumerate(rows, start=1)
    ]


def _damaged(name: str) -> SourceError:
    return SourceError(f"{name}: can't be read as XLSX; it may be damaged.")
