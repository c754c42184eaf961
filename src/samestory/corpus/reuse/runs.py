"""The longest run of equal words of each of many pairs of paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from samestory.corpus.stories.postings import Integers, gather
from samestory.documents.normalisation import form_of
from samestory.documents.tokenisation import tokenise

SEED_WORDS = 4
"""Words of the shortest run that is looked for."""

PAIRS_AT_ONCE = 20_000
"""Pairs whose words are looked up at once: some tens of megabytes."""


@dataclass(frozen=True, slots=True, eq=False)
class WordedParagraphs:
    """The words of paragraphs, one after the other.

    Attributes
    ----------
    forms
        A number for each word, equal for words that differ in letter case, apostrophe shape or
        possessive ending only.
    starts, ends
        Where each word stands in its paragraph, in code points.
    first_word
        For each paragraph the index of its first word, and where the last one ends.
    """

    forms: Integers
    starts: Integers
    ends: Integers
    first_word: Integers

    @classmethod
    def read(cls, texts: Sequence[str]) -> WordedParagraphs:
        """Cut paragraphs into words."""
        numbers: dict[str, int] = {}
        forms: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        bounds = [0]
        for text in texts:
            for word, start, end in tokenise.__wrapped__(text):
                forms.append(numbers.setdefault(form_of(word), len(numbers)))
                starts.append(start)
                ends.append(end)
            bounds.append(len(forms))
        return cls(*(np.array(held, dtype=np.int64) for held in (forms, starts, ends, bounds)))

    def as_text(self) -> list[str]:
        """Return each paragraph with a character for each word, equal for equal forms."""
        words = "".join(map(chr, self.forms.tolist()))
        return [words[start:end] for start, end in pairwise(self.first_word.tolist())]


@dataclass(frozen=True, slots=True, eq=False)
class LongestRuns:
    """For each pair the 0-based places of the run's first word in both, and its words.

    Where two paragraphs have no run of `SEED_WORDS` words, ``words`` is 0.
    """

    a: Integers
    b: Integers
    words: Integers


def longest_runs(held: WordedParagraphs, a: Integers, b: Integers) -> LongestRuns:
    """Return the longest run of equal words of each pair of paragraphs.

    Of runs of one length, the one whose place in ``b`` less that in ``a`` is least, then the first.
    """
    found = LongestRuns(*(np.zeros(len(a), dtype=np.int64) for _ in range(3)))
    seeds, first_seed = _seeds(held)
    owner = np.repeat(np.arange(len(first_seed) - 1), np.diff(first_seed))
    size = int(seeds.max(initial=0)) + 1
    order = np.argsort(owner * size + seeds, kind="stable")
    keys = (owner * size + seeds)[order]
    for start in range(0, len(a), PAIRS_AT_ONCE):
        one, two = a[start : start + PAIRS_AT_ONCE], b[start : start + PAIRS_AT_ONCE]
        places = gather(first_seed, one)
        pair = np.repeat(np.arange(len(one)), first_seed[one + 1] - first_seed[one])
        wanted = two[pair] * size + seeds[places]
        low, high = (np.searchsorted(keys, wanted, side=side) for side in ("left", "right"))
        count = high - low
        there = order[_ranges(low, count)]
        at = np.repeat(places - first_seed[one][pair], count)
        pair = np.repeat(pair, count)
        _longest(found, start, _Matches(pair, at, there - first_seed[two][pair] - at))
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Matches:
    """Seeds that both paragraphs have: of which pair, where in ``a``, how far on in ``b``."""

    pair: Integers
    a: Integers
    shift: Integers


def _longest(found: LongestRuns, start: int, matches: _Matches) -> None:
    """Join seeds that follow one another, and note each pair's longest run."""
    order = np.lexsort((matches.a, matches.shift, matches.pair))
    pair, a, shift = matches.pair[order], matches.a[order], matches.shift[order]
    if not len(pair):
        return
    follows = (np.diff(pair) == 0) & (np.diff(shift) == 0) & (np.diff(a) == 1)
    first = np.flatnonzero(np.concatenate(([True], ~follows)))
    seeds = np.diff(np.append(first, len(pair)))
    longest = np.lexsort((-seeds, pair[first]))
    pairs, at = np.unique(pair[first][longest], return_index=True)
    chosen = longest[at]
    place = a[first][chosen]
    found.a[start + pairs] = place
    found.b[start + pairs] = place + shift[first][chosen]
    found.words[start + pairs] = seeds[chosen] + SEED_WORDS - 1


def _seeds(held: WordedParagraphs) -> tuple[Integers, Integers]:
    """Return the runs of `SEED_WORDS` words as numbers, and each paragraph's first."""
    counts = np.maximum(np.diff(held.first_word) - SEED_WORDS + 1, 0)
    places = _ranges(held.first_word[:-1], counts)
    seeds = np.zeros(len(places), dtype=np.int64)
    for shift in range(SEED_WORDS):
        both = seeds * (int(held.forms.max(initial=0)) + 1) + held.forms[places + shift]
        # Numbered anew each time, so that they never overflow.
        seeds = np.unique(both, return_inverse=True)[1].astype(np.int64)
    return seeds, np.concatenate(([0], np.cumsum(counts)))


def _ranges(starts: Integers, lengths: Integers) -> Integers:
    """Return so many numbers from each start on, one after the other."""
    before = np.cumsum(lengths) - lengths
    return np.asarray(np.repeat(starts - before, lengths) + np.arange(lengths.sum()))
