"""Word choice: where outlets that tell the same have different words in the same slot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from samestory.analysis.aligned_pairs import aligned_pairs, passage_of
from samestory.analysis.base import CollatedStory, join_names
from samestory.analysis.word_choice.further import Further, find_further
from samestory.analysis.word_choice.slots import Choice, find_slots
from samestory.analysis.word_choice.verbs import find_verbs
from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.tokenisation import tokenise
from samestory.model import Evidence, Finding, Reading

SLOT_WEIGHT = 0.3
VERB_WEIGHT = 0.45
MARKED_WEIGHT = 0.7
"""Weight of a substitution in a slot, of verbs of one field, and of those if one says more."""

REPEATED = 0.15
"""What is put on top if the same pair stands in several places."""

QUOTED_SHARE = 0.5
"""What is left of the weight where all words are quoted."""

FURTHER_WEIGHT = 0.3
"""Weight of what follows in one outlet where others end a sentence in the same words."""

SLOT_CONFIDENCE = 0.75
VERB_CONFIDENCE = 0.7
FURTHER_CONFIDENCE = 0.8


class WordChoice:
    """Finds words that stand for one another in passages that outlets share."""

    kind = "word choice"
    description = "Different words in the same slot of passages that outlets share."

    def find(self, story: CollatedStory) -> tuple[Finding, ...]:
        """Return one finding for each group of substitutions, the heaviest first."""
        pairs = aligned_pairs(story)
        verbs = _without_repeats(gather(find_verbs(story, pairs)))
        taken = {evidence for group in verbs for evidence in _words(group)}
        slots = (c for c in find_slots(story) if not (c.one in taken and c.two in taken))
        groups = [*verbs, *gather(slots)]
        findings = [_finding(story, group) for group in groups if _differ(group)]
        findings += [_further_finding(story, further) for further in find_further(story, pairs)]
        return tuple(sorted(findings, key=lambda finding: -finding.weight))


def gather(choices: Iterable[Choice]) -> list[list[Choice]]:
    """Gather the choices of the same words, and those that have a place in common."""
    groups: dict[int, list[Choice]] = {}
    held: dict[object, int] = {}
    # By number of a group: the one it went into, or itself. Groups get a number when they grow.
    now_in: list[int] = []
    for new, choice in enumerate(choices):
        keys = (
            (choice.field, choice.one),
            (choice.field, choice.two),
            (choice.field, frozenset((choice.key_one, choice.key_two))),
        )
        numbers = sorted({_last(now_in, held[key]) for key in keys if key in held})
        group = [] if not numbers else groups.pop(numbers[0])
        for number in numbers[1:]:
            group += groups.pop(number)
        group.append(choice)
        groups[new] = group
        now_in.append(new)
        for number in numbers:
            now_in[number] = new
        held.update(dict.fromkeys(keys, new))
    return list(groups.values())


def _last(now_in: list[int], number: int) -> int:
    """Return the group into which one went in the end, and note it for all on the way."""
    last = number
    while now_in[last] != last:
        last = now_in[last]
    while now_in[number] != last:
        now_in[number], number = last, now_in[number]
    return last


def _words(group: Sequence[Choice]) -> set[Evidence]:
    return {evidence for choice in group for evidence in (choice.one, choice.two)}


def _without_repeats(groups: Sequence[list[Choice]]) -> list[list[Choice]]:
    """Drop groups whose words another group has as well: struck is in two fields of verbs."""
    words = [_words(group) for group in groups]
    return [
        group
        for number, group in enumerate(groups)
        if not any(
            words[number] < other or (words[number] == other and place < number)
            for place, other in enumerate(words)
            if place != number
        )
    ]


def _finding(story: CollatedStory, group: Sequence[Choice]) -> Finding:
    order = {document.id: number for number, document in enumerate(story.alignment.documents)}
    evidence = tuple(
        sorted(_words(group), key=lambda item: (order[item.document], item.start, item.end))
    )
    texts = _texts(evidence)
    readings = tuple(
        Reading(
            text=evidence[numbers[0]].text,
            documents=tuple(dict.fromkeys(evidence[number].document for number in numbers)),
            evidence=tuple(numbers),
        )
        for numbers in texts.values()
    )
    passages = {choice.passage for choice in group}
    quoted = all(item.voice == "quoted" for item in evidence)
    return Finding(
        kind=WordChoice.kind,
        passage=passages.pop() or None if len(passages) == 1 else None,
        summary=_summary(story, evidence),
        reason=_reason(group),
        readings=readings,
        evidence=evidence,
        voice="quoted" if quoted else "outlet",
        subject=group[0].field,
        relation=_relation(group),
        confidence=VERB_CONFIDENCE if group[0].field else SLOT_CONFIDENCE,
        weight=_weight(group, quoted=quoted),
    )


def _further_finding(story: CollatedStory, further: Further) -> Finding:
    order = [document.id for document in story.alignment.documents]
    ends = tuple(sorted(further.ends, key=lambda item: order.index(item.document)))
    labels = join_names([story.documents[item.document].label for item in ends])
    document = story.documents[further.goes_on.document]
    return Finding(
        kind=WordChoice.kind,
        passage=passage_of(story, (*ends, further.goes_on)),
        summary=(
            f"Where {labels} end{'' if len(ends) > 1 else 's'} with “{ends[0].text}”, "
            f"{document.label} goes on “{further.further}”."
        ),
        reason=(
            f"The sentences have {further.shared} words in a row before the place, and none of the "
            "content words after it stands in the other article."
        ),
        readings=(
            Reading(ends[0].text, tuple(e.document for e in ends), tuple(range(len(ends)))),
            Reading(further.goes_on.text, (document.id,), (len(ends),)),
        ),
        evidence=(*ends, further.goes_on),
        relation="goes on",
        confidence=FURTHER_CONFIDENCE,
        weight=FURTHER_WEIGHT,
    )


def _texts(evidence: Sequence[Evidence]) -> Mapping[str, list[int]]:
    texts: dict[str, list[int]] = {}
    for number, item in enumerate(evidence):
        texts.setdefault(" ".join(item.text.casefold().split()), []).append(number)
    return texts


def _by_document(evidence: Sequence[Evidence]) -> dict[str, dict[str, None]]:
    """Return each document's words in quotation marks, each once."""
    held: dict[str, dict[str, None]] = {}
    for item in evidence:
        text = " ".join(item.text.split())
        held.setdefault(item.document, {}).setdefault(f"“{text}”", None)
    return held


def _differ(group: Sequence[Choice]) -> bool:
    """Tell whether documents have different words, and not all of them the same ones."""
    held: dict[str, set[str]] = {}
    for item in _words(group):
        held.setdefault(item.document, set()).add(" ".join(item.text.casefold().split()))
    return len({frozenset(words) for words in held.values()}) > 1


def _summary(story: CollatedStory, evidence: Sequence[Evidence]) -> str:
    documents: dict[tuple[str, ...], list[str]] = {}
    shown: dict[tuple[str, ...], str] = {}
    for letter, texts in _by_document(evidence).items():
        document = story.documents[letter]
        key = tuple(_units(text, document.language) for text in texts)
        shown.setdefault(key, join_names(list(texts)))
        documents.setdefault(key, []).append(document.label)
    parts = [(join_names(labels), shown[key], len(labels)) for key, labels in documents.items()]
    first, *others = parts
    then = ", ".join(
        f"{labels}{_has(count) if number == 0 else ''} {words}"
        for number, (labels, words, count) in enumerate(others)
    )
    return f"Where {first[0]}{_has(first[2])} {first[1]}, {then}."


def _units(text: str, language: str) -> str:
    """Return words without their endings, so that outlets with forms of one word are one."""
    return " ".join(unit_of(form_of(token.form), language) for token in tokenise(text))


def _has(outlets: int) -> str:
    return " have" if outlets > 1 else " has"


def _reason(group: Sequence[Choice]) -> str:
    shared = list(dict.fromkeys(choice.shared for choice in group if choice.shared))
    words = join_names([f"“{word}”" for word in shared[:3]])
    if group[0].field:
        return (
            f"Verbs of one field ({group[0].field}) in paragraphs that tell the same, near the "
            f"shared {'word' if len(shared) == 1 else 'words'} {words}."
        )
    return f"The words stand between the same words on both sides: {words}."


def _relation(group: Sequence[Choice]) -> str:
    if not group[0].field:
        return "same slot"
    return "other force" if any(choice.marked for choice in group) else "same field"


def _weight(group: Sequence[Choice], *, quoted: bool) -> float:
    weight = SLOT_WEIGHT
    if group[0].field:
        weight = MARKED_WEIGHT if any(choice.marked for choice in group) else VERB_WEIGHT
    elif len({choice.passage for choice in group}) > 1:
        weight += REPEATED
    return round(weight * (QUOTED_SHARE if quoted else 1), 3)
