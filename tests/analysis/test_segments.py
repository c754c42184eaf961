from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings

from samestory.analysis.collation import collate
from samestory.analysis.segments import cut_cell
from samestory.documents.tokenisation import tokenise
from samestory.model import Cell, Place
from tests.story_factory import Article, collated, make_story, stories


def cells_of(*texts: str) -> tuple[Cell, ...]:
    documents = {document.id: document for document in make_story(*([text] for text in texts))}
    collation = collate(documents, [Place(letter, 1) for letter in documents], {})
    return tuple(cut_cell(documents[cell.document], cell, [1]) for cell in collation)


@settings(max_examples=20)
@given(stories())
def test_joined_segments_are_the_paragraphs(articles: tuple[Article, ...]) -> None:
    story = collated(make_story(*articles))
    for passage in story.passages:
        for cell in passage.cells:
            document = story.documents[cell.document]
            for number in cell.paragraphs:
                paragraph = document.paragraphs[number - 1]
                segments = [s for s in cell.segments if s.paragraph == number]
                assert "".join(segment.text for segment in segments) == paragraph.text
                assert segments[0].start == paragraph.start
                assert segments[-1].end == paragraph.end
                for before, after in pairwise(segments):
                    assert before.end == after.start
                    sharing = [(s.shared_with, s.akin_with) for s in (before, after)]
                    assert sharing[0] != sharing[1]
                for segment in segments:
                    assert document.text[segment.start : segment.end] == segment.text
                    assert (segment.place is None) == (not tokenise(segment.text))


@settings(max_examples=20)
@given(stories())
def test_segments_carry_the_sharing_of_their_words(articles: tuple[Article, ...]) -> None:
    story = collated(make_story(*articles))
    for passage in story.passages:
        for cell, collation in zip(passage.cells, story.collations[passage.id], strict=True):
            for token in collation.tokens:
                (segment,) = [s for s in cell.segments if s.start <= token.start < s.end]
                assert set(segment.shared_with) == token.shared_with
                assert set(segment.akin_with) == token.akin_with


def test_text_between_words_belongs_to_the_word_before() -> None:
    one, _ = cells_of("“The unlit barge”, said Vask.", "An unlit barge!")
    assert [(segment.text, segment.shared_with) for segment in one.segments] == [
        ("“The ", ()),
        ("unlit barge”, ", ("B",)),
        ("said Vask.", ()),
    ]


def test_shared_segments_have_equal_places() -> None:
    one, two = cells_of("The unlit barge sank.", "Nobody saw any unlit barge.")
    places = [
        {segment.text.strip(" ."): segment.place for segment in cell.segments}["unlit barge"]
        for cell in (one, two)
    ]
    assert places[0] == places[1]


def test_letters_are_in_the_order_of_the_documents() -> None:
    cells = cells_of(*["The unlit barge sank."] * 28)
    letters = cells[0].segments[0].shared_with
    assert letters[:2] == ("B", "C")
    assert letters[-2:] == ("AA", "AB")


def test_a_paragraph_without_words_is_one_segment() -> None:
    (one, _) = cells_of("* * *", "The barge")
    (segment,) = one.segments
    assert (segment.text, segment.shared_with, segment.place) == ("* * *", (), None)
