"""Governments and the labels for them: the Russian government, the regime in Moscow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samestory.analysis.naming.countries import country_of
from samestory.analysis.naming.mentions import LabelMention, StoryNames
from samestory.analysis.naming.vocabulary import Vocabulary, vocabulary
from samestory.analysis.running_words import (
    RunningParagraph,
    Word,
    forms_of,
    running_paragraphs,
)
from samestory.analysis.word_rows import word_set
from samestory.documents.normalisation import unit_of
from samestory.model import Document

MOST_BEFORE = 3
"""Words before a noun such as *government* among which its country is looked for."""

MOST_AFTER = 6
"""The same after it."""

_TAIL = word_set("region republic people province territory área région region область")
_OF_DISTANCE = word_set("so self called styled proclaimed declared")
"""Words of phrases such as so-called and self-styled."""

_GENITIVE = word_set("ru uk")
"""Languages that put a country right after the noun: правительство Украины."""

_PARTIES = word_set("republican democratic democrat gop house senate congressional")


@dataclass(frozen=True, slots=True)
class _Found:
    """A label for those who govern; ``key`` is their country or place, or empty."""

    key: str
    label: LabelMention
    vague: bool = False


def find_governments(names: StoryNames) -> Mapping[str, list[LabelMention]]:
    """Return by country or place the labels for those who govern it, in the documents' order.

    Officials and leaders are vague: they count only where another label takes a side. A bare
    'the regime' is that of the one country of which the document speaks so.
    """
    found: dict[str, list[_Found]] = {}
    for document in names.documents:
        labels = list(_in_document(names, document))
        sided = {found.key for found in labels if found.key and found.label.charged}
        for label in labels:
            if label.key:
                found.setdefault(label.key, []).append(label)
            elif len(sided) == 1:
                found.setdefault(next(iter(sided)), []).append(label)
    return {
        key: [label.label for label in labels]
        for key, labels in found.items()
        if any(not label.vague or label.label.charged for label in labels)
    }


def _in_document(names: StoryNames, document: Document) -> Iterator[_Found]:
    lists = vocabulary(document.language)
    if lists is None:
        return
    paragraphs = running_paragraphs(document)
    governing = {form for form in forms_of(document) if lists.governs(form)}
    if not governing:
        return
    for paragraph in paragraphs:
        for index, word in enumerate(paragraph.words):
            if word.form not in governing:
                continue
            label = _qualified(names, lists, paragraph, index)
            if label is not None:
                yield label
            elif lists.governs_charged(word.form) and not _modified(paragraph.words, index):
                evidence = paragraph.evidence(word.start, word.bare_end)
                yield _Found("", LabelMention("label", evidence, True, frozenset({word.form})))


def _modified(words: Sequence[Word], index: int) -> bool:
    """Tell whether an adjective stands before the noun: a military regime, the tax regime."""
    if index == 0 or words[index].gap != " ":
        return False
    return words[index - 1].form not in {"the", "le", "el", "la", "das", "dem", "des", "this"}


def _qualified(
    names: StoryNames, lists: Vocabulary, paragraph: RunningParagraph, index: int
) -> _Found | None:
    words = paragraph.words
    after = _place_after(names, lists, words, index)
    first, before = _place_before(names, lists, words, index)
    if after is None and before is None:
        return None
    last = index if after is None else after[1]
    key = after[0] if after is not None else before
    held = words[first : last + 1]
    charged = any(lists.is_charged(word.form) for word in held) or _distanced(lists, held)
    neutral = lists.governs_neutrally(words[index].form)
    vague = neutral and words[index].form in {"officials", "leaders", "rulers", "leadership"}
    label = LabelMention(
        "label",
        paragraph.evidence(held[0].start, held[-1].bare_end),
        charged,
        frozenset({unit_of(words[index].form, lists.language)}),
    )
    return _Found(key or "", label, vague)


def _place_before(
    names: StoryNames, lists: Vocabulary, words: Sequence[Word], index: int
) -> tuple[int, str | None]:
    """Return where the label begins, and the country that stands before the noun."""
    first, key = index, None
    while first > 0 and index - first < MOST_BEFORE and words[first].gap in {" ", "-"}:
        word = words[first - 1]
        country = country_of(word.form)
        named = word.capital and names.is_name(word.form, lists.language)
        if country is None and not named and not _may_qualify(lists, word.form):
            break
        if key is None and (country is not None or named) and word.form not in _PARTIES:
            key = country or names.fold(word.form, lists.language)
        first -= 1
        if word.possessive:
            break
    return first, key


def _place_after(
    names: StoryNames, lists: Vocabulary, words: Sequence[Word], index: int
) -> tuple[str, int] | None:
    """Return the place named after the noun, and where the label ends."""
    at = index + 1
    if at >= len(words) or words[at].gap != " " or words[index].possessive:
        return None
    if lists.language in _GENITIVE and words[at].capital and country_of(words[at].form):
        return country_of(words[at].form) or "", at
    if words[at].form not in lists.places_of:
        return None
    return _place_within(names, lists, words, at)


def _place_within(
    names: StoryNames, lists: Vocabulary, words: Sequence[Word], at: int
) -> tuple[str, int] | None:
    """Return the place named after a preposition, and where its name ends."""
    for place in range(at + 1, min(at + 1 + MOST_AFTER, len(words))):
        word = words[place]
        country = country_of(word.form)
        if country or (word.capital and names.is_name(word.form, lists.language)):
            end = place
            while end + 1 < len(words) and _goes_on(words[end + 1]):
                end += 1
            return country or names.fold(word.form, lists.language), end
        passed = word.form in lists.determiners or _may_qualify(lists, word.form)
        if not passed or any(mark in word.gap for mark in ",.;:"):
            return None
    return None


def _may_qualify(lists: Vocabulary, form: str) -> bool:
    return lists.is_charged(form) or lists.is_modifier(form) or form in _OF_DISTANCE


def _goes_on(word: Word) -> bool:
    return word.gap in {" ", "-"} and (word.form in _TAIL)


def _distanced(lists: Vocabulary, words: Sequence[Word]) -> bool:
    forms = [word.form for word in words]
    return any(
        tuple(forms[at : at + len(term)]) == term
        for term in lists.distance
        for at in range(len(forms))
    )
