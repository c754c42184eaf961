from __future__ import annotations

from hypothesis import given, settings

from samestory.alignment.vocabulary import LEAST_INFORMATION, build_vocabulary
from tests.alignment.oracle import NaiveStory
from tests.story_factory import Article, make_document, make_story, named, stories


@settings(max_examples=20)
@given(stories())
def test_vocabulary_counts_what_a_recount_counts(articles: tuple[Article, ...]) -> None:
    documents = make_story(*articles)
    vocabulary, naive = build_vocabulary(documents), NaiveStory(documents)
    names = sorted(set(naive.folded.values()))
    assert vocabulary.paragraph_count == sum(map(len, articles))
    for number, name in enumerate(names):
        assert vocabulary.background[number] == naive.weight(name)
        assert vocabulary.paragraph_frequency[number] == sum(
            name in paragraph.units for paragraph in naive.everything
        )
    for document, units in zip(documents, vocabulary.documents, strict=True):
        expected = naive.paragraphs[document.id]
        assert [{names[n] for n in held} for held in units.paragraphs] == [
            set(paragraph.units) for paragraph in expected
        ]
        assert [{names[n] for n in held} for held in units.sentences] == [
            set(sentence) for paragraph in expected for sentence in paragraph.sentences
        ]


def test_units_of_no_more_than_function_words_weigh_nothing() -> None:
    background = build_vocabulary(make_story(["the lantern"], ["of it"])).background
    assert sorted(background)[:3] == [0, 0, 0]
    assert max(background) > LEAST_INFORMATION


def test_first_sentences_index_the_sentences() -> None:
    (units, _) = build_vocabulary(
        make_story(["One ship sank. Two sailed.", "Three burned."], ["None."])
    ).documents
    assert units.first_sentence == (0, 2)
    assert len(units.sentences) == 3


def test_surface_is_what_stands_first_without_a_possessive() -> None:
    (units, _) = build_vocabulary(make_story(["VASK’s barge", "Vask’s barges"], ["x"])).documents
    assert sorted(units.surface.values()) == ["VASK", "barge"]


def test_equal_forms_have_equal_numbers_in_all_documents_of_a_language() -> None:
    one, two = build_vocabulary(make_story(["The Barge sank."], ["the barge sank!"])).documents
    assert one.words == two.words


def test_a_name_is_one_unit_in_two_languages() -> None:
    documents = named(
        [
            make_document(["Halvorsund"], "X", language="en"),
            make_document(["Halvorsund"], "Y", language="de"),
        ]
    )
    one, two = build_vocabulary(documents).documents
    assert one.paragraphs[0].tolist() == two.paragraphs[0].tolist()
