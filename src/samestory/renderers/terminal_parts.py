"""What everything that is printed in the terminal is put together from."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from samestory.renderers.safe_text import printable


def as_text(content: RenderableType, *, width: int, styled: bool) -> str:
    """Return what a terminal would show, with lines of at most ``width`` columns.

    Without ``styled`` it holds no escape codes.
    """
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=styled,
        color_system="standard" if styled else None,
        legacy_windows=False,
        highlight=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(content)
    # Columns are filled up with spaces, which only get in the way in a file.
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def section(title: str) -> Iterator[RenderableType]:
    """Yield the head of a section."""
    yield Text()
    yield Rule(title, align="left", characters="-", style="dim")


def labelled(label: str, content: RenderableType) -> Table:
    """Return the content indented behind a short label."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(min_width=3, justify="right", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_row(Text(label, "bold"), content)
    return table


def line(text: str, style: str = "") -> Text:
    """Return text that is safe to print, as a paragraph of its own."""
    return Text(printable(text), style, overflow="fold")
