from __future__ import annotations

from dataclasses import replace

import pytest

from samestory.model import Cell, OrderNote, Passage, Segment
from samestory.renderers import layout, passage_notes
from tests.renderers.comparison_factory import large_comparison, make_nearest
from tests.renderers.demo_story import demo_comparison


def test_counts_are_those_of_the_story() -> None:
    assert layout.count(demo_comparison()) == layout.Counts(
        outlets=3, paragraphs=14, boilerplate=0, side_by_side=4, in_every=2, only_one=2, partly=1
    )


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 stories"), (1, "1 story"), (31_819, "31,819 stories")]
)
def test_numbers_with_their_nouns(number: int, said: str) -> None:
    assert layout.plural(number, "story", "stories") == said


def test_counts_as_sentences() -> None:
    assert layout.counts_sentences(demo_comparison()) == (
        "3 outlets told this story in 14 paragraphs. 4 passages stand side by side, 2 of them in "
        "all 3; 2 are told by one outlet alone, and 1 shares a detail with another passage. "
        "No outlet is treated as the original."
    )


def test_two_outlets_are_both() -> None:
    comparison = demo_comparison()
    two = replace(
        comparison, documents=comparison.documents[:2], passages=(comparison.passages[1],)
    )
    assert "1 passage stands side by side, 1 of them in both; 0 are told" in (
        layout.counts_sentences(two)
    )


def test_two_articles_of_one_outlet_are_not_two_outlets() -> None:
    comparison = demo_comparison()
    first, second, third = comparison.documents
    twice = replace(comparison, documents=(first, replace(second, outlet=first.outlet), third))
    assert layout.counts_sentences(twice).startswith("3 articles by 2 outlets told this story in")


def test_what_one_outlet_tells_is_grouped_by_outlet() -> None:
    told = layout.passages_told_by_one(demo_comparison())
    assert [(document.id, [passage.number for passage in mine]) for document, mine in told] == [
        ("A", [4]),
        ("B", [6]),
    ]


def test_findings_keep_their_order_in_groups() -> None:
    groups = layout.findings_by_kind(demo_comparison())
    assert list(groups) == ["figure", "only in one outlet", "word-for-word reuse", "order"]
    assert [len(findings) for findings in groups.values()] == [1, 2, 1, 1]


@pytest.mark.parametrize(
    ("shared", "akin", "text", "marks"),
    [
        (("B",), (), "the quay", {"shared"}),
        (("C",), ("B",), "said", {"shared"}),
        ((), ("B",), "said", {"akin", "only here"}),
        ((), (), "lanterns", {"only here"}),
        ((), (), "”, ", set()),
    ],
)
def test_marks_follow_the_mode(
    shared: tuple[str, ...], akin: tuple[str, ...], text: str, marks: set[str]
) -> None:
    segment = Segment(1, text, 0, len(text), shared_with=shared, akin_with=akin)
    assert layout.is_marked(segment, "common ground") is ("shared" in marks)
    assert layout.is_akin(segment, "common ground") is ("akin" in marks)
    assert layout.is_marked(segment, "differences") is ("only here" in marks)
    assert not layout.is_akin(segment, "differences")


def test_missing_documents_come_in_the_users_order() -> None:
    comparison = demo_comparison()
    missing = layout.missing_documents(comparison, comparison.passages[3])
    assert [document.id for document in missing] == ["B", "C"]


def test_a_link_to_another_passage_is_a_shared_detail() -> None:
    comparison = demo_comparison()
    assert layout.shares_a_detail(make_nearest(("A", 1), ("B", 1), 0.25), comparison)
    assert not layout.shares_a_detail(make_nearest(("A", 1), ("B", 1), 0.24), comparison)


def test_who_tells_a_passage_elsewhere_is_said_once_for_each_direction() -> None:
    notes = (OrderNote("A", "later"), OrderNote("B", "earlier"), OrderNote("C", "later"))
    passage = replace(demo_comparison().passages[0], order=notes)
    assert layout.order_notes(passage) == ("told earlier in B", "told later in A and C")


@pytest.mark.parametrize(
    ("paragraphs", "phrases"),
    [
        ({"A": [2], "B": [1]}, ()),
        ({"A": [2, 3]}, ()),
        ({"A": [2], "B": [1, 2, 3]}, ("1 paragraph in A, 3 in B",)),
        ({"A": [2, 3], "B": [1], "C": [4]}, ("1 paragraph in B and C, 2 in A",)),
        ({"A": [2, 3], "B": [1, 2]}, ("2 paragraphs in A and B",)),
    ],
)
def test_splits_and_merges_are_counted(
    paragraphs: dict[str, list[int]], phrases: tuple[str, ...]
) -> None:
    cells = tuple(Cell(letter, tuple(numbers), ()) for letter, numbers in paragraphs.items())
    assert passage_notes.in_parts(Passage("p-0", 1, cells, 0.5)) == phrases


def test_confidence_is_told_where_there_is_one() -> None:
    passage = Passage("p-0", 1, (), 0.5)
    assert passage_notes.how_firm(passage) == ()
    assert passage_notes.how_firm(replace(passage, confidence=0.8749)) == ("confidence 0.87",)


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0 %"), (0.001, "1 %"), (0.5, "50 %"), (0.999, "99 %"), (1, "100 %")]
)
def test_percentages_never_round_to_nothing_or_everything(share: float, shown: str) -> None:
    assert layout.percent(share) == shown


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (list("ABC"), "A, B and C")],
)
def test_names_join_to_running_text(names: list[str], text: str) -> None:
    assert layout.join_names(names) == text


def test_matched_paragraphs_are_counted_once() -> None:
    comparison = large_comparison(3, 6)
    for document in comparison.documents:
        linked = {
            place
            for link in comparison.links
            for place in (link.a, link.b)
            if place.document == document.id
        }
        assert layout.matched_paragraphs(comparison, document.id) == len(linked)
