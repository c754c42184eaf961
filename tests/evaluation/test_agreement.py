from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.evaluation.agreement import agreement, krippendorff_alpha, ordinal

EXAMPLE = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Four observers and twelve units, the worked example of Krippendorff (2011)."""

UNITS = [
    [None if value == "." else int(value) for value in unit]
    for unit in zip(*(row.split() for row in EXAMPLE), strict=True)
]


def nominal(first: int, second: int, _used: Mapping[int, float]) -> float:
    return float(first != second)


def test_alpha_of_the_published_example() -> None:
    assert krippendorff_alpha(UNITS, nominal) == pytest.approx(0.743, abs=0.0005)
    assert krippendorff_alpha(UNITS, ordinal) == pytest.approx(0.815, abs=0.0005)


def test_alpha_worked_out_by_hand() -> None:
    # Values 0 0 | 0 1 | 1 1: n0 = n1 = 3, total 6; 2 of 6 ordered pairs differ within units,
    # 2·3·3 = 18 across; 1 − 5 · 2 / 18.
    assert krippendorff_alpha([(0, 0), (0, 1), (1, 1)], nominal) == pytest.approx(1 - 10 / 18)


def test_far_values_count_as_a_greater_disagreement() -> None:
    near = [(0, 0), (1, 1), (2, 2), (1, 2)]
    far = [(0, 0), (1, 1), (2, 2), (0, 2)]
    assert (krippendorff_alpha(near, ordinal) or 0) > (krippendorff_alpha(far, ordinal) or 0)


def test_alpha_without_variation_is_undefined() -> None:
    assert krippendorff_alpha([(1, 1), (1, 1)], ordinal) is None
    assert krippendorff_alpha([], ordinal) is None


levels = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=20)


@given(levels)
def test_agreement_does_not_depend_on_who_is_first(units: list[tuple[int, int]]) -> None:
    one, other = agreement(units), agreement([(b, a) for a, b in units])
    assert one is not None
    assert other is not None
    assert one.f1 == other.f1
    assert one.alpha == pytest.approx(other.alpha)
    assert one.alpha is None or one.alpha <= 1


def test_agreement_is_over_the_pairs_that_both_coded() -> None:
    held = agreement([(2, 1), (1, 1), (0, None), (0, 0), (None, 2), (0, 1)])
    assert held is not None
    assert held.pairs == 4
    assert held.f1 == {"links": pytest.approx(2 * 2 / (2 + 3)), "strong links": 0}


@pytest.mark.parametrize("units", [[], [()], [(1,)], [(1, None), (None, 0)]])
def test_one_coder_alone_agrees_with_nobody(units: list[tuple[int | None, ...]]) -> None:
    assert agreement(units) is None
