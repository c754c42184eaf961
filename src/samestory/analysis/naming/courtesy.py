"""Forms of address: outlets that write Mr and Mrs, and outlets that do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from samestory.analysis.naming.building import Draft, Weighing
from samestory.analysis.naming.entities import Entity
from samestory.analysis.naming.mentions import LabelMention
from samestory.analysis.naming.people import PersonMention


def courtesy_drafts(entities: Sequence[Entity], weighing: Weighing) -> Iterator[Draft]:
    """Yield one finding if some documents have a form of address and some never do.

    It shows the person whom most of them name. Only what the outlets write themselves counts, and
    only surnames without a given name.
    """
    forms = [_address_forms(entity) for entity in entities]
    polite = _polite(entities)
    plain = {letter for _, bare in forms for letter in bare} - polite
    shown: dict[str, LabelMention] = {}
    for given, bare in forms:
        addressed = {letter: label for letter, label in given.items() if letter in polite}
        without = {letter: label for letter, label in bare.items() if letter in plain}
        if addressed and without and len(addressed) + len(without) > len(shown):
            shown = {**addressed, **without}
    if shown:
        yield Draft(
            "forms of address",
            "courtesy title",
            tuple(sorted(shown.values(), key=lambda label: _rank(label.evidence.document))),
            "The surname of somebody whom two or more outlets name, as an example: some outlets "
            "have forms of address, others never. This is a house rule, not a choice of words.",
            weighing,
        )


def _polite(entities: Sequence[Entity]) -> set[str]:
    """Return the documents that write more surnames with a form of address than without.

    A single Mr may stand in a quotation whose marks are not closed.
    """
    balance: Counter[str] = Counter()
    for entity in entities:
        for mention in entity.person.mentions if entity.person is not None else ():
            evidence = mention.name.evidence
            if not mention.given and not mention.descriptors and evidence.voice != "quoted":
                balance[evidence.document] += 1 if mention.courtesy is not None else -1
    return {letter for letter, sum_ in balance.items() if sum_ > 0}


def _address_forms(entity: Entity) -> tuple[dict[str, LabelMention], dict[str, LabelMention]]:
    """Return each document's first surname with a form of address, and without."""
    addressed: dict[str, LabelMention] = {}
    bare: dict[str, LabelMention] = {}
    for mention in entity.person.mentions if entity.person is not None else ():
        evidence = mention.name.evidence
        if mention.given or evidence.voice == "quoted":
            continue
        if mention.courtesy is not None:
            addressed.setdefault(evidence.document, _addressed(mention))
        elif not mention.descriptors:
            bare.setdefault(evidence.document, mention.name)
    return addressed, bare


def _rank(letter: str) -> tuple[int, str]:
    """Return what sorts ids of documents in their order: A … Z, AA …."""
    return len(letter), letter


def _addressed(mention: PersonMention) -> LabelMention:
    words = mention.run.paragraph
    name = mention.name.evidence
    start = mention.courtesy.evidence.start if mention.courtesy is not None else name.start
    return LabelMention("title", words.evidence(start, name.end))
