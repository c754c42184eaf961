"""The table of figures: a row for each thing that is counted, a column for each outlet."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from samestory.model import Finding
from samestory.renderers.html.outlets import Outlet
from samestory.renderers.html.story import Story, words_id
from samestory.renderers.safe_text import printable

MOST_COLUMNS = 8
"""Outlets up to which figures stand in a table; with more, each is told with its letters."""


@dataclass(frozen=True, slots=True)
class FigureCell:
    """The figures of one outlet, as worded, each a link to its place; and notes on them."""

    outlet: Outlet
    values: tuple[tuple[Markup, str], ...]


def figure_cells(finding: Finding, story: Story) -> tuple[FigureCell, ...]:
    """Return a cell for each outlet, empty for those that give no figure."""
    return tuple(
        FigureCell(outlet, tuple(_values(finding, letter)))
        for letter, outlet in story.outlets.items()
    )


def _values(finding: Finding, letter: str) -> list[tuple[Markup, str]]:
    values: dict[str, tuple[Markup, str]] = {}
    for reading in finding.readings:
        for number in reading.evidence:
            words = finding.evidence[number]
            if words.document == letter and words.text not in values:
                value = Markup("{}").format(printable(words.text))
                if not values:
                    target = words_id(finding, number)
                    value = Markup('<a href="#{}">{}</a>').format(target, value)
                values[words.text] = value, printable(reading.note)
    return list(values.values())
