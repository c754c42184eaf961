"""Which mentions name the same person, across outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from samestory.analysis.naming.countries import country_of
from samestory.analysis.naming.mentions import (
    BODY_HEADS,
    PARTICLES,
    LabelMention,
    Run,
    StoryNames,
    without_suffix,
)
from samestory.analysis.naming.people import (
    PersonMention,
    PersonReader,
    has_digit,
    looks_personal,
)
from samestory.analysis.naming.vocabulary import Vocabulary, vocabulary
from samestory.analysis.running_words import Word
from samestory.analysis.word_rows import word_set

_NICKNAMES = {
    short: full
    for full, shorts in {
        "william": "bill will billy", "robert": "bob rob bobby", "joseph": "joe", "james": "jim",
        "michael": "mike", "thomas": "tom", "richard": "dick rick", "edward": "ed ted",
        "theodore": "ted", "charles": "chuck charlie", "daniel": "dan", "david": "dave",
        "donald": "don", "samuel": "sam", "stephen": "steve", "steven": "steve",
        "benjamin": "ben", "gregory": "greg", "jeffrey": "jeff", "kenneth": "ken",
        "lawrence": "larry", "patrick": "pat", "anthony": "tony", "timothy": "tim",
        "andrew": "andy drew", "elizabeth": "liz beth", "katherine": "kate kathy",
        "susan": "sue", "deborah": "debbie", "vladimir": "volodymyr", "bernard": "bernie",
        "mitchell": "mitch", "alexander": "alex", "nicholas": "nick", "matthew": "matt",
        "christopher": "chris", "ronald": "ron", "raymond": "ray", "chuck": "charles",
    }.items()
    for short in shorts.split()
}  # fmt: skip
"""Short given names and what they are short for; Volodymyr and Vladimir are one name."""


_PARTISANS = word_set("republican republicans democrat democrats conservatives liberals socialists")
"""Members of parties, who have titles like people: Senate Republicans."""


@dataclass(slots=True)
class Person:
    """A person on the way to becoming an entity."""

    given: str
    surname: str
    mentions: list[PersonMention] = field(default_factory=list)

    @property
    def proved(self) -> bool:
        """Whether anything says that this is a person."""
        return any(mention.proof for mention in self.mentions)

    @property
    def documents(self) -> set[str]:
        """Where the person is named."""
        return {mention.name.evidence.document for mention in self.mentions}

    def labels(self) -> list[LabelMention]:
        """Return every label with its mention."""
        return [
            label for mention in self.mentions for label in (mention.name, *mention.descriptors)
        ]


def find_people(names: StoryNames, runs: Sequence[Run]) -> tuple[list[Person], set[int]]:
    """Return the people of a story, and the places in ``runs`` of the runs that name them."""
    spans = [_reader(run.language).name_span(run) for run in runs]
    short = {
        key for run, span in zip(runs, spans, strict=True) if (key := _short_name(names, run, span))
    }
    read = [
        (number, run, _read(names, run, span, short))
        for number, (run, span) in enumerate(zip(runs, spans, strict=True))
    ]
    people: dict[tuple[str, str], Person] = {}
    for _, _, mention in read:
        if mention is not None and mention.given:
            key = (mention.given, mention.surname)
            people.setdefault(key, Person(*key)).mentions.append(mention)
    _add_unnamed(people, [mention for _, _, mention in read if mention is not None])
    proved = _proved(people.values(), [m for _, _, m in read if m is not None])
    by_surname: dict[str, list[Person]] = {}
    for person in proved:
        by_surname.setdefault(person.surname, []).append(person)
    taken = set()
    full = {id(mention) for person in proved for mention in person.mentions}
    for number, run, mention in read:
        if mention is None:
            continue
        if id(mention) in full:
            taken.add(number)
        elif not mention.given and mention.surname in by_surname:
            meant = _only_one(by_surname[mention.surname], mention)
            if meant is not None and (mention.proof or _stands_alone(run, mention)):
                meant.mentions.append(mention)
                taken.add(number)
    for person in proved:
        person.mentions.sort(key=_place)
    return proved, taken


def _place(mention: PersonMention) -> tuple[str, int]:
    # Ids of documents rise by length, then by letter.
    evidence = mention.name.evidence
    return evidence.document.rjust(4), evidence.start


def _stands_alone(run: Run, mention: PersonMention) -> bool:
    """Tell whether a surname is the whole run, and not the first word of a longer name."""
    return run.words[-1].bare_end == mention.name.evidence.end


def _add_unnamed(people: dict[tuple[str, str], Person], mentions: Iterable[PersonMention]) -> None:
    """Add people who are named by title and surname only, in every document."""
    known = {surname for _, surname in people}
    for mention in mentions:
        if not mention.given and mention.proof and mention.surname not in known:
            key = ("", mention.surname)
            if key not in people:
                people[key] = Person(*key)


def _proved(people: Iterable[Person], mentions: Iterable[PersonMention]) -> list[Person]:
    """Return those who are people by a title, an apposition or a verb of saying somewhere."""
    by_title = Counter(mention.surname for mention in mentions if mention.proof)
    return [
        person
        for person in people
        if person.proved
        or (not person.given and by_title[person.surname])
        or (person.given and by_title[person.surname])
    ]


def _only_one(people: Sequence[Person], mention: PersonMention) -> Person | None:
    """Return whom a surname means: the only one of that name in its document, else in the story."""
    document = mention.name.evidence.document
    here = [
        person
        for person in people
        if any(m.given and m.name.evidence.document == document for m in person.mentions)
    ]
    candidates = here or list(people)
    return candidates[0] if len(candidates) == 1 else None


def _short_name(names: StoryNames, run: Run, span: tuple[int, int]) -> tuple[str, str] | None:
    """Return given name and surname of a run of two words besides titles."""
    start, end = span
    if end - start < len(("given", "surname")):
        return None
    words, _ = without_suffix(run.paragraph.words[start:end])
    if len(words) != len(("given", "surname")) or not looks_personal(words):
        return None
    return _given(names, words, run.language), names.fold(words[-1].form, run.language)


@lru_cache(maxsize=64)
def _reader(language: str) -> PersonReader:
    return PersonReader(vocabulary(language) or Vocabulary(language))


def _read(
    names: StoryNames, run: Run, span: tuple[int, int], short: set[tuple[str, str]]
) -> PersonMention | None:
    reader = _reader(run.language)
    start, end = _after_another_name(names, run, span, short), span[1]
    words, suffix = without_suffix(run.paragraph.words[start:end])
    single = len(words) == 1
    if single:
        if not _may_be_surname(names, words[0], reader.lists):
            return None
    elif not looks_personal(words) or any(w.form in reader.lists.openers for w in words):
        return None
    descriptors = tuple(reader.descriptors(run, start, end))
    courtesy = reader.courtesy(run, start)
    if courtesy is not None:
        descriptors = tuple(
            label for label in descriptors if label.evidence.start != courtesy.evidence.start
        )
    surname = names.fold(words[-1].form, run.language)
    given = "" if single else _given(names, words, run.language)
    speaks = not single and reader.speaks(run, start, end)
    evidence = run.paragraph.evidence(words[0].start, words[-1].bare_end)
    return PersonMention(
        given=given,
        surname=f"{surname} {suffix}".strip(),
        name=LabelMention("name", evidence),
        descriptors=descriptors,
        courtesy=courtesy,
        proof=bool(descriptors) or courtesy is not None or speaks,
        run=run,
    )


def _after_another_name(
    names: StoryNames, run: Run, span: tuple[int, int], short: set[tuple[str, str]]
) -> int:
    """Return where a name begins that stands right after another: in Davos Ada Lovelace spoke."""
    start, end = span
    if end - start < len(("name", "given", "surname")):
        return start
    words, _ = without_suffix(run.paragraph.words[start:end])
    if len(words) > 2 and looks_personal(words[-2:]):  # noqa: PLR2004
        language = run.language
        last = (_given(names, words[-2:], language), names.fold(words[-1].form, language))
        if last in short and (_given(names, words, language), last[1]) not in short:
            return start + len(words) - 2
    return start


def _may_be_surname(names: StoryNames, word: Word, lists: Vocabulary) -> bool:
    return (
        names.is_name(word.form, lists.language)
        and country_of(word.form) is None
        and word.form not in BODY_HEADS
        and word.form not in _PARTISANS
        and not lists.is_modifier(word.form)
        and len(word.form) > 1
        and "'" not in word.form[:2]
        and not has_digit(word.form)
        and not (word.written.isupper() and len(word.written) > 1)
    )


def _given(names: StoryNames, words: Sequence[Word], language: str) -> str:
    first = next((w for w in words if w.form not in PARTICLES and len(w.form) > 1), words[0])
    folded = names.fold(first.form, language)
    return _NICKNAMES.get(folded, folded)
