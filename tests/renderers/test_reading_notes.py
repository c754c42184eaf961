from __future__ import annotations

from samestory.model import Evidence, Finding, Reading
from samestory.renderers.reading_notes import who_has


def words(document: str, paragraph: int) -> Evidence:
    return Evidence(document, paragraph, 0, 1, "x")


FINDING = Finding(
    "figure",
    None,
    "",
    "",
    (),
    evidence=(words("A", 2), words("A", 5), words("A", 2), words("C", 1)),
)


def test_the_words_of_a_reading_are_named_by_letter_and_paragraphs() -> None:
    assert who_has(FINDING, Reading("", ("A",), (1,))) == "A ¶ 5"
    assert who_has(FINDING, Reading("", ("A", "C"), (0, 1, 2, 3))) == "A ¶ 2, 5, C ¶ 1"


def test_a_reading_without_words_of_its_own_has_those_of_its_documents() -> None:
    assert who_has(FINDING, Reading("", ("A",))) == "A ¶ 2, 5"
    assert who_has(FINDING, Reading("", ("D",))) == "D"
