"""Makes corpora of any size to measure on: invented news by invented outlets, plainly synthetic.

    python -m benchmarks.corpus_generator 200000 corpus.jsonl
    python -m benchmarks.corpus_generator 200000 corpus.jsonl --alone 0.5

Each story has facts of its own (people, places, numbers); each outlet words them from the same
templates with other words for the same things, in another order, with some left out and with
paragraphs of its own. The same size and seed always give the same bytes.

Every article belongs to a story of three to eight outlets, which is more to compare than a dump of
the press has: of 40,000 articles of the British press a little more than half told a story that
another article told too (Nicholls and Bright 2019, "Understanding news story chains using
information retrieval and network clustering techniques", Communication Methods and Measures,
doi:10.1080/19312458.2018.1536972). ``--alone`` makes a share of the articles tell what no other
tells.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

from benchmarks.corpus_words import (
    DAYS,
    EVENTS,
    JOBS,
    MONTHS,
    NOUNS,
    QUALITIES,
    SYLLABLES,
    TEMPLATES,
    TURNS,
    VERBS,
    WORDS,
)

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


@dataclass(frozen=True, slots=True)
class Made:
    """An article as a record, and for each of its paragraphs what it tells.

    Attributes
    ----------
    record
        A line of the corpus.
    told
        Numbers of the templates; equal ones of a story tell the same. ``None`` for a paragraph of
        the article's own.
    """

    record: dict[str, object]
    told: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class _Story:
    number: int
    day: date
    facts: tuple[dict[str, str], ...]
    outlets: tuple[str, ...]


def records(paragraphs: int, *, seed: int = 1, alone: float = 0.0) -> Iterator[dict[str, object]]:
    """Yield articles until there are at least so many paragraphs, story by story.

    ``alone`` is the share of articles that tell what no other tells, 0 up to 1.
    """
    return (made.record for made in articles(paragraphs, seed=seed, alone=alone))


def articles(paragraphs: int, *, seed: int = 1, alone: float = 0.0) -> Iterator[Made]:
    """Yield the articles of `records` with what their paragraphs tell."""
    wanted = -(-paragraphs // PARAGRAPHS)
    return islice(_all_articles(seed, alone), wanted)


def write_corpus(path: Path, paragraphs: int, *, seed: int = 1, alone: float = 0.0) -> int:
    """Write a corpus as JSON Lines; return the number of articles."""
    written = 0
    with path.open("w", encoding="utf-8") as file:
        for record in records(paragraphs, seed=seed, alone=alone):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            written += 1
    return written


def _all_articles(seed: int, alone: float) -> Iterator[Made]:
    """Yield articles without end; those that are alone have the days of the stories around them."""
    told = single = 0
    for number in count():
        story = _story(number, _chance(f"{seed} {number}"))
        for place, outlet in enumerate(story.outlets):
            yield _article(story, outlet, place, _chance(f"{seed} {number} {outlet}"))
        told += len(story.outlets)
        while single < alone * (told + single):
            own = _story(number, _chance(f"{seed} alone {single}"))
            chance = _chance(f"{seed} alone {single} article")
            made = _article(own, own.outlets[0], 0, chance)
            names = {"id": f"alone-{single}", "story": f"alone {single}"}
            yield Made({**made.record, **names}, made.told)
            single += 1


def _story(number: int, chance: random.Random) -> _Story:
    shared = _facts(chance)
    facts = tuple({**_facts(chance), **_common(shared)} for _ in TEMPLATES)
    outlets = chance.sample(OUTLETS, chance.randint(_FEWEST, _MOST))
    day = _FIRST_DAY + timedelta(days=number // _DAYS_FOR_STORIES)
    return _Story(number, day, facts, tuple(outlets))


def _article(story: _Story, outlet: str, place: int, chance: random.Random) -> Made:
    told = [number for number in range(len(TEMPLATES)) if chance.random() < 0.85]
    if chance.random() < 0.5:
        chance.shuffle(told)
    body: list[tuple[int | None, str]] = [
        (number, _worded(TEMPLATES[number], story.facts[number], chance)) for number in told
    ]
    while len(body) < PARAGRAPHS:
        body.insert(chance.randint(0, len(body)), (None, _aside(chance)))
    facts = story.facts[0]
    day = story.day + timedelta(days=chance.choice((0, 0, 0, 1)))
    record: dict[str, object] = {
        "id": f"{story.number}-{place}",
        "story": f"story {story.number}",
        "outlet": outlet,
        "date": day.isoformat(),
        "title": f"{facts['event'].capitalize()} in {facts['place']}: {chance.choice(NOUNS)}",
        "text": "\n\n".join(text for _, text in body),
    }
    return Made(record, tuple(number for number, _ in body))


def _common(facts: dict[str, str]) -> dict[str, str]:
    names = ("event", "place", "firm", "mayor", "day", "street", "other", "thing")
    return {name: facts[name] for name in names}


def _facts(chance: random.Random) -> dict[str, str]:
    number = chance.randint
    return {
        "event": chance.choice(EVENTS),
        "place": _name(chance),
        "other": _name(chance),
        "firm": _name(chance),
        "street": _name(chance),
        "mayor": f"{_name(chance)} {_name(chance)}",
        "name": f"{_name(chance)} {_name(chance)}",
        "thing": f"{_name(chance).lower()} {chance.choice(('line', 'pipe', 'tank', 'valve'))}",
        "word": _name(chance).lower(),
        "day": chance.choice(DAYS),
        "month": chance.choice(MONTHS),
        "job": chance.choice(JOBS),
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
        f"the {chance.choice(QUALITIES)} {chance.choice(NOUNS)} {chance.choice(VERBS)} the "
        f"{chance.choice(QUALITIES)} {chance.choice(NOUNS)} of {_name(chance)}"
        for _ in range(chance.randint(2, 4))
    ]
    text = clauses[0] + "".join(f" {chance.choice(TURNS)} {clause}" for clause in clauses[1:])
    return f"{text[0].upper()}{text[1:]}."


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()


def _worded(template: str, facts: dict[str, str], chance: random.Random) -> str:
    words = {name: chance.choice(choices) for name, choices in WORDS.items()}
    words |= {name.capitalize(): word.capitalize() for name, word in words.items()}
    return template.format(**facts, **words)


def main() -> None:
    """Write a corpus as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paragraphs", type=int)
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--alone", type=float, default=0.0, help="share of articles, 0 to 0.99")
    given = parser.parse_args()
    if not 0 <= given.alone <= 0.99:
        parser.error("--alone takes 0 to 0.99")
    made = write_corpus(given.path, given.paragraphs, seed=given.seed, alone=given.alone)
    print(f"{made} articles")


if __name__ == "__main__":
    main()
