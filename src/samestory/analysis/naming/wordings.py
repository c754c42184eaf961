"""Labels without a name: fighters or militants, peacekeepers or so-called peacekeepers.

What they stand for is known only from the place: they are compared between paragraphs of two
outlets that tell the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from samestory.analysis.base import CollatedStory
from samestory.analysis.naming.designations import DESIGNATIONS
from samestory.analysis.naming.mentions import LabelMention
from samestory.analysis.naming.vocabulary import Vocabulary, vocabulary
from samestory.analysis.running_words import RunningParagraph, Word, forms_of, running_texts
from samestory.analysis.word_rows import rows_of
from samestory.documents.normalisation import unit_of
from samestory.documents.word_frequency import information
from samestory.model import Place

FUNCTION_WORD = 2.0
"""Words of less background information are no head of a label."""

LONGEST_HEAD = 3
"""Words after *so-called* among which what it is about is looked for."""

Term = tuple[str, ...]
Found = tuple[str, str, tuple[LabelMention, ...]]
"""Subject, rule and labels."""


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


@dataclass(frozen=True)
class _Scanned:
    """A paragraph with what the rules look for in it.

    Attributes
    ----------
    text, lists
        Its words, and the word lists of its language.
    terms
        By row of `DESIGNATIONS`, the terms and their mentions.
    distances
        Where phrases such as so-called begin and end.
    owners
        Places of possessors that take a side.
    """

    text: RunningParagraph
    lists: Vocabulary
    terms: Mapping[str, Mapping[Term, Sequence[LabelMention]]]
    distances: tuple[tuple[int, int], ...]
    owners: tuple[int, ...]

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The units of its words."""
        language = self.lists.language
        return tuple([unit_of(word.form, language) for word in self.text.words])


def find_wordings(
    story: CollatedStory, pairs: Sequence[tuple[Place, Place]]
) -> tuple[Wording, ...]:
    """Return the labels without a name that differ, by subject."""
    found: dict[tuple[str, str], dict[LabelMention, None]] = {}
    scanned = _scan(story, dict.fromkeys(place for pair in pairs for place in pair))
    for a, b in pairs:
        one, two = scanned.get(a), scanned.get(b)
        if one is None or two is None or one.lists.language != two.lists.language:
            continue
        if not (one.terms or one.distances or one.owners or two.distances or two.owners):
            continue  # as with most pairs
        for subject, rule, labels in (
            *_designations(one, two),
            *_distanced(one, two),
            *_distanced(two, one),
            *_possessed(one, two),
            *_possessed(two, one),
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


def _scan(story: CollatedStory, places: Iterable[Place]) -> dict[Place, _Scanned]:
    texts = running_texts(story.alignment.documents)
    languages = {document.id: document.language for document in story.alignment.documents}
    charged_of = _charged_forms(story)
    scanned = {}
    for place in places:
        lists = vocabulary(languages[place.document])
        if lists is None:
            continue
        text = texts[place.document][place.paragraph - 1]
        charged = charged_of[lists.language]
        scanned[place] = _Scanned(
            text=text,
            lists=lists,
            terms=_terms_of(text, lists.language),
            distances=tuple(_distances(text.words, lists)),
            owners=tuple(
                index
                for index, word in enumerate(text.words)
                if word.form in charged and word.possessive
            ),
        )
    return scanned


def _charged_forms(story: CollatedStory) -> Mapping[str, frozenset[str]]:
    """Return the forms of each language's documents that take a side."""
    forms: dict[str, set[str]] = {}
    for document in story.alignment.documents:
        forms.setdefault(document.language, set()).update(forms_of(document))
    lists = ((language, vocabulary(language)) for language in forms)
    return {
        language: frozenset(form for form in forms[language] if words.is_charged(form))
        for language, words in lists
        if words is not None
    }


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


@lru_cache(maxsize=200_000)
def _key(form: str, language: str) -> str:
    """Return a form without its plural; in other languages than these, its unit.

    A stem would make one word of *execution* and *executive*.
    """
    if language in {"en", "es", "fr"}:
        return form.removesuffix("s") if len(form) > len("isis") else form
    return unit_of(form, language)


def _designations(one: _Scanned, two: _Scanned) -> Iterator[Found]:
    """Yield rows of `DESIGNATIONS` of which two paragraphs have different words."""
    for subject, mine in one.terms.items():
        others = two.terms.get(subject)
        if others is None or mine.keys() & others.keys():
            continue
        labels = [label for held in (mine, others) for found in held.values() for label in found]
        if any(label.charged for label in labels):
            yield subject, "row", tuple(labels)


def _terms_of(
    paragraph: RunningParagraph, language: str
) -> dict[str, dict[Term, list[LabelMention]]]:
    first, rows = _sets(language)
    units = [_key(word.form, language) for word in paragraph.words]
    found: dict[str, dict[Term, list[LabelMention]]] = {}
    past = 0
    for index in [index for index, unit in enumerate(units) if unit in first]:
        if index < past:
            continue
        for term in first[units[index]]:
            end = index + len(term)
            if tuple(units[index:end]) == term:
                words = paragraph.words[index:end]
                subject, marked = rows[term]
                label = LabelMention(
                    "label", paragraph.evidence(words[0].start, words[-1].bare_end), marked
                )
                found.setdefault(subject, {}).setdefault(term, []).append(label)
                past = end
                break
    return found


def _distanced(one: _Scanned, two: _Scanned) -> Iterator[Found]:
    """Yield what one paragraph calls so-called and the other names plainly."""
    words = one.text.words
    for first, end in one.distances:
        for at in range(end, min(end + LONGEST_HEAD, len(words))):
            head = words[at]
            if head.gap not in {" ", "-", " \u201c", ' "'}:
                break
            if head.form[0].isdigit():
                continue
            if information(head.form, one.lists.language) < FUNCTION_WORD:
                continue
            plain = _plainly(two, one.units[at])
            if plain is None:
                continue
            own = one.text.evidence(words[first].start, head.bare_end)
            other = two.text.evidence(plain.start, plain.bare_end)
            yield (
                head.form,
                "distance",
                (LabelMention("label", own, True), LabelMention("label", other)),
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


def _plainly(paragraph: _Scanned, unit: str) -> Word | None:
    """Return a word of the unit, unless the paragraph keeps a distance from it too."""
    held = [index for index, other in enumerate(paragraph.units) if other == unit]
    if any(0 <= index - end < LONGEST_HEAD for index in held for _, end in paragraph.distances):
        return None
    return paragraph.text.words[held[0]] if held else None


def _possessed(one: _Scanned, two: _Scanned) -> Iterator[Found]:
    """Yield what one paragraph ascribes to the enemy's side and the other to its owner's name."""
    for index in one.owners:
        head = _head_after(one.text.words, index, one.lists.language)
        units = one.units[index + 1 : index + 1 + len(head)]
        other = _with_owner(two, units) if head else None
        if other is None:
            continue
        own = one.text.evidence(one.text.words[index].start, head[-1].bare_end)
        theirs = two.text.evidence(other[0].start, other[-1].bare_end)
        yield (
            " ".join(word.form for word in head),
            "possessor",
            (LabelMention("label", own, True), LabelMention("label", theirs)),
        )


def _head_after(words: Sequence[Word], index: int, language: str) -> tuple[Word, ...]:
    """Return the one or two words after a possessor that say what is possessed."""
    held: list[Word] = []
    for word in words[index + 1 : index + 3]:
        if word.gap != " " or information(word.form, language) < FUNCTION_WORD:
            break
        held.append(word)
    return tuple(held)


def _with_owner(paragraph: _Scanned, units: tuple[str, ...]) -> tuple[Word, ...] | None:
    """Return the same words with another possessor or a name right before them."""
    words = paragraph.text.words
    for index in range(1, len(words) - len(units) + 1):
        if paragraph.units[index : index + len(units)] != units:
            continue
        held = words[index : index + len(units)]
        owner = words[index - 1]
        named = owner.possessive or (owner.capital and not owner.begins)
        if held[0].gap == " " and named and not paragraph.lists.is_charged(owner.form):
            return (owner, *held)
    return None
