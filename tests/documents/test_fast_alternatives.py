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


FAST = [
    (tokenisation._WORD, tokenisation._WORD.pattern.partition("|")[0]),
    (atoms._ATOM, "[A-Za-z][a-z]*(?=[ ,])|[.,;:?!]"),
]


@pytest.mark.parametrize(("pattern", "fast"), FAST, ids=["words", "atoms"])
@given(text=PIECES)
def test_trying_plain_words_first_finds_the_same(
    pattern: regex.Pattern[str], fast: str, text: str
) -> None:
    assert pattern.pattern.count(f"{fast}|") == 1
    whole = regex.compile(pattern.pattern.replace(f"{fast}|", ""))
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in whole.finditer(text)]
