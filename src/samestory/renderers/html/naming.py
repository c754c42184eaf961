"""The table of names and labels: a row for each entity, a column for each outlet."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model import NamedEntity, NamingLabel, Place
from samestory.renderers.html.outlets import Outlet
from samestory.renderers.html.story import Story, paragraph_id
from samestory.renderers.names_table import differs

MOST_ROWS = 40
"""Entities in the table; in long stories hundreds are named in more than one way."""


@dataclass(frozen=True, slots=True)
class LabelView:
    """What an outlet calls an entity, where that stands first, and how often it does."""

    text: str
    target: str
    note: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class NamingTable:
    """The rows, an entity's labels by outlet in each, and how many more there are.

    Attributes
    ----------
    rows
        Name, and for each outlet its labels.
    alike
        Entities that every outlet that names them names alike.
    more
        Entities named in more than one way that the table leaves out.
    """

    rows: list[tuple[str, list[tuple[Outlet, list[LabelView]]]]]
    alike: int
    more: int


def naming_table(story: Story) -> NamingTable:
    """Return the entities whose labels are not the same in all outlets that name them."""
    entities = story.comparison.naming
    differing = [entity for entity in entities if differs(entity)]
    return NamingTable(
        rows=[(entity.name, _cells(entity, story)) for entity in differing[:MOST_ROWS]],
        alike=len(entities) - len(differing),
        more=max(len(differing) - MOST_ROWS, 0),
    )


def _cells(entity: NamedEntity, story: Story) -> list[tuple[Outlet, list[LabelView]]]:
    return [
        (outlet, [_view(label) for label in entity.labels if label.document == letter])
        for letter, outlet in story.outlets.items()
    ]


def _view(label: NamingLabel) -> LabelView:
    first = label.evidence[0]
    return LabelView(
        text=label.text,
        target=paragraph_id(Place(first.document, first.paragraph)),
        note=f"× {label.count}" if label.count > 1 else "",
        quoted=label.quoted == label.count,
    )
