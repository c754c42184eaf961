"""The table of how much wording the outlets share."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.renderers.html.outlets import Outlet
from samestory.renderers.html.story import Story
from samestory.renderers.layout import percent

SHADES = (0.1, 0.25, 0.45, 0.7)
"""Shares from which a field of the table is a shade darker."""


@dataclass(frozen=True, slots=True)
class ShareView:
    """One field of the table of shared wording."""

    text: str
    detail: str
    shade: int


def shared_wording(story: Story) -> list[tuple[Outlet, list[ShareView | None]]]:
    """Return the table's rows: words of the row's outlet that the column's outlet has too."""
    pairs = {(entry.document, entry.other): entry for entry in story.comparison.shared_words}
    rows = []
    for letter, outlet in story.outlets.items():
        fields: list[ShareView | None] = []
        for other in story.outlets:
            entry = pairs.get((letter, other))
            fields.append(
                None
                if entry is None
                else ShareView(
                    percent(entry.share),
                    f"{entry.shared} of {entry.total}",
                    sum(entry.share >= least for least in SHADES),
                )
            )
        rows.append((outlet, fields))
    return rows
