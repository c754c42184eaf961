from __future__ import annotations

import pytest

from samestory.analysis.attribution import Attributions
from samestory.model import Finding
from tests.story_factory import collated, make_story

FILLER = "A primary school opened its gym, where volunteers handed out soup and blankets."


def found(*paragraphs: str, language: str = "en") -> tuple[Finding, ...]:
    """Return the findings on articles that have one paragraph in common."""
    return Attributions().find(collated(make_story(*([p] for p in paragraphs), language=language)))


def one(*paragraphs: str, language: str = "en") -> Finding:
    findings = found(*paragraphs, language=language)
    assert len(findings) == 1
    return findings[0]


def test_another_verb_for_the_same_source_and_content() -> None:
    finding = one(
        "“That barge had shown no lantern since midnight,” said harbour master Oren Vask.",
        "Harbour master Oren Vask claimed that the barge had shown no lantern since midnight.",
        "The barge had shown no lantern since midnight, harbour master Oren Vask admitted.",
    )
    assert finding.relation == "other verb"
    assert finding.summary == (
        "Where all cite harbour master Oren Vask, Outlet 1 writes “said”, "
        "Outlet 2 “claimed”, Outlet 3 “admitted”."
    )
    assert [(r.text, r.documents, r.note) for r in finding.readings] == [
        ("said", ("A",), "merely reports"),
        ("claimed", ("B",), "leaves open whether it is true"),
        ("admitted", ("C",), "takes it for true"),
    ]
    for reading in finding.readings:
        assert {finding.evidence[i].document for i in reading.evidence} == set(reading.documents)
    assert finding.evidence[0].voice == "quoted"
    assert finding.weight == 0.9


def test_outlets_with_one_verb_are_told_together() -> None:
    finding = one(
        "Oren Vask said that the barge had shown no lantern since midnight.",
        "Oren Vask has admitted that the barge had shown no lantern since midnight.",
        "“That barge had shown no lantern since midnight,” said harbour master Oren Vask.",
    )
    assert finding.summary == (
        "Where all cite Oren Vask, Outlet 1 and Outlet 3 write “said”, Outlet 2 “admitted”."
    )
    assert "Oren Vask has admitted" in {item.text for item in finding.evidence}


def test_verbs_of_one_class_make_no_finding() -> None:
    assert not found(
        "Harbour master Oren Vask said the barge had shown no lantern since midnight.",
        "The barge had shown no lantern since midnight, harbour master Oren Vask told reporters.",
    )


def test_the_same_verb_makes_no_finding() -> None:
    text = "Harbour master Oren Vask said the barge had shown no lantern since midnight."
    assert not found(text, text)


def test_other_sources_with_other_verbs_make_no_finding() -> None:
    assert not found(
        "Harbour master Oren Vask said the barge had shown no lantern since midnight.",
        "Deckhand Tilda Marrow claimed the barge had shown no lantern since midnight.",
    )


@pytest.mark.parametrize("cue", ["denied", "did not admit", "never claimed"])
def test_what_is_denied_or_not_said_is_no_other_verb(cue: str) -> None:
    assert not found(
        "Harbour master Oren Vask said the barge had shown no lantern since midnight.",
        f"Harbour master Oren Vask {cue} that the barge had shown no lantern since midnight.",
    )


def test_no_source_where_another_attributes() -> None:
    finding = one(
        "The barge had shown no lantern since midnight, the port authority said.",
        "The barge off Brackholm had shown no lantern since midnight.",
    )
    assert finding.relation == "no source here"
    assert finding.summary == (
        "Outlet 2 gives no source here for what Outlet 1 attributes to the port authority."
    )
    assert [reading.text for reading in finding.readings] == [
        "the port authority: “said”",
        "no source here",
    ]


def test_who_is_named_in_the_same_paragraph_covers_its_sentences() -> None:
    assert not found(
        "The barge had shown no lantern since midnight, the port authority said.",
        "The port authority spoke to reporters. The barge had shown no lantern since midnight.",
    )


def test_reported_speech_may_go_on_in_the_next_sentence() -> None:
    assert not found(
        "The barge had shown no lantern since midnight, the port authority said.",
        "Oren Vask said he was sorry. The barge had shown no lantern since midnight.",
    )


def test_a_source_named_close_by_lowers_the_confidence() -> None:
    attributed = ["The barge had shown no lantern since midnight, the port authority said."]
    near = [
        "The barge off Brackholm had shown no lantern since midnight.",
        "So much for the port authority.",
    ]
    far = ["The barge off Brackholm had shown no lantern since midnight.", FILLER]
    analysis = Attributions()
    low, high = (
        analysis.find(collated(make_story(attributed, other)))[0].confidence
        for other in (near, far)
    )
    assert low < 0.4 < high


def test_a_quotation_is_nobody_else_s_own_words() -> None:
    assert not found(
        "“The barge had shown no lantern since midnight,” Oren Vask said.",
        "The barge off Brackholm had shown no lantern since midnight.",
    )


def test_a_named_source_against_a_role() -> None:
    finding = one(
        "Officials said the barge had shown no lantern since midnight.",
        "The barge had shown no lantern since midnight, Oren Vask said.",
    )
    assert finding.relation == "source named"
    assert finding.summary == "For the same content Outlet 2 cites Oren Vask, Outlet 1 “Officials”."


def test_a_hedge_in_one_and_none_in_another() -> None:
    finding = one(
        "The barge off Brackholm had apparently shown no lantern since midnight.",
        "The barge off Brackholm had shown no lantern since midnight.",
    )
    assert finding.relation == "hedged"
    assert finding.summary == (
        "Outlet 1 hedges (“apparently”) what Outlet 2 tells without a hedge."
    )


def test_too_little_in_common_makes_no_finding() -> None:
    assert not found(
        "Harbour master Oren Vask said the barge had shown no lantern since midnight.",
        "Harbour master Oren Vask admitted that the pier had been inspected late in spring.",
    )


@pytest.mark.parametrize(
    ("language", "one_", "two"),
    [
        (
            "de",
            "Die Löhne steigen im Frühjahr um vier Prozent, sagte Vizegouverneur Anton Kessrin.",
            "Vizegouverneur Anton Kessrin behauptete, die Löhne steigen um vier Prozent.",
        ),
        (
            "es",
            "El vicegobernador Anton Kessrin dijo que los salarios crecen al cuatro por ciento.",
            "El vicegobernador Anton Kessrin admitió que los salarios crecen al cuatro por ciento.",
        ),
        (
            "fr",
            "Le préfet Armand Tressol a dit que la passerelle était fermée depuis lundi matin.",
            "Le préfet Armand Tressol prétend que la passerelle était fermée depuis lundi matin.",
        ),
        (
            "ru",
            "Губернатор Олег Мирин сказал, что паромная переправа закрыта с понедельника.",
            "Губернатор Олег Мирин утверждал, что паромная переправа закрыта с понедельника.",
        ),
        (
            "uk",
            "Губернатор Олег Мірин сказав, що поромна переправа закрита з понеділка.",
            "Губернатор Олег Мірин визнав, що поромна переправа закрита з понеділка.",
        ),
    ],
)
def test_other_verbs_in_five_more_languages(language: str, one_: str, two: str) -> None:
    assert one(one_, two, language=language).relation == "other verb"


def test_a_language_without_lists_has_no_findings() -> None:
    assert not found(
        "Harbour master Oren Vask said the barge had shown no lantern since midnight.",
        "Harbour master Oren Vask admitted the barge had shown no lantern since midnight.",
        language="sv",
    )
