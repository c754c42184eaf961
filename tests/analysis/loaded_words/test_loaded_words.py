from __future__ import annotations

import pytest
from hypothesis import given, settings

from samestory.analysis.loaded_words import QUOTED_WEIGHT, WEIGHT, LoadedWords
from samestory.analysis.loaded_words.lists import LISTS, candidates, terms_of
from samestory.model import Document, Finding
from tests.story_factory import Article, collated, make_document, make_story, named, stories

PLAIN = "The harbour master Oren Vask said the barge had shown no lantern since midnight."
LOADED = "The harbour master Oren Vask admitted the barge had shown no lantern since midnight."
QUOTED = "“The barge admitted no lantern since midnight,” said Oren Vask, the harbour master."


def found(*articles: Article, language: str = "en") -> tuple[Finding, ...]:
    return LoadedWords().find(collated(make_story(*articles, language=language)))


def test_a_candidate_stands_in_its_sentence() -> None:
    (finding,) = found([LOADED + " Fog came later."], [PLAIN])
    assert finding.summary == "Outlet 1 uses “admitted” where Outlet 2 tells the same without it."
    assert [item.text for item in finding.evidence] == ["admitted"]
    assert [reading.text for reading in finding.readings] == [LOADED]
    assert finding.weight == WEIGHT
    assert "candidates" in finding.reason


def test_a_quoted_word_is_not_the_outlets() -> None:
    (finding,) = found([QUOTED], [PLAIN])
    assert finding.voice == "quoted"
    assert finding.weight == QUOTED_WEIGHT
    assert finding.summary.startswith("Outlet 1 quotes “admitted”")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (LOADED, LOADED + " Fog came later."),
        (LOADED, LOADED.replace("admitted", "admits")),
        (LOADED, "Nurses demand better wages in the north."),
        (PLAIN.replace("Oren Vask", "Hero Massive"), PLAIN),
    ],
    ids=["both have it", "another form of it", "nothing tells the same", "part of a name"],
)
def test_what_is_no_finding(one: str, two: str) -> None:
    assert found([one], [two]) == ()


def test_terms_of_two_words_and_plurals() -> None:
    (finding,) = found(
        ["The so-called lantern rule of Brackholm harbour was widely known on the barge."],
        ["The lantern rule of Brackholm harbour was widely known on the barge."],
    )
    assert finding.evidence[0].text == "so-called"
    assert "terrorist" in candidates("terrorists", "en")
    assert candidates("terroristas", "es") == ("terroristas",)


def test_a_language_without_a_list_is_told_and_not_counted() -> None:
    words = "barge Halvorsund Brackholm lantern midnight Vask"
    documents: list[Document] = [
        make_document([f"The regime {words}."], "Wire"),
        make_document([f"The {words}."], "Lantern"),
        make_document([f"Het {words}."], "Courant", language="nl"),
    ]
    (finding,) = LoadedWords().find(collated(named(documents)))
    assert "Courant" not in finding.summary
    assert "There is no list for the language nl" in finding.reason


@pytest.mark.parametrize("language", LISTS)
def test_lists_are_cited_and_hold_no_term_twice(language: str) -> None:
    first, lists = terms_of(language)
    assert sum(map(len, first.values())) == len(lists)
    for listed in LISTS[language]:
        assert listed.sources
        for written in listed.terms.split(", "):
            assert written == written.strip().casefold()


@settings(max_examples=25)
@given(stories())
def test_each_reading_holds_its_word(articles: tuple[Article, ...]) -> None:
    for finding in found(*articles):
        for reading in finding.readings:
            (number,) = reading.evidence
            assert finding.evidence[number].text in reading.text
