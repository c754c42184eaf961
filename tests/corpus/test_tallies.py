from __future__ import annotations

import numpy as np
import pytest

from samestory.corpus.overview import tallies as tallies_module
from samestory.corpus.overview.tallies import Tallies, WordTests
from samestory.corpus.statistics import adjusted_p_values, log_odds, permutation_p_values

STORIES = 12


def counted() -> Tallies:
    """Twelve stories in which one group writes *storm* and the other *gale*, and one *rare*."""
    tallies = Tallies()
    for story in range(STORIES):
        for side, word in ((0, "storm"), (1, "gale")):
            for each in (word, word, "the", "the"):
                tallies.add(each, f"{story}", side)
    tallies.add("rare", "0", 0)
    return tallies


def test_all_other_words_are_no_test() -> None:
    found = counted().telling(WordTests(rounds=99, seed=1))
    assert found.tested == 3
    # Columns: gale, storm, the (by counts, then by name), and all other words: here only *rare*.
    first = np.array([[0.0, 2, 2, story == 0] for story in range(STORIES)])
    second = np.array([[2.0, 0, 2, 0] for _ in range(STORIES)])
    order = [2, 0, 1]
    first[:, :3], second[:, :3] = first[:, order], second[:, order]
    values = permutation_p_values(first, second, rounds=99, seed=1)
    told = {word.word: word for word in found.words}
    adjusted = adjusted_p_values(values[:3])
    assert told["gale"].chance == pytest.approx(adjusted[1])
    assert told["storm"].chance == pytest.approx(adjusted[2])
    assert told["storm"].chance < adjusted_p_values(values)[2]
    difference = log_odds(first.sum(axis=0), second.sum(axis=0)).difference
    assert told["storm"].difference == pytest.approx(difference[2])
    assert told["storm"].counts == (2 * STORIES, 0)
    assert told["storm"].stories == (STORIES, 0)


def test_the_rarest_words_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies_module, "MOST_TESTED", 2)
    found = counted().telling(WordTests(rounds=9, seed=1))
    assert (found.tested, found.left_out) == (2, 1)


def test_without_rounds_words_are_counted() -> None:
    found = counted().telling(WordTests(rounds=0, seed=1))
    assert found.tested == 4
    assert {word.chance for word in found.words} == {None}
    assert Tallies().telling(WordTests(rounds=9, seed=1)).words == ()
