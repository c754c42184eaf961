"""Spellings of one name: Zelensky and Zelenskyy, Velyka Novosilka and Velikaya Novoselka.

Two units are spellings of one another if a form of the one and a form of the other are

- *names*, and their letters agree but for marks (Erdoğan), or their outlines agree
  (`samestory.alignment.transliteration`; Chasiv and Chasov), or they are case forms of one name
  in a language with a Cyrillic alphabet, or they are long and their outlines differ by one slip;
- English words, and one is the British and the other the American spelling (colour).

Two forms that the same documents use are not taken for one name by their outline or by a slip: an
outlet that writes both Harrison and Harrisson tells two people apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from samestory.alignment.grouping import group_alike
from samestory.alignment.transliteration import (
    as_read,
    outline,
    plain_letters,
    without_case_ending,
)
from samestory.alignment.usage import Usage

LEAST_LETTERS = 5
"""Letters that both names must have if only their outlines agree: with 4, Reed and Reid fold; with
6, Osama and Usama part. Found on the table of pairs in the tests, like the figures below; to refit,
add pairs to the table and run its test, which prints precision and recall."""

LEAST_LETTERS_BEFORE_V = 4
"""The same where the outline ends in the Slavic -iv or -ov, the one vowel in which Russian and
Ukrainian names of towns differ: Kyiv and Kiev, Lviv and Lvov."""

LEAST_OUTLINE = 3
"""Letters of the outline itself."""

LEAST_SLIP = 7
"""Letters that both outlines must have before a letter more, less or swapped counts as a slip."""

LEAST_REPLACEMENT = 9
"""Letters that both outlines must have before one letter in place of another counts as a slip:
shorter names with such a difference (Barlow and Barrow) are two names as a rule."""

MOST_FREQUENT = 4.5
"""Zipf frequency above which a name has one spelling, and what looks like another is another name
(Paris and Parris)."""

_CAPITAL_NOUNS = {"de", "lb"}
"""Languages that write every noun with a capital, so that a capital does not make a name."""

_AMERICAN = {
    "our": ("or", "(?<=..our)"),
    "is": ("iz", "(?<=...is)(?=(?:e[drs]?|ing|ations?|ational|ers?)$)"),
    "yse": ("yze", ""),
    "re": ("er", "(?<=[bt]re)(?=s?$)"),
    "ence": ("ense", "(?<=..ence)(?=s?$)"),
    "ogue": ("og", "(?<=..ogue)"),
    "mme": ("m", "(?=s?$)"),
    "aeroplane": ("airplane", ""),
    "ae": ("e", "(?:(?<=anae)|(?<=[hpc]ae))(?=[dms])"),
    "foet": ("fet", ""),
    "oestr": ("estr", ""),
    "manoeuv": ("maneuv", ""),
    "dgement": ("dgment", ""),
    "grey": ("gray", "(?<!.grey)"),
    "tyre": ("tire", "(?<!.tyre)"),
    "aluminium": ("aluminum", ""),
    "sceptic": ("skeptic", ""),
    "cheque": ("check", "(?<!.cheque)"),
    "plough": ("plow", ""),
    "mould": ("mold", "(?<!.mould)"),
    "moustache": ("mustache", ""),
}
"""British into American spelling (the regular ones of Webster's reform, and a few words): the
letters, what becomes of them, and where. A rule may make a word that does not exist: it
is compared with words of the story only."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A form as it is compared."""

    usage: Usage
    letters: frozenset[str]
    outlines: frozenset[str]
    read_outlines: frozenset[str]
    stem: str

    @property
    def length(self) -> int:
        return max(map(len, self.letters))


def fold_spellings(units: Mapping[str, Sequence[Usage]]) -> dict[str, str]:
    """Map each unit to the one that stands for all spellings of it.

    Parameters
    ----------
    units
        For each unit, how the story uses the forms it stands for.

    Returns
    -------
    dict
        One entry for each unit; units without a second spelling map to themselves. All units that
        map to one are spellings of each other, pair by pair: likeness does not chain. Does not
        depend on the order of the mapping.
    """
    return group_alike(units, _pairs(units))


def _pairs(units: Mapping[str, Sequence[Usage]]) -> set[tuple[str, str]]:
    forms: dict[str, list[_Form]] = {}
    for unit, usages in units.items():
        for usage in usages:
            if usage.name:
                forms.setdefault(unit, []).append(_form(usage))
    found = set(_regional_pairs(units))
    for one, two in set(_sharing_a_key(forms)) | set(_differing_by_a_slip(forms)):
        together = _used_together(_documents(units[one]), _documents(units[two]))
        if any(_one_name(a, b, together=together) for a in forms[one] for b in forms[two]):
            found.add((one, two))
    return found


def _form(usage: Usage) -> _Form:
    return _Form(usage, *_sounds(usage.form, usage.language))


@lru_cache(maxsize=50_000)
def _sounds(form: str, language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], str]:
    """Return the letters, outlines, outlines as read and stem of a form, as in `_Form`."""
    letters = plain_letters(form, language)
    stem = without_case_ending(form)
    return (
        frozenset(letters),
        frozenset(map(outline, letters)),
        frozenset(outline(as_read(written, language)) for written in letters),
        "".join(map(outline, plain_letters(stem, language)[:1])),
    )


def _sharing_a_key(forms: Mapping[str, Sequence[_Form]]) -> Iterator[tuple[str, str]]:
    buckets: dict[str, set[str]] = {}
    for unit, its_forms in forms.items():
        for form in its_forms:
            for key in {*form.letters, *form.outlines, *form.read_outlines, form.stem}:
                if key:
                    buckets.setdefault(key, set()).add(unit)
    return _within(buckets.values())


def _within(groups: Iterable[Iterable[str]]) -> Iterator[tuple[str, str]]:
    for group in groups:
        yield from combinations(sorted(group), 2)


def _differing_by_a_slip(forms: Mapping[str, Sequence[_Form]]) -> Iterator[tuple[str, str]]:
    """Compare long unknown names that begin alike, all with all."""
    initials: dict[str, dict[str, set[str]]] = {}
    for unit, its_forms in forms.items():
        for form in its_forms:
            for sounds in form.outlines:
                if len(sounds) >= LEAST_SLIP and form.usage.zipf == 0:
                    initials.setdefault(sounds[0], {}).setdefault(sounds, set()).add(unit)
    for units_of in initials.values():
        if len(units_of) == 1:
            continue
        outlines = sorted(units_of)
        distances = process.cdist(outlines, outlines, scorer=OSA.distance, score_cutoff=1)
        for one, two in np.argwhere(np.triu(distances == 1)):
            for pair in ((a, b) for a in units_of[outlines[one]] for b in units_of[outlines[two]]):
                if pair[0] != pair[1]:
                    yield min(pair), max(pair)


def _documents(usages: Iterable[Usage]) -> frozenset[int]:
    return frozenset[int]().union(*(usage.documents for usage in usages))


def _used_together(one: frozenset[int], two: frozenset[int]) -> bool:
    return 2 * len(one & two) > min(len(one), len(two))


def _one_name(one: _Form, two: _Form, *, together: bool) -> bool:
    if not one.letters or not two.letters:
        return False
    if one.letters & two.letters or _case_forms(one, two):
        return True
    if together or _ordinary(one, two):
        return False
    shared = one.outlines & two.outlines
    if one.usage.language != two.usage.language:
        shared |= one.read_outlines & two.read_outlines
    if shared:
        return _says_enough(shared, min(one.length, two.length))
    return any(
        _is_slip(a, b)
        for a in one.outlines
        for b in two.outlines
        if one.usage.zipf == two.usage.zipf == 0
    )


def _ordinary(one: _Form, two: _Form) -> bool:
    languages = {one.usage.language, two.usage.language}
    frequencies = (one.usage.zipf, two.usage.zipf)
    return len(languages) == 1 and (
        max(frequencies) > MOST_FREQUENT or (min(frequencies) > 0 and languages <= _CAPITAL_NOUNS)
    )


def _case_forms(one: _Form, two: _Form) -> bool:
    """Tell whether two forms of one Cyrillic language differ in their case endings only."""
    return (
        one.usage.language == two.usage.language
        and not (one.usage.form + two.usage.form).isascii()
        and len(one.stem) >= LEAST_OUTLINE
        and one.stem == two.stem
        and one.usage.form[:2] == two.usage.form[:2]
    )


def _says_enough(outlines: Iterable[str], letters: int) -> bool:
    return any(
        len(sounds) >= LEAST_OUTLINE
        and letters >= (LEAST_LETTERS_BEFORE_V if sounds.endswith("iv") else LEAST_LETTERS)
        for sounds in outlines
    )


def _is_slip(one: str, two: str) -> bool:
    """Tell whether outlines differ by one slip, neither at their first nor at their last letter."""
    shorter = min(len(one), len(two))
    replaced = len(one) == len(two) and sorted(one) != sorted(two)
    return (
        shorter >= (LEAST_REPLACEMENT if replaced else LEAST_SLIP)
        and one[0] == two[0]
        and one[-2:] == two[-2:]
        and OSA.distance(one, two, score_cutoff=1) == 1
    )


def _regional_pairs(units: Mapping[str, Sequence[Usage]]) -> Iterator[tuple[str, str]]:
    american: dict[str, set[str]] = {}
    for unit, usages in units.items():
        for usage in usages:
            if usage.language == "en" and (respelt := _american(usage.form)) != usage.form:
                american.setdefault(respelt, set()).add(unit)
    for unit, usages in units.items():
        for usage in usages:
            if usage.language == "en" and usage.form in american:
                american[usage.form].add(unit)
    return _within(american.values())


@lru_cache(maxsize=50_000)
def _american(form: str) -> str:
    return _BRITISH.sub(lambda found: _AMERICAN[found.group()][0], form)


_BRITISH = re.compile("|".join(letters + where for letters, (_, where) in _AMERICAN.items()))
