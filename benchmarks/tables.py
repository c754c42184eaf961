"""Tables of figures: drawn on a terminal, plain Markdown anywhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import rich.box
import rich.table
from rich.console import Console

Value = str | int | float | None

WIDTH = 240
"""Wide enough that no cell is broken; in a narrow terminal the lines run on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text and figures; figures are printed with three decimals, ``None`` as a dash."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    note: str = ""


def print_tables(tables: Sequence[Table]) -> None:
    """Print tables to standard output."""
    console = Console(width=WIDTH, highlight=False, markup=False, emoji=False)
    for table in tables:
        print(f"\n{table.title}\n")
        if console.is_terminal:
            console.print(_drawn(table, rich.box.SIMPLE_HEAD))
        else:
            with console.capture() as captured:
                console.print(_drawn(table, rich.box.MARKDOWN))
            print(captured.get().strip())
        if table.note:
            print(f"\n{table.note}")


def _drawn(table: Table, box: rich.box.Box) -> rich.table.Table:
    drawn = rich.table.Table(box=box)
    for number, name in enumerate(table.columns):
        figures = any(not isinstance(row[number], str | None) for row in table.rows)
        drawn.add_column(name, justify="right" if figures else "left")
    for row in table.rows:
        drawn.add_row(*(_shown(value) for value in row))
    return drawn


def _shown(value: Value) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else str(value)
