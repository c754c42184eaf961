"""Wording measures of a passage, over all its documents at once, by textdistance.

Words take the place of characters: each distinct word of the passage becomes one character of a
string, and textdistance compares the strings. ``external=False`` keeps textdistance from handing
the work to whatever other library is installed. Shared blocks are found here, as textdistance tries
every length of substring for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations, groupby
from typing import Any

import textdistance
from rapidfuzz.distance import Indel

DIGITS = 6
LONGEST_SEQUENCE = 120
"""Ratcliff-Obershelp and the longest run cost more than the square of the words; beyond this many
(after words that not all share are folded) they are left out."""

_FIRST_CHARACTER = 0x10000


def similarity(cells: Sequence[Sequence[str]]) -> float:
    """Return how alike cells are worded: the mean over pairs of rapidfuzz's Indel similarity.

    Parameters
    ----------
    cells
        The word forms of each document.

    Returns
    -------
    float
        0 to 1: twice the words in common order over all words. 0 for fewer than two cells.
    """
    pairs = sorted(Indel.normalized_similarity(a, b) for a, b in combinations(cells, 2))
    return round(sum(pairs) / len(pairs), DIGITS) if pairs else 0.0


def measure(cells: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return the wording measures of two or more cells.

    Returns
    -------
    dict
        Each 0 to 1, over all cells at once: ``jaccard`` (words all have, of all words),
        ``overlap`` (of the shortest cell's words), ``bigram_jaccard`` (pairs of neighbouring
        words), ``ratcliff_obershelp`` (words in common blocks; Ratcliff and Metzener 1988) and
        ``longest_run`` (longest run of words that all have, of the longest cell). The last two
        are missing for very long cells. Empty for fewer than two cells, or if one has no words.
    """
    if len(cells) < 2 or not all(cells):  # noqa: PLR2004
        return {}
    # Ties between equally long blocks fall to what comes first: sorted, the order of the files
    # does not decide them.
    strings = _as_strings(sorted(cells, key=list))
    values = {
        "jaccard": _algorithm("Jaccard", 1).normalized_similarity(*strings),
        "overlap": _algorithm("Overlap", 1).normalized_similarity(*strings),
        "bigram_jaccard": _bigram_jaccard(strings),
    }
    folded = _fold_unshared(strings)
    if max(map(len, folded)) <= LONGEST_SEQUENCE:
        words, folded_words = sum(map(len, strings)), sum(map(len, folded))
        blocks = len(strings) * _words_in_blocks(folded) / folded_words
        # Reckoned as textdistance does, as the shorter way rounds a few values to another digit.
        values["ratcliff_obershelp"] = (1 - (1 - blocks)) * folded_words / words
        values["longest_run"] = len(_longest_block(folded)) / max(map(len, strings))
    return {name: round(float(value), DIGITS) for name, value in values.items()}


def _bigram_jaccard(strings: Sequence[str]) -> float:
    if max(map(len, strings)) == 1:  # no pair of neighbours anywhere: textdistance divides by 0
        return float(len(set(strings)) == 1)
    return float(_algorithm("Jaccard", 2).normalized_similarity(*strings))


def _words_in_blocks(strings: Sequence[str]) -> int:
    """Return how long the longest shared block and those on either side of it are together."""
    block = _longest_block(strings)
    if not block:
        return 0
    parted = [string.partition(block) for string in strings]
    before = _words_in_blocks([left for left, _, _ in parted])
    return before + len(block) + _words_in_blocks([right for _, _, right in parted])


def _longest_block(strings: Sequence[str]) -> str:
    """Return the longest block that all strings share.

    Of equally long ones it is the first in the first of two strings, or in the shortest of more,
    as in textdistance.
    """
    pair = len(strings) == 2  # noqa: PLR2004
    held = strings[0] if pair else min(strings, key=len)
    others = strings[1:] if pair else strings
    block = ""
    for start in range(len(held)):
        # A block that begins here counts only if it is longer than the one already found.
        while len(longer := held[start : start + len(block) + 1]) > len(block):
            if not all(longer in other for other in others):
                break
            block = longer
    return block


@cache
def _algorithm(name: str, words: int) -> Any:  # noqa: ANN401
    return getattr(textdistance, name)(qval=words, external=False)


def _as_strings(cells: Sequence[Sequence[str]]) -> list[str]:
    numbers: dict[str, int] = {}
    return [
        "".join(chr(_FIRST_CHARACTER + numbers.setdefault(word, len(numbers))) for word in words)
        for words in cells
    ]


def _fold_unshared(strings: Sequence[str]) -> list[str]:
    """Replace each run of words that not all cells have by one character found nowhere else.

    No block that all cells share can hold such a word, so the strings get shorter while the
    shared blocks stay. For three or more cells, which of several equally long blocks is taken
    first is up to textdistance, and may be another than on the unfolded strings.
    """
    everywhere = set.intersection(*(set(string) for string in strings))
    spare = max(ord(character) for string in strings for character in string) + 1
    folded = []
    for string in strings:
        parts = []
        for shared, run in groupby(string, everywhere.__contains__):
            if shared:
                parts.append("".join(run))
            else:
                parts.append(chr(spare))
                spare += 1
        folded.append("".join(parts))
    return folded
