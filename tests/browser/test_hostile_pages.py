"""Hostile text in a real browser: nothing runs, nothing is asked for, nothing breaks.

Escaping keeps it text. The page's policy is the second lock: with escaping switched off here, and
here alone, it must hold by itself; without either lock the same texts do act.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment

from samestory.renderers import html as html_report
from samestory.renderers.html import HtmlRenderer
from tests.renderers.comparison_factory import make_comparison, make_document, make_passage
from tests.renderers.hostile import ACTIVE, HOSTILE, hostile_comparison, hostile_story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

HACKED = "window.hacked"
INK = "getComputedStyle(document.body).color"
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.mark.parametrize("width", [390, 1280])
def test_hostile_articles_run_nothing_in_any_state(
    open_report: Callable[..., Page], width: int
) -> None:
    page = open_report("hostile story", width=width)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    assert page.evaluate(OVERFLOW) <= 0
    page.locator("#search").fill("<script>")
    page.locator("#next-match:enabled").wait_for()
    for selector, value in (("#marks", "common"), ("#read", "B"), ("#read", ""), ("#show", "one")):
        page.locator(selector).select_option(value)
        assert page.evaluate(OVERFLOW) <= 0, value
    page.locator("#show").select_option("all")
    for link in page.locator("main a[href^='#']").all()[:20]:
        link.evaluate("element => element.click()")
    assert page.evaluate(HACKED) is None
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, form, article style, article script").count() == 0
    addresses = page.locator("[href]").evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert all(each.startswith(("#", "https://x.example/", "data:image/")) for each in addresses)


def test_names_keep_to_their_place(open_report: Callable[..., Page]) -> None:
    page = open_report("hostile story", width=390)
    assert page.locator("article .cell-label > span[dir=auto]").count() > 0
    reach = """all => Math.max(...all.map(e => e.getBoundingClientRect().right))"""
    for selector in (".cell-label", ".text", ".source-outlet", ".source-headline", ".facts dd"):
        assert page.locator(f"{selector}:visible").evaluate_all(reach) <= 390, selector


@pytest.fixture
def answering(browser: Browser) -> Iterator[Callable[[Path], tuple[Page, list[str], list[str]]]]:
    """Open a file online, but so that every request outside is noted and refused."""
    contexts = []

    def open_file(file: Path) -> tuple[Page, list[str], list[str]]:
        context = browser.new_context()
        contexts.append(context)
        asked: list[str] = []
        said: list[str] = []

        def refuse(route: object) -> None:
            asked.append(route.request.url)  # type: ignore[attr-defined]
            route.abort()  # type: ignore[attr-defined]

        context.route(re.compile("^https?:"), refuse)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.goto(file.as_uri())
        page.wait_for_timeout(300)
        return page, asked, said

    yield open_file
    for context in contexts:
        context.close()


@pytest.fixture
def unescaped(monkeypatch: pytest.MonkeyPatch) -> str:
    """The report of a hostile story with escaping off, in templates and in what they are given."""
    safe = html_report._environment()
    unsafe = safe.overlay(autoescape=False)
    monkeypatch.setattr(html_report, "_environment", lambda: unsafe)
    assert isinstance(unsafe, Environment)
    head, body = _unsafe_page().split("<body>", 1)
    return f"{head}<body>{html.unescape(body)}"


def _unsafe_page() -> str:
    return HtmlRenderer().render(hostile_comparison(" ".join(ACTIVE.values()))).decode()


def test_the_policy_alone_stops_every_attempt(
    answering: Callable[[Path], tuple[Page, list[str], list[str]]],
    unescaped: str,
    tmp_path: Path,
) -> None:
    file = tmp_path / "unescaped.html"
    file.write_text(unescaped, encoding="utf-8")
    page, asked, said = answering(file)
    assert page.locator("script").count() > 3
    assert page.locator("img").count() > 3
    assert page.evaluate(HACKED) is None
    assert page.evaluate(INK) != "rgb(1, 2, 3)"
    assert asked == []
    blocked = " ".join(said)
    for rule in ("script-src", "style-src", "img-src"):
        assert rule in blocked


def test_without_the_policy_the_same_page_would_be_lost(
    answering: Callable[[Path], tuple[Page, list[str], list[str]]],
    unescaped: str,
    tmp_path: Path,
) -> None:
    assert POLICY.search(unescaped)
    file = tmp_path / "unlocked.html"
    file.write_text(POLICY.sub("", unescaped), encoding="utf-8")
    page, asked, _ = answering(file)
    assert page.evaluate(HACKED) == 1
    assert page.evaluate(INK) == "rgb(1, 2, 3)"
    assert any(url.startswith("https://evil.example/") for url in asked)


def test_a_paragraph_of_two_hundred_thousand_letters_opens_and_answers(
    browser: Browser, tmp_path: Path
) -> None:
    sentence = (
        "On day {0} the harbour master said that vessel {0} had passed <b>without</b> a light. "
    )
    long = "".join(sentence.format(number) for number in range(2_500))[:200_000]
    texts = {"A": [long, HOSTILE["long word"]], "B": ["The harbour master spoke.", "Yes."]}
    documents = {
        letter: make_document(letter, f"Outlet {letter}", own) for letter, own in texts.items()
    }
    rows = [make_passage(documents, number, {"A": [number], "B": [number]}) for number in (1, 2)]
    file = tmp_path / "long.html"
    file.write_bytes(HtmlRenderer().render(make_comparison(list(documents.values()), rows)))
    page = browser.new_page(viewport={"width": 390, "height": 800}, offline=True)
    page.goto(file.as_uri())
    page.locator("html[data-ready]").wait_for(timeout=20_000)
    assert page.evaluate(OVERFLOW) <= 0
    page.locator("#search").fill("vessel 1900 ")
    page.locator("#next-match:enabled").wait_for(timeout=20_000)
    page.close()


def test_the_stories_hold_every_hostile_text() -> None:
    story = hostile_story()
    shown = " ".join(paragraph.text for d in story.documents for paragraph in d.paragraphs)
    assert all(text in shown for text in HOSTILE.values())
