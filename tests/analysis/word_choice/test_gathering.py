from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samestory.analysis.word_choice import gather
from samestory.analysis.word_choice.slots import Choice
from samestory.model import Evidence

CHOICES = st.lists(
    st.builds(
        lambda one, two, field: Choice(
            passage="p-1",
            one=Evidence("A", 1, one, one + 1, "a"),
            two=Evidence("B", 1, two, two + 1, "b"),
            key_one=f"one {one % 5}",
            key_two=f"two {two % 7}",
            field=field,
        ),
        st.integers(0, 15),
        st.integers(0, 15),
        st.sampled_from(["", "falling"]),
    ),
    max_size=30,
)


def keys_of(choice: Choice) -> set[object]:
    """What choices of one group have in common: a place, or both words."""
    both = frozenset((choice.key_one, choice.key_two))
    return {(choice.field, held) for held in (choice.one, choice.two, both)}


def gathered_one_by_one(choices: list[Choice]) -> list[list[Choice]]:
    groups: list[list[Choice]] = []
    for choice in choices:
        kin = [group for group in groups if any(keys_of(choice) & keys_of(held) for held in group)]
        groups = [group for group in groups if not any(group is other for other in kin)]
        groups.append([*(held for group in kin for held in group), choice])
    return groups


@given(CHOICES)
def test_choices_with_a_key_in_common_are_gathered(choices: list[Choice]) -> None:
    assert gather(choices) == gathered_one_by_one(choices)
