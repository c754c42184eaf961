"""The report on paper, in the reader's own colours, and with less motion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]

VISIBLE = 3.0
"""Least contrast of graphics, as WCAG 2.2 asks at level AA."""

LINES = """() => {
  const pixel = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const light = colour => {
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    return [...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map(value => value / 255)
      .map(value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4)
      .reduce((sum, value, at) => sum + value * [.2126, .7152, .0722][at], 0);
  };
  const contrast = (one, two) => {
    const [high, low] = [light(one), light(two)].sort((a, b) => b - a);
    return (high + .05) / (low + .05);
  };
  const paper = getComputedStyle(document.body).backgroundColor;
  return [...document.querySelectorAll("article mark")].flatMap(mark => {
    const style = getComputedStyle(mark);
    const lines = style.textDecorationLine === "underline" ? [style.textDecorationColor] : [];
    if (style.boxShadow !== "none") lines.push(style.boxShadow.match(/^\\w+\\([^)]*\\)/)[0]);
    return lines.map(line => [mark.closest("article").dataset.mode, mark.className,
      contrast(line, paper)]);
  });
}"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("marks", ["differences", "common"])
def test_the_lines_of_marks_stand_out(open_report: Open, marks: str, *, dark: bool) -> None:
    page = open_report("demo", dark=dark)
    page.locator("#marks").select_option(marks)
    lines = page.evaluate(LINES)
    kinds = {name for _, name, _ in lines}
    assert ({"only", "some"} if marks == "differences" else {"every", "some"}) <= kinds
    assert all(contrast >= VISIBLE for _, _, contrast in lines), lines


def test_every_printed_page_has_its_number(open_report: Open) -> None:
    page = open_report("demo")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    sheets = [sheet.get_textpage().get_text_range() for sheet in document]
    document.close()
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, start=1):
        assert re.search(rf"\b{number} ?/ ?{len(sheets)}\b", sheet)


def test_nothing_that_only_a_screen_can_use_is_printed(open_report: Open) -> None:
    page = open_report("demo")
    page.locator("#search").fill("the")
    page.emulate_media(media="print")
    for selector in ("#bar", ".passage-tools", ".skip-link", ".kinds", ".contents"):
        assert page.locator(f"{selector}:visible").count() == 0, selector


def test_what_waits_out_of_sight_on_screens_is_laid_out_for_paper(open_report: Open) -> None:
    page = open_report("demo")
    waiting = "all => all.map(e => getComputedStyle(e).contentVisibility)"
    parts = page.locator("#picture, #method, .finding-section, article.passage")
    assert set(parts.evaluate_all(waiting)) == {"auto"}
    page.emulate_media(media="print")
    assert set(parts.evaluate_all(waiting)) == {"visible"}


@pytest.mark.parametrize("motion", [True, False])
def test_nothing_moves_by_itself(open_report: Open, *, motion: bool) -> None:
    """Nor does a link scroll smoothly: on its way parts get their height, and it ends elsewhere."""
    page = open_report("demo", motion=motion)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = """() => [...document.querySelectorAll("*")].filter(e => {
      const style = getComputedStyle(e);
      return style.animationName !== "none" || style.transitionDuration !== "0s";
    }).length"""
    assert page.evaluate(moving) == 0


def test_badges_fields_and_the_current_passage_keep_their_shape_in_forced_colours(
    open_report: Open,
) -> None:
    page = open_report("demo")
    page.emulate_media(forced_colors="active")
    page.keyboard.press("j")
    border = "all => all.map(e => getComputedStyle(e).borderTopStyle)"
    assert set(page.locator("article .badge:not(.absent)").evaluate_all(border)) == {"solid"}
    assert set(page.locator("article .badge.absent").evaluate_all(border)) == {"dotted"}
    assert set(page.locator(".bar select, .bar button").evaluate_all(border)) == {"solid"}
    outline = "element => getComputedStyle(element).outlineStyle"
    assert page.locator("article.current").evaluate(outline) == "solid"
    page.locator("#marks").select_option("differences")
    assert page.locator("mark.only").first.evaluate(outline) == "solid"
