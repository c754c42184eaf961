"""The words of a language that figures are made of, read once from the package's data files."""

from __future__ import annotations

import pkgutil
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

from samestory.analysis.figures.figure import BOUNDS, Bound
from samestory.analysis.figures.tokens import cut, fold

LANGUAGES = ("de", "en", "es", "fr", "ru", "uk")
"""Languages with a data file; figures are found in no other."""

Phrase = tuple[str, ...]
Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure, a currency or a share.

    ``factor`` leads to the first unit of its dimension; ``None`` where nothing converts.
    """

    name: str
    dimension: str
    factor: Fraction | None

    @property
    def is_money(self) -> bool:
        """Whether it is a currency."""
        return self.dimension.startswith("money")


_NOTHING: frozenset[str] = frozenset()


class Phrases(Generic[Meaning]):
    """Phrases of one or more tokens, found longest first."""

    def __init__(self, phrases: Iterable[tuple[Phrase, Meaning]]) -> None:
        self._meanings: dict[Phrase, Meaning] = {}
        self._lengths: dict[str, list[int]] = {}
        self._last_lengths: dict[str, list[int]] = {}
        for phrase, meaning in phrases:
            if phrase and phrase not in self._meanings:
                self._meanings[phrase] = meaning
                self._lengths.setdefault(phrase[0], []).append(len(phrase))
                self._last_lengths.setdefault(phrase[-1], []).append(len(phrase))
        for lengths in (*self._lengths.values(), *self._last_lengths.values()):
            lengths.sort(reverse=True)

    def at(self, words: tuple[str, ...], place: int) -> tuple[Meaning, int] | None:
        """Return the meaning and length of the longest phrase that starts at a place."""
        if place >= len(words):
            return None
        for length in self._lengths.get(words[place], ()):
            phrase = words[place : place + length]
            if len(phrase) == length and phrase in self._meanings:
                return self._meanings[phrase], length
        return None

    def ending(self, words: tuple[str, ...], place: int) -> tuple[Meaning, int] | None:
        """Return the meaning and length of the longest phrase that ends right before a place."""
        if place <= 0:
            return None
        for length in self._last_lengths.get(words[place - 1], ()):
            if length <= place and (phrase := words[place - length : place]) in self._meanings:
                return self._meanings[phrase], length
        return None


@dataclass(frozen=True)
class Lexicon:
    """One language's words; see the data files for what each of them holds."""

    language: str
    decimal: str
    thousands: str
    noun: str
    numbers: Mapping[str, Fraction]
    scales: Mapping[str, Fraction]
    vague: Mapping[str, tuple[Fraction, Fraction]]
    vague_lead: Mapping[str, tuple[Fraction, Fraction]]
    around: Mapping[str, Fraction]
    fractions: Mapping[str, Fraction]
    months: Mapping[str, int]
    bounds: Phrases[Bound]
    trailing_bounds: Phrases[Bound]
    units: Phrases[Unit]
    exact_units: Phrases[Unit]
    concepts: Phrases[str]
    age_before: Phrases[bool]
    term_before: Phrases[bool]
    term_starts: frozenset[str]
    out_of: Phrases[bool]
    stop: frozenset[str]
    people: frozenset[str]
    generic_people: frozenset[str]
    plurals: frozenset[str]
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    between: tuple[tuple[str, str], ...] = ()
    from_to: tuple[tuple[str, str], ...] = ()
    adjective_endings: tuple[str, ...] = ()
    age_stems: tuple[str, ...] = ()

    @cached_property
    def followers(self) -> frozenset[str]:
        """Words that make a number of an article before them: ``a million``, ``a quarter``."""
        groups = (self.scales, self.fractions, self.around, self.vague_lead, self.numbers)
        return frozenset(word for group in groups for word in group)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Words without one of which, and without digits, a sentence has no figure."""
        return self.followers | self.term_starts | frozenset(self.vague) | frozenset(self.months)

    @cached_property
    def starters(self) -> frozenset[str]:
        """Words that a figure can begin with."""
        return self.telling | self.lists.get("articles", frozenset())

    @cached_property
    def day_words(self) -> frozenset[str]:
        """Weekdays and months."""
        return self.lists.get("weekdays", _NOTHING) | self.months.keys()

    def has(self, name: str, word: str) -> bool:
        """Tell whether one of the short lists holds a word."""
        return word in self.lists.get(name, _NOTHING)


_SHORT_LISTS = (
    "conjunctions",
    "partial",
    "level",
    "earlier",
    "up",
    "down",
    "weekdays",
    "period",
    "joiners",
    "range_words",
    "articles",
    "per",
    "of",
    "ordinal_endings",
    "time_lead",
    "clock",
    "labels",
    "year_words",
    "pronoun_one",
    "past",
    "past_words",
    "to_hour",
    "am",
    "pm",
    "age_nouns",
    "age_words",
    "adjectives",
)


@cache
def lexicon_of(language: str) -> Lexicon | None:
    """Return a language's lexicon, or ``None`` where there is no data file."""
    if language not in LANGUAGES:
        return None
    data = _load(language)
    numbers = _by_word(data["numbers"])
    if "compounds" in data:
        numbers = {**_compounds(numbers, **data["compounds"]), **numbers}
    stop, terms = data["stop"], data.get("term_before", ())
    return Lexicon(
        language=language,
        decimal=data["decimal"],
        thousands=data["thousands"],
        noun=data["noun"],
        numbers=numbers,
        scales=_by_word(data["scales"]),
        vague=_ranges(data["vague"]),
        vague_lead=_ranges(data["vague_lead"]),
        around=_by_word(data.get("around", {})),
        fractions=_by_word(data["fractions"]),
        months={w: int(number) for number, ws in data["months"].items() for w in ws.split()},
        bounds=Phrases(_bound_phrases(data["bounds"], trailing=False)),
        trailing_bounds=Phrases(_bound_phrases(data["bounds"], trailing=True)),
        units=Phrases(_unit_phrases(language, exact=False)),
        exact_units=Phrases(_unit_phrases(language, exact=True)),
        concepts=Phrases((_phrase(p), c) for c, ps in data["concepts"].items() for p in ps),
        age_before=Phrases((_phrase(p), True) for p in data["age_before"]),
        term_before=Phrases((_phrase(p), True) for p in terms),
        term_starts=frozenset(fold(phrase.split()[0]) for phrase in terms),
        out_of=Phrases((_phrase(p), True) for p in data["out_of"]),
        stop=frozenset(word.casefold() for word in stop["words"].split()),
        people=frozenset(data["people"]["words"]),
        generic_people=frozenset(data["people"]["generic"]),
        plurals=frozenset(data["plurals"]["words"]),
        lists={
            name: frozenset(w.casefold() for w in (*data.get(name, ()), *stop.get(name, ())))
            for name in _SHORT_LISTS
        },
        between=tuple((a, b) for a, b in data["between"]),
        from_to=tuple((a, b) for a, b in data["from_to"]),
        adjective_endings=tuple(data.get("adjective_endings", ())),
        age_stems=tuple(data.get("age_stems", ())),
    )


@cache
def units_by_name() -> Mapping[str, Unit]:
    """Return every unit by its canonical name."""
    return {
        name: Unit(
            name, entry["dimension"], Fraction(entry["factor"]) if "factor" in entry else None
        )
        for name, entry in _load("units").items()
    }


@cache
def _load(name: str) -> dict[str, Any]:
    content = pkgutil.get_data("samestory.analysis.figures", f"data/{name}.toml")
    return tomllib.loads((content or b"").decode("utf-8"))


def _phrase(text: str) -> Phrase:
    return tuple(token.word for token in cut(text))


def _by_word(entries: Mapping[str, str]) -> dict[str, Fraction]:
    return {word: Fraction(value) for value, words in entries.items() for word in words.split()}


def _ranges(entries: Mapping[str, list[str]]) -> dict[str, tuple[Fraction, Fraction]]:
    return {word: (Fraction(low), Fraction(high)) for word, (low, high) in entries.items()}


def _bound_phrases(
    entries: Mapping[str, list[str]], *, trailing: bool
) -> Iterator[tuple[Phrase, Bound]]:
    """Yield the words that hedge a number from before it, or from behind: ``or more``."""
    for name, bound in BOUNDS.items():
        for text in entries.get(name, ()):
            if text.startswith("…") == trailing:
                yield _phrase(text.removeprefix("…")), bound


def _unit_phrases(language: str, *, exact: bool) -> Iterable[tuple[Phrase, Unit]]:
    """Yield units' words: symbols keep their letter case (`exact`), words do not."""
    for name, entry in _load("units").items():
        unit = units_by_name()[name]
        for text in entry.get("any" if exact else language, ()):
            tokens = cut(text)
            yield tuple(token.form if exact else token.word for token in tokens), unit


def _compounds(
    numbers: Mapping[str, Fraction], *, hundred: str, thousand: str, **words: str
) -> dict[str, Fraction]:
    """Return the numbers up to 999,000 that a language writes as one word."""
    ones = {word: value for word, value in numbers.items() if value in range(1, 10)}
    tens = {word: value for word, value in numbers.items() if value in range(20, 100, 10)}
    joined = {f"{o}{words['and']}{t}": tens[t] + ones[o] for t in tens for o in ones}
    small = {word: value for word, value in numbers.items() if value in range(1, 100)} | joined
    hundreds = {
        f"{o}{hundred}{word}": value * 100 + extra
        for o, value in {"": Fraction(1), **ones}.items()
        for word, extra in {"": Fraction(0), **small}.items()
        if o or word
    }
    thousands = {f"{o}{thousand}": value * 1000 for o, value in {**small, **hundreds}.items()}
    return joined | hundreds | thousands
