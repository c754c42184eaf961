from __future__ import annotations

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from samestory.alignment.grouping import group_alike

UNITS = "abcdef"
PAIRS = st.sets(st.sampled_from(list(combinations(UNITS, 2))))


def test_likeness_does_not_chain() -> None:
    """The first is like the second and the second like the third, but not the first the third."""
    for pairs in permutations([("a", "b"), ("b", "c")]):
        folded = group_alike("abc", pairs)
        assert folded["a"] == folded["b"] == "a"
        assert folded["c"] == "c"


def test_three_that_are_all_alike_are_one_group() -> None:
    folded = group_alike("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    assert set(folded.values()) == {"a"}


@given(PAIRS)
def test_members_of_a_group_are_alike_pair_by_pair(pairs: set[tuple[str, str]]) -> None:
    folded = group_alike(UNITS, pairs)
    assert set(folded) == set(UNITS)
    for one, two in combinations(UNITS, 2):
        if folded[one] == folded[two]:
            assert (one, two) in pairs
    for unit in UNITS:
        if not any(unit in pair for pair in pairs):
            assert folded[unit] == unit
