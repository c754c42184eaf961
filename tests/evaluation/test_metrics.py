"""The measures against cases worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.evaluation.metrics import (
    Counts,
    Ranking,
    average_precision,
    best_threshold,
    count,
    mean,
)


def flags(text: str) -> np.ndarray:
    return np.array([mark == "x" for mark in text])


def test_counts_of_two_decisions_give_precision_recall_and_f1() -> None:
    counts = count(flags("xxx.."), flags("x.x.x"))
    assert counts == Counts(hits=2, found=3, true=3)
    assert counts.precision == counts.recall == counts.f1 == pytest.approx(2 / 3)


def test_precision_recall_and_f1_differ_where_more_is_found_than_true() -> None:
    counts = Counts(hits=1, found=4, true=2)
    assert (counts.precision, counts.recall) == (0.25, 0.5)
    assert counts.f1 == pytest.approx(2 * 0.25 * 0.5 / 0.75)


def test_counts_add_up_over_stories() -> None:
    assert Counts(1, 2, 3) + Counts(4, 5, 6) == Counts(5, 7, 9)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (Counts(0, 0, 0), (None, None, None)),
        (Counts(0, 2, 0), (0.0, None, 0.0)),
        (Counts(0, 0, 2), (None, 0.0, 0.0)),
    ],
)
def test_nothing_found_or_nothing_true_is_no_division_by_zero(
    counts: Counts, expected: tuple[float | None, ...]
) -> None:
    assert (counts.precision, counts.recall, counts.f1) == expected


def test_average_precision_is_the_mean_precision_at_each_hit() -> None:
    # Hits at ranks 1, 3 and 4: (1/1 + 2/3 + 3/4) / 3.
    scores = np.array([0.9, 0.8, 0.7, 0.6, 0.5])
    assert average_precision(scores, flags("x.xx.")) == pytest.approx((1 + 2 / 3 + 3 / 4) / 3)


def test_average_precision_takes_equal_scores_as_one_cut_in_any_order() -> None:
    # First cut: one hit of two pairs. Second cut: two hits of three.
    expected = 1 / 2 * 1 / 2 + 2 / 3 * 1 / 2
    assert average_precision(np.array([0.9, 0.9, 0.1]), flags("x.x")) == pytest.approx(expected)
    assert average_precision(np.array([0.9, 0.9, 0.1]), flags(".xx")) == pytest.approx(expected)


def test_average_precision_of_nothing_true_is_undefined() -> None:
    assert average_precision(np.array([0.9, 0.1]), flags("..")) is None


def test_best_threshold_has_the_best_f1() -> None:
    # F1 at .9: 2/3, at .8: 1/2, at .7: 4/5, at .1: 2/3.
    scores = np.array([0.8, 0.1, 0.9, 0.7])
    assert best_threshold(scores, flags("..xx")) == 0.7


def test_best_threshold_is_the_highest_of_equals() -> None:
    # F1 at .9 is 2/3, and at .1 too: 2·2/(4+2).
    scores = np.array([0.9, 0.8, 0.7, 0.1])
    assert best_threshold(scores, flags("x..x")) == 0.9


def test_mean_leaves_undefined_values_out() -> None:
    assert mean([0.5, None, 1.0]) == 0.75
    assert mean([None]) is None


pairs = st.lists(
    st.tuples(st.integers(0, 8), st.booleans(), st.integers(1, 4)), min_size=1, max_size=30
)


def naive_average_precision(drawn: list[tuple[int, bool, int]]) -> float | None:
    """Σ (R_n − R_{n−1}) P_n over falling thresholds, each worked out from the start."""
    positives = sum(weight for _, true, weight in drawn if true)
    if not positives:
        return None
    total = recall_before = 0.0
    for cut in sorted({score for score, _, _ in drawn}, reverse=True):
        found = sum(weight for score, _, weight in drawn if score >= cut)
        hits = sum(weight for score, true, weight in drawn if score >= cut and true)
        total += (hits / positives - recall_before) * hits / found
        recall_before = hits / positives
    return total


@given(pairs)
def test_average_precision_is_that_of_the_definition(drawn: list[tuple[int, bool, int]]) -> None:
    scores = np.array([score / 8 for score, _, _ in drawn])
    true = np.array([each for _, each, _ in drawn])
    weights = np.array([float(weight) for _, _, weight in drawn])
    expected = naive_average_precision(drawn)
    assert average_precision(scores, true, weights) == pytest.approx(expected)
    unweighted = naive_average_precision([(score, each, 1) for score, each, _ in drawn])
    assert average_precision(scores, true) == pytest.approx(unweighted)


@given(pairs)
def test_a_weight_counts_a_pair_as_often(drawn: list[tuple[int, bool, int]]) -> None:
    scores = np.array([score / 8 for score, _, _ in drawn])
    true = np.array([each for _, each, _ in drawn])
    weights = np.array([weight for _, _, weight in drawn])
    many = count(np.repeat(scores, weights) >= 0.5, np.repeat(true, weights))
    assert count(scores >= 0.5, true, weights.astype(float)) == many
    if true.any():
        repeated = best_threshold(np.repeat(scores, weights), np.repeat(true, weights))
        assert best_threshold(scores, true, weights.astype(float)) == repeated


def test_pairs_without_weight_at_the_top_of_a_ranking_change_nothing() -> None:
    scores, true = np.array([0.9, 0.8, 0.7]), flags(".x.")
    ranking = Ranking.of(scores)
    assert ranking.average_precision(true, np.array([0.0, 1.0, 1.0])) == 1
    assert ranking.average_precision(true, np.array([1.0, 0.0, 1.0])) is None
