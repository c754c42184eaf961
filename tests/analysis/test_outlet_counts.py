from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.analysis.outlet_counts import count_outlets
from samestory.model import Document, OutletCounts, Settings, Tally
from samestory.pipeline import compare
from tests.story_factory import collated, make_document, named

FIRST = [
    "The ferry Halvorsund struck a moored barge off Brackholm on Monday, injuring 14 people.",
    "Harbour master Oren Vask claimed that the barge had perhaps shown no lantern.",
]
SECOND = [
    "“We felt two blows and then the lights went out,” said Tilda Marrow, a student.",
    "The regime at the port has perhaps learned nothing, officials admitted.",
]
OTHER = [
    "Fourteen people were hurt when the Halvorsund ran into a moored barge near Brackholm.",
    "“Perhaps the regime knows,” one “dark” barge owner said.",
]


def two_by_one() -> tuple[Document, ...]:
    """Return two articles of the Gazette and one of the Herald."""
    return named(
        [
            make_document(FIRST, "Gazette"),
            make_document(OTHER, "Herald"),
            make_document(SECOND, "Gazette", headline="A second article"),
        ]
    )


def counts(*documents: Document) -> tuple[OutletCounts, ...]:
    return count_outlets(collated(documents))


def test_articles_of_one_outlet_are_counted_together() -> None:
    gazette, herald = counts(*two_by_one())
    assert (gazette.outlet, gazette.documents) == ("Gazette", ("A", "C"))
    assert (herald.outlet, herald.documents) == ("Herald", ("B",))
    words = sum(len(text.split()) for text in FIRST + SECOND)
    assert (gazette.words, gazette.paragraphs) == (words, 4)
    assert gazette.quoted_words == 10
    assert gazette.quotations == Tally(1, round(1000 / words, 1))
    assert gazette.statements is not None
    assert {name: tally.count for name, tally in gazette.statements.items()} == {
        "neutral": 1,
        "assertive": 0,
        "doubt": 1,
        "factive": 1,
    }
    assert gazette.anonymous_sources == Tally(1, round(1000 / words, 1))
    own = words - gazette.quoted_words
    assert gazette.hedges == Tally(2, round(2000 / own, 1))
    assert gazette.loaded_words is not None
    assert gazette.loaded_words.count == 3  # claimed, regime, admitted


def test_articles_of_one_outlet_are_no_match_for_each_other() -> None:
    twins = named([*two_by_one(), make_document([FIRST[0]], "Gazette", headline="Again")])
    comparison = compare(twins)
    gazette, herald = comparison.outlets
    assert gazette.documents == ("A", "C", "D")
    assert all(
        twins["ABCD".index(link.a.document)].outlet != twins["ABCD".index(link.b.document)].outlet
        for link in comparison.links
    )
    matched = {(p.document, p.paragraph) for link in comparison.links for p in (link.a, link.b)}
    assert gazette.matched + herald.matched == len(matched)


def test_quoted_words_are_not_the_outlets_own() -> None:
    _, herald = counts(*two_by_one())
    assert herald.hedges == Tally(0, 0.0)
    assert herald.loaded_words == Tally(0, 0.0)
    assert herald.quotations.count == 0  # four words, and one: pieces


def test_letter_case_makes_no_other_outlet() -> None:
    one, two, three = two_by_one()
    assert len(counts(one, two, replace(three, outlet="GAZETTE"))) == 2


@pytest.mark.parametrize("field", ["statements", "anonymous_sources", "hedges", "loaded_words"])
def test_a_language_without_a_list_is_not_zero(field: str) -> None:
    one, two, three = two_by_one()
    gazette, herald = counts(one, two, replace(three, language="fi"))
    assert getattr(gazette, field) is None
    assert getattr(herald, field) is not None


def test_figures_are_counted_in_words_and_digits() -> None:
    gazette, herald = counts(*two_by_one())
    assert gazette.figures is not None
    assert herald.figures is not None
    assert gazette.figures.count >= 2
    assert herald.figures.count >= 1


def test_boilerplate_that_was_not_compared_does_not_count() -> None:
    plain = compare(two_by_one(), Settings(align_boilerplate=True))
    credit = named(
        [
            make_document([*FIRST, "Photograph: Tilda Marrow/Gazette"], "Gazette"),
            *two_by_one()[1:],
        ]
    )
    aside = compare(credit)
    assert any(passage.boilerplate for passage in aside.passages)
    assert aside.outlets[0].words == plain.outlets[0].words
