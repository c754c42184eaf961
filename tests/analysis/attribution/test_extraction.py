from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samestory.analysis.attribution.extraction import Attribution, attributions
from samestory.analysis.attribution.lexicon import LANGUAGES
from samestory.model import Document
from tests.story_factory import make_document


class Expected(NamedTuple):
    """What a sentence's first attribution should be."""

    source: str | None
    cue: str
    content: str
    verdict: str = "neutral"


def read(text: str, language: str) -> tuple[Document, tuple[Attribution, ...]]:
    document = make_document([text], language=language)
    return document, attributions(document)


def shown(document: Document, found: Attribution) -> Expected:
    source = found.source
    return Expected(
        document.text[source.start : source.end] if source else None,
        document.text[found.cue.start : found.cue.end],
        " … ".join(document.text[span.start : span.end] for span in found.content),
        found.verdict,
    )


SENTENCES: list[tuple[str, str, Expected]] = [
    (
        "en",
        "Oren Vask, the harbour master, claimed that the barge had shown no lantern.",
        Expected(
            "Oren Vask, the harbour master",
            "claimed",
            "that the barge had shown no lantern",
            "doubt",
        ),
    ),
    (
        "en",
        "“The pier is closed,” said Oren Vask, the harbour master. “Nobody may cross it.”",
        Expected(
            "Oren Vask, the harbour master",
            "said",
            "“The pier is closed,” … “Nobody may cross it.”",
        ),
    ),
    (
        "en",
        "The pier was closed on Monday, according to the port authority.",
        Expected("the port authority", "according to", "The pier was closed on Monday"),
    ),
    (
        "en",
        "According to the port authority, the pier was closed on Monday.",
        Expected("the port authority", "According to", "the pier was closed on Monday"),
    ),
    (
        "en",
        "The barge, Vask said, had shown no lantern since midnight.",
        Expected("Vask", "said", "The barge … had shown no lantern since midnight"),
    ),
    (
        "en",
        "Twenty-three people were hurt, the port authority said.",
        Expected("the port authority", "said", "Twenty-three people were hurt"),
    ),
    (
        "en",
        "“On the screens we saw decoys,” its spokesman, Colonel Taras Mour, told reporters.",
        Expected("its spokesman, Colonel Taras Mour", "told", "“On the screens we saw decoys,”"),
    ),
    (
        "en",
        "The company has admitted that it knew of the fault.",
        Expected("The company", "has admitted", "that it knew of the fault", "factive"),
    ),
    (
        "en",
        "Vask’s claim that the barge was dark surprised nobody.",
        Expected("Vask’s", "claim", "that the barge was dark surprised nobody", "doubt"),
    ),
    (
        "en",
        "“Nobody may cross it,” Oren Vask, the harbour master of Brackholm, said in a letter.",
        Expected("Oren Vask, the harbour master of Brackholm", "said", "“Nobody may cross it,”"),
    ),
    (
        "en",
        "Oren Vask, who heads the port, has dismissed that idea.",
        Expected("Oren Vask, who heads the port", "has dismissed", "that idea", "doubt"),
    ),
    (
        "de",
        "„Wir nehmen den Fuß von der Bremse“, sagte Gouverneurin Mirela Dostan am Mittag.",
        Expected("Gouverneurin Mirela Dostan", "sagte", "„Wir nehmen den Fuß von der Bremse“"),
    ),
    (
        "de",
        "Kessrin räumte ein, dass die Löhne steigen.",
        Expected("Kessrin", "räumte", "dass die Löhne steigen", "factive"),
    ),
    (
        "de",
        "Die Bank habe zu spät gehandelt, behauptete Finanzminister Pavel Ostrik.",
        Expected(
            "Finanzminister Pavel Ostrik",
            "behauptete",
            "Die Bank habe zu spät gehandelt",
            "doubt",
        ),
    ),
    (
        "de",
        "Nach Angaben der Polizei wurden drei Menschen verletzt.",
        Expected("Polizei", "Nach Angaben der", "wurden drei Menschen verletzt"),
    ),
    (
        "de",
        "Dem Ministerium zufolge sind acht Drohnen abgestürzt.",
        Expected("Dem Ministerium", "zufolge", "sind acht Drohnen abgestürzt"),
    ),
    (
        "es",
        "Según la policía, tres personas resultaron heridas.",
        Expected("la policía", "Según", "tres personas resultaron heridas"),
    ),
    (
        "es",
        "«Quien titubea ahora lo paga después», defendió la gobernadora, Mirela Dostan.",
        Expected(
            "la gobernadora, Mirela Dostan",
            "defendió",
            "«Quien titubea ahora lo paga después»",
            "assertive",
        ),
    ),
    (
        "es",
        "El banco «levanta el pie del freno», explicó.",
        Expected(None, "explicó", "El banco «levanta el pie del freno»"),
    ),
    (
        "fr",
        "« Le pont est fermé », a déclaré le préfet Armand Tressol.",
        Expected("le préfet Armand Tressol", "a déclaré", "« Le pont est fermé »"),
    ),
    (
        "fr",
        "Le ministre prétend que le pont est sûr.",
        Expected("Le ministre", "prétend", "que le pont est sûr", "doubt"),
    ),
    (
        "fr",
        "Selon la police, trois personnes ont été blessées.",
        Expected("la police", "Selon", "trois personnes ont été blessées"),
    ),
    (
        "ru",
        "По словам губернатора, пострадали три человека.",
        Expected("губернатора", "По словам", "пострадали три человека"),
    ),
    (
        "ru",
        "«Мост закрыт», — сказал начальник порта Орен Васк.",
        Expected("начальник порта Орен Васк", "сказал", "«Мост закрыт»"),
    ),
    (
        "ru",
        "Министр утверждал, что мост закрыт.",
        Expected("Министр", "утверждал", "что мост закрыт", "doubt"),
    ),
    (
        "uk",
        "За словами губернатора, постраждали троє людей.",
        Expected("губернатора", "За словами", "постраждали троє людей"),
    ),
    (
        "uk",
        "Міністр визнав, що міст закрито.",
        Expected("Міністр", "визнав", "що міст закрито", "factive"),
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_source_cue_and_content(language: str, text: str, expected: Expected) -> None:
    document, found = read(text, language)
    assert shown(document, found[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The barge had shown no lantern since midnight.",
        "New claims were filed in the afternoon.",
        "The Clean Water Plan takes effect in May.",
        "A court ruling could follow within weeks.",
        "It rained.",
    ],
)
def test_no_attribution_where_nobody_is_cited(text: str) -> None:
    assert read(text, "en")[1] == ()


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("Officials said the pier was closed.", True),
        ("Two sources familiar with the matter said the pier was closed.", True),
        ("Oren Vask said the pier was closed.", False),
        ("Officials of Brackholm said the pier was closed.", False),
        ("The port authority said the pier was closed.", False),
    ],
)
def test_a_role_alone_is_an_anonymous_source(text: str, *, anonymous: bool) -> None:
    assert read(text, "en")[1][0].anonymous is anonymous


def test_a_quotation_alone_is_direct() -> None:
    assert read("“The pier is closed,” Vask said.", "en")[1][0].direct
    assert not read("Vask said the pier is “closed” today.", "en")[1][0].direct


def test_a_later_verb_ends_the_content_of_the_first() -> None:
    document, found = read("Vask said the pier was closed and added that it was old.", "en")
    assert [shown(document, one)[1:3] for one in found] == [
        ("said", "the pier was closed"),
        ("added", "that it was old"),
    ]


@pytest.mark.parametrize("text", ["The terms were agreed", "Pier, calls", "El muelle, según"])
def test_a_text_may_end_with_the_first_word_of_a_longer_phrase(text: str) -> None:
    for language in LANGUAGES:
        document, found = read(text, language)
        assert all(attribution.cue.end <= len(document.text) for attribution in found)


def test_a_language_without_a_list_has_no_attributions() -> None:
    assert read("Vask said the pier was closed.", "sv")[1] == ()


def test_a_sentence_may_break_off_after_the_first_word_of_a_longer_form() -> None:
    document, (found,) = read("The pier was closed, Tarsey asked", "en")
    assert document.text[found.cue.start : found.cue.end] == "asked"


_PIECES = st.sampled_from(
    (
        "Vask", "said", "“", "”", ",", ".", "according", "to", "the", "officials", "claimed",
        "that", "pier", "’s", "sagte", "laut", "según", "dijo", "«", "»", "по", "словам", "сказал",
        "—", "(", ")", "''", '"', "told", "reporters", "adding", "was", "by", "?", ":", "J.",
    )
)  # fmt: skip


@given(st.lists(_PIECES, min_size=1, max_size=30), st.sampled_from(LANGUAGES))
def test_offsets_slice_back_and_stay_in_the_paragraph(pieces: list[str], language: str) -> None:
    document, found = read(" ".join(pieces), language)
    paragraph = document.paragraphs[0]
    for one in found:
        spans = [one.cue, *one.content, *([one.source] if one.source else [])]
        assert one.content
        for span in spans:
            assert paragraph.start <= span.start < span.end <= paragraph.end
            assert document.text[span.start : span.end].strip()
    assert found == attributions(document)
    assert [one.cue.start for one in found] == sorted(one.cue.start for one in found)
