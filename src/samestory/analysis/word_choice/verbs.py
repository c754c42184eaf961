"""Verbs of one field beside the same word: captured the mine, the mine was liberated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samestory.analysis.base import CollatedStory
from samestory.analysis.running_words import RunningParagraph, Word, running_texts
from samestory.analysis.word_choice.fields import Entry, verbs_of
from samestory.analysis.word_choice.slots import PARTICLES, Choice
from samestory.documents.normalisation import unit_of
from samestory.documents.word_frequency import information
from samestory.model import Place

REACH = 5
"""Words on either side of a verb that stand beside it."""

LEAST_SHARED = 3.3
"""Background information from which a word beside both verbs says that they tell one act. A name
alone does not say it: two shared words do, or one that is no name."""

LEAST_IN_SENTENCE = 2.3
"""The same for words anywhere in the sentences, of which there must be more."""

LEAST_WORDS_IN_SENTENCE = 3
"""Shared words of two sentences from which their verbs are compared, if one says more than the
other; one word more if neither does."""


@dataclass(frozen=True, slots=True)
class _Verb:
    word: Word
    end: int
    entry: Entry
    beside: Mapping[str, Word]
    sentence: frozenset[str]


def find_verbs(story: CollatedStory, pairs: Sequence[tuple[Place, Place]]) -> Iterator[Choice]:
    """Yield verbs of one field in which two paragraphs that tell the same differ."""
    spellings = {form: group[0] for group in story.alignment.spellings for form in group}
    held: dict[Place, list[_Verb]] = {}
    documents = story.documents
    texts = running_texts(documents.values())
    for a, b in pairs:
        if documents[a.document].language != documents[b.document].language:
            continue
        for place in (a, b):
            if place not in held:
                language = documents[place.document].language
                running = texts[place.document][place.paragraph - 1]
                held[place] = list(_verbs(running, language, spellings))
        one = texts[a.document][a.paragraph - 1]
        two = texts[b.document][b.paragraph - 1]
        passage = story.passage_at[a]
        together = passage is story.passage_at[b]
        yield from _differing(passage.id if together else "", (one, held[a]), (two, held[b]))


def _verbs(
    paragraph: RunningParagraph, language: str, spellings: Mapping[str, str]
) -> Iterator[_Verb]:
    listed = verbs_of(language)
    words = paragraph.words
    for index, word in enumerate(words):
        entries = listed.get(word.form if language == "en" else unit_of(word.form, language))
        if not entries or word.capital:
            continue
        sentence = [
            (place, words[place])
            for place in paragraph.words_beside(index)
            if place != index
            and not words[place].form[0].isdigit()
            and words[place].form not in listed
            and information(words[place].form, language) >= LEAST_IN_SENTENCE
        ]
        units = [unit_of(spellings.get(o.form, o.form), language) for _, o in sentence]
        beside = {
            unit: other
            for unit, (place, other) in zip(units, sentence, strict=True)
            if abs(place - index) <= REACH and information(other.form, language) >= LEAST_SHARED
        }
        for entry in entries:
            after = words[index + 1] if index + 1 < len(words) else None
            follows = after.form if after is not None and after.gap == " " else ""
            if entry.follows and follows != entry.follows:
                continue
            takes_in = after is not None and follows in {entry.follows, *PARTICLES} - {""}
            end = after.end if after is not None and takes_in else word.bare_end
            yield _Verb(word, end, entry, beside, frozenset(units))


def _differing(
    passage: str,
    first: tuple[RunningParagraph, Sequence[_Verb]],
    second: tuple[RunningParagraph, Sequence[_Verb]],
) -> Iterator[Choice]:
    (one, mine), (two, others) = first, second
    for verb in mine:
        for other in others:
            if verb.entry.field != other.entry.field or verb.entry.base == other.entry.base:
                continue
            if _has(others, verb) or _has(mine, other):
                continue
            shared = _shared(verb, other)
            if not shared:
                continue
            yield Choice(
                passage,
                one.evidence(verb.word.start, verb.end),
                two.evidence(other.word.start, other.end),
                verb.entry.base,
                other.entry.base,
                field=verb.entry.field,
                marked=verb.entry.marked != other.entry.marked,
                shared=shared,
            )


def _shared(verb: _Verb, other: _Verb) -> str:
    """Return a word that shows two verbs to tell one act, or nothing."""
    beside = sorted(verb.beside.keys() & other.beside.keys())
    plain = [u for u in beside if not verb.beside[u].capital or not other.beside[u].capital]
    if plain or len(beside) > 1:
        return verb.beside[(plain or beside)[0]].written
    common = sorted(verb.sentence & other.sentence)
    needed = LEAST_WORDS_IN_SENTENCE + (verb.entry.marked == other.entry.marked)
    return common[0] if len(common) >= needed else ""


def _has(verbs: Sequence[_Verb], verb: _Verb) -> bool:
    return any(
        other.entry.field == verb.entry.field and other.entry.base == verb.entry.base
        for other in verbs
    )
