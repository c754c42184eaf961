"""Everybody and everything that a story names, joined across its outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samestory.analysis.aligned_pairs import partners_of
from samestory.analysis.base import CollatedStory
from samestory.analysis.naming.countries import COUNTRIES, country_of
from samestory.analysis.naming.governments import find_governments
from samestory.analysis.naming.joining import Person, find_people
from samestory.analysis.naming.mentions import (
    BODY_HEADS,
    LabelMention,
    Run,
    StoryNames,
    group_labels,
    shown_form,
)
from samestory.analysis.naming.metonyms import stand_ins
from samestory.analysis.naming.places import find_places
from samestory.analysis.naming.vocabulary import Vocabulary, vocabulary
from samestory.analysis.running_words import running_texts
from samestory.analysis.word_rows import word_set
from samestory.documents.word_frequency import information
from samestory.model import EntityType, Evidence, NamedEntity, NamingLabel, Place

_PLACES = word_set(
    "street avenue road square bridge river sea ocean gulf bay island islands mountain mountains "
    "lake valley county city town state province region district park airport station port pier "
    "hospital school"
)
"""Those last words of names, among `BODY_HEADS`, that make a place."""

_BODIES_OF_ONE_WORD = word_set("congress parliament senate house constitution")

_SHORTEST_NAME = 3
"""Letters of the longest word of a name; R-Ky. and I'm are none."""

_RARE = 5.0
"""Background information of the words of a name in a language that writes nouns with capitals."""

_COUNTRY_NAMES = frozenset(name.casefold() for name in COUNTRIES)


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with all its labels.

    Attributes
    ----------
    key
        Tells entities of one type apart.
    name
        What a reader knows it by.
    type
        What it is.
    mentions
        All labels, in the documents' order, then by place.
    person
        The person behind it, for titles.
    source
        For a place of the table: who decided on its names.
    political
        For a place of the table: whether the choice is read as taking a side.
    by_tradition
        For a place of the table: whether it is known which tradition each name is from.
    """

    key: str
    name: str
    type: EntityType
    mentions: tuple[LabelMention, ...]
    person: Person | None = None
    source: str = ""
    political: bool = False
    by_tradition: bool = True

    def by_document(self) -> dict[str, list[LabelMention]]:
        """Return the labels of each document that has any, in the documents' order."""
        grouped: dict[str, list[LabelMention]] = {}
        for mention in self.mentions:
            grouped.setdefault(mention.evidence.document, []).append(mention)
        return grouped


def collect_entities(story: CollatedStory) -> tuple[Entity, ...]:
    """Return what two or more documents name, in the order in which the story first names it."""
    return story.once(_collect)


def _collect(story: CollatedStory) -> tuple[Entity, ...]:
    names = StoryNames(story.alignment.documents, story.alignment.spellings)
    order = {document.id: number for number, document in enumerate(names.documents)}
    runs = [run for document in names.documents for run in names.runs(document)]
    people, taken = find_people(names, runs)
    places = _places(names, geonames=story.settings.geonames)
    held = {
        (mention.evidence.document, mention.evidence.start)
        for place in places
        for mention in place.mentions
    }
    others = [
        run
        for number, run in enumerate(runs)
        if number not in taken
        and not any(held and (run.paragraph.document, word.start) in held for word in run.words)
    ]
    found = [
        *(_person(person) for person in people),
        *places,
        *_governments(names, partners_of(story)),
        *_others(names, others),
    ]
    shared = [_sorted(entity, order) for entity in found if len(entity.by_document()) > 1]
    return tuple(sorted(shared, key=lambda e: _first(e.mentions[0].evidence, order)))


def tabulate(entities: Sequence[Entity]) -> tuple[NamedEntity, ...]:
    """Return entities as the table of names that a report shows."""
    return tuple(
        NamedEntity(
            name=entity.name,
            type=entity.type,
            labels=tuple(
                label for mentions in entity.by_document().values() for label in _labels(mentions)
            ),
        )
        for entity in entities
    )


def _labels(mentions: Sequence[LabelMention]) -> list[NamingLabel]:
    labels = [
        NamingLabel(
            document=held[0].evidence.document,
            text=shown_form(held).evidence.text,
            kind=held[0].kind,
            count=len(held),
            quoted=sum(mention.evidence.voice == "quoted" for mention in held),
            evidence=tuple(mention.evidence for mention in held),
        )
        for held in group_labels(mentions).values()
    ]
    return sorted(labels, key=lambda label: -label.count)


def _sorted(entity: Entity, order: dict[str, int]) -> Entity:
    mentions = dict.fromkeys(entity.mentions)
    return Entity(
        entity.key,
        entity.name,
        entity.type,
        tuple(sorted(mentions, key=lambda mention: _first(mention.evidence, order))),
        entity.person,
        entity.source,
        entity.political,
        entity.by_tradition,
    )


def _first(evidence: Evidence, order: dict[str, int]) -> tuple[int, int, int]:
    return order[evidence.document], evidence.start, evidence.end


def _person(person: Person) -> Entity:
    labels = person.labels()
    fullest = max(
        (mention.name.evidence.text for mention in person.mentions),
        key=lambda text: (len(text.split()), len(text)),
    )
    key = f"{person.given} {person.surname}".strip()
    return Entity(key, fullest, "person", tuple(labels), person)


def _places(names: StoryNames, *, geonames: bool) -> list[Entity]:
    return [
        Entity(
            row.names[0][1][0],
            "/".join(spellings[0] for _, spellings in row.names),
            "place",
            tuple(mentions),
            source=row.source,
            political=row.political,
            by_tradition=row.by_tradition,
        )
        for row, mentions in find_places(names, geonames=geonames).items()
    ]


def _governments(names: StoryNames, partners: Mapping[Place, Sequence[Place]]) -> list[Entity]:
    entities = []
    texts = running_texts(names.documents)
    for key, held in find_governments(names).items():
        labels = [*held, *stand_ins(texts, held, key, partners)]
        name = key if key in COUNTRIES else key.title()
        if any(label.charged for label in labels) or key in COUNTRIES:
            entities.append(Entity(key, f"those who govern {name}", "government", tuple(labels)))
    return entities


def _others(names: StoryNames, runs: Sequence[Run]) -> Iterator[Entity]:
    """Yield names that are neither people's nor in the table of places."""
    grouped: dict[tuple[str, ...], list[LabelMention]] = {}
    bodies: set[tuple[str, ...]] = set()
    for run in runs:
        lists = vocabulary(run.language) or Vocabulary(run.language)
        words = run.words
        if not _is_other(names, run, lists):
            continue
        key = tuple(names.fold(word.form, run.language) for word in words)
        evidence = run.paragraph.evidence(words[0].start, words[-1].bare_end)
        grouped.setdefault(key, []).append(LabelMention("name", evidence))
        if words[-1].form in BODY_HEADS:
            bodies.add(key)
    for key, labels in grouped.items():
        text = Counter(label.evidence.text for label in labels).most_common(1)[0][0]
        place = key[-1] in _PLACES or " ".join(key) in _COUNTRY_NAMES
        kind: EntityType = "place" if place else "body" if key in bodies else "other"
        yield Entity(" ".join(key), text, kind, tuple(labels))


def _is_other(names: StoryNames, run: Run, lists: Vocabulary) -> bool:
    words = run.words
    if all(len(word.form) < _SHORTEST_NAME or "'" in word.form for word in words):
        return False
    if lists.capital_nouns:
        # Every noun has a capital here: only words that are hardly ever used make a name.
        return all(information(word.form, lists.language) >= _RARE for word in words)
    if words[0].form in lists.courtesy:
        return False
    if len(words) > 1:
        # R-Ky. is no name.
        return len(words[0].form) > 1 or words[1].gap != "-"
    word = words[0]
    titled = lists.is_role(word.form) or lists.is_modifier(word.form)
    if word.form in BODY_HEADS and word.form not in _BODIES_OF_ONE_WORD:
        return False
    country = country_of(word.form) is not None and word.form not in _COUNTRY_NAMES
    return names.is_name(word.form, run.language) and not titled and not country
