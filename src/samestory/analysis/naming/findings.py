"""Findings on names and labels: who is called differently by different outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from samestory.analysis.aligned_pairs import aligned_pairs
from samestory.analysis.base import CollatedStory
from samestory.analysis.naming.building import Draft, Weighing, build
from samestory.analysis.naming.courtesy import courtesy_drafts
from samestory.analysis.naming.entities import Entity, collect_entities
from samestory.analysis.naming.mentions import LabelMention
from samestory.analysis.naming.named_or_not import NamedOrNot, find_named_or_not
from samestory.analysis.naming.wordings import Wording, find_wordings
from samestory.analysis.word_rows import word_set
from samestory.documents.normalisation import form_of
from samestory.documents.tokenisation import tokenise
from samestory.model import Evidence, Finding

RELATIONS: dict[str, Weighing] = {
    "label": Weighing(0.8, 0.8),
    "epithet": Weighing(0.85, 0.8),
    "place name": Weighing(0.95, 0.5),
    "named or not": Weighing(0.8, 0.25),
    "title": Weighing(0.75, 0.19),
    "spelling": Weighing(0.9, 0.15),
    "courtesy title": Weighing(0.95, 0.1),
}
"""How readings may differ. ``label``: one takes a side or a distance. ``epithet``: what is said of
a person does. ``place name``: another established name of the place. ``named or not``: one names,
another only describes. ``title``: a person's titles and roles have no noun in common.
``spelling``: the same name, spelt otherwise. ``courtesy title``:
Mr and Mrs or none."""

QUOTED_SHARE = 0.5
"""What is left of the weight where the label that takes a side is only quoted."""

NAME_ONLY_SHARE = 0.6
"""What is left of it where the other documents say nothing of the person but the name."""

_INFLECTING = word_set("ru uk be bg sr mk pl cs sk sl hr lt lv et fi hu tr el la")
"""Languages in which the ending of a name depends on its case, so that endings are no spelling."""

_RULES = {
    "row": (
        "They stand in paragraphs that tell the same, and are words for the same referents in "
        "a short list of the program's own; whether they mean the same here is for the reader "
        "to judge."
    ),
    "distance": (
        "The one sets the word apart by a phrase such as so-called, the other has it plainly in a "
        "paragraph that tells the same."
    ),
    "possessor": (
        "The same noun with another possessor in a paragraph that tells the same, one of which "
        "takes a side."
    ),
    "age": (
        "The same age and the same word for what somebody is, in paragraphs that tell the same; "
        "the other article has the name nowhere."
    ),
    "noun": (
        "The name ends in the noun that the other has with an indefinite article, in a sentence "
        "that tells the same; the other article has the name nowhere."
    ),
}


class Naming:
    """Finds people, places, bodies and events that outlets label differently."""

    kind = "naming"
    description = "Who and what the outlets call by different names, titles and labels."

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return one finding for each entity, the heaviest first."""
        pairs = aligned_pairs(story)
        entities = collect_entities(story)
        languages = {document.id: document.language for document in story.alignment.documents}
        drafts = [draft for entity in entities for draft in _of_entity(entity, languages)]
        drafts += _of_wordings(find_wordings(story, pairs), drafts)
        drafts += _of_unnamed(find_named_or_not(story))
        drafts += courtesy_drafts(entities, RELATIONS["courtesy title"])
        return tuple(
            build(story, draft, kind=self.kind)
            for draft in sorted(
                drafts, key=lambda draft: -draft.weighing.weight * draft.weighing.confidence
            )
        )


def _of_entity(entity: Entity, languages: Mapping[str, str]) -> Iterator[Draft]:
    if entity.type == "government":
        yield from _label(entity)
    elif entity.source:
        yield from _place_name(entity)
    elif entity.person is not None:
        yield from _epithet(entity)
        yield from _spelling(entity, languages)
    else:
        yield from _spelling(entity, languages)


def _label(entity: Entity) -> Iterator[Draft]:
    """Yield the labels of those who govern, if some take a side and other documents' do not."""
    by_document = entity.by_document()
    sided = {letter for letter, labels in by_document.items() if any(m.charged for m in labels)}
    if not sided or len(sided) == len(by_document):
        return
    yield Draft(
        entity.name,
        "label",
        entity.mentions,
        "Noun phrases for those who govern the same country or place; some of them take a side "
        "or keep a distance, by a short list of the program's own.",
        replace(_weigh("label", [m for m in entity.mentions if m.charged]), confidence=0.9),
    )


def _place_name(entity: Entity) -> Iterator[Draft]:
    by_document = entity.by_document()
    favoured = {
        Counter(mention.tradition for mention in mentions).most_common(1)[0][0]
        for mentions in by_document.values()
    }
    if len(favoured) == 1:
        return
    names = " and ".join(sorted(favoured))
    base = RELATIONS["place name"]
    weight = base.weight if entity.political else RELATIONS["spelling"].weight
    yield Draft(
        entity.name,
        "place name",
        entity.mentions,
        f"Established names of one place, by tradition ({names}); on the choice: {entity.source}."
        if entity.by_tradition
        else f"{entity.source}: {names}.",
        Weighing(base.confidence, weight),
    )


def _epithet(entity: Entity) -> Iterator[Draft]:
    """Yield what is said of a person, if it takes a side in some documents, or has no noun shared.

    Documents that only name the person stand beside an epithet with the name.
    """
    said: dict[str, list[LabelMention]] = {}
    for letter, mentions in entity.by_document().items():
        held = [label for label in mentions if label.kind != "name"]
        said[letter] = held or mentions[:1]
    labels = tuple(label for held in said.values() for label in held)
    sided = [label for label in labels if label.charged]
    documents = {label.evidence.document for label in sided}
    if sided and len(documents) < len(said):
        yield Draft(
            entity.name,
            "epithet",
            labels,
            "Titles and appositions of one person; some of them take a side or keep a distance, "
            "by a short list of the program's own.",
            _weigh("epithet", sided, said),
            calls=True,
        )
    elif not sided and _unlike(said):
        yield Draft(
            entity.name,
            "title",
            tuple(label for label in labels if label.kind != "name"),
            "Titles and appositions of one person that have no noun in common.",
            RELATIONS["title"],
            calls=True,
        )


def _unlike(said: dict[str, list[LabelMention]]) -> bool:
    heads = [
        frozenset[str]().union(*(label.heads for label in labels))
        for labels in said.values()
        if any(label.heads for label in labels)
    ]
    return (
        len(heads) > 1
        and not frozenset.intersection(*heads)
        and all(not one & two for one, two in combinations(heads, 2))
    )


def _weigh(
    relation: str,
    sided: Sequence[LabelMention],
    said: dict[str, list[LabelMention]] | None = None,
) -> Weighing:
    base = RELATIONS[relation]
    documents = {label.evidence.document for label in sided}
    if said and all(
        label.kind == "name"
        for letter, labels in said.items()
        if letter not in documents
        for label in labels
    ):
        base = Weighing(base.confidence, base.weight * NAME_ONLY_SHARE)
    if all(label.evidence.voice == "quoted" for label in sided):
        return Weighing(base.confidence, base.weight * QUOTED_SHARE)
    return base


def _spelling(entity: Entity, languages: Mapping[str, str]) -> Iterator[Draft]:
    """Yield spellings of the last word in which two documents' names differ."""
    labels = [
        label
        for label in entity.mentions
        if label.kind == "name" and languages[label.evidence.document] not in _INFLECTING
    ]
    forms: dict[str, set[str]] = {}
    for label in labels:
        forms.setdefault(label.evidence.document, set()).update(_forms(entity, label))
    if len(forms) < 2:  # noqa: PLR2004
        return
    if not any(not (one & two) for one, two in combinations(forms.values(), 2)):
        return
    yield Draft(
        entity.name,
        "spelling",
        tuple(labels),
        "Spellings of one name: their letters agree but for marks, or their sounds in outline do. "
        "A spelling is a house rule or a system of transliteration, not a choice of words.",
        RELATIONS["spelling"],
    )


def _forms(entity: Entity, label: LabelMention) -> Iterator[str]:
    words = [form_of(token.form) for token in tokenise(label.evidence.text)]
    if entity.person is None:
        yield " ".join(words)
    elif words[-1] not in {"jr", "sr", "ii", "iii"}:
        yield words[-1]


def _of_wordings(wordings: Sequence[Wording], held: Sequence[Draft]) -> Iterator[Draft]:
    shown = [label.evidence for draft in held for label in draft.labels if label.charged]
    for wording in wordings:
        sided = [label for label in wording.labels if label.charged]
        if any(_overlap(label.evidence, item) for label in sided for item in shown):
            continue
        base = _weigh("label", sided)
        confidence = 0.6 if wording.rule == "row" else base.confidence
        yield Draft(
            wording.subject,
            "label",
            wording.labels,
            _RULES[wording.rule],
            Weighing(confidence, base.weight),
        )


def _of_unnamed(found: Sequence[NamedOrNot]) -> Iterator[Draft]:
    """Yield one draft for each thing that some documents name and others only describe."""
    by_subject: dict[tuple[str, str], dict[LabelMention, None]] = {}
    for one in found:
        held = by_subject.setdefault((one.subject, one.rule), {})
        held.update(dict.fromkeys((one.named, one.described)))
    for (subject, rule), labels in by_subject.items():
        order = sorted(labels, key=lambda m: (m.evidence.document, m.evidence.start))
        yield Draft(subject, "named or not", tuple(order), _RULES[rule], RELATIONS["named or not"])


def _overlap(one: Evidence, two: Evidence) -> bool:
    return one.document == two.document and one.start < two.end and two.start < one.end
