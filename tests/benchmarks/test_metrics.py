"""The measures against cases worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.metrics import (
    BCubed,
    Counts,
    average_precision,
    b_cubed,
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


def test_b_cubed_of_one_row_that_joins_two_true_ones() -> None:
    # a and b belong together, c is alone; all three were put into one row.
    true = {"a": {"b"}, "b": {"a"}}
    found = {"a": {"b", "c"}, "b": {"a", "c"}, "c": {"a", "b"}}
    cube = b_cubed("abc", found, true)
    assert cube.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert cube.recall == 1
    assert cube.f1 == pytest.approx(2 * (5 / 9) / (5 / 9 + 1))


def test_b_cubed_of_true_sets_that_overlap() -> None:
    # b belongs with a and with c, but a not with c. Found: a with b, c alone.
    true = {"a": {"b"}, "b": {"a", "c"}, "c": {"b"}}
    found = {"a": {"b"}, "b": {"a"}}
    cube = b_cubed("abc", found, true)
    assert cube.precision == 1
    assert cube.recall == pytest.approx((1 + 2 / 3 + 1 / 2) / 3)


def test_b_cubed_takes_rightly_lone_items_as_right() -> None:
    cube = b_cubed("ab", {}, {})
    assert (cube.precision, cube.recall, cube.f1) == (1, 1, 1)


def test_b_cubed_adds_up_and_is_undefined_without_items() -> None:
    total = BCubed(0.5, 1.0, 1) + BCubed(1.0, 0.5, 2)
    assert (total.precision, total.recall) == (0.5, 0.5)
    assert (BCubed().precision, BCubed().recall, BCubed().f1) == (None, None, None)


def test_mean_leaves_undefined_values_out() -> None:
    assert mean([0.5, None, 1.0]) == 0.75
    assert mean([None]) is None
