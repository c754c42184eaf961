from __future__ import annotations

from dataclasses import replace

import pytest

from samestory import explaining
from samestory.model import Comparison, Explanation, Place
from samestory.renderers import terminal_explanation
from samestory.renderers.terminal_parts import as_text
from tests.story_factory import FERRY, compare_articles


@pytest.fixture(scope="module")
def report() -> Comparison:
    return compare_articles(*FERRY)


def explained(report: Comparison, a: str, b: str) -> Explanation:
    return explaining.explain(report, Place(a[0], int(a[1:])), Place(b[0], int(b[1:])))[0]


def pair_text(explanation: Explanation, report: Comparison, *remarks: str, width: int = 80) -> str:
    content = terminal_explanation.pair(explanation, report, remarks)
    return as_text(content, width=width, styled=False)


def place_text(report: Comparison, place: Place, *, width: int = 80) -> str:
    surroundings, remarks = explaining.look_around(report, place)
    content = terminal_explanation.place(surroundings, report, remarks)
    return as_text(content, width=width, styled=False)


def words_of(text: str) -> str:
    return " ".join(text.split())


def test_a_strong_link_is_shown_with_its_terms(report: Comparison) -> None:
    explanation = explained(report, "A2", "B3")
    text = words_of(pair_text(explanation, report))
    assert f"A2 and B3: strong link, score {explanation.score:.2f}" in text
    assert "Both stand in passage" in text
    for document, number in (("A", 2), ("B", 3)):
        place = report.documents["AB".index(document)].paragraphs[number - 1]
        assert place.text in text
    for term in explanation.terms:
        for weight in (term.weight, term.strong_weight):
            assert not weight or f"{weight:+.2f}" in text
    assert (
        f"start the same for every pair {explanation.base:+.2f} {explanation.strong_base:+.2f}"
        in text
    )
    assert f"{explanation.logit:+.2f} {explanation.strong_logit:+.2f}" in text
    assert f"strong score {explanation.strong_score:.2f}" in text
    assert "reached" in text
    assert "short" not in text.partition("What it would take")[2].partition("Shared words")[0]
    for word in explanation.words:
        assert f"{word.weight:+.2f}" in text


def test_a_pair_without_a_link_says_what_it_would_take(report: Comparison) -> None:
    explanation = explained(report, "A4", "B4")
    text = words_of(pair_text(explanation, report))
    assert "A4 and B4: no link" in text
    assert "A4 stands in passage" in text
    for cut in explanation.cuts:
        assert f"{-cut.distance:.2f} short" in text


def test_a_pair_that_shares_nothing_says_so(report: Comparison) -> None:
    explanation = replace(explained(report, "A4", "B4"), words=(), neighbours=())
    text = pair_text(explanation, report)
    assert "They share no telling word." in text
    assert "There are none." in text
    assert "would add" not in text


def test_both_forms_of_a_word_are_shown(report: Comparison) -> None:
    explanation = explained(report, "A1", "C1")
    word = replace(explanation.words[0], a="collided", b="collision")
    text = pair_text(replace(explanation, words=(word,)), report)
    assert "collided/collision +" in text


def test_remarks_stand_at_the_top(report: Comparison) -> None:
    for text in (
        pair_text(explained(report, "A1", "B1"), report, "Made by another version."),
        as_text(
            terminal_explanation.place(
                explaining.look_around(report, Place("A", 1))[0],
                report,
                ["Made by another version."],
            ),
            width=80,
            styled=False,
        ),
    ):
        assert text.index("Made by another version.") < text.index("paragraph 1")


def test_each_neighbour_of_a_place_takes_one_line(report: Comparison) -> None:
    lines = place_text(report, Place("A", 5)).splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("Closest"))
    assert [line[0] for line in lines[at + 1 :]] == ["B", "C"]
    assert all("no link" in line for line in lines[at + 1 :])
    assert "A5: 0 links" in lines[0]
    assert "None." in lines


def test_links_of_a_place_come_with_their_bands(report: Comparison) -> None:
    text = words_of(place_text(report, Place("A", 1)))
    for link in report.links:
        if link.a == Place("A", 1):
            end = f"{link.b.document}{link.b.paragraph}"
            assert f"{end} {link.score:.2f} {link.strength}" in text


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_are_as_wide_as_the_terminal_at_most(report: Comparison, width: int) -> None:
    for text in (
        pair_text(explained(report, "A1", "B1"), report, width=width),
        place_text(report, Place("A", 1), width=width),
    ):
        assert max(map(len, text.splitlines())) <= width
        assert all(line == line.rstrip() for line in text.splitlines())


def test_article_text_cannot_steer_the_terminal() -> None:
    report = compare_articles(
        ["The ferry \x1b[31mHalvorsund\x1b[0m struck a [bold]barge[/bold] off Brackholm."],
        ["The ferry Halvorsund struck a [bold]barge[/bold] off \x9bBrackholm."],
    )
    text = pair_text(explained(report, "A1", "B1"), report) + place_text(report, Place("A", 1))
    assert "\x1b" not in text
    assert "\x9b" not in text
    assert "[bold]barge[/bold]" in text
