"""Labels without a name: fighters or militants, peacekeepers or so-called peacekeepers.

What they stand for is known only from the place: they are compared between paragraphs of two
outlets that tell the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from samestory.analysis.base import CollatedStory
from samestory.analysis.naming.designations import DESIGNATIONS
from samestory.analysis.naming.mentions import LabelMention
from samestory.analysis.naming.vocabulary import Vocabulary, vocabulary
from samestory.analysis.running_words import RunningParagraph, Word, running_paragraphs
from samestory.analysis.word_rows import rows_of
from samestory.documents.normalisation import unit_of
from samestory.documents.word_frequency import information
from samestory.model import Place

FUNCTION_WORD = 2.0
"""Words of less background information are no head of a label."""

LONGEST_HEAD = 3
"""Words after *so-called* among which what it is about is looked for."""

Term = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Labels for one thing in paragraphs that tell the same.

    Attributes
    ----------
    subject
        What they stand for.
    rule
        Which of the rules of this module found them.
    labels
        In the documents' order.
    """

    subject: str
    rule: str
    labels: tuple[LabelMention, ...]


def find_wordings(
    story: CollatedStory, pairs: Sequence[tuple[Place, Place]]
) -> tuple[Wording, ...]:
    """Return the labels without a name that differ, by subject."""
    found: dict[tuple[str, str], dict[LabelMention, None]] = {}
    for a, b in pairs:
        one, two = _paragraph(story, a), _paragraph(story, b)
        language = story.documents[a.document].language
        lists = vocabulary(language)
        if lists is None or story.documents[b.document].language != language:
            continue
        for subject, rule, labels in (
            *_designations(one, two, language),
            *_distanced(one, two, lists),
            *_distanced(two, one, lists),
            *_possessed(one, two, lists),
            *_possessed(two, one, lists),
        ):
            found.setdefault((subject, rule), {}).update(dict.fromkeys(labels))
    order = {document.id: n for n, document in enumerate(story.alignment.documents)}
    return tuple(
        Wording(
            subject,
            rule,
            tuple(sorted(labels, key=lambda m: (order[m.evidence.document], m.evidence.start))),
        )
        for (subject, rule), labels in found.items()
    )


def _paragraph(story: CollatedStory, place: Place) -> RunningParagraph:
    return running_paragraphs(story.documents[place.document])[place.paragraph - 1]


@cache
def _sets(language: str) -> tuple[dict[str, list[Term]], dict[Term, tuple[str, bool]]]:
    """Return the terms by their first word, and for each its row and whether it is marked."""
    first: dict[str, list[Term]] = {}
    rows: dict[Term, tuple[str, bool]] = {}
    for subject, listed in rows_of(DESIGNATIONS.get(language, "")):
        for written in listed:
            term = tuple(_key(word, language) for word in written.rstrip("*").split())
            if term not in rows:
                rows[term] = (subject, written.endswith("*"))
                first.setdefault(term[0], []).append(term)
    for terms in first.values():
        terms.sort(key=len, reverse=True)
    return first, rows


def _key(form: str, language: str) -> str:
    """Return a form without its plural; in other languages than these, its unit.

    A stem would make one word of *execution* and *executive*.
    """
    if language in {"en", "es", "fr"}:
        return form.removesuffix("s") if len(form) > len("isis") else form
    return unit_of(form, language)


def _designations(
    one: RunningParagraph, two: RunningParagraph, language: str
) -> Iterator[tuple[str, str, tuple[LabelMention, ...]]]:
    """Yield rows of `DESIGNATIONS` of which two paragraphs have different words."""
    here, there = _terms_of(one, language), _terms_of(two, language)
    for subject in here.keys() & there.keys() if here and there else ():
        mine, others = here[subject], there[subject]
        if mine.keys() & others.keys():
            continue
        labels = [label for held in (mine, others) for found in held.values() for label in found]
        charged = [any(m.charged for f in held.values() for m in f) for held in (mine, others)]
        if any(charged):
            yield subject, "row", tuple(labels)


def _terms_of(
    paragraph: RunningParagraph, language: str
) -> dict[str, dict[Term, list[LabelMention]]]:
    first, rows = _sets(language)
    units = [_key(word.form, language) for word in paragraph.words]
    found: dict[str, dict[Term, list[LabelMention]]] = {}
    index = 0
    while index < len(units):
        for term in first.get(units[index], ()):
            end = index + len(term)
            if tuple(units[index:end]) == term:
                words = paragraph.words[index:end]
                subject, marked = rows[term]
                label = LabelMention(
                    "label", paragraph.evidence(words[0].start, words[-1].bare_end), marked
                )
                found.setdefault(subject, {}).setdefault(term, []).append(label)
                index = end - 1
                break
        index += 1
    return found


def _distanced(
    one: RunningParagraph, two: RunningParagraph, lists: Vocabulary
) -> Iterator[tuple[str, str, tuple[LabelMention, ...]]]:
    """Yield what one paragraph calls so-called and the other names plainly."""
    for first, end in _distances(one.words, lists):
        for at in range(end, min(end + LONGEST_HEAD, len(one.words))):
            head = one.words[at]
            if head.gap not in {" ", "-", " \u201c", ' "'}:
                break
            if information(head.form, lists.language) < FUNCTION_WORD:
                continue
            plain = _plainly(two.words, unit_of(head.form, lists.language), lists)
            if plain is None:
                continue
            yield (
                head.form,
                "distance",
                (
                    LabelMention(
                        "label", one.evidence(one.words[first].start, head.bare_end), True
                    ),
                    LabelMention("label", two.evidence(plain.start, plain.bare_end)),
                ),
            )
            break


def _distances(words: Sequence[Word], lists: Vocabulary) -> Iterator[tuple[int, int]]:
    first_words = {term[0] for term in lists.distance}
    for index, word in enumerate(words):
        if word.form in first_words:
            for term in sorted(lists.distance, key=len, reverse=True):
                end = index + len(term)
                if tuple(other.form for other in words[index:end]) == term:
                    yield index, end
                    break


def _plainly(words: Sequence[Word], unit: str, lists: Vocabulary) -> Word | None:
    """Return a word of the unit, unless the other paragraph keeps a distance from it too."""
    spans = list(_distances(words, lists))
    held = [
        (index, word)
        for index, word in enumerate(words)
        if unit_of(word.form, lists.language) == unit
    ]
    if any(0 <= index - end < LONGEST_HEAD for index, _ in held for _, end in spans):
        return None
    return held[0][1] if held else None


def _possessed(
    one: RunningParagraph, two: RunningParagraph, lists: Vocabulary
) -> Iterator[tuple[str, str, tuple[LabelMention, ...]]]:
    """Yield what one paragraph ascribes to the enemy's side and the other to its owner's name."""
    for index, word in enumerate(one.words):
        if not (word.possessive and lists.is_charged(word.form)):
            continue
        head = _head_after(one.words, index, lists.language)
        if not head:
            continue
        other = _with_owner(two.words, [unit_of(w.form, lists.language) for w in head], lists)
        if other is None:
            continue
        subject = " ".join(w.form for w in head)
        yield (
            subject,
            "possessor",
            (
                LabelMention("label", one.evidence(word.start, head[-1].bare_end), True),
                LabelMention("label", two.evidence(other[0].start, other[-1].bare_end)),
            ),
        )


def _head_after(words: Sequence[Word], index: int, language: str) -> tuple[Word, ...]:
    """Return the one or two words after a possessor that say what is possessed."""
    held: list[Word] = []
    for word in words[index + 1 : index + 3]:
        if word.gap != " " or information(word.form, language) < FUNCTION_WORD:
            break
        held.append(word)
    return tuple(held)


def _with_owner(
    words: Sequence[Word], units: Sequence[str], lists: Vocabulary
) -> tuple[Word, ...] | None:
    """Return the same words with another possessor or a name right before them."""
    for index in range(1, len(words) - len(units) + 1):
        held = words[index : index + len(units)]
        owner = words[index - 1]
        named = owner.possessive or (owner.capital and not owner.begins)
        same = [unit_of(word.form, lists.language) for word in held] == list(units)
        if same and held[0].gap == " " and named and not lists.is_charged(owner.form):
            return (owner, *held)
    return None


def group_by_document(labels: Sequence[LabelMention]) -> Mapping[str, list[LabelMention]]:
    """Return labels by document, in their order."""
    grouped: dict[str, list[LabelMention]] = {}
    for label in labels:
        grouped.setdefault(label.evidence.document, []).append(label)
    return grouped
