from __future__ import annotations

import numpy as np
import pytest

from samestory.evaluation.intervals import percentile_interval, resample


def test_each_resample_draws_as_many_stories_as_there_are() -> None:
    drawn = resample(5, times=40, seed=3)
    assert drawn.shape == (40, 5)
    assert (drawn.sum(axis=1) == 5).all()
    assert (drawn == 2).any()


def test_the_seed_decides_the_resamples() -> None:
    assert np.array_equal(resample(6, times=9, seed=1), resample(6, times=9, seed=1))
    assert not np.array_equal(resample(6, times=9, seed=1), resample(6, times=9, seed=2))


def test_the_interval_leaves_out_the_tails_and_what_is_undefined() -> None:
    values = [number / 1000 for number in range(1001)]
    interval = percentile_interval([None, *values])
    assert interval is not None
    assert (interval.low, interval.high) == pytest.approx((0.025, 0.975))
    assert percentile_interval([None]) is None
