from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from samestory.analysis.figures import Figures
from tests.story_factory import collated, make_document, make_story, named, stories

if TYPE_CHECKING:
    from samestory.model import Finding
    from tests.story_factory import Article


def _find(*paragraphs: str, language: str = "en") -> tuple[Finding, ...]:
    """Return the findings on one paragraph of each outlet, which stand side by side."""
    return Figures().find(collated(make_story(*([p] for p in paragraphs), language=language)))


PAIRS = [
    (
        "The ministry said eight drones fell over the Bryansk, Kursk and Belgorod regions.",
        "Moscow admitted to at least eight drones over the Bryansk, Kursk and Belgorod regions.",
        "hedged",
        "drones",
    ),
    (
        "The ferry Halvorsund struck a barge off Brackholm, injuring at least 26 passengers.",
        "Twenty-three passengers were hurt when the ferry Halvorsund struck a barge off Brackholm.",
        "different",
        "injured",
    ),
    (
        "The army of Tavaria sent 200,000 troops to the border at Mollen, the ministry said.",
        "The army of Tavaria sent 180,000 troops to the border at Mollen, the ministry said.",
        "different",
        "troops",
    ),
    (
        "Power was cut to about 7,000 customers around Mollen when debris fell on a substation.",
        "Debris fell on a substation, and power was cut to 6,800 homes around Mollen.",
        "rounded",
        "customers",
    ),
    (
        "More than sixty drones crossed the border near Mollen, the air force said.",
        "The air force said that 65 drones crossed the border near Mollen.",
        "bound",
        "drones",
    ),
    (
        "The control system fitted to the ferry Halvorsund cost just over £3 million.",
        "The ferry Halvorsund was fitted with a control system that cost £3.2m.",
        "bound",
        "",
    ),
    (
        "The fire at Mollen burned between 400 and 500 hectares of forest.",
        "The fire at Mollen burned 450 hectares of forest.",
        "range",
        "",
    ),
    (
        "The ferry Halvorsund struck Coalyard Pier at Brackholm shortly before 8.20am on Monday.",
        "At 8:17 a.m. on Monday the ferry Halvorsund struck Coalyard Pier at Brackholm.",
        "bound",
        "time",
    ),
    (
        "The inspectors at Mollen will publish a first report on the fire within a month.",
        "The inspectors at Mollen will publish a first report on the fire within 30 days.",
        "rounded",
        "",
    ),
]


@pytest.mark.parametrize(("one", "two", "relation", "subject"), PAIRS)
def test_a_gap_is_found_and_explained(one: str, two: str, relation: str, subject: str) -> None:
    findings = _find(one, two)
    assert [finding.relation for finding in findings] == [relation]
    if subject:
        assert findings[0].subject in (subject, subject) or subject in findings[0].subject
    assert [reading.evidence for reading in findings[0].readings] == [(0,), (1,)]


def test_people_of_one_number_stand_together_whatever_they_are_called() -> None:
    (finding,) = _find(
        "The ferry Halvorsund struck Coalyard Pier at Brackholm with 186 passengers on board.",
        "The ferry Halvorsund carried 186 people when it struck Coalyard Pier at Brackholm.",
        "With about 190 people on board the ferry Halvorsund struck Coalyard Pier at Brackholm.",
    )
    assert [reading.documents for reading in finding.readings] == [("A", "B"), ("C",)]
    assert finding.readings[0].text == "186 passengers / 186 people"


SILENT = [
    # The same value in other words.
    ("The boat left Berth 2 at 7.42 on Monday.", "The boat left Berth 2 at 7:42 on Monday."),
    (
        "Twelve people were injured at Mollen, the police said.",
        "At Mollen 12 people were injured, the police said.",
    ),
    (
        "The fire at Mollen burned 40 miles of forest road.",
        "The fire at Mollen burned 40 miles of forest road.",
    ),
    (
        "The inspectors at Mollen will publish a first report on the fire within a year.",
        "The inspectors at Mollen will publish a first report on the fire within 12 months.",
    ),
    # Other things counted.
    (
        "At Mollen 12 people were killed in the fire, the police said.",
        "At Mollen 30 people were injured in the fire, the police said.",
    ),
    (
        "The ferry sent four inspectors to Brackholm on Monday.",
        "The ferry sent nine buses to Brackholm on Monday.",
    ),
    (
        "Party Alpha won 11 per cent, Beta 9 per cent and Gamma 7 per cent of the vote in Mollen.",
        "Party Alpha won 12 per cent, Beta 8 per cent and Gamma 6 per cent of the vote in Mollen.",
    ),
    # Other roles, other days, the others.
    (
        "Shares in Holm fell to £4.10 in Mollen, the exchange said.",
        "Shares in Holm fell £1.20 in Mollen, the exchange said.",
    ),
    (
        "The air force shot down 12 drones over Mollen on Monday.",
        "The air force shot down 30 drones over Mollen on Friday.",
    ),
    (
        "The fire at Mollen killed 12 people, the police said.",
        "The fire at Mollen killed three more people, the police said.",
    ),
    # Both documents have both values.
    (
        "The police at Mollen first spoke of 12 injured people, then of 14 injured people.",
        "The police at Mollen spoke of 14 injured people, having first said 12 injured people.",
    ),
]


@pytest.mark.parametrize(("one", "two"), SILENT)
def test_what_is_no_gap_is_not_reported(one: str, two: str) -> None:
    assert _find(one, two) == ()


def test_outlets_are_grouped_by_value_and_the_sentence_names_them() -> None:
    (finding,) = _find(
        "Five people are in St Orrin’s Hospital at Brackholm, the harbour master said.",
        "Seven people were taken to St Orrin’s Hospital at Brackholm, the harbour master said.",
        "The harbour master said seven people were taken to St Orrin’s Hospital at Brackholm.",
    )
    assert finding.summary == (
        "Taken to hospital: Outlet 1 has “Five people” where Outlet 2 and Outlet 3 have "
        "“Seven people”."
    )
    assert [reading.documents for reading in finding.readings] == [("A",), ("B", "C")]
    assert [reading.evidence for reading in finding.readings] == [(0,), (1, 2)]
    assert finding.weight == 0.9
    assert 0.5 < finding.confidence <= 1


def test_a_quoted_figure_is_told_apart() -> None:
    (finding,) = _find(
        "“We counted 26 injured passengers on the pier at Brackholm,” the harbour master said.",
        "The harbour master counted 31 injured passengers on the pier at Brackholm.",
    )
    assert finding.voice == "quoted"
    assert [item.voice for item in finding.evidence] == ["quoted", "outlet"]
    assert finding.readings[0].note == "in a quotation"


def test_a_temperature_in_another_unit_is_one_value() -> None:
    assert not _find(
        "The storm brought 20 degrees Celsius to the harbour of Mollen, forecasters said.",
        "The storm brought 68 degrees Fahrenheit to the harbour of Mollen, forecasters said.",
    )


def test_times_of_publication_stand_in_the_reason() -> None:
    documents = named(
        make_document([text], outlet, published=published)
        for text, outlet, published in (
            ("At Mollen 12 people were injured in a fire.", "Wire", "2026-03-02T08:00:00Z"),
            ("At Mollen 19 people were injured in a fire.", "Post", "2026-03-02T19:00:00Z"),
        )
    )
    (finding,) = Figures().find(collated(documents))
    assert "Published: Wire 2026-03-02T08:00:00Z; Post 2026-03-02T19:00:00Z." in finding.reason


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        (
            "de",
            "Bei dem Unglück in Mollen wurden 12 Menschen verletzt, teilte die Polizei mit.",
            "Die Polizei teilte mit, bei dem Unglück in Mollen seien 19 Menschen verletzt worden.",
        ),
        (
            "es",
            "El incendio de Mollen dejó 12 personas heridas, según la policía.",
            "Según la policía, el incendio de Mollen dejó 19 personas heridas.",
        ),
        (
            "fr",
            "L’incendie de Mollen a fait 12 personnes blessées, selon la police.",
            "Selon la police, 19 personnes blessées dans l’incendie de Mollen.",
        ),
        (
            "ru",
            "При пожаре в Моллене пострадали 12 человек, сообщила полиция.",
            "Полиция сообщила, что при пожаре в Моллене пострадали 19 человек.",
        ),
        (
            "uk",
            "Під час пожежі в Моллені постраждали 12 людей, повідомила поліція.",
            "Поліція повідомила, що під час пожежі в Моллені постраждали 19 людей.",
        ),
    ],
)
def test_gaps_in_other_languages(language: str, one: str, two: str) -> None:
    assert [finding.relation for finding in _find(one, two, language=language)] == ["different"]


@settings(max_examples=40)
@given(stories())
def test_findings_keep_to_their_words(articles: tuple[Article, ...]) -> None:
    story = collated(make_story(*articles))
    for finding in Figures().find(story):
        assert len(finding.readings) >= 2
        shown = [index for reading in finding.readings for index in reading.evidence]
        assert sorted(shown) == list(range(len(finding.evidence)))
        for item in finding.evidence:
            assert story.documents[item.document].text[item.start : item.end] == item.text


def test_figures_of_one_value_with_other_nouns_are_quoted_apart() -> None:
    (finding,) = _find(
        "Power was cut to about 7,000 customers around Mollen when debris fell on a substation.",
        "Power was cut to some 7,000 households around Mollen when debris fell on a substation.",
        "Power was cut to 6,800 homes around Mollen when debris fell on a substation.",
    )
    assert "“about 7,000 customers” and “some 7,000 households”" in finding.summary
    assert "/" not in finding.summary


@pytest.mark.parametrize(
    "flat",
    [
        "Moscow admitted to eight drones over the Bryansk and Kursk regions, at the very least.",
        "Moscow admitted to about eight drones over the Bryansk and Kursk regions.",
        "Eight drones fell over the Bryansk and Kursk regions. Moscow has at least eight drones.",
    ],
)
def test_a_limit_that_the_other_gives_too_is_no_gap(flat: str) -> None:
    assert not _find(
        "Moscow admitted to at least eight drones over the Bryansk and Kursk regions.", flat
    )
