from __future__ import annotations

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from samestory.analysis.quotations.reported import LEAST_RUN, _longest_run

WORDS = st.lists(st.sampled_from("abc"), max_size=24)


@given(WORDS, WORDS)
def test_the_longest_run_is_difflib_s_where_it_is_long_enough(
    forms: list[str], others: list[str]
) -> None:
    matcher = SequenceMatcher(None, others, forms, autojunk=False)
    size = matcher.find_longest_match().size
    run = _longest_run(forms, others)
    assert (run is not None) == (size >= LEAST_RUN)
    if run is not None:
        begin, found = run
        words = others[begin : begin + found]
        assert found == size
        assert any(forms[i : i + size] == words for i in range(len(forms)))
