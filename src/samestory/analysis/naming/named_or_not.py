"""Who and what one outlet names and another only describes.

A person, where both give one age and one role: the captain, Desmond Aylott, 58, beside the
58-year-old captain. Something else, where the noun in which its name ends stands with an indefinite
article in a sentence that tells the same: the Mawle Bank beside a sandbank.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from samestory.analysis.base import CollatedStory
from samestory.analysis.figures.lexicon import Lexicon, lexicon_of
from samestory.analysis.figures.placing import PlacedFigure, place_figures
from samestory.analysis.naming.mentions import BODY_HEADS, LabelMention
from samestory.analysis.naming.vocabulary import Vocabulary, vocabulary
from samestory.analysis.running_words import (
    RunningParagraph,
    Word,
    forms_of,
    running_paragraphs,
)
from samestory.analysis.word_rows import word_set
from samestory.documents.normalisation import unit_of
from samestory.documents.word_frequency import information

REACH = 3
"""Words between a person's age or name and the noun that says what they are."""

LEAST_SHARED = 9.0
"""Background information that two sentences must share for a name and a description to be told of
one thing; numbers count as `NUMBER`."""

TELLING = 2.3
"""Words of less background information do not count."""

NUMBER = 3.0

LONGEST_NAME = 4

_HEADS = BODY_HEADS - word_set(
    "act bill law treaty accord agreement plan amendment constitution day week war deal pact prize "
    "award cup games project campaign lives matter service services times post"
)
"""Last words of names of places and bodies; *an act* or *a day* may be any."""

_ARTICLES = frozenset({"the", "a", "an"})
"""Words of a sentence's beginning that are no part of a name."""

SHORTEST_FIRST_PART = 3
"""Letters of a compound before its last noun: sandbank, but not embank."""


@dataclass(frozen=True, slots=True)
class NamedOrNot:
    """A name in one document, and what another has instead.

    Attributes
    ----------
    subject
        The name.
    rule
        ``age`` or ``noun``.
    named, described
        The labels.
    """

    subject: str
    rule: str
    named: LabelMention
    described: LabelMention


def find_named_or_not(story: CollatedStory) -> tuple[NamedOrNot, ...]:
    """Return, in the links' order, what one paragraph names and a linked one describes."""
    sides = _sides(story)
    found: dict[NamedOrNot, None] = {}
    for link in story.alignment.links:
        one = sides.get(link.a.document, {}).get(link.a.paragraph)
        two = sides.get(link.b.document, {}).get(link.b.paragraph)
        if one is not None and two is not None and one.lists.language == two.lists.language:
            for side, other in ((one, two), (two, one)):
                if (side.ages and other.ages) or (side.names and other.nouns):
                    found.update(dict.fromkeys((*_by_age(side, other), *_by_noun(side, other))))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Side:
    """A paragraph with what the rules look for in it.

    Attributes
    ----------
    lists, text
        The word lists of its language, and its words.
    ages
        The ages it gives.
    names
        Where names end in a noun for what they name: first and past-last words.
    nouns
        Where words stand with an indefinite article: the word, which may be a noun, and the
        article.
    held
        The forms of all words of its document.
    """

    lists: Vocabulary
    text: RunningParagraph
    ages: tuple[PlacedFigure, ...]
    names: tuple[tuple[int, int], ...]
    nouns: tuple[tuple[int, int], ...]
    held: frozenset[str]


def _sides(story: CollatedStory) -> dict[str, dict[int, _Side]]:
    """Scan the linked paragraphs; return them by document and number."""
    linked: dict[str, set[int]] = {letter: set() for letter in story.documents}
    for link in story.alignment.links:
        linked[link.a.document].add(link.a.paragraph)
        linked[link.b.document].add(link.b.paragraph)
    sides: dict[str, dict[int, _Side]] = {}
    for document in story.documents.values():
        lists = vocabulary(document.language)
        if lists is None or lists.capital_nouns:
            continue
        ages: dict[int, list[PlacedFigure]] = {}
        for placed in place_figures(document):
            if placed.figure.kind == "age":
                ages.setdefault(placed.paragraph, []).append(placed)
        texts = running_paragraphs(document)
        held = forms_of(document)
        lexicon = lexicon_of(lists.language)
        sides[document.id] = {
            number: _Side(
                lists,
                texts[number - 1],
                tuple(ages.get(number, ())),
                tuple(_names(texts[number - 1].words)),
                () if lexicon is None else tuple(_indefinite(texts[number - 1].words, lexicon)),
                held,
            )
            for number in linked[document.id]
        }
    return sides


def _by_age(one: _Side, two: _Side) -> Iterator[NamedOrNot]:
    for age in one.ages:
        for other in two.ages:
            if age.figure.low != other.figure.low:
                continue
            named, described = _named(one, age), _described(two, other)
            if named is None or described is None or named[1] != described[1]:
                continue
            label, _, name = named
            if name[-1].form in two.held:
                continue
            text = label.evidence.text
            yield NamedOrNot(text[text.index(name[0].written) :], "age", label, described[0])


def _named(side: _Side, age: PlacedFigure) -> tuple[LabelMention, str, Sequence[Word]] | None:
    """Return the label of the person named right before an age, the role and the name."""
    words = side.text.words
    end = next((i for i, w in enumerate(words) if w.start >= age.figure.start), 0)
    start = end
    while start > 0 and words[start - 1].capital and (start == end or words[start].gap == " "):
        start -= 1
    if not 1 < end - start <= LONGEST_NAME:
        return None
    for at in range(start - 1, max(start - 1 - REACH, -1), -1):
        if side.lists.is_role(words[at].form):
            evidence = side.text.evidence(words[at].start, words[end - 1].bare_end)
            role = unit_of(words[at].form, side.lists.language)
            return LabelMention("role", evidence), role, words[start:end]
    return None


def _described(side: _Side, age: PlacedFigure) -> tuple[LabelMention, str] | None:
    """Return the label of somebody without a name behind an age, and the role."""
    words = side.text.words
    first = next((i for i, w in enumerate(words) if w.start >= age.figure.start), len(words))
    behind = next((i for i, w in enumerate(words) if w.start >= age.figure.end), len(words))
    for at in range(behind, min(behind + REACH, len(words))):
        if words[at].gap not in {" ", "-"} or words[at].capital:
            return None
        if side.lists.is_role(words[at].form):
            after = words[at + 1] if at + 1 < len(words) else None
            if after is not None and after.capital and not after.begins:
                return None
            evidence = side.text.evidence(words[first].start, words[at].bare_end)
            return LabelMention("role", evidence), unit_of(words[at].form, side.lists.language)
    return None


def _by_noun(one: _Side, two: _Side) -> Iterator[NamedOrNot]:
    for start, end in one.names:
        name, head = one.text.words[start:end], one.text.words[end - 1].form
        for at, first in two.nouns:
            if not _ends_in(two.text.words[at].form, head):
                continue
            if any(word.form in two.held for word in name[:-1]):
                continue
            if _shared(one, name, two, two.text.words[at]) < LEAST_SHARED:
                continue
            evidence = one.text.evidence(name[0].start, name[-1].bare_end)
            other = two.text.evidence(two.text.words[first].start, two.text.words[at].bare_end)
            yield NamedOrNot(
                evidence.text, "noun", LabelMention("name", evidence), LabelMention("label", other)
            )


def _names(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield where names of two words or more stand that end in a noun for what they name."""
    for last, word in enumerate(words):
        if not word.capital or word.form not in _HEADS or word.begins:
            continue
        if last + 1 < len(words) and words[last + 1].capital and words[last + 1].gap == " ":
            continue
        start = last
        while start > 0 and words[start].gap == " " and words[start - 1].capital:
            start -= 1
        if words[start].begins and start < last:
            start += words[start].form in _ARTICLES
        if 1 < last + 1 - start <= LONGEST_NAME:
            yield start, last + 1


def _ends_in(form: str, head: str) -> bool:
    """Tell whether a word is a noun, or a compound that ends in it."""
    return form == head or (form.endswith(head) and len(form) >= len(head) + SHORTEST_FIRST_PART)


def _indefinite(words: Sequence[Word], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield where words that may be nouns stand with an indefinite article."""
    articles = lexicon.lists.get("articles", frozenset())
    for at in _behind(words, articles):
        if words[at].capital:
            continue
        if at + 1 < len(words) and lexicon.has("of", words[at + 1].form):
            continue  # 'a group of' says little of what kind it is
        for first in range(at - 1, max(at - 1 - REACH, -1), -1):
            if words[first + 1].gap != " " or words[first].capital:
                break
            if words[first].form in articles:
                yield at, first
                break


def _behind(words: Sequence[Word], articles: Container[str]) -> list[int]:
    """Return the places of the words not far behind an article; few sentences have any."""
    near: set[int] = set()
    for first, word in enumerate(words):
        if word.form in articles:
            near.update(range(first + 1, min(first + 1 + REACH, len(words))))
    return sorted(near)


def _shared(one: _Side, name: Sequence[Word], two: _Side, noun: Word) -> float:
    """Return the information of the words that two sentences share beside a name and a noun."""
    held = [_told(side, word) for side, word in ((one, name[0]), (two, noun))]
    return sum(held[0][unit] for unit in held[0].keys() & held[1].keys())


def _told(side: _Side, word: Word) -> dict[str, float]:
    number, language = side.text.sentence_of(word.start), side.lists.language
    told = {}
    for other in side.text.words:
        if side.text.sentence_of(other.start) == number:
            carried = NUMBER if other.form[0].isdigit() else information(other.form, language)
            if carried >= TELLING:
                told[unit_of(other.form, language)] = carried
    return told
