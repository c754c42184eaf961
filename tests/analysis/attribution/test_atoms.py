from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.analysis.attribution.atoms import _ATOM, _LATIN_ATOM, units_of
from samestory.documents.segmentation import sentences
from samestory.documents.tokenisation import is_latin
from samestory.model import Paragraph

WRITTEN = (
    "Mr. U.S. J.K. Übel É. Œuvre straße l’eau qu'il Vask’s boys’ dit-il a-t-on 1,200.5% $7 €3 "
    "rock&roll 24/7 non‑stop it’ll _x [ ] … “ ” « » \" '' - – — ."
)
PIECES = st.sampled_from(WRITTEN.split()) | st.sampled_from(
    (" ", "\n", "\u00a0", "\u202f", "A", "a", "É", "é", "ß", "1")
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
LATIN = st.characters(max_codepoint=0x24F) | st.sampled_from("’‘“”–—…\u2009\u202f€‹›a1'.")


@given(TEXTS | st.text(LATIN, max_size=30))
def test_latin_texts_are_cut_as_all_others_are(text: str) -> None:
    if is_latin(text):
        assert _LATIN_ATOM.findall(text) == _ATOM.findall(text)


def test_every_character_that_is_cut_the_short_way_is_of_the_same_kind() -> None:
    for number in range(0x2100):
        character = chr(number)
        text = f"a{character}b 1{character}2 {character}. {character}.{character}. {character}s’ x"
        if is_latin(text):
            assert _LATIN_ATOM.findall(text) == _ATOM.findall(text), hex(number)


@pytest.mark.parametrize("pattern", [_ATOM, _LATIN_ATOM])
def test_nothing_but_white_space_stands_before_an_atom(pattern: re.Pattern[str]) -> None:
    for number in range(0x10000):
        text = f"a {chr(number)} {chr(number)}b"
        assert "".join(space + form for space, form in pattern.findall(text)) == text, hex(number)


@given(TEXTS)
def test_units_hold_every_character_but_white_space_in_order(text: str) -> None:
    paragraph = Paragraph(1, 5, 5 + len(text), text, sentences(text, language="en", start=5))
    held, end = "", 5
    for atom in (atom for unit in units_of(paragraph) for atom in unit):
        assert end <= atom.start < atom.end
        held += text[end - 5 : atom.start - 5].strip() + text[atom.start - 5 : atom.end - 5]
        assert not text[end - 5 : atom.start - 5].strip()
        end = atom.end
    assert not text[end - 5 :].strip()


def test_a_unit_ends_with_its_sentence_and_a_quotation_is_one_atom() -> None:
    text = "“It sank. We ran,” Vask said. Nobody else came."
    paragraph = Paragraph(1, 0, len(text), text, sentences(text, language="en"))
    units = [[text[a.start : a.end] for a in unit] for unit in units_of(paragraph)]
    assert units == [
        ["“It sank. We ran,”", "Vask", "said", "."],
        ["Nobody", "else", "came", "."],
    ]
