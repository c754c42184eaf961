"""Spellings of one name: Zelensky and Zelenskyy, Velyka Novosilka and Velikaya Novoselka."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz.distance import JaroWinkler

LEAST_SIMILARITY = 0.90
"""Jaro-Winkler similarity (Winkler 1990) from which two rare units are one name's spellings."""

SAME_LETTERS = 4
"""Both must begin with the same letters, that many."""

RARE = 3.0
"""Background information from which a unit can be a name: an ordinary word with a look-alike
(`country`, `county`) is never folded."""


def fold_spellings(information: Mapping[str, float]) -> dict[str, str]:
    """Map each unit to the one that stands for all spellings of it.

    Parameters
    ----------
    information
        Background information of each unit, 0 to 7.5.

    Returns
    -------
    dict
        One entry for each unit; units without a second spelling map to themselves. Does not
        depend on the order of the mapping.
    """
    representative = {unit: unit for unit in information}
    for group in _candidates(information).values():
        for position, unit in enumerate(group):
            for other in group[:position]:
                if JaroWinkler.similarity(unit, other, score_cutoff=LEAST_SIMILARITY):
                    representative[unit] = representative[other]
                    break
    return representative


def _candidates(information: Mapping[str, float]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for unit in sorted(information):
        if len(unit) > SAME_LETTERS and information[unit] >= RARE and unit.isalpha():
            groups.setdefault(unit[:SAME_LETTERS], []).append(unit)
    return groups
