from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samestory.analysis.quotations.stretches import with_stretches
from samestory.model import Reading

WORDS = st.lists(st.sampled_from(["we", "saw", "the", "barge,", "“no”", "lights"]), max_size=8)


def shown(*texts: str) -> list[list[tuple[str, str]]]:
    readings = [Reading(text, (letter,)) for letter, text in zip("ABC", texts, strict=False)]
    return [
        [(r.text[s.start : s.end], "".join(s.documents)) for s in r.stretches]
        for r in with_stretches(readings)
    ]


def test_words_of_one_form_stand_apart() -> None:
    assert shown("It failed when he asked for power,", "It failed when the master asked.") == [
        [("It failed when ", "AB"), ("he ", "A"), ("asked ", "AB"), ("for power,", "A")],
        [("It failed when ", "AB"), ("the master ", "B"), ("asked.", "AB")],
    ]


def test_letter_case_and_marks_are_no_difference() -> None:
    assert shown("No light,", "no light.") == [[("No light,", "AB")], [("no light.", "AB")]]


def test_what_some_of_three_have_names_them() -> None:
    assert shown("a barge at night", "barge at night", "barge")[0] == [
        ("a ", "A"),
        ("barge ", "ABC"),
        ("at night", "AB"),
    ]


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=3))
def test_stretches_joined_are_the_text(texts: list[str]) -> None:
    for text, stretches in zip(texts, shown(*texts), strict=True):
        assert "".join(words for words, _ in stretches) in {text, ""}
        assert bool(stretches) == any(char.isalnum() for char in text)
