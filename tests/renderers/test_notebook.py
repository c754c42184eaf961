"""The notebook's view: what it shows, and that it needs nothing that notebooks take out."""

from __future__ import annotations

import re

import pytest

from samestory.model import Comparison
from samestory.renderers.notebook import MOST_PASSAGES, notebook_html, notebook_line
from tests.contracts.test_renderers import hostile_comparison
from tests.renderers.comparison_factory import large_comparison
from tests.renderers.demo_story import demo_comparison
from tests.renderers.visible_text import parse_html

KEPT_TAGS = {
    *("h3", "h4", "p", "table", "tr", "th", "td", "ul", "li", "b", "i", "u", "br", "code"),
}
"""Those of the view; all are kept by the sanitizers of Jupyter, nbviewer and GitHub."""

KEPT_ATTRIBUTES = {"style", "lang", "dir"}


def visible(view: str) -> str:
    return " ".join("".join(parse_html(view).texts).split())


def test_shows_outlets_findings_and_passages() -> None:
    comparison = demo_comparison()
    text = visible(notebook_html(comparison))
    for words in (
        comparison.title,
        *(document.label for document in comparison.documents),
        comparison.findings[0].summary,
        "Fourteen trams",
        "Passage 1.",
    ):
        assert words in text


def test_every_paragraph_told_by_several_is_there() -> None:
    comparison = demo_comparison()
    text = visible(notebook_html(comparison))
    for passage in comparison.passages:
        for cell in passage.cells if len(passage.cells) > 1 else ():
            document = comparison.documents["ABC".index(cell.document)]
            for number in cell.paragraphs:
                assert document.paragraphs[number - 1].text in text


def test_marks_need_no_style() -> None:
    view = notebook_html(demo_comparison())
    assert "<b>Two night workers </b>" in view
    assert "<i>said</i>" in view


@pytest.mark.parametrize(
    "comparison",
    [demo_comparison(), hostile_comparison(), large_comparison(9, 4)],
    ids=["demo", "hostile", "many"],
)
def test_nothing_in_it_is_taken_out_of_a_notebook(comparison: Comparison) -> None:
    for tag, attributes in parse_html(notebook_html(comparison)).tags:
        assert tag in KEPT_TAGS
        assert set(attributes) <= KEPT_ATTRIBUTES
        assert re.fullmatch(r"[a-z0-9:;%-]*", attributes.get("style") or "")


@pytest.mark.parametrize(("outlets", "paragraphs"), [(2, 300), (8, 300), (50, 20)])
def test_a_large_story_stays_small_and_says_what_is_left_out(outlets: int, paragraphs: int) -> None:
    view = notebook_html(large_comparison(outlets, paragraphs))
    assert len(view.encode()) < 500_000
    shown = visible(view).count("Passage ")
    assert 1 <= shown <= MOST_PASSAGES + 1
    assert re.search(r"Not shown here: \d+ more passages side by side", visible(view))


def test_a_long_paragraph_is_cut_and_goes_on_elsewhere() -> None:
    view = notebook_html(large_comparison(2, 3, words=2000))
    assert len(view) < 40_000
    assert "…" in view


def test_a_prompt_has_one_short_line() -> None:
    for comparison in (demo_comparison(), hostile_comparison(), large_comparison(50, 20)):
        line = notebook_line(comparison)
        assert "\n" not in line
        assert len(line) < 200
        assert "passages" in line
