from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.documents.segmentation import sentences


def cut(text: str, language: str = "en") -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, language=language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The U.S. Senate met at 8.17 a.m. on Tuesday. Mr. Aas left.",
            ["The U.S. Senate met at 8.17 a.m. on Tuesday.", "Mr. Aas left."],
        ),
        (
            "de",
            "Dr. Aas kam am 3. Mai. „Es war laut“, sagte sie.",
            ["Dr. Aas kam am 3. Mai.", "„Es war laut“, sagte sie."],
        ),
        ("ru", "Причал закрыт. Паром стоит.", ["Причал закрыт.", "Паром стоит."]),
        ("ja", "船は止まった。けが人はいない。", ["船は止まった。", "けが人はいない。"]),
        ("und", "One thing. Another thing.", ["One thing.", "Another thing."]),
    ],
)
def test_sentences(language: str, text: str, expected: list[str]) -> None:
    assert cut(text, language) == expected


def test_offsets_count_code_points() -> None:
    text = "Ein \U0001f6a2 fuhr ein. Zwei \U0001f600 nicht – é! Ende."
    assert cut(text, "de") == ["Ein \U0001f6a2 fuhr ein.", "Zwei \U0001f600 nicht – é!", "Ende."]


def test_offsets_start_where_the_caller_says() -> None:
    text = "One. Two."
    moved = sentences(text, language="en", start=100)
    assert [(s.start - 100, s.end - 100) for s in moved] == [(0, 4), (5, 9)]


def test_marks_alone_are_no_sentence() -> None:
    assert cut("He stopped. … ?! Then he went on.")[-1] == "Then he went on."
    assert all(any(c.isalnum() for c in sentence) for sentence in cut("A b. … C d. ”"))


def test_a_blank_line_ends_a_sentence() -> None:
    assert cut("no full stop here\n\nNext one") == ["no full stop here", "Next one"]


@pytest.mark.parametrize("text", ["", " \n\t ", "\n\n\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert sentences(text, language="en") == ()


TEXTS = st.text(
    st.one_of(
        st.sampled_from(list("aZé.!? \n\t\"'“”«»()…。\u00a0\u2028\U0001f600١ß")),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=60,
)


@given(TEXTS, st.sampled_from(["en", "de", "ru", "ja", "ar", "und"]))
def test_every_visible_character_lies_in_exactly_one_sentence(text: str, language: str) -> None:
    spans = sentences(text, language=language)
    seen = [place for span in spans for place in range(span.start, span.end)]
    assert len(seen) == len(set(seen))
    assert seen == sorted(seen)
    assert {p for p, c in enumerate(text) if not c.isspace()} <= set(seen)
    for span in spans:
        sentence = text[span.start : span.end]
        assert sentence == sentence.strip() != ""
        assert "\n\n" not in sentence
