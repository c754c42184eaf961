from __future__ import annotations

from dataclasses import replace
from typing import Any

from samestory.model import Comparison, Settings
from tests.renderers.comparison_factory import (
    large_comparison,
    make_comparison,
    make_document,
    make_link,
    make_nearest,
    make_passage,
)
from tests.renderers.demo_story import demo_comparison
from tests.renderers.html.pages import parse, text, with_class


def article(comparison: Comparison, number: int) -> Any:  # noqa: ANN401
    return parse(comparison).xpath("//article")[number - 1]


def tags(element: Any) -> list[str]:  # noqa: ANN401
    return [text(tag) for tag in with_class(element, "tag")]


def test_a_row_names_who_has_it_and_how_alike_it_is_worded() -> None:
    head = article(demo_comparison(), 1).find("header")
    assert text(head) == (
        "P1, in all: A, B, C A B C 62 % alike Figure marked: what only one or some have"
    )
    assert text(article(demo_comparison(), 2).find("header")).endswith("marked: shared words")


def test_outlets_without_the_row_have_a_hollow_badge() -> None:
    letters = with_class(article(demo_comparison(), 4), "letters")[0]
    assert [(b.text, "absent" in b.get("class")) for b in letters] == [
        ("A", False),
        ("B", True),
        ("C", True),
    ]


def test_tags_tell_word_for_word_order_and_cross_references() -> None:
    story = demo_comparison()
    assert tags(article(story, 5)) == ["Word for word A B", "Told earlier in C"]
    assert tags(article(story, 3)) == ["Partly told also in P7"]
    assert tags(article(story, 7)) == ["Partly told also in P3"]
    assert with_class(article(story, 7), "tag")[0].find("a").get("href") == (
        f"#{story.passages[2].id}"
    )


def test_a_long_list_of_cross_references_is_cut() -> None:
    story = large_comparison(2, 14)
    first = replace(story.passages[0], cross_references=tuple(p.id for p in story.passages[1:12]))
    cut = replace(story, passages=(first, *story.passages[1:]))
    assert tags(article(cut, 1)) == [
        "Partly told also in P2, P3, P4, P5, P6, P7, P8, P9 and 3 more"
    ]


def test_a_cell_holds_all_its_paragraphs_with_their_numbers() -> None:
    cell = article(demo_comparison(), 2).xpath(".//*[@id='B-2']/../..")[0]
    assert [p.get("id") for p in with_class(cell, "text")] == ["B-2", "B-3"]
    assert text(with_class(cell, "paragraph-numbers")[0]) == "¶ 2–3"


def test_a_missing_outlet_shows_its_nearest_paragraph_on_demand() -> None:
    cell = with_class(article(demo_comparison(), 3), "no-match")[0]
    assert text(cell.find("p")) == "No match in Tidewater Wire"
    details = cell.find("details")
    assert details.get("open") is None
    assert text(details.find("summary")) == "¶ 2 comes closest (weak, .18)"
    assert text(details.findall("p")[0]).startswith("Two night workers escaped unhurt")
    assert details.find(".//a").get("href") == "#B-2"


def test_a_linked_paragraph_in_another_row_is_no_missing_match() -> None:
    cell = with_class(article(demo_comparison(), 7), "partly")[0]
    assert text(cell.find("p")) == "Partly in Hallowick Herald, P3"
    assert text(cell.find("details/summary")) == "¶ 3 comes closest (partial, .33)"


def test_the_band_follows_the_settings() -> None:
    story = replace(demo_comparison(), settings=Settings(threshold=0.1, strong=0.1))
    cells = with_class(article(story, 7), "partly")
    assert [text(cell.find("details/summary")) for cell in cells] == [
        "¶ 3 comes closest (strong, .33)",
        "¶ 1 comes closest (partial, .11)",
    ]


def test_documents_of_one_outlet_are_said_not_to_be_compared() -> None:
    documents = {
        letter: make_document(letter, outlet, [f"{letter} says so."])
        for letter, outlet in (("A", "Herald"), ("B", "Herald"), ("C", "Wire"))
    }
    passage = replace(
        make_passage(documents, 1, {"A": [1]}), nearest=(make_nearest(("A", 1), ("C", 1), 0.1),)
    )
    rest = make_passage(documents, 2, {"B": [1], "C": [1]})
    row = article(make_comparison(list(documents.values()), [passage, rest]), 1)
    assert [text(cell.find("p")) for cell in with_class(row, "no-match")] == [
        "Not compared with Herald (same outlet)",
        "No match in Wire",
    ]


def test_reasons_stand_under_the_row_and_say_where_a_link_leads() -> None:
    reasons = with_class(article(demo_comparison(), 3), "reasons")[0]
    assert reasons.get("open") is None
    assert text(reasons.find("summary")) == "Why these stand together"
    assert [text(item) for item in reasons.findall("ul/li")] == [
        "A ¶ 3 – C ¶ 4 strong, .79 One sentence of each is close in wording.",
        "A ¶ 3 – C ¶ 3 (P7) partial, .33 Both have “tram” and “depot”.",
    ]
    alone = with_class(article(demo_comparison(), 7), "reasons")[0]
    assert text(alone.find("summary")) == "What is told elsewhere too"
    assert not with_class(article(demo_comparison(), 4), "reasons")


def test_measures_are_told_with_the_reasons() -> None:
    reasons = with_class(article(demo_comparison(), 1), "reasons")[0]
    assert text(reasons.find("p")) == (
        "Measures of wording over all outlets of the passage: "
        "jaccard 40 %, ratcliff-obershelp 61 %."
    )


def test_confidence_is_told_with_the_reasons() -> None:
    story = demo_comparison()
    sure = replace(story.passages[0], confidence=0.874)
    reasons = with_class(
        article(replace(story, passages=(sure, *story.passages[1:])), 1), "reasons"
    )
    assert text(reasons[0].find("p")) == (
        "Confidence 0.87: the mean score of all pairs of paragraphs of different outlets here."
    )


def test_a_split_is_counted_in_a_tag() -> None:
    assert tags(article(demo_comparison(), 2))[0] == "1 paragraph in A, 2 in B"


def test_four_outlets_stand_in_columns_and_five_in_rows() -> None:
    four = with_class(article(large_comparison(4, 3), 1), "cells")[0]
    assert four.get("class") == "cells columns columns-4"
    five = with_class(article(large_comparison(5, 3), 1), "cells")[0]
    assert five.get("class") == "cells rows"
    assert len(with_class(five, "cell")) == 3


def test_rows_name_the_missing_outlets_in_one_line_and_the_closest_on_demand() -> None:
    story = large_comparison(8, 3)
    alone = article(story, 2)
    absent = with_class(alone, "absent-outlets")[0]
    assert text(absent.find("summary")) == "Not in this passage: B C D E F G H"
    assert len(absent.findall("ul/li")) == 2
    assert text(absent.findall("ul/li")[0]).startswith(
        "No match in Outlet number 2: ¶ 1 comes closest (weak, .11): "
    )


def test_with_many_outlets_only_the_strongest_links_are_explained() -> None:
    story = large_comparison(8, 2)
    reasons = with_class(article(story, len(story.passages)), "reasons")[0]
    items = [text(item) for item in reasons.findall("ul/li")]
    assert len(items) == 4
    assert items[-1] == "… and 25 weaker links more."


def test_the_strongest_link_comes_first() -> None:
    story = large_comparison(2, 2)
    weak, strong = make_link(("A", 1), ("B", 1), 0.3), make_link(("A", 2), ("B", 2), 0.9)
    documents = {document.id: document for document in story.documents}
    row = make_passage(documents, 1, {"A": [1, 2], "B": [1, 2]})
    item = article(replace(story, passages=(row,), links=(weak, strong)), 1).find(".//ul/li")
    assert text(item).startswith("A ¶ 2 – B ¶ 2 strong, .90")
