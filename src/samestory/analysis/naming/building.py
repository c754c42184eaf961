"""Findings from labels: readings, evidence, counts and the sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samestory.analysis.aligned_pairs import passage_of
from samestory.analysis.base import CollatedStory, join_names
from samestory.analysis.naming.mentions import LabelMention, group_labels, shown_form
from samestory.model import Evidence, Finding, Reading

MOST_OF_A_LABEL = 8
"""Mentions of one label in one document that a finding points at; the table has them all."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """How sure a rule is, and how much a reader gains from what it finds, each 0 to 1."""

    confidence: float
    weight: float


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule found.

    Attributes
    ----------
    subject
        Who or what the labels stand for.
    relation
        How they differ.
    labels
        In the documents' order, then by place.
    reason
        The rule, as a sentence.
    weighing
        Confidence and weight.
    calls
        Whether the sentence names the subject: A calls X “…”, or A writes “…”.
    """

    subject: str
    relation: str
    labels: tuple[LabelMention, ...]
    reason: str
    weighing: Weighing
    calls: bool = False


def build(story: CollatedStory, draft: Draft, *, kind: str) -> Finding:
    """Return a finding with one reading for each label."""
    by_document = _by_document(draft.labels)
    shown = _shown(by_document)
    order = {document.id: number for number, document in enumerate(story.alignment.documents)}
    evidence = sorted(
        {label.evidence: None for label in shown},
        key=lambda item: (order[item.document], item.start, item.end),
    )
    places = {item: place for place, item in enumerate(evidence)}
    telling = [label for label in draft.labels if label.charged] or draft.labels
    quoted = all(label.evidence.voice == "quoted" for label in telling)
    return Finding(
        kind=kind,
        passage=passage_of(story, evidence),
        summary=_summary(story, draft, by_document),
        reason=draft.reason,
        readings=_readings(story, by_document, places),
        evidence=tuple(evidence),
        voice="quoted" if quoted else "outlet",
        subject=draft.subject,
        relation=draft.relation,
        confidence=draft.weighing.confidence,
        weight=round(draft.weighing.weight, 3),
    )


def _by_document(labels: Sequence[LabelMention]) -> dict[str, list[LabelMention]]:
    grouped: dict[str, list[LabelMention]] = {}
    for label in labels:
        grouped.setdefault(label.evidence.document, []).append(label)
    return grouped


def _shown(by_document: Mapping[str, Sequence[LabelMention]]) -> list[LabelMention]:
    return [
        label
        for labels in by_document.values()
        for held in group_labels(labels).values()
        for label in held[:MOST_OF_A_LABEL]
    ]


def _readings(
    story: CollatedStory,
    by_document: Mapping[str, Sequence[LabelMention]],
    places: Mapping[Evidence, int],
) -> tuple[Reading, ...]:
    grouped: dict[str, dict[str, list[LabelMention]]] = {}
    for document, labels in by_document.items():
        for key, held in group_labels(labels).items():
            grouped.setdefault(key, {})[document] = held
    order = [document.id for document in story.alignment.documents]
    readings = []
    for holders in grouped.values():
        documents = sorted(holders, key=order.index)
        numbers = {
            places[label.evidence]: None
            for document in documents
            for label in holders[document]
            if label.evidence in places
        }
        first = shown_form(holders[documents[0]])
        readings.append(
            Reading(
                text=first.evidence.text,
                documents=tuple(documents),
                evidence=tuple(sorted(numbers)),
                note=", ".join(
                    _count(story.documents[document].label, holders[document])
                    for document in documents
                ),
            )
        )
    return tuple(readings)


def _count(label: str, held: Sequence[LabelMention]) -> str:
    quoted = sum(mention.evidence.voice == "quoted" for mention in held)
    of_these = f" ({'quoted' if quoted == len(held) else f'{quoted} quoted'})" if quoted else ""
    return f"{label} {len(held)}×{of_these}"


def _summary(
    story: CollatedStory, draft: Draft, by_document: Mapping[str, Sequence[LabelMention]]
) -> str:
    groups: dict[_Told, list[str]] = {}
    texts: dict[_Told, str] = {}
    shortest = min(len(label.evidence.text.split()) for label in draft.labels)
    for document, labels in by_document.items():
        label = _most_telling(labels)
        words = label.evidence.text.split()
        text = " ".join(words[-shortest:] if draft.relation == "spelling" else words)
        quoted = label.evidence.voice == "quoted"
        bare = draft.calls and label.kind == "name"
        key = _Told("" if bare else text.casefold(), quoted and not bare, bare)
        groups.setdefault(key, []).append(story.documents[document].label)
        texts.setdefault(key, text)
    parts = []
    for key, outlets in sorted(groups.items(), key=lambda item: item[0].bare):
        if key.bare:
            parts.append(f"{join_names(outlets)} only by name")
            continue
        verb = "" if parts and not key.quoted else f" {_verb(draft, key.quoted, len(outlets))}"
        parts.append(f"{join_names(outlets)}{verb} “{texts[key]}”")
    return f"{', '.join(parts)}."


def _verb(draft: Draft, quoted: bool, outlets: int) -> str:
    ending = "" if outlets > 1 else "s"
    if quoted:
        return f"quote{ending}"
    return f"call{ending} {draft.subject}" if draft.calls else f"write{ending}"


@dataclass(frozen=True, slots=True)
class _Told:
    """Which documents are told of together: those with the same label in the same voice."""

    text: str
    quoted: bool
    bare: bool


def _most_telling(labels: Sequence[LabelMention]) -> LabelMention:
    """Return what stands for a document: a label that takes a side, its own before quoted ones."""
    counts = {key: len(held) for key, held in group_labels(labels).items()}
    keyed = [(key, shown_form(held)) for key, held in group_labels(labels).items()]
    return min(
        keyed,
        key=lambda item: (
            not item[1].charged,
            item[1].evidence.voice == "quoted",
            -counts[item[0]],
            item[1].evidence.start,
        ),
    )[1]
