"""The measures against cases worked out by hand."""

from __future__ import annotations

import pytest

from benchmarks.metrics import BCubed, b_cubed


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
