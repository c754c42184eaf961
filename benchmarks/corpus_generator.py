"""Makes corpora of any size to measure on: invented news by invented outlets, plainly synthetic.

    python -m benchmarks.corpus_generator 200000 corpus.jsonl

Each story has facts of its own (people, places, numbers); each outlet words them from the same
templates with other words for the same things, in another order, with some left out and with
paragraphs of its own. The same size and seed always give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

OUTLETS = tuple(
    f"{first} {second}"
    for first in ("Aldmere", "Brackholm", "Corrin", "Dunsel", "Estwick", "Farrow", "Galt", "Hythe")
    for second in ("Gazette", "Wire", "Standard")
)
PARAGRAPHS = 17
"""Paragraphs of an article."""

_FEWEST, _MOST = 3, 8
"""Outlets of a story."""

_DAYS_FOR_STORIES = 25
"""Stories that begin on one day."""

_FIRST_DAY = date(2026, 1, 5)

_SYLLABLES = [
    "bal",
    "dor",
    "fen",
    "gar",
    "hol",
    "jas",
    "kel",
    "lim",
    "mor",
    "nev",
    "ost",
    "pel",
    "quin",
    "ras",
    "sel",
    "tarn",
    "ul",
    "vek",
    "wim",
    "yor",
]

_WORDS: dict[str, tuple[str, ...]] = {
    "said": ("said", "told reporters", "stated", "explained", "confirmed"),
    "police": ("police", "officers", "investigators", "the authorities"),
    "killed": ("killed", "left dead", "cost the lives of"),
    "large": ("large", "major", "big", "serious"),
    "people": ("people", "residents", "inhabitants"),
    "asked": ("called for", "demanded", "urged", "asked for"),
    "house": ("building", "house", "block", "property"),
    "began": ("began", "started", "broke out", "set in"),
    "money": ("money", "funds", "payments"),
    "soon": ("soon", "within days", "shortly", "before long"),
    "critics": ("critics", "opponents", "the opposition"),
    "plan": ("plan", "proposal", "scheme", "project"),
}

_TEMPLATES = (
    (
        "A {large} {event} {began} near {place} on {day} night, and {number} {people} had to "
        "leave their homes before {hour} o'clock."
    ),
    (
        "{Police} in {place} {said} that the {event} had damaged the {house} of the {firm} "
        "company, which employs {count} {people} there."
    ),
    (
        "“We heard {number} bangs and then saw the {house} at {street} Street shake,” {name} "
        "{said}, who has lived beside it for {years} years."
    ),
    (
        "The mayor of {place}, {mayor}, {asked} {money} from the region and promised that "
        "{number} families would be housed {soon}."
    ),
    (
        "According to a report of {month}, the {firm} company had been warned {times} times "
        "about the {thing} in its {house} on {street} Street."
    ),
    (
        "{Critics} of the {plan} {said} that {firm} had spent {sum} million crowns on "
        "{thing} and nothing on the safety of the {people} of {place}."
    ),
    (
        "{name}, a {job} from {place}, {said} the {thing} had been heard as far away as "
        "{other}, {distance} kilometres to the north."
    ),
    (
        "Trains between {place} and {other} did not run for {hours} hours, and {count} "
        "{people} waited at the station of {street} Street."
    ),
    (
        "The ministry {said} on {day} that it would send {number} engineers and look into "
        "the {plan} of {firm} {soon}."
    ),
    (
        "Shares in {firm} fell by {percent} per cent after {mayor} {asked} an end to the "
        "{plan} and spoke of {sum} million crowns of damage."
    ),
)

_NOUNS = tuple(
    """
    anchor apple archive arrow attic autumn badge bakery balcony barn basket bench bicycle blanket
    bottle branch brick bridge bucket button cabin camera candle canoe carpet castle cellar chair
    chapel cherry chimney choir circus clock cloud coat coin corner cottage cousin cradle curtain
    dancer desk diary donkey drawer drum engine envelope farmer feather fence ferry fiddle garden
    glove goose guitar hammer harbour harvest hedge hill honey island jacket jar kettle kitchen
    ladder lantern lemon letter library lodge market meadow mirror museum needle notebook orchard
    oven paddle painter parade pebble pencil piano pillow pond porch potter quarry quilt rabbit
    ribbon river roof saddle school shelf shepherd shovel singer sister stable statue stove tailor
    teapot theatre ticket tower trumpet tunnel uncle valley village violin waiter wagon window
    """.split()  # noqa: SIM905  # easier to read than a list of strings
)
_VERBS = tuple(
    """
    admired borrowed carried cleaned collected counted covered crossed described drew examined
    fetched filled followed forgot found guarded hid inherited kept left lifted lost measured mended
    missed opened ordered packed painted passed photographed polished praised raised remembered
    rented repaired sketched sold stored studied swapped touched visited watched weighed wrapped
    """.split()  # noqa: SIM905  # easier to read than a list of strings
)
_QUALITIES = tuple(
    """
    ancient blue borrowed bright broken brown calm cheap clever cold crooked distant dusty empty
    famous foreign fresh gentle golden green heavy hidden hollow iron lonely loud modest narrow
    noisy old pale plain proud quiet rare round rusty sandy shallow silver sleepy slow soft square
    steep striped sturdy sunny tall thin tidy tiny wet wide wild windy wooden yellow young
    """.split()  # noqa: SIM905  # easier to read than a list of strings
)
_TURNS = ("after", "because", "before", "although", "while", "and", "until", "where")

_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = ["January", "March", "April", "June", "August", "October", "December"]
_EVENTS = (
    *("explosion", "fire", "flood", "landslide"),
    *("blackout", "gas leak", "bridge collapse", "strike"),
)
_JOBS = (
    *("baker", "nurse", "teacher", "porter", "driver"),
    *("clerk", "mason", "student", "fitter", "cook"),
)


@dataclass(frozen=True, slots=True)
class _Story:
    number: int
    day: date
    facts: tuple[dict[str, str], ...]
    outlets: tuple[str, ...]


def records(paragraphs: int, *, seed: int = 1) -> Iterator[dict[str, object]]:
    """Yield articles until there are at least so many paragraphs, story by story."""
    made = number = 0
    while made < paragraphs:
        story = _story(number, _chance(f"{seed} {number}"))
        for place, outlet in enumerate(story.outlets):
            chance = _chance(f"{seed} {number} {outlet}")
            yield _article(story, outlet, place, chance)
            made += PARAGRAPHS
            if made >= paragraphs:
                return
        number += 1


def write_corpus(path: Path, paragraphs: int, *, seed: int = 1) -> int:
    """Write a corpus as JSON Lines; return the number of articles."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for record in records(paragraphs, seed=seed):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
    return count


def _story(number: int, chance: random.Random) -> _Story:
    shared = _facts(chance)
    facts = tuple({**_facts(chance), **_common(shared)} for _ in _TEMPLATES)
    outlets = chance.sample(OUTLETS, chance.randint(_FEWEST, _MOST))
    day = _FIRST_DAY + timedelta(days=number // _DAYS_FOR_STORIES)
    return _Story(number, day, facts, tuple(outlets))


def _article(story: _Story, outlet: str, place: int, chance: random.Random) -> dict[str, object]:
    told = [number for number in range(len(_TEMPLATES)) if chance.random() < 0.85]
    if chance.random() < 0.5:
        chance.shuffle(told)
    body = [_worded(_TEMPLATES[number], story.facts[number], chance) for number in told]
    while len(body) < PARAGRAPHS:
        body.insert(chance.randint(0, len(body)), _aside(chance))
    facts = story.facts[0]
    day = story.day + timedelta(days=chance.choice((0, 0, 0, 1)))
    return {
        "id": f"{story.number}-{place}",
        "story": f"story {story.number}",
        "outlet": outlet,
        "date": day.isoformat(),
        "title": f"{facts['event'].capitalize()} in {facts['place']}: {chance.choice(_NOUNS)}",
        "text": "\n\n".join(body),
    }


def _common(facts: dict[str, str]) -> dict[str, str]:
    names = ("event", "place", "firm", "mayor", "day", "street", "other", "thing")
    return {name: facts[name] for name in names}


def _facts(chance: random.Random) -> dict[str, str]:
    number = chance.randint
    return {
        "event": chance.choice(_EVENTS),
        "place": _name(chance),
        "other": _name(chance),
        "firm": _name(chance),
        "street": _name(chance),
        "mayor": f"{_name(chance)} {_name(chance)}",
        "name": f"{_name(chance)} {_name(chance)}",
        "thing": f"{_name(chance).lower()} {chance.choice(('line', 'pipe', 'tank', 'valve'))}",
        "word": _name(chance).lower(),
        "day": chance.choice(_DAYS),
        "month": chance.choice(_MONTHS),
        "job": chance.choice(_JOBS),
        "number": str(number(3, 90)),
        "count": str(number(100, 9000)),
        "hour": str(number(1, 11)),
        "hours": str(number(2, 30)),
        "years": str(number(2, 60)),
        "times": str(number(2, 9)),
        "sum": str(number(2, 900)),
        "distance": str(number(3, 80)),
        "percent": f"{number(1, 9)}.{number(1, 9)}",
    }


def _chance(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311 - nothing is kept secret


def _aside(chance: random.Random) -> str:
    """Return a paragraph of an article's own, which tells nothing that another has."""
    clauses = [
        f"the {chance.choice(_QUALITIES)} {chance.choice(_NOUNS)} {chance.choice(_VERBS)} the "
        f"{chance.choice(_QUALITIES)} {chance.choice(_NOUNS)} of {_name(chance)}"
        for _ in range(chance.randint(2, 4))
    ]
    text = clauses[0] + "".join(f" {chance.choice(_TURNS)} {clause}" for clause in clauses[1:])
    return f"{text[0].upper()}{text[1:]}."


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(3)).capitalize()


def _worded(template: str, facts: dict[str, str], chance: random.Random) -> str:
    words = {name: chance.choice(choices) for name, choices in _WORDS.items()}
    words |= {name.capitalize(): word.capitalize() for name, word in words.items()}
    return template.format(**facts, **words)


def main() -> None:
    """Write a corpus as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paragraphs", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    count = write_corpus(given.path, given.paragraphs, seed=given.seed)
    print(f"{count} articles")


if __name__ == "__main__":
    main()
