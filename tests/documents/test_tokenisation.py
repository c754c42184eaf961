from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.documents.tokenisation import _WORD, tokenise, tokenise_stretch, words


def forms(text: str) -> list[str]:
    return [token.form for token in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The barge, unlit, sank.", ["The", "barge", "unlit", "sank"]),
        ("1,250.75 tonnes", ["1,250.75", "tonnes"]),
        ("1\u202f250 or 1\u00a0250 Tonnen", ["1\u202f250", "or", "1\u00a0250", "Tonnen"]),
        ("at 18:30 on 24.02.2022.", ["at", "18:30", "on", "24.02.2022"]),
        ("an F-16, an F16", ["an", "F", "16", "an", "F16"]),
        ("it’s Vask's, don't", ["it’s", "Vask's", "don't"]),
        ("'quoted' ‘words’", ["quoted", "words"]),
        ("мобілізація п’яти, об'єкт", ["мобілізація", "п’яти", "об'єкт"]),
        ("refractory-plant — refractory plant", ["refractory", "plant", "refractory", "plant"]),
        ("渡轮撞船", ["渡", "轮", "撞", "船"]),
        ("フェリーが14人", ["フ", "ェ", "リ", "ー", "が", "14", "人"]),
        ("여객선이 충돌", ["여객선이", "충돌"]),
        ("اصطدمت العبّارة بصندل", ["اصطدمت", "العبّارة", "بصندل"]),
        ("मंत्री ने कहा।", ["मंत्री", "ने", "कहा"]),
        ("เรือชน", ["เ", "รื", "อ", "ช", "น"]),
        ("Cafe\u0301s", ["Cafe\u0301s"]),
        ("snake_case", ["snake_case"]),
        ("* * *", []),
        ("🙂 …", []),
        ("", []),
    ],
)
def test_words_of_many_scripts(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_offset_is_added() -> None:
    (token,) = tokenise("  barge ", offset=100)
    assert (token.form, token.start, token.end) == ("barge", 102, 107)


@settings(max_examples=100)
@given(st.text(max_size=60), st.integers(0, 1000))
def test_tokens_slice_back_in_order_and_leave_no_word_character_out(text: str, offset: int) -> None:
    end = 0
    left_out = []
    for token in tokenise(text, offset=offset):
        start = token.start - offset
        assert start >= end
        left_out.append(text[end:start])
        end = token.end - offset
        assert start < end <= len(text)
        assert text[start:end] == token.form
    left_out.append(text[end:])
    assert not [
        character
        for character in "".join(left_out)
        if character == "_" or unicodedata.category(character)[0] in "LNM"
    ]


@given(st.lists(st.text("abcdefghiжзий0123456789", min_size=1, max_size=8), max_size=8))
def test_words_between_spaces_and_stops_come_back(given_words: list[str]) -> None:
    text = ". ".join(given_words)
    assert "".join(forms(text)) == "".join(given_words)
    assert len(forms(text)) >= len(given_words)


LATIN = st.characters(max_codepoint=0x24F) | st.sampled_from("’‘“”–—…\u2009\u202f€‹›a1")


def by_unicode_property(text: str) -> list[tuple[str, int, int]]:
    """The oracle: the pattern for texts of every script."""
    return [(match.group(), *match.span()) for match in _WORD.finditer(text)]


@given(st.text(LATIN, max_size=40) | st.text(max_size=20))
def test_latin_texts_are_cut_as_all_others_are(text: str) -> None:
    assert list(tokenise(text)) == by_unicode_property(text)
    assert words(text) == forms(text)


@given(st.text(LATIN, max_size=30) | st.text(max_size=20), st.integers(0, 99), st.data())
def test_a_stretch_is_cut_as_if_it_stood_alone(text: str, offset: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = tokenise_stretch(text, start + offset, end + offset, offset=offset)
    assert found == tokenise(text[start:end], offset=start + offset)


def test_every_character_that_is_cut_the_short_way_is_of_the_same_kind() -> None:
    for number in range(0x2100):
        text = f"a{chr(number)}b 1{chr(number)}2"
        assert list(tokenise(text)) == by_unicode_property(text)
