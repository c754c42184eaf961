"""The report as CSV, for scripts and spreadsheet programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass

from samestory.model import Comparison
from samestory.renderers.base import Extra
from samestory.renderers.safe_text import guarded_cell
from samestory.renderers.tables import Table


@dataclass(frozen=True, slots=True)
class CsvRenderer:
    """Writes one table of the comparison, with its fingerprint in the last column.

    UTF-8 with a byte order mark, by which spreadsheet programs know it; lines end with a line feed.
    """

    name: str
    description: str
    suffix: str
    table: Callable[[Comparison], Table]
    media_type: str = "text/csv"
    is_text: bool = True
    extra: Extra | None = None

    def render(self, comparison: Comparison) -> bytes:
        """Return the table; a text that would be taken for a formula gets an apostrophe first."""
        table = self.table(comparison)
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow((*table.columns, "fingerprint"))
        for row in table.rows:
            cells = (guarded_cell(cell) if isinstance(cell, str) else cell for cell in row)
            writer.writerow((*cells, comparison.fingerprint))
        return text.getvalue().encode("utf-8-sig")
