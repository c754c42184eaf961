"""Tables of figures: drawn on a terminal, plain Markdown anywhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import rich.box
import rich.table
from rich.console import Console

Value = str | int | float | None

PLAIN_WIDTH = 240
"""Wide enough that no cell of a plain table is broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text and figures; figures are printed with three decimals, ``None`` as a dash."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    note: str = ""


def print_tables(tables: Sequence[Table]) -> None:
    """Print tables to standard output."""
    console = Console(highlight=False, markup=False, emoji=False)
    for table in tables:
        print(f"\n{table.title}\n")
        if console.is_terminal:
            console.print(_drawn(table, rich.box.SIMPLE_HEAD))
        else:
            print(_plain(table))
        if table.note:
            print(f"\n{table.note}")


def _plain(table: Table) -> str:
    console = Console(width=PLAIN_WIDTH, color_system=None, highlight=False, emoji=False)
    with console.capture() as captured:
        console.print(_drawn(table, rich.box.MARKDOWN))
    return captured.get().strip()


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
