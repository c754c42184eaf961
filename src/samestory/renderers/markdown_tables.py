"""The Markdown report's tables of names and of counts per outlet."""

from __future__ import annotations

from collections.abc import Iterator

from samestory.model import Comparison
from samestory.renderers import names_table, outlet_table
from samestory.renderers.markdown_text import escape, table

_NOTHING = "–"


def naming_blocks(comparison: Comparison) -> Iterator[str]:
    """Yield one row for each entity that outlets call by different names or labels."""
    rows = names_table.rows(comparison)
    if not rows:
        return
    yield f"## {names_table.TITLE}"
    yield names_table.legend()
    documents = [f"{document.id} · {escape(document.label)}" for document in comparison.documents]
    yield table(
        ("", "", *documents),
        [
            (
                f"**{escape(row.name)}**",
                row.type,
                *(escape(field) or _NOTHING for field in row.fields),
            )
            for row in rows
        ],
    )
    note = names_table.same_note(comparison)
    if note:
        yield note


def outlet_blocks(comparison: Comparison) -> Iterator[str]:
    """Yield the counts of each outlet with what they can bear."""
    if not comparison.outlets:
        return
    yield f"## {outlet_table.TITLE}"
    yield f"{outlet_table.note(comparison)} {outlet_table.caution(comparison)}"
    for heads, rows in outlet_table.tables(comparison, len(comparison.outlets)):
        yield table([escape(head) for head in heads], rows)
