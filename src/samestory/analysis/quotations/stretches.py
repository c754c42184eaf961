"""Which words of a quotation each outlet's form of it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby

from samestory.documents.normalisation import form_of
from samestory.documents.tokenisation import Token, tokenise
from samestory.model import Reading, Stretch


def with_stretches(readings: Sequence[Reading]) -> list[Reading]:
    """Return the forms of one quotation with the stretches that others have too.

    Words are the same if their form is, in the same order in both; punctuation belongs to the
    words before it.
    """
    words = [tokenise(reading.text) for reading in readings]
    forms = [[form_of(word.form) for word in held] for held in words]
    holders = [
        [set(reading.documents) for _ in held]
        for reading, held in zip(readings, words, strict=True)
    ]
    for one in range(len(readings)):
        for two in range(one + 1, len(readings)):
            # The matcher's rule for junk would pass over the most frequent words of long texts.
            matcher = SequenceMatcher(None, forms[one], forms[two], autojunk=False)
            for a, b, size in matcher.get_matching_blocks():
                for step in range(size):
                    holders[one][a + step].update(readings[two].documents)
                    holders[two][b + step].update(readings[one].documents)
    order = [letter for reading in readings for letter in reading.documents]
    order.sort(key=lambda letter: (len(letter), letter))
    return [
        replace(reading, stretches=_stretches(reading.text, held, holding, order))
        for reading, held, holding in zip(readings, words, holders, strict=True)
    ]


def _stretches(
    text: str, words: Sequence[Token], holders: Sequence[set[str]], order: Sequence[str]
) -> tuple[Stretch, ...]:
    runs = [
        (words[places[0]].start, tuple(letter for letter in order if letter in held))
        for held, group in groupby(range(len(words)), key=lambda place: holders[place])
        for places in [list(group)]
    ]
    if not runs:
        return ()
    starts = [0, *(start for start, _ in runs[1:])]
    ends = [*starts[1:], len(text)]
    return tuple(
        Stretch(start, end, held) for start, end, (_, held) in zip(starts, ends, runs, strict=True)
    )
