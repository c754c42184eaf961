from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.documents.assembly import assemble
from samestory.model import Document, Source

SOURCE = Source("a.txt", "0" * 64, "text/plain")


def make(*paragraphs: str, headline: str | None = None, language: str | None = "en") -> Document:
    return assemble(
        paragraphs,
        source=SOURCE,
        outlet="Ullen Chronicle",
        outlet_basis="file name",
        headline=headline,
        language=language,
    )


def test_text_is_headline_and_paragraphs() -> None:
    document = make("First one. Second.", "Third.", headline="Head")
    assert document.text == "Head\n\nFirst one. Second.\n\nThird."
    assert [(p.number, p.start, p.end) for p in document.paragraphs] == [(1, 6, 24), (2, 26, 32)]
    first = document.paragraphs[0]
    assert [document.text[s.start : s.end] for s in first.sentences] == ["First one.", "Second."]
    assert (document.label, document.id) == ("Ullen Chronicle", "")


def test_without_a_headline_the_text_begins_with_the_first_paragraph() -> None:
    document = make("Only this.", headline="")
    assert document.headline is None
    assert document.text == "Only this."


def test_no_character_is_changed() -> None:
    decomposed = "Cafe\u0301  with\u00a0odd “spaces” ﬁ"
    assert make(decomposed).paragraphs[0].text == decomposed


def test_the_language_is_told_from_the_text_unless_given() -> None:
    german = "Ein Bagger hat am Dienstag eine Stromleitung gekappt, tausende Haushalte dunkel."
    assert make(german, language=None).language == "de"
    assert make(german, language="en-GB").language == "en"


@pytest.mark.parametrize("paragraphs", [(), ("",), ("Text.", " \n ")])
def test_blank_paragraphs_are_refused(paragraphs: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="paragraph"):
        make(*paragraphs)


VISIBLE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(
    lambda text: bool(text.strip())
)


@given(st.lists(VISIBLE, min_size=1, max_size=5), st.none() | VISIBLE)
def test_offsets_slice_back(paragraphs: list[str], headline: str | None) -> None:
    document = make(*paragraphs, headline=headline)
    assert [p.text for p in document.paragraphs] == paragraphs
    for paragraph in document.paragraphs:
        assert document.text[paragraph.start : paragraph.end] == paragraph.text
        for span in paragraph.sentences:
            assert paragraph.start <= span.start < span.end <= paragraph.end
