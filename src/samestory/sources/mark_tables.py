"""Tables of marks: a row for each pair, after rows of instructions and a row of column names."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from samestory.errors import SourceError

COMMENT = "#"
_DELIMITERS = (",", ";", "\t")
_HEADER_SIGNS = frozenset(("pair_id", "document_a"))
_LEVELS = ("0", "1", "2")

Rows = Sequence[tuple[str, Sequence[str]]]
"""Rows of cells, each with its place for messages."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by column name, each with its place in the file; blank and comment rows are gone."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, dict[str, str]], ...]


def read_table(content: str | Rows, name: str) -> Table:
    """Find the row of column names and read the rows below it.

    Parameters
    ----------
    content
        The text of a CSV file with commas, semicolons or tabs between cells, or rows of cells.
    name
        The file's name, for messages.

    Raises
    ------
    SourceError
        If no row names the columns of a table of marks.
    """
    tries = (
        [_csv_rows(content, delimiter) for delimiter in _DELIMITERS]
        if isinstance(content, str)
        else [content]
    )
    for rows in tries:
        for at, (_, cells) in enumerate(rows):
            columns = tuple(cell.strip().casefold() for cell in cells)
            if not _HEADER_SIGNS.isdisjoint(columns):
                return Table(name, columns, _rows(columns, rows[at + 1 :]))
    raise SourceError(
        f"{name}: this is no file of marks; give JSON Lines with story and pairs, CSV with the "
        "columns document_a, paragraph_a, document_b, paragraph_b and level, or a coding sheet."
    )


def parse_level(value: object, place: str) -> int:
    """Return a level, which may be a number or text.

    Raises
    ------
    SourceError
        If it is not 0, 1 or 2.
    """
    text = "" if isinstance(value, bool) else str(value).strip().removesuffix(".0")
    if text not in _LEVELS:
        raise SourceError(
            f"{place}: level “{value}” is not 0, 1 or 2 (0 no link, 1 link, 2 strong link)."
        )
    return int(text)


def _csv_rows(text: str, delimiter: str) -> list[tuple[str, list[str]]]:
    usual_limit = csv.field_size_limit(len(text) + 1)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
    try:
        return [(f"line {reader.line_num}", row) for row in reader]
    finally:
        csv.field_size_limit(usual_limit)


def _rows(columns: Sequence[str], rows: Rows) -> tuple[tuple[str, dict[str, str]], ...]:
    return tuple(
        (where, {name: cell.strip() for name, cell in zip(columns, padded, strict=False)})
        for where, cells in rows
        for padded in [[*cells, *[""] * (len(columns) - len(cells))]]
        if any(cell.strip() for cell in cells) and not cells[0].startswith(COMMENT)
    )
