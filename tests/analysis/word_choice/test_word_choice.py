from __future__ import annotations

import pytest
from hypothesis import given, settings

from samestory.analysis.word_choice import (
    MARKED_WEIGHT,
    REPEATED,
    SLOT_WEIGHT,
    VERB_WEIGHT,
    WordChoice,
)
from samestory.analysis.word_choice.fields import FIELDS, verbs_of
from samestory.analysis.word_choice.further import LONGEST, SHOWN
from samestory.analysis.word_choice.slots import LONGEST_SIDE
from samestory.documents.normalisation import unit_of
from samestory.documents.tokenisation import tokenise
from samestory.model import Finding
from tests.story_factory import Article, collated, make_story, stories

SLOTS = [
    (
        "The harbour board is conducting an inquiry into the Halvorsund collision.",
        "The harbour board is carrying out an inquiry into the Halvorsund collision.",
        {"conducting", "carrying out"},
    ),
    (
        "Near Brackholm a wooden granary burned until the morning tide.",
        "Near Brackholm a wooden hangar burned until the morning tide.",
        {"granary", "hangar"},
    ),
]

VERBS = [
    (
        "Troops captured the copper mine outside Velmar on Sunday, the brigade said.",
        "The copper mine outside Velmar was liberated on Sunday, the brigade said.",
        {"captured", "liberated"},
        MARKED_WEIGHT,
    ),
    (
        "Shares in Sundline slipped by 3 per cent in early trading after the collision.",
        "After the collision shares in Sundline plunged, losing 3 per cent in early trading.",
        {"slipped", "plunged"},
        0.0,
    ),
    (
        "The ferry ran into a moored barge off Brackholm on Monday.",
        "On Monday a ferry struck a moored barge near Brackholm.",
        {"ran into", "struck"},
        VERB_WEIGHT,
    ),
]

NOTHING = {
    "inflection": ("She studies the barge lanterns.", "She studied the barge lanterns."),
    "spelling": ("The grey barge lanterns shone.", "The gray barge lanterns shone."),
    "names": ("Harbour master Vask inspected lanterns.", "Harbour master Lund inspected lanterns."),
    "figures": ("Fog hid 14 barge lanterns.", "Fog hid 23 barge lanterns."),
    "function words": ("The barge near the lantern quay.", "The barge by the lantern quay."),
    "reporting": ("Harbour master Oren Vask claimed lanterns shone.",
                  "Harbour master Oren Vask reported lanterns shone."),
    "a sentence between": ("The barge burned. Granaries smouldered at Brackholm.",
                           "The barge burned. Hangars smouldered at Brackholm."),
}  # fmt: skip


def found(*articles: Article, language: str = "en") -> tuple[Finding, ...]:
    return WordChoice().find(collated(make_story(*articles, language=language)))


@pytest.mark.parametrize(("one", "two", "words"), SLOTS)
def test_what_stands_between_the_same_words(one: str, two: str, words: set[str]) -> None:
    (finding,) = found([one], [two])
    assert {reading.text for reading in finding.readings} == words
    assert finding.relation == "same slot"
    assert finding.weight == SLOT_WEIGHT


@pytest.mark.parametrize(("one", "two", "words", "weight"), VERBS)
def test_verbs_of_one_field(one: str, two: str, words: set[str], weight: float) -> None:
    (finding,) = (finding for finding in found([one], [two]) if finding.subject)
    assert {reading.text for reading in finding.readings} == words
    assert finding.weight == weight or not weight


def test_the_sentence_names_each_outlet_with_its_words() -> None:
    finding = found([SLOTS[0][0]], [SLOTS[0][1]])[0]
    assert finding.summary == "Where Outlet 1 has “conducting”, Outlet 2 has “carrying out”."


@pytest.mark.parametrize("name", NOTHING)
def test_what_is_no_choice_of_words(name: str) -> None:
    one, two = NOTHING[name]
    assert found([one], [two]) == ()


def test_what_is_said_twice_weighs_more() -> None:
    one = [SLOTS[1][0], "Outside Ardun a brick granary stood unharmed beside the railway."]
    two = [SLOTS[1][1], "Outside Ardun a brick hangar stood unharmed beside the railway."]
    (finding,) = found(one, two)
    assert finding.weight == pytest.approx(SLOT_WEIGHT + REPEATED)
    assert len(finding.evidence) == 4


def test_three_outlets_are_told_in_one_finding() -> None:
    (finding,) = found([SLOTS[1][0]], [SLOTS[1][1]], [SLOTS[1][0].replace("granary", "barn")])
    assert [reading.documents for reading in finding.readings] == [("A",), ("B",), ("C",)]


@pytest.mark.parametrize("language", FIELDS)
def test_every_listed_verb_is_met_in_a_text(language: str) -> None:
    listed = verbs_of(language)
    assert listed
    for form in listed:
        assert form == form.casefold()
        if language != "en":
            assert unit_of(form, language)


def test_irregular_and_doubled_forms() -> None:
    listed = verbs_of("en")
    for form in ("slipped", "slashes", "seized", "fell", "fleeing", "condemned", "occupied"):
        assert form in listed


@settings(max_examples=25)
@given(stories())
def test_words_differ_and_are_short(articles: tuple[Article, ...]) -> None:
    for finding in found(*articles):
        assert len({reading.text.casefold() for reading in finding.readings}) > 1
        longest = SHOWN + LONGEST if finding.relation == "goes on" else LONGEST_SIDE
        for item in finding.evidence:
            assert 0 < len(tokenise(item.text)) <= longest


def test_words_with_another_place_in_the_sentence_are_no_choice() -> None:
    one = "Relatives of those hurt in the Halvorsund collision tried to sue Sundline."
    two = "The Halvorsund passengers sue Sundline."
    assert found([one], [two]) == ()


def test_outlets_with_forms_of_one_word_are_told_together() -> None:
    (finding,) = found(
        ["The court struck down the lantern order on Monday, the harbour board said."],
        ["The court overturned the lantern order on Monday, the harbour board said."],
        ["A court overturns the lantern order, the harbour board said on Monday."],
    )
    assert finding.summary == (
        "Where Outlet 1 has “struck down”, Outlet 2 and Outlet 3 have “overturned”."
    )


SURVEY = "Sundline said on Monday that the Halvorsund had passed its annual survey in June"


def test_where_one_outlet_goes_on_after_a_shared_ending() -> None:
    (finding,) = found([f"{SURVEY}."], [f"{SURVEY} with no outstanding defects."], [f"{SURVEY}."])
    assert finding.relation == "goes on"
    assert [reading.documents for reading in finding.readings] == [("A", "C"), ("B",)]
    assert finding.summary == (
        "Where Outlet 1 and Outlet 3 end with “annual survey in June”, Outlet 2 goes on “with no "
        "outstanding defects”."
    )


@pytest.mark.parametrize(
    "further",
    [
        ", Vask said",  # who said it is a matter of attribution
        " as Halvorsund crews expected",  # the other article has these words elsewhere
        " again",  # a single word
        ". No outstanding defects were found",  # another sentence
    ],
)
def test_what_does_not_go_on_in_earnest(further: str) -> None:
    end = "The Halvorsund crews expected no less."
    findings = found([f"{SURVEY}.", end], [f"{SURVEY}{further}.", end])
    assert not [finding for finding in findings if finding.relation == "goes on"]
