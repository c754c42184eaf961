from __future__ import annotations

import pytest

from samestory.analysis.quotations.speakers import beside
from samestory.analysis.quotations.utterances import utterances
from tests.story_factory import make_document

KNOWN = "On board were Tilda Marrow and Oren Vask of the House."
"""Names count where the document has them inside a sentence."""


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        ("“The barge was dark,” said Tilda Marrow, a student.", "Tilda Marrow", "said"),
        ("“The barge was dark,” Marrow told us on Monday.", "Marrow", "told"),
        (
            "Tilda Marrow, a student from Tarsey, said: “The barge was dark.”",
            "Tilda Marrow",
            "said",
        ),
        ("Talking to us, Marrow said: “The barge was dark.”", "Marrow", "said"),
        ("“The barge was dark,” said harbour master Oren Vask.", "Oren Vask", "said"),
        ("“The barge was dark,” said Marrow’s lawyer, Oren Vask.", "Oren Vask", "said"),
        ("“The barge was dark,” said Vask’s lawyer.", "", "said"),
        ("“The barge was dark,” the House speaker said.", "", "said"),
        ("“The barge was dark,” she claimed.", "", "claimed"),
        ("“The barge was dark.” Vask said nothing more.", "", ""),
        (
            "Oren Vask, talking to reporters in town, said: “The barge was dark.”",
            "Oren Vask",
            "said",
        ),
        ("A sign read “the barge was dark”.", "", ""),
    ],
)
def test_who_is_named_beside_a_quotation(text: str, name: str, verb: str) -> None:
    document = make_document([text, KNOWN])
    (utterance,) = utterances(document, {})
    found = beside(document, utterance)
    assert (found.name, found.verb) == (name, verb)
    for span, words in ((found.name_span, name), (found.verb_span, verb)):
        if span is not None:
            assert document.text[span.start : span.end].startswith(words)


@pytest.mark.parametrize(
    ("language", "text", "verb"),
    [
        ("de", "„Die Schute lag ohne Licht da“, warnte Vask.", "warnte"),
        ("fr", "« La barge était sans lanterne », a affirmé Vask.", "affirmé"),
        ("es", "«La gabarra estaba sin farol», aseguró Vask.", "aseguró"),
        ("ru", "«Баржа стояла без фонаря», — признал Васк.", "признал"),
        ("uk", "«Баржа стояла без ліхтаря», — наголосив Васк.", "наголосив"),
    ],
)
def test_verbs_of_other_languages(language: str, text: str, verb: str) -> None:
    document = make_document([text], language=language)
    (utterance,) = utterances(document, {})
    found = beside(document, utterance)
    assert found.verb == verb


def test_an_answer_is_not_put_to_who_asked() -> None:
    document = make_document(
        ["Vask asked her, “Was it dark?” Her answer: “It was very dark.”", KNOWN]
    )
    asked, answered = utterances(document, {})
    assert beside(document, asked).verb == "asked"
    assert beside(document, answered).name == ""


def test_a_verb_that_denies_has_no_class_to_compare() -> None:
    document = make_document(["“The barge was dark,” Vask did not say.", KNOWN])
    (utterance,) = utterances(document, {})
    assert beside(document, utterance).verdict is None
