"""The table of counts for each outlet."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.renderers import outlet_table
from samestory.renderers.html.outlets import Outlet
from samestory.renderers.html.story import Story


@dataclass(frozen=True, slots=True)
class OutletCountsView:
    """The table: an outlet's column is headed by its name and the badges of its articles."""

    heading: str
    note: str
    caution: str
    heads: list[tuple[str, list[Outlet]]]
    rows: list[tuple[str, list[tuple[str, str]]]]


def outlet_counts_view(story: Story) -> OutletCountsView | None:
    """Return the table, or ``None`` for a report without counts."""
    comparison = story.comparison
    if not comparison.outlets:
        return None
    return OutletCountsView(
        heading=outlet_table.TITLE,
        note=outlet_table.note(comparison),
        caution=outlet_table.caution(comparison),
        heads=[
            (held.outlet, [story.outlets[letter] for letter in held.documents])
            for held in comparison.outlets
        ],
        rows=[
            (row.label, list(zip(row.counts, row.rates or ("",) * len(row.counts), strict=True)))
            for row in outlet_table.rows(comparison)
        ],
    )
