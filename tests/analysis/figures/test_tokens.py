from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.analysis.figures.tokens import _LATIN_TOKEN, _TOKEN, cut
from samestory.documents.tokenisation import is_latin

WRITTEN = (
    "8 p.m. U.S. d’un L'eau jusqu’ici 1,250.75 .5 ½ 2½ $3.2m €5 10% 3-1 Müllers naïve _ x_y "
    "it’s Vask's 1\u00a0250 12\u202f000 1\u2009234,5 – “ ” ( )"
)
PIECES = st.sampled_from(WRITTEN.split(" ")) | st.sampled_from((" ", "\n", "\u00a0", "1", "A"))
LATIN = st.characters(max_codepoint=0x24F) | st.sampled_from("’‘“”–—…\u2009\u202f€‹›a1'.")


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(LATIN, max_size=30))
def test_latin_texts_are_cut_as_all_others_are(text: str) -> None:
    if is_latin(text):
        assert _LATIN_TOKEN.findall(text) == _TOKEN.findall(text)


def test_every_character_that_is_cut_the_short_way_is_of_the_same_kind() -> None:
    for number in range(0x2100):
        character = chr(number)
        text = f"a{character}b 1{character}2 {character} d’{character}{character} {character}1"
        if is_latin(text):
            assert _LATIN_TOKEN.findall(text) == _TOKEN.findall(text), hex(number)


@pytest.mark.parametrize("pattern", [_TOKEN, _LATIN_TOKEN])
def test_nothing_but_white_space_stands_before_a_token(pattern: re.Pattern[str]) -> None:
    for number in range(0x10000):
        text = f"a {chr(number)} {chr(number)}b"
        assert "".join("".join(groups) for groups in pattern.findall(text)) == text, hex(number)


def test_tokens_have_their_offsets_kinds_and_what_they_are_glued_to() -> None:
    tokens = cut(" $3.2m L’eau", offset=10)
    assert [(t.form, t.word, t.start, t.kind, t.glued) for t in tokens] == [
        ("$", "$", 11, "sign", False),
        ("3.2", "3.2", 12, "digits", True),
        ("m", "m", 15, "word", True),
        ("L’", "l'", 17, "word", False),
        ("eau", "eau", 19, "word", True),
    ]
