"""Statistics against values worked by hand, and what holds for any counts."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy.sparse import csr_array

from samestory.corpus.statistics import adjusted_p_values, log_odds, permutation_p_values

COUNTS = arrays.arrays(np.float64, (2, 4, 3), elements=st.integers(0, 20).map(float))


def test_log_odds_by_hand() -> None:
    # Prior of 10 words over 4 + 2 and 1 + 3: 10·(5, 5)/10 = (5, 5).
    found = log_odds(np.array([4.0, 2.0]), np.array([1.0, 3.0]), prior_words=10)
    difference = math.log(9 / 7) - math.log(6 / 8)
    assert found.difference[0] == pytest.approx(difference)
    assert found.score[0] == pytest.approx(difference / math.sqrt(1 / 9 + 1 / 6))


def test_a_word_of_nobody_does_not_differ() -> None:
    found = log_odds(np.array([4.0, 2.0, 0.0]), np.array([1.0, 3.0, 0.0]))
    assert found.score[2] == found.difference[2] == 0


def test_a_larger_prior_draws_towards_no_difference() -> None:
    first, second = np.array([4.0, 2.0]), np.array([1.0, 3.0])
    small = log_odds(first, second, prior_words=1).difference
    assert (np.abs(log_odds(first, second, prior_words=100).difference) < np.abs(small)).all()


@given(COUNTS)
def test_swapping_the_groups_turns_the_sign(counts: np.ndarray) -> None:
    one = log_odds(counts[0].sum(axis=0), counts[1].sum(axis=0))
    other = log_odds(counts[1].sum(axis=0), counts[0].sum(axis=0))
    assert one.difference == pytest.approx(-other.difference)
    assert one.score == pytest.approx(-other.score)


@settings(max_examples=30)
@given(COUNTS)
def test_p_values_lie_in_range_and_do_not_know_which_group_is_first(counts: np.ndarray) -> None:
    one = permutation_p_values(counts[0], counts[1], rounds=50)
    assert ((one > 0) & (one <= 1)).all()
    assert one == pytest.approx(permutation_p_values(counts[1], counts[0], rounds=50))


def test_a_word_of_one_story_is_no_evidence() -> None:
    first = np.zeros((8, 2))
    second = np.zeros((8, 2))
    first[:, 1] = second[:, 1] = 10
    first[0, 0] = 12  # A dozen times, but in one story: any swap is as far apart.
    assert permutation_p_values(first, second)[0] == 1


def test_a_word_of_every_story_is_evidence() -> None:
    first = np.tile([2.0, 10.0], (12, 1))
    second = np.tile([0.0, 10.0], (12, 1))
    # Of 4096 orders two are as far apart.
    assert permutation_p_values(first, second)[0] < 0.01


def test_the_same_seed_gives_the_same_values() -> None:
    first, second = np.random.default_rng(3).integers(0, 9, size=(2, 6, 5)).astype(float)
    one = permutation_p_values(first, second, seed=4)
    assert (one == permutation_p_values(first, second, seed=4)).all()


def test_adjusted_values_by_hand() -> None:
    found = adjusted_p_values(np.array([0.04, 0.01, 0.03, 0.02]))
    assert found == pytest.approx([0.04, 0.04, 0.04, 0.04])
    assert adjusted_p_values(np.array([0.5, 0.01])) == pytest.approx([0.5, 0.02])
    assert adjusted_p_values(np.array([])).size == 0


@given(st.lists(st.floats(1e-6, 1), min_size=1, max_size=20))
def test_adjusted_values_keep_the_order_and_are_never_below(values: list[float]) -> None:
    given_values = np.array(values)
    found = adjusted_p_values(given_values)
    assert (found >= given_values).all()
    assert (found <= 1).all()
    assert (np.diff(found[np.argsort(given_values, kind="stable")]) >= 0).all()


def test_what_cannot_be_computed_is_said() -> None:
    with pytest.raises(ValueError, match="prior"):
        log_odds(np.ones(2), np.ones(2), prior_words=0)
    with pytest.raises(ValueError, match="round"):
        permutation_p_values(np.ones((1, 2)), np.ones((1, 2)), rounds=0)
    with pytest.raises(ValueError, match="differ"):
        permutation_p_values(np.ones((1, 2)), np.ones((2, 2)))


@settings(max_examples=30)
@given(COUNTS)
def test_sparse_tables_give_the_same_values(counts: np.ndarray) -> None:
    dense = permutation_p_values(counts[0], counts[1], rounds=30)
    sparse = permutation_p_values(csr_array(counts[0]), csr_array(counts[1]), rounds=30)
    assert (dense == sparse).all()
