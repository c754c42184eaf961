"""One sheet: a table with a filter, its head kept in sight, and text that is never a formula."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from samestory.renderers.marked_words import MarkedParagraph, Run

MOST_UNITS = 32_000
"""UTF-16 units of text in a cell: a little below the 32,767 that spreadsheet programs take
(https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3)."""

MOST_RUNS = 2_000
"""Runs of marked text in a cell; a cell of more is written without marks."""

CUT_NOTE = " … [cut here: a cell holds no more]"
_ROW_HEIGHT = 15
_MOST_HEIGHT = 400
_HEAD_HEIGHT = 32


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name and its width in digits of the default font."""

    name: str
    width: int


@dataclass(frozen=True, slots=True)
class Marked:
    """Paragraphs whose words keep their marks."""

    paragraphs: tuple[MarkedParagraph, ...]

    @property
    def text(self) -> str:
        """The paragraphs without marks, parted by blank lines."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)


Cell = str | int | float | Marked | None


_MARK_LOOKS: dict[str, dict[str, Any]] = {
    "shared": {"bold": True, "font_color": "#0B4F71"},
    "akin": {"italic": True, "font_color": "#0B4F71"},
    "only here": {"bold": True, "underline": 1, "font_color": "#7A3B00"},
}


class Formats:
    """The looks of cells and words; each differs from the others by more than its colour."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 (xlsxwriter has no types)
        top = {"text_wrap": True, "valign": "top", "bottom": 1, "bottom_color": "#C9CED2"}
        self.text = book.add_format(top)
        self.count = book.add_format({**top, "align": "center"})
        self.score = book.add_format({**top, "align": "center", "num_format": "0.00"})
        self.head = book.add_format(
            {**top, "bold": True, "bg_color": "#E4E9EC", "bottom": 1, "valign": "vcenter"}
        )
        self.marks = {mark: book.add_format(look) for mark, look in _MARK_LOOKS.items()}
        self.marked_cells = {
            mark: book.add_format({**top, **look}) for mark, look in _MARK_LOOKS.items()
        }


def write_sheet(
    sheet: Any,  # noqa: ANN401 (xlsxwriter has no types)
    formats: Formats,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
) -> None:
    """Write head and rows, freeze the head and the first column, and set a filter."""
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_row(0, _HEAD_HEIGHT)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, _fitting(column.name), formats.head)
    for number, row in enumerate(rows, start=1):
        sheet.set_row(number, _height(row, columns))
        for at, cell in enumerate(row):
            _write(sheet, number, at, cell, formats)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _write(sheet: Any, row: int, at: int, cell: Cell, formats: Formats) -> None:  # noqa: ANN401
    if isinstance(cell, Marked):
        _write_marked(sheet, row, at, cell, formats)
    elif isinstance(cell, str):
        sheet.write_string(row, at, _fitting(cell), formats.text)
    elif cell is None:
        sheet.write_blank(row, at, None, formats.text)
    else:
        look = formats.score if isinstance(cell, float) else formats.count
        sheet.write_number(row, at, cell, look)


def _write_marked(sheet: Any, row: int, at: int, cell: Marked, formats: Formats) -> None:  # noqa: ANN401
    runs = [
        run
        for number, paragraph in enumerate(cell.paragraphs)
        for run in ([Run("\n\n", "")] if number else []) + list(paragraph.runs)
    ]
    fits = _units(cell.text) <= MOST_UNITS and len(runs) <= MOST_RUNS
    if not (fits and len(runs) > 1):
        # A rich string has two runs at least; the mark of a single one is that of its cell.
        mark = runs[0].mark if len(runs) == 1 else ""
        look = formats.marked_cells[mark] if mark else formats.text
        sheet.write_string(row, at, _fitting(cell.text), look)
        return
    fragments: list[Any] = []
    for run in runs:
        fragments += [formats.marks[run.mark], run.text] if run.mark else [run.text]
    sheet.write_rich_string(row, at, *fragments, formats.text)


def _fitting(text: str) -> str:
    """Return the text, or as much of it as a cell holds, with a note that it goes on."""
    if _units(text) <= MOST_UNITS:
        return text
    room = (MOST_UNITS - len(CUT_NOTE)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + CUT_NOTE


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Return a height that shows the longest cell; programs don't fit rows of marked text."""
    lines = 1
    for cell, column in zip(row, columns, strict=True):
        text = cell.text if isinstance(cell, Marked) else cell
        if isinstance(text, str):
            wrapped = (len(line) * 11 // (column.width * 10) + 1 for line in text.split("\n"))
            lines = max(lines, sum(wrapped))
    return min(_MOST_HEIGHT, lines * _ROW_HEIGHT)
