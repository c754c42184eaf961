from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.text import Text

from samestory.model import Comparison
from samestory.renderers.terminal import MAX_PASSAGES, render_text
from tests.renderers.comparison_factory import (
    large_comparison,
    make_comparison,
    make_document,
    make_passage,
)
from tests.renderers.demo_story import demo_comparison

ESCAPE = "\x1b"


def two_outlets(first: str, second: str) -> Comparison:
    documents = {
        "A": make_document("A", "One", [first], "First headline"),
        "B": make_document("B", "Two", [second]),
    }
    return make_comparison(
        list(documents.values()), [make_passage(documents, 1, {"A": [1], "B": [1]})]
    )


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
@pytest.mark.parametrize("outlets", [2, 3, 4, 8])
def test_no_line_is_wider_than_the_screen(outlets: int, width: int) -> None:
    for line in render_text(large_comparison(outlets, 4), width=width).splitlines():
        assert cell_len(line) <= width


def test_wide_letters_count_double() -> None:
    text = render_text(two_outlets("消防車庫が全焼した。" * 20, "車庫で火事。" * 30), width=80)
    assert "消防" in text
    assert max(cell_len(line) for line in text.splitlines()) <= 80


def test_plain_text_holds_no_escape_codes_and_no_frames() -> None:
    text = render_text(demo_comparison(), width=80)
    assert ESCAPE not in text
    assert not re.search(r"[\u2500-\u259f]", text)
    assert all(line == line.rstrip() for line in text.splitlines())


def test_styled_text_shows_the_same_words() -> None:
    plain = render_text(two_outlets("The quay.", "The quay."), width=80)
    styled = render_text(two_outlets("The quay.", "The quay."), width=80, styled=True)
    assert ESCAPE in styled
    words = Text.from_ansi(styled).plain.split()
    assert [word for word in plain.split() if word not in words] == []


def test_styles_do_not_use_colour() -> None:
    styled = render_text(demo_comparison(), width=80, styled=True)
    codes = {code for codes in re.findall(r"\x1b\[([\d;]*)m", styled) for code in codes.split(";")}
    assert codes <= {"0", "1", "2", "3"}


def test_what_bold_means_is_told_only_where_it_can_be_seen() -> None:
    assert (
        "bold: shared words"
        in Text.from_ansi(render_text(demo_comparison(), width=80, styled=True)).plain
    )
    assert "bold" not in render_text(demo_comparison(), width=80).lower()


def test_three_outlets_stand_side_by_side() -> None:
    text = render_text(demo_comparison(), width=80)
    assert re.search(r"A Hallowick Herald ¶1 +B Tidewater Wire ¶1 +C The Union Sentinel ¶2", text)
    assert re.search(r"A fire at the Cobden Road +A fire at a tram depot +Fourteen trams", text)


def test_narrow_screens_and_more_outlets_get_them_below_one_another() -> None:
    for text in (
        render_text(demo_comparison(), width=60),
        render_text(large_comparison(4, 2), width=120),
    ):
        passage = text.partition("Side by side")[2]
        assert re.search(r"^  A  \S.* ¶\d  \S", passage, re.MULTILINE)
        assert re.search(r"^  B  \S.* ¶\d  \S", passage, re.MULTILINE)


def test_sources_counts_and_findings_are_there() -> None:
    text = render_text(demo_comparison(), width=80)
    assert "3 outlets told this story in 14 paragraphs." in text
    assert "Hallowick Herald · 2026-03-02T09:20:00+01:00 · 4 of 5 paragraphs matched" in text
    assert "Twelve trams lost in depot fire" in text
    assert "1 figure that differs" in text
    assert "The number of trams: 12, at least 12, fourteen." in text


def test_a_missing_outlet_is_not_called_silent() -> None:
    for width in (60, 120):
        text = " ".join(render_text(demo_comparison(), width=width).split())
        assert "no match in B; nearest: ¶2, score 0.18" in text
    assert "does not mean that the outlet left something out" in text


def test_what_one_outlet_tells_comes_with_the_nearest_paragraph() -> None:
    text = " ".join(render_text(demo_comparison(), width=120).split())
    assert "4 ¶4 The depot opened in 1931 and is on the city’s list" in text
    assert "nearest, score 0.12: B ¶1 A fire at a tram depot destroyed" in text


def test_long_texts_are_shortened_and_it_says_so() -> None:
    text = render_text(two_outlets("The quay burned. " * 100, "Short."), width=80)
    assert "…" in text
    assert "Long texts are shortened (…); the reports have them whole." in text
    assert len(text) < 2500


def test_many_passages_and_findings_are_counted_and_not_all_shown() -> None:
    comparison = large_comparison(2, 90)
    finding = demo_comparison().findings[2]
    text = render_text(replace(comparison, findings=(finding,) * 8), width=80)
    assert text.count("alike in wording") == MAX_PASSAGES
    assert "… and 3 more in the reports" in text


def test_hostile_text_is_shown_and_not_obeyed() -> None:
    text = render_text(
        two_outlets("\x1b[2J\x9b31m[red]markup[/red] :smile: \u202eabc", "[bold]\a\n"), width=80
    )
    assert "[red]markup[/red] :smile: abc" in text
    assert "[bold]" in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)


def test_what_to_look_at_first_is_not_repeated_below() -> None:
    story = replace(demo_comparison(), highlights=("f-7a11ed12",))
    text = render_text(story, width=80)
    assert text.index("Look at these first") < text.index("The number of trams")
    assert text.count("The number of trams") == 1
    assert "1 figure that differs" in text
