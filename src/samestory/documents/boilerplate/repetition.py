"""Lines that an outlet has in several articles, or an article several times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from samestory.documents.boilerplate.lines import Line
from samestory.model import Document

MOST_WORDS = 40
"""Words of a line that counts as repeated over an outlet's articles."""

MOST_WORDS_WITHIN = 5
"""Words of a line that counts as repeated within an article."""

MOST_IN_COMMON = 0.34
"""Part of the shorter article's paragraphs up to which what two articles have in common is taken as
the outlet's frame. Above it they are two versions of one article."""

_DIGITS = re.compile(r"\d+")


def repeated_lines(
    documents: Sequence[Document], lines: Sequence[Sequence[Line]]
) -> tuple[frozenset[int], ...]:
    """Return, for each document, the 0-based numbers of the lines that are repeated.

    Two articles of one outlet may tell the same in the same words. So only what stands at the top
    or bottom of both, or ends like no sentence, counts, and only where they have little in common.
    """
    keys = [[_key(line) for line in own] for own in lines]
    found = [_within(own, own_keys) for own, own_keys in zip(lines, keys, strict=True)]
    for one, two in combinations(range(len(documents)), 2):
        if documents[one].outlet.casefold() != documents[two].outlet.casefold():
            continue
        common = set(keys[one]) & set(keys[two])
        if len(common) > MOST_IN_COMMON * min(len(keys[one]), len(keys[two])):
            continue
        framed = [
            {key for key, line in zip(keys[at], lines[at], strict=True) if _may_frame(line)}
            for at in (one, two)
        ]
        common &= framed[0] & framed[1]
        for at in (one, two):
            found[at] |= {number for number, key in enumerate(keys[at]) if key in common}
    return tuple(frozenset(numbers) for numbers in found)


def _key(line: Line) -> str:
    return _DIGITS.sub("0", line.plain) if line.size <= MOST_WORDS else line.plain


def _may_frame(line: Line) -> bool:
    if line.quotes or line.introduces or line.size > MOST_WORDS:
        return False
    return line.edge or not line.finished


def _within(lines: Sequence[Line], keys: Sequence[str]) -> set[int]:
    times = Counter(keys)
    return {
        number
        for number, (line, key) in enumerate(zip(lines, keys, strict=True))
        if times[key] > 1
        and line.size <= MOST_WORDS_WITHIN
        and not (line.finished or line.introduces or line.quotes)
    }
