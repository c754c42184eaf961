"""Tables of figures: drawn on a terminal, plain Markdown anywhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samestory.cli.messages import show, styled
from samestory.renderers.safe_text import printable

Value = str | int | float | None

_WIDTH = 240
"""Wide enough that no cell is broken; in a narrow terminal the lines run on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text and figures; figures are shown with three decimals, ``None`` as a dash."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Value]]
    note: str = ""


def print_tables(tables: Sequence[Table], *, notes: Sequence[str] = ()) -> None:
    """Print tables to standard output, the notes behind them."""
    for number, table in enumerate(tables):
        show(["", table.title, ""] if number else [table.title, ""])
        show(_drawn(table, for_terminal=styled()))
        if table.note:
            show(["", table.note])
    if notes:
        show(["", *notes])


def _drawn(table: Table, *, for_terminal: bool) -> list[str]:
    # Only here, because rich takes a tenth of a second to load.
    import rich.box  # noqa: PLC0415
    import rich.table  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415

    drawn = rich.table.Table(box=rich.box.SIMPLE_HEAD if for_terminal else rich.box.MARKDOWN)
    for number, name in enumerate(table.columns):
        figures = any(not isinstance(row[number], str | None) for row in table.rows)
        drawn.add_column(name, justify="right" if figures else "left")
    for row in table.rows:
        drawn.add_row(*(_shown(value) for value in row))
    console = Console(width=_WIDTH, color_system=None, markup=False, emoji=False, highlight=False)
    with console.capture() as captured:
        console.print(drawn)
    return [line.rstrip() for line in captured.get().splitlines() if line.strip()]


def _shown(value: Value) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if isinstance(value, float) else printable(str(value))
