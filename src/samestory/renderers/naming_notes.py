"""What each document calls those who are named, as reports without a page of their own show it."""

from __future__ import annotations

from collections.abc import Iterator

from samestory.model import Comparison, NamedEntity, NamingLabel
from samestory.renderers.safe_text import printable

NAMING_NOTE = (
    "Who and what two or more outlets name, and by which words. A number tells how often, "
    "where it is more than once; quoted words are those of somebody else."
)


def naming_rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """Return a row for each entity: its name, then what each document calls it.

    The texts are safe to print; a document that does not name the entity has an empty one.
    """
    return [
        (
            printable(entity.name),
            *("; ".join(_labels(entity, document.id)) for document in comparison.documents),
        )
        for entity in comparison.naming
    ]


def _labels(entity: NamedEntity, document: str) -> Iterator[str]:
    for label in entity.labels:
        if label.document == document:
            yield printable(label.text) + _how_often(label)


def _how_often(label: NamingLabel) -> str:
    parts = [str(label.count)] if label.count > 1 else []
    if label.quoted:
        parts.append("quoted" if label.quoted == label.count else f"{label.quoted} quoted")
    return f" ({', '.join(parts)})" if parts else ""
