from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from tests.renderers.demo_story import demo_comparison

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

REPORTS = ["demo", "rows", "many", "hostile"]

READABLE = 4.5
VISIBLE = 3.0
"""Least contrast of text and of graphics, as WCAG 2.2 asks at level AA."""

MEASURE_CONTRAST = """selector => {
  const pixel = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const rgb = colour => {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    return [...pixel.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b]
    .map(value => value / 255)
    .map(value => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4)
    .reduce((sum, value, at) => sum + value * [.2126, .7152, .0722][at], 0);
  const contrast = (one, two) => {
    const [high, low] = [light(one), light(two)].sort((a, b) => b - a);
    return (high + .05) / (low + .05);
  };
  const ground = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  return [...document.querySelectorAll(selector)].map(element => ({
    text: contrast(rgb(getComputedStyle(element).color), ground(element)),
    shape: contrast(ground(element), ground(element.parentElement)),
  }));
}"""

INJECT = """() => {
  const script = document.createElement("script");
  script.textContent = "window.hacked = 1";
  document.body.append(script);
  const holder = document.createElement("div");
  holder.innerHTML = "<img src=data:, onerror='window.hacked = 2'>"
    + "<style>body{color:#010203}</style>";
  document.body.append(holder);
  document.body.setAttribute("style", "color: #010203 !important");
}"""

TEXTS = [
    ".badge",
    "mark",
    ".text",
    ".deck",
    ".source-details",
    ".finding-note",
    ".finding-nearest",
    ".no-match-heading",
    ".tag",
    ".mode-note",
    "summary",
    "a",
    ".shares td",
    ".method dt",
]


def overflow(page: Page) -> int:
    width: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return width


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_the_page_never_scrolls_sideways(
    open_report: Callable[..., Page], name: str, width: int
) -> None:
    page = open_report(name, width=width)
    assert overflow(page) <= 0
    for summary in page.locator("summary").all():
        summary.evaluate("element => element.parentElement.open = true")
    assert overflow(page) <= 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["demo", "rows", "many"])
def test_all_text_can_be_read(open_report: Callable[..., Page], name: str, *, dark: bool) -> None:
    page = open_report(name, dark=dark)
    for selector in TEXTS:
        measured = page.evaluate(MEASURE_CONTRAST, selector)
        assert all(found["text"] >= READABLE for found in measured), (selector, measured)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_badges_stand_out_from_the_paper(open_report: Callable[..., Page], *, dark: bool) -> None:
    page = open_report("many", dark=dark)
    measured = page.evaluate(MEASURE_CONTRAST, ".source-list .badge")
    assert len(measured) == 12
    assert all(found["shape"] >= VISIBLE for found in measured), measured


def test_every_detail_opens_and_folds_by_keyboard(open_report: Callable[..., Page]) -> None:
    page = open_report("demo")
    details = page.locator("main details:not(#options)")
    assert details.count() > 5
    for at in range(details.count()):
        summary = details.nth(at).locator("> summary")
        before = details.nth(at).evaluate("element => element.open")
        summary.focus()
        summary.press("Enter")
        assert details.nth(at).evaluate("element => element.open") != before
        summary.press("Enter")
        assert details.nth(at).evaluate("element => element.open") == before


def test_the_first_tab_stop_skips_to_the_passages(open_report: Callable[..., Page]) -> None:
    page = open_report("demo")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.url.endswith("#passages")
    assert page.locator("#passages h2").is_visible()


def test_a_block_of_the_picture_leads_to_its_passage(open_report: Callable[..., Page]) -> None:
    page = open_report("demo")
    target = demo_comparison().passages[6].id
    page.locator(f".picture-wide a[href='#{target}'] .block").first.click()
    assert page.locator("article:target").get_attribute("id") == target
    box = page.locator("article:target").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


def test_narrow_screens_have_their_own_picture(open_report: Callable[..., Page]) -> None:
    wide, narrow = open_report("demo", width=1280), open_report("demo", width=390)
    assert wide.locator(".picture-wide").is_visible()
    assert not wide.locator(".picture-narrow").is_visible()
    assert narrow.locator(".picture-narrow").is_visible()
    assert not narrow.locator(".picture-wide").is_visible()


def test_lines_that_skip_an_outlet_wait_for_the_pointer_in_large_pictures(
    open_report: Callable[..., Page],
) -> None:
    page = open_report("rows")
    line = page.locator(".picture-wide .bypass").first
    assert line.evaluate("element => getComputedStyle(element).opacity") == "0"
    page.locator(".picture-wide a:has(.bypass) .block").first.hover()
    shown = "element => getComputedStyle(element).opacity"
    assert page.locator(".picture-wide a:hover .bypass").first.evaluate(shown) == "1"


def test_hostile_articles_run_nothing(open_report: Callable[..., Page]) -> None:
    page = open_report("hostile")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, iframe").count() == 0
    assert page.locator("script").count() == 1


def test_the_policy_blocks_whatever_should_slip_through(
    browser: Browser, reports: dict[str, Path]
) -> None:
    page = browser.new_page(offline=True)
    page.goto(reports["demo"].as_uri())
    page.evaluate(INJECT)
    page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("getComputedStyle(document.body).color") != "rgb(1, 2, 3)"
    page.close()


def test_the_policy_stops_hostile_articles_even_with_escaping_off(
    browser: Browser, reports: dict[str, Path], tmp_path: Path
) -> None:
    head, body = reports["hostile"].read_text(encoding="utf-8").split("<body>", 1)
    unsafe = tmp_path / "unsafe.html"
    unsafe.write_text(f"{head}<body>{html.unescape(body)}", encoding="utf-8")
    page = browser.new_page(offline=True)
    blocked: list[str] = []
    page.on("console", lambda message: blocked.append(message.text))
    page.goto(unsafe.as_uri())
    page.mouse.move(300, 300)
    page.wait_for_timeout(200)
    assert page.locator("script").count() > 1
    assert any("Content Security Policy" in text for text in blocked)
    assert page.evaluate("window.hacked") is None
    page.close()


def test_marks_survive_forced_colours(open_report: Callable[..., Page]) -> None:
    page = open_report("demo")
    page.emulate_media(forced_colors="active")
    style = "element => getComputedStyle(element).outlineStyle"
    assert page.locator("article[data-mode=differences] mark.only").first.evaluate(style) == "solid"
    underline = "element => getComputedStyle(element).textDecorationLine"
    assert (
        page.locator("article[data-mode=common] mark.every").first.evaluate(underline)
        == "underline"
    )


def test_paper_is_white_even_from_a_dark_screen(open_report: Callable[..., Page]) -> None:
    page = open_report("demo", dark=True)
    background = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(background) != "rgb(255, 255, 255)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(background) == "rgb(255, 255, 255)"


def test_folded_findings_are_printed_too(open_report: Callable[..., Page]) -> None:
    page = open_report("folded")
    height = "element => element.getBoundingClientRect().height"
    folded = page.locator(".more-findings ul")
    assert folded.count() == 1
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.evaluate(height) > 0


@pytest.mark.parametrize("name", ["demo", "rows"])
def test_every_paragraph_is_printed(open_report: Callable[..., Page], name: str) -> None:
    page = open_report(name)
    texts = page.locator(".text").all_text_contents()
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    width, height = document[0].get_size()
    printed = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    assert width > height
    assert texts
    squeezed = re.sub(r"[\s\xad\ufffe-]+", "", printed)
    for text in texts:
        assert re.sub(r"[\s-]+", "", text)[:20] in squeezed
