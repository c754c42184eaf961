"""Who and what the documents name, and by which labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from samestory.model.wording import Evidence

LabelKind = Literal["name", "title", "role", "epithet", "label", "place name"]
"""``name``: a form of the name; ``title``: stands right before a name; ``role``: an apposition;
``epithet``: a title or role that takes a side; ``label``: a noun phrase in place of a name;
``place name``: one of several established names of a place."""

EntityType = Literal["person", "place", "body", "government", "other"]


@dataclass(frozen=True, slots=True)
class NamingLabel:
    """What one document calls an entity, and how often.

    Attributes
    ----------
    document
        The document's id.
    text
        The label as it first stands there.
    kind
        What sort of label it is.
    count
        How often the document has it.
    quoted
        How many of these stand in a quotation, where the words are somebody else's.
    evidence
        Each mention, in the document's order.
    """

    document: str
    text: str
    kind: LabelKind
    count: int
    quoted: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A person, place, body or government that two or more documents name.

    Attributes
    ----------
    name
        The fullest form of its name, or what the labels stand for.
    type
        What it is, as far as its labels tell.
    labels
        By document in the documents' order, then most frequent first.
    """

    name: str
    type: EntityType
    labels: tuple[NamingLabel, ...]
