from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.corpus.reuse import runs as runs_module
from samestory.corpus.reuse.runs import SEED_WORDS, WordedParagraphs, longest_runs

TEXTS = st.lists(
    st.lists(st.sampled_from(["a", "B", "b", "c’s", "C", "d"]), max_size=14).map(" ".join),
    min_size=2,
    max_size=5,
)


def naive(one: list[int], two: list[int]) -> int:
    """The most words that two lists have in a row."""
    return max(
        (
            size
            for i in range(len(one))
            for j in range(len(two))
            for size in range(1, min(len(one) - i, len(two) - j) + 1)
            if one[i : i + size] == two[j : j + size]
        ),
        default=0,
    )


@given(TEXTS)
def test_no_longer_run_is_equal(texts: list[str]) -> None:
    held = WordedParagraphs.read(texts)
    forms = [held.forms[start:end].tolist() for start, end in pairwise(held.first_word.tolist())]
    pairs = list(combinations(range(len(texts)), 2))
    a, b = (np.array(side, dtype=np.int64) for side in zip(*pairs, strict=True))
    found = longest_runs(held, a, b)
    for at, (one, two) in enumerate(pairs):
        longest = naive(forms[one], forms[two])
        words = int(found.words[at])
        assert words == (longest if longest >= SEED_WORDS else 0)
        first, second = int(found.a[at]), int(found.b[at])
        assert forms[one][first : first + words] == forms[two][second : second + words]


def test_it_does_not_matter_how_many_are_looked_up_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["one two three four five six", "zero one two three four nine", "one two three four"]
    held = WordedParagraphs.read(texts)
    a, b = np.array([0, 0, 1]), np.array([1, 2, 2])
    at_once = longest_runs(held, a, b)
    monkeypatch.setattr(runs_module, "PAIRS_AT_ONCE", 1)
    one_by_one = longest_runs(held, a, b)
    for name in ("a", "b", "words"):
        assert getattr(at_once, name).tolist() == getattr(one_by_one, name).tolist()
    assert at_once.words.tolist() == [4, 4, 4]
    assert at_once.b.tolist() == [1, 0, 0]
