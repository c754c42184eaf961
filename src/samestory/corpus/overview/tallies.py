"""Counts of words by story and group, and the tests of which words tell the groups apart."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from samestory.corpus.statistics import adjusted_p_values, log_odds, permutation_p_values

MOST_TESTED = 2000
"""Words that are tested: the most frequent; what they cost grows with their number."""

FEWEST_STORIES = 3
"""Stories that hold a word that is tested."""

SHOWN = 15
"""Words that are shown for each group."""


class Tallies:
    """Takes in words one by one; some bytes for each."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._stories: dict[str, int] = {}
        self._held = {name: array("q") for name in ("word", "story", "side")}

    def add(self, word: str, story: str, side: int) -> None:
        """Count a word of a story's group, 0 or 1."""
        self._held["word"].append(self._words.setdefault(word, len(self._words)))
        self._held["story"].append(self._stories.setdefault(story, len(self._stories)))
        self._held["side"].append(side)

    def telling(self, tests: WordTests) -> Telling:
        """Return the words that tell the groups apart most."""
        names = list(self._words)
        word, story, side = (
            np.frombuffer(self._held[name], dtype=np.int64) for name in ("word", "story", "side")
        )
        chosen, left_out = self._tested(word, story, FEWEST_STORIES if tests.rounds else 1)
        if not len(chosen):
            return Telling((), 0, 0)
        # All other words are one more column, the last.
        column = np.full(len(names), len(chosen))
        column[chosen] = np.arange(len(chosen))
        shape = (len(self._stories), len(chosen) + 1)
        tables = []
        for group in (0, 1):
            own = side == group
            places = (story[own], column[word[own]])
            tables.append(csr_array((np.ones(len(places[0])), places), shape=shape))
        return tests.telling(
            [names[at] for at in chosen.tolist()], (tables[0], tables[1]), left_out
        )

    def _tested(
        self, word: NDArray[np.int64], story: NDArray[np.int64], fewest: int
    ) -> tuple[NDArray[np.int64], int]:
        """Return the words that are tested, the most frequent first, and how many are too many."""
        size = max(len(self._stories), 1)
        count = np.bincount(word, minlength=len(self._words))
        stories = np.bincount(np.unique(word * size + story) // size, minlength=len(self._words))
        names = list(self._words)
        frequent = sorted(
            np.flatnonzero(stories >= fewest).tolist(), key=lambda at: (-count[at], names[at])
        )
        some = np.array(frequent, dtype=np.int64)
        return some[:MOST_TESTED], max(0, len(some) - MOST_TESTED)


@dataclass(frozen=True, slots=True)
class ToldWord:
    """A word and what is known of it; pairs are of the first and the second group."""

    word: str
    counts: tuple[int, int]
    rates: tuple[float, float]
    stories: tuple[int, int]
    difference: float
    score: float
    chance: float | None


@dataclass(frozen=True, slots=True)
class Telling:
    """The words that tell most, how many were tested, and how many were too many."""

    words: tuple[ToldWord, ...]
    tested: int
    left_out: int


@dataclass(frozen=True, slots=True)
class WordTests:
    """How words are tested; with no rounds they are only counted."""

    rounds: int
    seed: int

    def telling(
        self, words: list[str], tables: tuple[csr_array, csr_array], left_out: int
    ) -> Telling:
        """Return the words that tell most.

        Parameters
        ----------
        words
            Those of all columns but the last, which is of all other words: it takes part in the
            odds and is no test.
        tables
            Of each group a row for each story.
        left_out
            Words that were too many.
        """
        totals = np.array([table.sum(axis=0) for table in tables])
        found = log_odds(totals[0], totals[1])
        chances = None
        if self.rounds:
            values = permutation_p_values(*tables, rounds=self.rounds, seed=self.seed)
            chances = adjusted_p_values(values[: len(words)])
        stories = [np.diff(table.tocsc().indptr) for table in tables]
        everything = np.maximum(totals.sum(axis=1), 1)
        order = sorted(range(len(words)), key=lambda at: (-abs(found.score[at]), words[at]))
        shown = [
            *[at for at in order if found.score[at] > 0][:SHOWN],
            *[at for at in order if found.score[at] < 0][:SHOWN],
        ]
        told = tuple(
            ToldWord(
                words[at],
                (int(totals[0, at]), int(totals[1, at])),
                (
                    float(1000 * totals[0, at] / everything[0]),
                    float(1000 * totals[1, at] / everything[1]),
                ),
                (int(stories[0][at]), int(stories[1][at])),
                float(found.difference[at]),
                float(found.score[at]),
                None if chances is None else float(chances[at]),
            )
            for at in shown
        )
        return Telling(told, len(words), left_out)
