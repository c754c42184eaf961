from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samestory.analysis.quotations import Quotations
from samestory.analysis.ranking import LEAST_WORTH
from samestory.model import Finding, Settings
from tests.story_factory import Article, collated, make_story, stories

RELATIONS = {
    "identical",
    "tidied",
    "shortened",
    "altered",
    "other speaker",
    "other verb",
    "quoted or reported",
    "only here",
    "partial quote",
    "piece",
}


def found(*articles: Article, language: str = "en") -> tuple[Finding, ...]:
    return Quotations().find(collated(make_story(*articles, language=language)))


def relations(*articles: Article, language: str = "en") -> list[str]:
    return [finding.relation for finding in found(*articles, language=language)]


SAID = "We felt two blows and then the lights went out all over the car deck"


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        (f"“{SAID},” said Tilda Marrow.", f"Tilda Marrow said: “{SAID}.”", "identical"),
        (f"“{SAID},” said Marrow.", f"‘{SAID},’ said Marrow.", "identical"),
        (
            f"“{SAID},” said Marrow.",
            f"“We felt two blows,” said Marrow, “{SAID.removeprefix('We felt two blows ')}.”",
            "identical",
        ),
        (
            "“We don’t know why the barge was moored without a lantern,” Vask said.",
            "“We do not know why [it] was moored without a lantern,” Vask said.",
            "tidied",
        ),
        (
            "“The crew of fifteen realised nothing until the barge was alongside,” Vask said.",
            "“The crew of 15 realized nothing until the barge was alongside,” Vask said.",
            "tidied",
        ),
        (
            "“I will not pay for that damned lantern on the barge,” Vask said.",
            "“I will not pay for that d****d lantern on the barge,” Vask said.",
            "tidied",
        ),
        (
            f"“{SAID},” said Marrow.",
            "“We felt two blows and then the lights went out …” said Marrow.",
            "shortened",
        ),
        (
            f"“{SAID},” said Marrow. “Nobody told us what to do.”",
            f"“{SAID},” said Marrow.",
            "shortened",
        ),
        (
            f"“{SAID},” said Marrow.",
            f"“{SAID.replace('two blows', 'three heavy knocks')},” said Marrow.",
            "altered",
        ),
        (
            "“The barge was not moored there with our consent,” Vask said.",
            "“The barge was never moored there with our consent,” Vask said.",
            "altered",
        ),
        (
            f"“{SAID},” said Tilda Marrow. Oren Vask was there too.",
            f"“{SAID},” said Oren Vask. Later Oren Vask and Tilda Marrow left.",
            "other speaker",
        ),
        (f"“{SAID},” said Marrow.", f"“{SAID},” claimed Marrow.", "other verb"),
        (
            f"“{SAID},” said Marrow.",
            f"Marrow said that {SAID[0].lower()}{SAID[1:]}.",
            "quoted or reported",
        ),
        (
            "“The moored barge had shown no lantern since midnight on Monday,” Vask said.",
            "Vask said the moored barge had on Monday not shown any lantern since midnight.",
            "quoted or reported",
        ),
    ],
)
def test_how_one_quotation_stands_in_two_outlets(one: str, two: str, relation: str) -> None:
    names = " That was Tilda Marrow, with Oren Vask and the lantern of the moored barge."
    assert relations([one + names], [two + names]) == [relation]


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        (
            "de",
            "„Die Schute lag seit Mitternacht ohne Licht im Hafenbecken“, sagte Vask.",
            "Vask sagte: »Die Schute lag seit Mitternacht ohne Licht im Hafenbecken.«",
        ),
        (
            "fr",
            "« La barge était amarrée sans lanterne depuis minuit », a dit Vask.",
            "— La barge était amarrée sans lanterne depuis minuit, a-t-il dit.",
        ),
        (
            "es",
            "«La gabarra estaba amarrada sin farol desde medianoche», dijo Vask.",
            "—La gabarra estaba amarrada sin farol desde medianoche —dijo Vask.",
        ),
        (
            "ru",
            "«Баржа стояла без фонаря с полуночи у причала», — сказал Васк.",
            "— Баржа стояла без фонаря с полуночи у причала, — сказал Васк.",
        ),
        (
            "uk",
            "«Баржа стояла без ліхтаря від півночі біля причалу», — сказав Васк.",
            "„Баржа стояла без ліхтаря від півночі біля причалу“, – сказав Васк.",
        ),
    ],
)
def test_marks_of_several_languages_hold_the_same_words(language: str, one: str, two: str) -> None:
    assert relations([one], [two], language=language) == ["identical"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "“We will keep the harbour open,” Vask said.",
            "“We will keep the school open,” Vask said.",
        ),
        (
            "“We will keep the harbour open through the winter,” Vask said.",
            "“We will keep our word to the crews of the ferries,” Vask said.",
        ),
        ("“I don’t know what it was,” he said.", "“I don’t know who it was,” she said."),
    ],
)
def test_two_statements_of_one_speaker_are_not_one(one: str, two: str) -> None:
    assert not {"altered", "identical", "shortened", "tidied"} & set(relations([one], [two]))


def test_a_quotation_over_two_paragraphs_is_matched_in_each_sentence() -> None:
    (finding,) = found(
        [f"Marrow said: “{SAID}.", "“Nobody told us what to do until the harbour master came.”"],
        [f"“{SAID}. Nobody told us what to do until the harbour master came,” Marrow said."],
    )
    assert finding.relation == "identical"
    assert {item.paragraph for item in finding.evidence if item.document == "A"} == {1, 2}


def test_the_altered_words_are_told_with_their_outlets() -> None:
    other = SAID.replace("blows", "thumps")
    (finding,) = found([f"“{SAID},” said Marrow."], [f"“{other},” Marrow said."])
    assert finding.summary == (
        "The same quotation in other words: Outlet 1 has “We felt two blows and then the lights "
        "went…”, Outlet 2 “We felt two thumps and then the lights went…”."
    )
    assert finding.voice == "quoted"
    assert [reading.documents for reading in finding.readings] == [("A",), ("B",)]
    assert finding.weight > 0.3


def test_two_short_sentences_of_linked_paragraphs_are_one_quotation() -> None:
    nurse = (
        "Ines Halloran, a nurse from Tarsey who takes the Grey Plover to work, fell in the saloon. "
    )
    whole = "“Everyone was already standing up, because you want to be first off,” Halloran said."
    cut = "“Everyone was already standing up,” said Halloran."
    (finding,) = found([nurse + whole], [nurse + cut])
    assert finding.relation == "shortened"
    assert "“because you want to be first off”" in finding.summary


def test_verbs_of_one_class_are_no_contrast() -> None:
    names = " That was Tilda Marrow."
    assert relations([f"“{SAID},” said Marrow.{names}"], [f"“{SAID},” Marrow told us.{names}"]) == [
        "identical"
    ]


def test_one_verb_of_two_quoted_sentences_is_told_once() -> None:
    more = "“Nobody told us what we had to do until the harbour master came.”"
    findings = found(
        [f"“{SAID},” said Marrow. {more}"],
        [f"“{SAID},” claimed Marrow. {more}"],
    )
    assert [finding.relation for finding in findings].count("other verb") == 1


def test_the_notes_tell_the_classes_of_the_verbs() -> None:
    (finding,) = found([f"“{SAID},” said Marrow."], [f"“{SAID},” claimed Marrow."])
    assert [reading.note for reading in finding.readings] == [
        "put to Marrow, with “said”, which merely reports",
        "put to Marrow, with “claimed”, which leaves open whether it is true",
    ]
    assert finding.weight == 0.7


def test_the_longer_form_is_named() -> None:
    (finding,) = found([f"“{SAID},” said Marrow."], ["“We felt two blows and then the lights …”"])
    assert "Outlet 1 also has “went out all over the car deck”" in finding.summary


def test_the_outlets_that_quote_more_are_named_together() -> None:
    rest = "for what seemed a whole hour"
    (finding,) = found(
        [f"“{SAID} {rest},” Marrow said."],
        [f"“{SAID},” Marrow said."],
        [f"Marrow said: “{SAID} {rest}.”"],
    )
    assert finding.summary == (
        "Outlet 2 quotes “We felt two blows and then the lights went out all over…”; "
        f"Outlet 1 and Outlet 3 also have “{rest}”."
    )


def test_sentences_with_other_words_between_them_are_joined_by_dots() -> None:
    one = "“The lights went out,” Marrow told us. “Then the car deck flooded within minutes.”"
    two = "“The lights went out. Then the car deck flooded within minutes,” said Marrow."
    (finding,) = found([one], [two])
    assert finding.readings[0].text == (
        "The lights went out … Then the car deck flooded within minutes."
    )


def test_a_sentence_cut_in_another_place_has_no_more_words() -> None:
    one = "“And I said, the barge is dark. Because nobody lit a lantern on it since midnight.”"
    two = "“And I say the barge is dark because nobody lit a lantern on it since midnight.”"
    assert "shortened" not in relations([one], [two])


def test_a_piece_fitted_into_the_outlets_sentence_is_tidied() -> None:
    one = "“I look forward to a full and independent inquiry into the lantern,” Vask said."
    two = "Vask said he “looks forward to a full and independent inquiry into the lantern.”"
    assert relations([one], [two]) == ["tidied"]
    assert relations([one], [two.replace("looks", "looked back")]) == ["altered"]


@pytest.mark.parametrize(
    ("word", "other", "highlight"),
    [("blows", "thumps", True), ("felt", "feel", False), ("the car", "a car", False)],
)
def test_other_forms_and_small_words_weigh_little(word: str, other: str, highlight: bool) -> None:
    (finding,) = found([f"“{SAID},” Marrow said."], [f"“{SAID.replace(word, other)},” she said."])
    assert (finding.weight * finding.confidence > LEAST_WORTH) is highlight


def test_short_pieces_are_one_finding_for_each_document() -> None:
    pieces = [
        "Vask called it a “dark barge” and the crew “asleep”.",
        "He spoke of “dark barge” rules again.",
    ]
    (finding,) = found(pieces, ["Shares in Sundline fell by noon."])
    assert finding.relation == "partial quote"
    assert [reading.text for reading in finding.readings] == ["dark barge", "asleep"]
    assert [reading.evidence for reading in finding.readings] == [(0, 1), (2,)]
    assert finding.weight < 0.1


def test_only_here_needs_a_passage_that_others_tell() -> None:
    event = "The ferry Halvorsund struck a moored barge off Brackholm on Monday."
    said = " “I was asleep in the saloon when everything fell on me,” one passenger said."
    assert relations([event + said], [event]) == ["only here"]
    assert relations([event, said.strip()], [event]) == []


def test_a_document_does_not_quote_what_it_quotes_once_more_itself() -> None:
    event = "The ferry Halvorsund struck a moored barge off Brackholm on Monday."
    said = " “I was asleep in the saloon when everything fell on me,” one passenger said."
    story = make_story([event + said], [event])
    for chosen in (Settings(), Settings(include_same_outlet=True)):
        (finding,) = Quotations().find(collated(story, chosen))
        assert finding.relation == "only here"


def test_a_quotation_that_another_outlet_quotes_in_pieces_is_not_quoted_by_one_alone() -> None:
    event = "The ferry Halvorsund struck a moored barge off Brackholm on Monday. "
    whole = "“The rules for lanterns are antiquated and a disgrace,” Vask said."
    pieces = "Vask called the rules “antiquated” and spoke of “a disgrace”."
    assert "only here" not in relations([event + whole], [event + pieces])
    assert "only here" in relations([event + whole], [event + "Vask spoke of “dark barges”."])


def test_a_piece_of_a_sentence_stands_beside_the_sentence() -> None:
    event = "The ferry Halvorsund struck a moored barge off Brackholm on Monday. "
    whole = "“The rules for lanterns are antiquated and a disgrace,” Vask said."
    piece = "Vask called the rules “antiquated”."
    (finding,) = [f for f in found([event + whole], [event + piece]) if f.relation == "piece"]
    assert [reading.documents for reading in finding.readings] == [("A",), ("B",)]
    assert finding.summary.endswith("Outlet 2 “antiquated” of it.")
    assert finding.weight * finding.confidence <= LEAST_WORTH
    twice = whole + " “The fines are antiquated too,” she said."
    assert "piece" not in relations([event + twice], [event + piece])
    title = "Vask wrote “Antiquated”."
    assert "piece" not in relations([event + whole], [event + title])


def test_what_two_people_say_is_not_one_quotation() -> None:
    event = "The ferry Halvorsund struck a moored barge off Brackholm on Monday. "
    one = "“I was asleep in the saloon when everything fell on me,” said Oren Vask. "
    two = "“Nobody had lit the lantern on that barge all week,” said Tilda Marrow."
    assert relations([event + one + two], [event]) == ["only here", "only here"]


def test_documents_of_one_outlet_are_not_set_beside_each_other() -> None:
    one, two = make_story([f"“{SAID},” said Marrow."], [f"“{SAID},” said Marrow."])
    same = (one, replace(two, outlet=one.outlet))
    assert Quotations().find(collated(same)) == ()
    (finding,) = Quotations().find(collated(same, Settings(include_same_outlet=True)))
    assert finding.relation == "identical"


quoting = st.sampled_from(
    [
        f"“{SAID},” said Tilda Marrow.",
        f"“{SAID.replace('two', 'three')},” Marrow claimed.",
        "“We felt two blows,” she said, “and then the lights",
        "‘the boys’ boat’ «no “lantern” — since» midnight”",
        "— We felt two blows, — said Vask. — Then the lights went out.",
        '"We felt [several] blows … and (then) the lights went out all over the car deck"',
    ]
)


@settings(max_examples=30)
@given(stories(), st.lists(quoting, min_size=1, max_size=4))
def test_findings_hold_together(articles: tuple[Article, ...], quotes: list[str]) -> None:
    articles = (articles[0] + quotes, articles[1] + quotes[::-1], *articles[2:])
    story = collated(make_story(*articles))
    findings = Quotations().find(story)
    assert findings == Quotations().find(story)
    for finding in findings:
        assert finding.relation in RELATIONS
        assert 0 < finding.weight <= 1
        assert 0 < finding.confidence <= 1
        for reading in finding.readings:
            assert reading.evidence
            assert {finding.evidence[i].document for i in reading.evidence} == set(
                reading.documents
            )
        for item in finding.evidence:
            document = story.documents[item.document]
            assert document.text[item.start : item.end] == item.text
