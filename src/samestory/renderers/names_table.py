"""The table of who and what the outlets name, which the report formats share."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.model import Comparison, NamedEntity, NamingLabel
from samestory.renderers.safe_text import printable

TITLE = "Who and what is named, and how"
NAMING_NOTE = (
    "Who and what two or more outlets name, and by which words. A number tells how often, "
    "where it is more than once; quoted words are those of somebody else."
)
MOST_LABELS = 4
"""Labels of one document that a field shows."""


@dataclass(frozen=True, slots=True)
class NamingRow:
    """What each document calls one entity.

    Attributes
    ----------
    name
        The entity's fullest name.
    type
        What it is: ``person``, ``place`` … or empty where that is not known.
    fields
        By document, its labels with counts: ``Zelensky (3), the president``; empty where it has
        none.
    """

    name: str
    type: str
    fields: tuple[str, ...]


def rows(comparison: Comparison) -> tuple[NamingRow, ...]:
    """Return the entities for which the documents do not all have the same labels."""
    return tuple(_row(entity, comparison) for entity in comparison.naming if differs(entity))


def same_note(comparison: Comparison) -> str:
    """Return how many entities are left out of the table; empty if none."""
    same = sum(not differs(entity) for entity in comparison.naming)
    if not same:
        return ""
    what = "more is" if same == 1 else "more are"
    return f"{same} {what} called the same in all articles that name them."


def legend() -> str:
    """Return how to read the table."""
    return (
        "Behind a label stands how often the article has it, and how often of these in "
        "quotation marks, where the words are somebody else's."
    )


def naming_rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """Return a row for each entity, those named alike too: its name, then each document's labels.

    For formats with room for all of them. The texts are safe to print; a document that does not
    name the entity has an empty one.
    """
    return [
        (
            printable(entity.name),
            *(
                "; ".join(printable(_told(label)) for label in _of(entity, document.id))
                for document in comparison.documents
            ),
        )
        for entity in comparison.naming
    ]


def differs(entity: NamedEntity) -> bool:
    """Tell whether the documents that name an entity do not all have the same labels for it."""
    labels: dict[str, set[str]] = {}
    for label in entity.labels:
        labels.setdefault(label.document, set()).add(label.text.casefold())
    return len({frozenset(held) for held in labels.values()}) > 1


def _row(entity: NamedEntity, comparison: Comparison) -> NamingRow:
    return NamingRow(
        entity.name,
        "" if entity.type == "other" else entity.type,
        tuple(_field(_of(entity, document.id)) for document in comparison.documents),
    )


def _of(entity: NamedEntity, document: str) -> list[NamingLabel]:
    return [label for label in entity.labels if label.document == document]


def _field(labels: list[NamingLabel]) -> str:
    shown = [_told(label) for label in labels[:MOST_LABELS]]
    more = len(labels) - MOST_LABELS
    return ", ".join([*shown, *([f"{more} more"] if more > 0 else [])])


def _told(label: NamingLabel) -> str:
    counts = [f"{label.count}×"] if label.count > 1 else []
    if label.quoted:
        counts.append("quoted" if label.quoted == label.count else f"{label.quoted} quoted")
    return f"{label.text} ({', '.join(counts)})" if counts else label.text
