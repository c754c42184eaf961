"""Families of words: terrorism and terrorist, nominate and nominee, Syria and Syrian.

Stemming takes inflection off but leaves derivation, and outlets that tell one fact often choose
another word of one family for it. For the scores such words count as one unit. They are different
words all the same: they are no spellings of one another, and no report shows them as such.
English only; other languages would each need endings of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from rapidfuzz.distance import Prefix

from samestory.alignment.grouping import group_alike
from samestory.alignment.usage import Usage

LEAST_SHARED = 4
"""Letters that two stems of a family must share if one of them is the other's root."""

LEAST_SHARED_BY_SIBLINGS = 5
"""Letters that they must share if neither is: with 4, `summary` and `summer` are a family."""

MOST_FREQUENT = 5.5
"""Zipf frequency above which a word has no family: `state` and `station` tell too little."""

_ENDINGS = frozenset(
    (
        *("", "a", "e", "i", "n", "u", "us", "al", "ial", "an", "ian", "ant", "anc", "anci"),
        *("ent", "enc", "enci", "ar", "ari", "er", "ee", "or", "ori", "ur", "at", "ation"),
        *("ativ", "atori", "it", "iti", "ition", "ion", "iv", "ic", "ici", "ist", "ism"),
        *("is", "iz", "if", "ifi", "ific", "abl", "ibl", "ful", "iou", "ous"),
        *("hood", "ment", "ship"),
    )
)
"""What derivation adds to a stem, as the Snowball stemmer for English (Porter 2) leaves it."""

_LONG_ROOTS_ONLY = frozenset(["ion"])
"""Endings that a root of `LEAST_SHARED` letters does not take: `bill` and `billion`."""

_PEOPLE = frozenset(["n", "an", "ian", "ist", "ion", "er"])
"""What makes a name into that of its people or kind: Syrian, Iranian, Islamist, New Yorker,
Congressional (whose stem is `congression`)."""

_LAST_LETTERS = (("d", "s"), ("nd", "nt"), ("it", "iss"))
"""Latin stems change their end: conclude, conclusion; intend, intention; permit, permission."""


def join_families(units: Mapping[str, Sequence[Usage]]) -> dict[str, str]:
    """Map each unit to the one that stands for its family.

    Parameters
    ----------
    units
        For each unit, how the story uses the forms it stands for. English forms only count.

    Returns
    -------
    dict
        One entry for each unit; units without kin map to themselves. Members of a family are kin
        pair by pair. Does not depend on the order of the mapping.
    """
    beginnings: dict[tuple[str, bool], list[str]] = {}
    for unit, usages in units.items():
        if _may_have_kin(unit, usages):
            name = any(usage.name for usage in usages)
            beginnings.setdefault((unit[:LEAST_SHARED], name), []).append(unit)
    pairs = [
        pair
        for (_, name), group in beginnings.items()
        if len(group) > 1
        for pair in combinations(sorted(group), 2)
        if (_names_people(*pair) if name else are_kin(*pair))
    ]
    return group_alike(units, pairs)


def _may_have_kin(unit: str, usages: Sequence[Usage]) -> bool:
    if len(unit) < LEAST_SHARED or not unit.isalpha():
        return False
    for usage in usages:  # noqa: SIM110 - asked of every unit of a story: twice as fast as all()
        if usage.language != "en" or usage.zipf > MOST_FREQUENT:
            return False
    return True


def _names_people(place: str, people: str) -> bool:
    return people.startswith(place) and people.removeprefix(place) in _PEOPLE


def are_kin(one: str, two: str) -> bool:
    """Tell whether two English stems differ by their endings only.

    Examples
    --------
    >>> are_kin("terror", "terrorist")
    True
    >>> are_kin("commerc", "commemor")
    False
    """
    shared = Prefix.similarity(one, two)
    if any(
        one[cut:] in _ENDINGS and two[cut:] in _ENDINGS
        for cut in range(shared, LEAST_SHARED_BY_SIBLINGS - 1, -1)
    ):
        return True
    rests = sorted((one[shared:], two[shared:]))
    if shared < LEAST_SHARED:
        return False
    return (rests[0] == "" and rests[1] in _ENDINGS - _LONG_ROOTS_ONLY) or any(
        _change(rests, ends) for ends in _LAST_LETTERS
    )


def _change(rests: Sequence[str], ends: Sequence[str]) -> bool:
    return all(
        rest.startswith(end) and rest.removeprefix(end) in _ENDINGS
        for rest, end in zip(rests, ends, strict=True)
    )
