from __future__ import annotations

from hypothesis import given

from samestory.analysis.text_labels import label_texts
from tests.story_factory import FERRY, Article, collated, compare_articles, make_story, stories


def worded(kind: str, *articles: list[str], language: str = "en") -> list[str]:
    story = collated(make_story(*articles, language=language))
    return [
        story.documents[label.document].text[label.start : label.end]
        for label in label_texts(story)
        if label.kind == kind
    ]


def test_figures_quotations_and_reporting_words_are_labelled() -> None:
    assert worded("figure", *FERRY)[:2] == ["14 people", "two blows"]
    assert worded("reporting words", *FERRY)[:2] == ["said", "said"]
    assert worded("quotation", *FERRY)[0].startswith("We felt two blows")


def test_a_language_without_lists_has_quotations_alone() -> None:
    told = ["„Kaksi kertaa”, sanoi 14 ihmistä tunteva kapteeni."], ["Kaksi kertaa, hän sanoi."]
    assert worded("reporting words", *told, language="xx") == []
    assert worded("figure", *told, language="xx") == []


@given(stories())
def test_labels_stand_in_their_paragraphs_in_order(articles: tuple[Article, ...]) -> None:
    story = collated(make_story(*articles))
    labels = label_texts(story)
    for label in labels:
        paragraph = story.documents[label.document].paragraphs[label.paragraph - 1]
        assert paragraph.start <= label.start < label.end <= paragraph.end
    order = list(story.documents)
    places = [(order.index(label.document), label.start) for label in labels]
    assert places == sorted(places)


def test_comparisons_have_them() -> None:
    assert {label.kind for label in compare_articles(*FERRY).labels} == {
        "figure",
        "quotation",
        "reporting words",
    }


def test_one_is_hardly_a_figure() -> None:
    told = ["One of them had one email, a one-week leave and 2 boats."], ["Nobody had 2 boats."]
    assert worded("figure", *told) == ["one-week", "2 boats", "2 boats"]
