from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from samestory.renderers.safe_text import printable, shorten


def test_controls_are_shown_and_not_obeyed() -> None:
    assert printable("a\x1b[2Jb\x07c\x9bd") == "a\ufffd[2Jb\ufffdc\ufffdd"


def test_everything_stands_on_one_line() -> None:
    assert printable("a\nb\r\nc\td\u2028e\x85f") == "a b  c d e f"


def test_nothing_turns_the_direction_of_what_follows() -> None:
    assert printable("a\u202eb\u2066c") == "abc"


def test_marks_that_belong_to_words_stay() -> None:
    text = "كِتَاب‎ नमस्ते 👩‍🚒 naïve"
    assert printable(text) == text


def test_half_a_surrogate_pair_becomes_a_replacement_character() -> None:
    printable("a\ud800b").encode()
    assert printable("a\ud800b").startswith("a\ufffd")


@given(st.text(st.characters()))
def test_printable_text_can_be_written_and_is_stable(text: str) -> None:
    cleaned = printable(text)
    cleaned.encode()
    assert printable(cleaned) == cleaned
    assert all(char.isprintable() or unicodedata.category(char) != "Cc" for char in cleaned)


def test_short_text_stays_whole() -> None:
    assert shorten("seven", 5) == "seven"


def test_long_text_ends_after_a_whole_word() -> None:
    assert shorten("The depot opened in 1931, they said", 27) == "The depot opened in 1931…"


def test_text_without_spaces_is_cut_at_the_limit() -> None:
    assert shorten("消防車庫が全焼した", 5) == "消防車庫…"


def test_a_letter_keeps_its_accent_or_goes_with_it() -> None:
    assert shorten("cafe\u0301bar", 5) == "caf…"


@given(st.text(), st.integers(2, 40))
def test_shortened_text_is_a_beginning_within_the_limit(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit
    assert short == text or text.startswith(short.removesuffix("…"))
