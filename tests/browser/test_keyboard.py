"""Everything the bar offers, by the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.renderers.demo_story import demo_comparison

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]

PASSAGES = len(demo_comparison().passages)
SHOWN = "article.passage:visible"
FOCUSED = "document.activeElement"
SEEN = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
}"""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus; every stop before it must be seen."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED}.matches({selector!r})"):
            assert page.evaluate(SEEN), selector
            return
    raise AssertionError(selector)


def test_every_control_of_the_bar_is_reached_in_its_order(open_report: Open) -> None:
    page = open_report("demo")
    page.locator("#search").fill("the")
    page.locator("#next-match:enabled").wait_for()
    page.locator("#search").focus()
    for selector in (
        "#previous-match",
        "#next-match",
        "#show",
        "#marks",
        "#labels",
        "#read",
        ".menu summary",
        ".menu + .menu summary",
    ):
        page.keyboard.press("Tab")
        assert page.evaluate(f"{FOCUSED}.matches({selector!r})"), selector
        assert page.evaluate(SEEN), selector


def test_filters_marks_and_reading_are_chosen_by_keys(open_report: Open) -> None:
    page = open_report("demo")
    page.locator("#show").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("#show").input_value() == "several"
    assert 0 < page.locator(SHOWN).count() < PASSAGES
    tab_to(page, "#marks")
    page.keyboard.press("ArrowDown")
    assert page.locator("article[data-mode=common]:visible").count() == 0
    tab_to(page, "#read")
    page.keyboard.press("ArrowDown")
    assert page.locator("#reading").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#reading").count() == 0
    assert page.evaluate(f"{FOCUSED}.id") == "read"


def test_an_outlet_is_switched_off_and_its_menu_left_by_keys(open_report: Open) -> None:
    page = open_report("demo")
    page.locator("#read").focus()
    tab_to(page, ".menu summary")
    page.keyboard.press("Enter")
    tab_to(page, "#outlets input")
    page.keyboard.press("Space")
    assert page.locator(".cell[data-outlet=A]:visible").count() == 0
    page.keyboard.press("Escape")
    assert not page.locator("#outlets").is_visible()
    assert page.evaluate(f"{FOCUSED}.localName") == "summary"


def test_a_finding_leads_to_its_words_and_back_by_keys(open_report: Open) -> None:
    page = open_report("demo")
    tab_to(page, "main a[href^='#f-']")
    target = page.evaluate(f"{FOCUSED}.getAttribute('href')")
    page.keyboard.press("Enter")
    page.locator("article.current").wait_for()
    assert page.url.endswith(target)
    page.keyboard.press("Escape")
    assert page.evaluate(f"{FOCUSED}.getAttribute('href')") == target


def test_the_tools_of_a_passage_are_reached_and_used_by_keys(open_report: Open) -> None:
    page = open_report("demo")
    page.keyboard.press("j")
    before = page.locator("article.current").get_attribute("data-mode")
    tab_to(page, "[data-action=marks]")
    page.keyboard.press("Enter")
    assert page.locator("article.current").get_attribute("data-mode") != before
    tab_to(page, ".reasons summary")
    page.keyboard.press("Enter")
    assert page.locator("article.current .reasons[open]").count() == 1


def test_the_picture_can_be_skipped_and_its_blocks_chosen(open_report: Open) -> None:
    page = open_report("demo")
    page.locator("#picture .skip-picture").focus()
    assert page.evaluate(SEEN)
    page.keyboard.press("Enter")
    assert page.url.endswith("#passages")
    page.locator(".picture-wide a.row").first.focus()
    page.keyboard.press("Enter")
    page.locator("article.current").wait_for()
    assert page.locator("article.current h3").inner_text().startswith("P")
