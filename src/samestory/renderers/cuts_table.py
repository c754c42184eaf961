"""The table of what other cuts would give, which the report formats share."""

from __future__ import annotations

from samestory.model import Comparison

NOTE = (
    "How much depends on where the cuts are: the same scores with other cuts. Where a small step "
    "changes a number much, many pairs of paragraphs lie close to the cut."
)


HEADS = (
    *("Link from", "Strong from", "Links", "Strong links"),
    "Passages side by side",
)


def rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """Return what neighbouring cuts give, one row of cells for each pair of cuts.

    The row of the cuts that were used says so in its first cell.
    """
    used = (comparison.settings.threshold, comparison.settings.strong)
    return [
        (
            f"{row.threshold:g}" + (" (used here)" if (row.threshold, row.strong) == used else ""),
            f"{row.strong:g}",
            str(row.links),
            str(row.strong_links),
            str(row.side_by_side),
        )
        for row in comparison.sensitivity
    ]
