from __future__ import annotations

import numpy as np
import pytest

from samestory.evaluation.reliability import reliability


def test_bins_hold_mean_scores_and_shares() -> None:
    scores = np.array([0.72, 0.78, 0.75, 0.05])
    true = np.array([True, True, False, False])
    held = reliability(scores, true, np.ones(4))
    assert [each.pairs for each in held.bins] == [1, 0, 0, 0, 0, 0, 0, 3, 0, 0]
    assert held.bins[7].score == pytest.approx(0.75)
    assert held.bins[7].share == pytest.approx(2 / 3)
    assert held.bins[5].score is None
    gaps = [0.05, 0.75 - 2 / 3]
    assert held.gap_of_bins == pytest.approx(sum(gaps) / 2)
    assert held.gap_of_pairs == pytest.approx((gaps[0] + 3 * gaps[1]) / 4)


@pytest.mark.parametrize(("score", "place"), [(0, 0), (0.1, 1), (0.3, 3), (0.7, 7), (1.0, 9)])
def test_a_bound_belongs_to_the_bin_above_it(score: float, place: int) -> None:
    held = reliability(np.array([score]), np.array([True]), np.ones(1))
    assert held.bins[place].pairs == 1


def test_weights_count_pairs_more_often() -> None:
    held = reliability(np.array([0.55, 0.55]), np.array([True, False]), np.array([3.0, 1.0]))
    assert held.bins[5].share == 0.75
    assert held.bins[5].pairs == 4


def test_nothing_to_measure_has_no_gap() -> None:
    held = reliability(np.array([]), np.array([], dtype=bool), np.array([]))
    assert (held.gap_of_bins, held.gap_of_pairs) == (None, None)
