"""The printed summary's tables of names and of counts per outlet, cut to what fits a screen."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from samestory.model import Comparison
from samestory.renderers import names_table, outlet_table
from samestory.renderers.safe_text import printable, shorten
from samestory.renderers.terminal_parts import labelled, line, section

MAX_ENTITIES = 8
LABEL_LIMIT = 60
MOST_WITH_RATES = 5
"""Outlets up to which a screen has room for rates beside the counts."""


def naming_section(comparison: Comparison) -> Iterator[RenderableType]:
    """Yield a line for each of the first entities that outlets call by different labels."""
    rows = names_table.rows(comparison)
    if not rows:
        return
    yield from section(names_table.TITLE)
    for row in rows[:MAX_ENTITIES]:
        told = [
            f"{document.id} {shorten(printable(field), LABEL_LIMIT)}"
            for document, field in zip(comparison.documents, row.fields, strict=True)
            if field
        ]
        yield labelled("", line(f"{row.name}: {' · '.join(told)}"))
    more = len(rows) - MAX_ENTITIES
    if more > 0:
        yield labelled("", line(f"… and {more} more in the reports", "dim"))
    note = names_table.same_note(comparison)
    if note:
        yield labelled("", line(note, "dim"))


def outlet_section(comparison: Comparison) -> Iterator[RenderableType]:
    """Yield the counts of each outlet, under the letters of its articles."""
    if not comparison.outlets:
        return
    yield from section(outlet_table.TITLE)
    rates = len(comparison.outlets) <= MOST_WITH_RATES
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(overflow="fold")
    for _ in comparison.outlets:
        table.add_column(justify="right", overflow="fold")
    table.add_row("", *(line(letters, "bold") for letters, _ in outlet_table.heads(comparison)))
    for row in outlet_table.rows(comparison):
        counts = row.cells if rates else row.counts
        table.add_row(line(row.label), *(line(count) for count in counts))
    yield table
    note = outlet_table.note(comparison, rates=rates)
    yield line(f"{note} {outlet_table.caution(comparison)}", "dim")
