from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.sources.text_cleaning import clean, is_blank, one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c", "a\nb\n\nc"),
        ("a\x0cb\x0bc\x85d", "a\nb\nc\nd"),
        ("\ufeffa", "a"),
        ("tab\tstays", "tab\tstays"),
        ("“Quotes” – dashes…\u00a0é e\u0301 ﬁ", "“Quotes” – dashes…\u00a0é e\u0301 ﬁ"),
        ("\u200d\u200cjoiners", "\u200d\u200cjoiners"),
    ],
)
def test_line_ends_change_and_the_rest_stays(text: str, expected: str) -> None:
    assert clean(text) == (expected, ())


@pytest.mark.parametrize(
    ("text", "expected", "warning"),
    [
        ("a\x00b\x07c", "abc", "Took out 2 control characters."),
        ("\x1b[1;31mred\x1b[0m", "red", "Took out 2 control characters."),
        ("\x1b]0;title\x07text", "text", "Took out 1 control character."),
        ("a\x9bb", "ab", "Took out 1 control character."),
        (
            "evil\u202etxt\u2066.exe\u2069",
            "eviltxt.exe",
            "Took out 3 characters that would change the writing direction.",
        ),
        ("half \ud83d", "half \ufffd", "Replaced 1 half of a broken character by U+FFFD."),
    ],
)
def test_what_is_taken_out_is_said(text: str, expected: str, warning: str) -> None:
    assert clean(text) == (expected, (warning,))


@given(st.text(st.characters(), max_size=80))
def test_cleaned_text_obeys_the_rules(text: str) -> None:
    cleaned, _ = clean(text)
    assert clean(cleaned.replace("\u2029", ""))[0] == cleaned
    assert all(c in "\t\n" or unicodedata.category(c) not in {"Cc", "Cs"} for c in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    cleaned.encode()


@given(st.text(st.sampled_from("ab \t\n\u00a0"), max_size=30))
def test_one_line_folds_only_plain_white_space(text: str) -> None:
    line = one_line(text)
    assert "\n" not in line
    assert "  " not in line
    assert line == line.strip()
    assert line.replace(" ", "").strip("\u00a0") == "".join(
        c for c in text if c not in " \t\n"
    ).strip("\u00a0")


@pytest.mark.parametrize("text", ["", " ", "\u00a0\u200b\ufeff\n", "\u2060"])
def test_invisible_text_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", ".", "\U0001f600", "\ufffd"])
def test_visible_text_is_not_blank(text: str) -> None:
    assert not is_blank(text)


def test_nothing_printable_needs_cleaning() -> None:
    """`clean` looks no further where all characters are printable."""
    printable = "".join(letter for letter in map(chr, range(0x110000)) if letter.isprintable())
    # The line feed keeps it from the short way.
    assert clean(f"\n{printable}") == (f"\n{printable}", ())


@given(text=st.text(alphabet=" \t\nab\u00a0", max_size=12))
def test_runs_of_space_become_one(text: str) -> None:
    assert one_line(text) == re.sub(r"[ \t\n]+", " ", text).strip()
