"""Patterns try plain words first; that must not change what they find."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from samestory.analysis.attribution import atoms
from samestory.documents import tokenisation

WORDS = "the U.S. Vask Mr. J. d don’t it's boys' qu’il 4,500 a.m. vs. co-op $5 -t-il"

PIECES = st.lists(
    st.sampled_from(
        [
            *WORDS.split(),
            *"“”'.,…éß \u00a0",
            " ",
        ]
    ),
    max_size=20,
).map("".join)


@pytest.mark.parametrize(
    ("pattern", "alternatives"), [(tokenisation._WORD, 1), (atoms._ATOM, 2)], ids=["words", "atoms"]
)
@given(text=PIECES)
def test_trying_plain_words_first_finds_the_same(
    pattern: regex.Pattern[str], alternatives: int, text: str
) -> None:
    whole = regex.compile(pattern.pattern.split("|", alternatives)[alternatives])
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in whole.finditer(text)]
