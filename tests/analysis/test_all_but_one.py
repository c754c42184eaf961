from __future__ import annotations

from hypothesis import given, settings

from samestory.analysis.all_but_one import AllButOne
from tests.story_factory import Article, collated, make_story, stories

EVENT = "The ferry Halvorsund struck a moored barge off Brackholm on Monday."
FINE = "The operator Sundline paid fines for late inspections in 2019 and 2021."
SOUP = "Volunteers at the primary school handed out soup and blankets."


def test_what_two_of_three_tell() -> None:
    (finding,) = AllButOne().find(collated(make_story([EVENT, FINE], [EVENT, FINE], [EVENT, SOUP])))
    assert finding.summary.startswith("No match in Outlet 3 for what Outlet 1 and Outlet 2 tell: ")
    assert [item.text for item in finding.evidence] == [FINE, FINE]
    assert {nearest.other.document for nearest in finding.nearest} == {"C"}
    assert "Not matched is not omitted" in finding.reason
    assert finding.subject == "Outlet 3"


def test_the_sentence_that_both_tell_is_shown() -> None:
    own = "A retired purser, Wilf Garrity, called the whole affair much ado about nothing. "
    (finding,) = AllButOne().find(
        collated(make_story([EVENT, own + FINE], [EVENT, FINE], [EVENT, SOUP]))
    )
    assert finding.summary.endswith(f" tell: “{FINE.removesuffix('.')}”.")


def test_a_piece_of_a_sentence_is_not_shown() -> None:
    piece = "Fines for late inspections! "
    (finding,) = AllButOne().find(
        collated(make_story([EVENT, piece + FINE], [EVENT, piece + FINE], [EVENT, SOUP]))
    )
    assert finding.summary.endswith(f" tell: “{FINE.removesuffix('.')}”.")


def test_an_initial_ends_no_sentence_that_is_shown() -> None:
    fine = "The operator Sundline, S.C., paid fines for late inspections in 2019 and 2021."
    (finding,) = AllButOne().find(collated(make_story([EVENT, fine], [EVENT, fine], [EVENT, SOUP])))
    assert "tell: “The operator Sundline, S.C., paid" in finding.summary


def test_two_outlets_have_no_majority() -> None:
    assert AllButOne().find(collated(make_story([EVENT, FINE], [EVENT]))) == ()


@settings(max_examples=20)
@given(stories())
def test_nothing_of_the_missing_outlet_is_linked_to_the_passage(
    articles: tuple[Article, ...],
) -> None:
    story = collated(make_story(*articles))
    passages = {passage.id: passage for passage in story.passages}
    for finding in AllButOne().find(story):
        places = set(passages[finding.passage or ""].places)
        (missing,) = {nearest.other.document for nearest in finding.nearest}
        assert missing not in {place.document for place in places}
        assert not any(
            {link.a, link.b} & places and missing in (link.a.document, link.b.document)
            for link in story.alignment.links
        )
