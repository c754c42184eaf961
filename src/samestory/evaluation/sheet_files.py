"""Coding sheets and their keys as bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from samestory.errors import RenderError
from samestory.evaluation.sampling import DrawnSheet
from samestory.model import CodingKey
from samestory.renderers.safe_text import guarded_cell

INSTRUCTIONS = """\
Each row holds a paragraph of one article and a paragraph of another. Read both and write how they \
belong together into the column level.
2: both mainly tell the same event, statement, fact or quotation; you would put them side by side.
1: they share at least one specific thing: an act, a statement, a quotation, a figure.
0: neither. The same person, place, topic or mood alone is no link.
Judge each row by itself. Many rows are expected to be 0; the order of the rows means nothing.
Where there are two coders, the first fills level_1 and the second level_2, each without seeing \
the other's. Write the level you agree on into the column level afterwards.
Leave a row without a level if you have not coded it. Do not change the column pair_id. The column \
notes is yours.
""".splitlines()
"""What coders are told."""

TWO_CODERS = 2
_TEXT_WIDTH, _ID_WIDTH, _LEVEL_WIDTH = 60, 10, 8


def sheet_csv(sheet: DrawnSheet, *, coders: int) -> bytes:
    """Return the sheet as CSV, with the instructions in leading rows that begin with ``#``.

    The text is UTF-8 with a byte order mark, by which spreadsheet programs know it. A cell that
    such a program would take for a formula gets an apostrophe in front.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([f"# {line}"] for line in INSTRUCTIONS)
    writer.writerow(_columns(coders))
    writer.writerows([guarded_cell(cell) for cell in row] for row in _cells(sheet, coders))
    return text.getvalue().encode("utf-8-sig", "replace")


def sheet_xlsx(sheet: DrawnSheet, *, coders: int) -> bytes:
    """Return the sheet as an XLSX workbook, with the instructions in its second sheet.

    Raises
    ------
    RenderError
        If the library that writes it is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415  # optional
    except ImportError as error:
        raise RenderError(
            "writing XLSX needs xlsxwriter: install samestory[sheets], or name a file that ends "
            "in .csv."
        ) from error
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False}) as book:
        # A fixed date, so that the same inputs give the same bytes.
        book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True})
        pairs, instructions = book.add_worksheet("pairs"), book.add_worksheet("instructions")
        columns = _columns(coders)
        pairs.freeze_panes(1, 0)
        for at, name in enumerate(columns):
            pairs.set_column(at, at, _width(name), wrapped)
            pairs.write_string(0, at, name, bold)
            if name.startswith("level"):
                allowed = {"validate": "list", "source": ["0", "1", "2"]}
                pairs.data_validation(1, at, max(1, len(sheet.rows)), at, allowed)
        for number, row in enumerate(_cells(sheet, coders), start=1):
            for at, cell in enumerate(row):
                if cell:
                    pairs.write_string(number, at, cell, wrapped)
        instructions.set_column(0, 0, 2 * _TEXT_WIDTH, wrapped)
        for number, line in enumerate(INSTRUCTIONS):
            instructions.write_string(number, 0, line, wrapped)
    return data.getvalue()


SHEET_WRITERS: dict[str, Callable[..., bytes]] = {".csv": sheet_csv, ".xlsx": sheet_xlsx}
"""By file suffix."""


def key_json(key: CodingKey) -> bytes:
    """Return the key as JSON, a pair on each line."""
    head = {
        "about": "How a coding sheet was drawn. Keep it from the coders, and keep it: "
        "samestory evaluate needs it.",
        "low": key.low,
        "seed": key.seed,
        "stories": [
            {"name": story.name, "pools": dict(story.pools), "texts": dict(story.texts)}
            for story in key.stories
        ],
    }
    pairs = [
        {
            "id": pair.id,
            "story": pair.story,
            "a": [pair.a.document, pair.a.paragraph],
            "b": [pair.b.document, pair.b.paragraph],
            "stratum": pair.stratum,
        }
        for pair in key.pairs
    ]
    lines = ",\n".join(json.dumps(pair, ensure_ascii=False) for pair in pairs)
    opened = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{opened},\n "pairs": [\n{lines}\n]}}\n'.encode("utf-8", "replace")


def _columns(coders: int) -> tuple[str, ...]:
    levels = ("level_1", "level_2", "level") if coders == TWO_CODERS else ("level",)
    sides = (f"{what}_{side}" for side in "ab" for what in ("document", "paragraph", "text"))
    return ("pair_id", "story", *sides, *levels, "notes")


def _cells(sheet: DrawnSheet, coders: int) -> Iterator[Sequence[str]]:
    empty = [""] * (len(_columns(coders)) - 8)
    for row in sheet.rows:
        a, b = row.a, row.b
        yield [
            *(row.id, row.story),
            *(a.document, str(a.paragraph), row.text_a),
            *(b.document, str(b.paragraph), row.text_b),
            *empty,
        ]


def _width(column: str) -> int:
    if column.startswith(("text", "notes")):
        return _TEXT_WIDTH
    return _LEVEL_WIDTH if column.startswith("level") else _ID_WIDTH
