from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.sources.decoding import decode, looks_like_text

ENGLISH = "The dredger cut the line on Tuesday – “nobody was hurt”. It’s the second time.\n"
GERMAN = "Der Bagger kappte am Dienstag die Leitung – „niemand wurde verletzt“, über Stunden.\n"
SPANISH = "La draga cortó el cable por la mañana; veintitrés personas resultaron heridas allí.\n"
POLISH = "Pogłębiarka przecięła we wtorek kabel; większość mieszkańców nie miała prądu.\n"
RUSSIAN = "Земснаряд во вторник перерезал кабель, тысячи домов остались без света на шесть часов.\n"
JAPANESE = "浚渫船が火曜日の朝、河口の電力ケーブルを切断した。数千戸が六時間にわたって停電した。\n"


@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, JAPANESE, "Kiel é \U0001f600"])
def test_utf8_needs_no_warning(text: str) -> None:
    assert decode(text.encode()) == (text, ())
    assert decode(codecs.BOM_UTF8 + text.encode()) == (text, ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, JAPANESE])
def test_utf16_and_utf32_need_no_warning(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert looks_like_text(data)
    assert decode(data) == (text, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        ("It’s true.", "cp1252"),
        (GERMAN, "cp1252"),
        (SPANISH, "cp1252"),
        (SPANISH, "latin-1"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
    ],
)
def test_legacy_encodings_are_told_and_named(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    decoded, warnings = decode(data)
    assert looks_like_text(data)
    assert decoded == text
    assert len(warnings) == 1
    assert "not in UTF-8" in warnings[0]


def test_a_declared_encoding_is_taken_at_its_word() -> None:
    assert decode("café".encode("cp850"), declared="cp850") == ("café", ())
    assert decode("café".encode(), declared="cp850") == ("café", ())
    assert decode("café".encode("cp1252"), declared="no-such-code")[0] == "café"


def test_a_file_that_ends_inside_a_character() -> None:
    text, warnings = decode("Größe: Café".encode()[:-1])
    assert text == "Größe: Caf"
    assert warnings == ("The file ends in the middle of a character; it may be cut short.",)


def test_a_few_bad_bytes_do_not_spoil_utf8() -> None:
    text, warnings = decode((RUSSIAN * 2).encode() + b"\xff end")
    assert text == RUSSIAN * 2 + "\ufffd end"
    assert warnings == ("Some bytes are not valid UTF-8; they were replaced by U+FFFD.",)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
        bytes(500),
        bytes(range(256)) * 8,
        b"\x7fELF\x02\x01\x01" + bytes(40),
    ],
)
def test_binary_data_are_not_text(data: bytes) -> None:
    assert not looks_like_text(data)


def test_terminal_colours_are_text() -> None:
    assert looks_like_text(b"\x1b[31m" * 20 + b"text")


@given(st.binary(max_size=200))
def test_any_bytes_decode(data: bytes) -> None:
    text, _ = decode(data)
    assert isinstance(text, str)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_utf8_round_trip(text: str) -> None:
    if looks_like_text(text.encode()) and not any(c < " " for c in text):
        assert decode(text.encode())[0] == text
