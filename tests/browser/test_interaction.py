"""What the report's script does, with the pointer and with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.renderers.demo_story import demo_comparison

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]

PASSAGES = len(demo_comparison().passages)
SHOWN = "article.passage:visible"
PAINTED = "name => [...(CSS.highlights.get(name) ?? [])].map(String)"
UNDER_THE_BAR = """element => element.getBoundingClientRect().top
  - document.querySelector("#bar").getBoundingClientRect().bottom"""


def until(page: Page, condition: str) -> None:
    """Wait, without what the page's policy forbids, until a condition holds."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"never: {condition}")


def painted(page: Page, name: str) -> list[str]:
    words: list[str] = page.evaluate(PAINTED, name)
    return words


def test_the_bar_stays_in_sight_above_the_passages(open_report: Open) -> None:
    page = open_report("demo")
    page.locator("article.passage").last.scroll_into_view_if_needed()
    assert page.locator("#bar").is_visible()
    box = page.locator("#bar").bounding_box()
    assert box is not None
    assert box["y"] == 0
    assert page.locator("#shown").inner_text() == f"{PASSAGES} passages"


def test_search_counts_paints_and_walks_through_the_matches(open_report: Open) -> None:
    page = open_report("demo")
    texts = page.locator("article .text").all_text_contents()
    times = sum(text.lower().count("council") for text in texts)
    page.keyboard.press("/")
    page.keyboard.type("COUNCIL")
    until(page, f"document.querySelector('#matches').textContent === '{times} found'")
    assert {word.lower() for word in painted(page, "match")} == {"council"}
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.locator("#matches").inner_text() == f"2 of {times}"
    page.keyboard.press("Shift+Enter")
    assert page.locator("#matches").inner_text() == f"1 of {times}"
    assert len(painted(page, "current-match")) == 1
    page.keyboard.press("Escape")
    assert page.locator("#search").input_value() == ""
    assert painted(page, "match") == []


def test_a_search_without_a_match_says_so(open_report: Open) -> None:
    page = open_report("demo")
    page.locator("#search").fill("zeppelin")
    until(page, "document.querySelector('#matches').textContent === 'no match'")
    assert page.locator("#next-match").is_disabled()


@pytest.mark.parametrize("choice", ["several", "every", "one", "one:A", "found", "found:figure"])
def test_filters_show_what_they_say(open_report: Open, choice: str) -> None:
    page = open_report("demo")
    page.locator("#show").select_option(choice)
    shown = page.locator(SHOWN)
    found = shown.evaluate_all(
        "all => all.map(e => [e.className, e.dataset.in, e.dataset.findings ?? ''])"
    )
    assert 0 < len(found) < PASSAGES
    assert page.locator("#shown").inner_text() == f"{len(found)} of {PASSAGES} passages"
    for kind, outlets, findings in found:
        assert choice != "several" or " " in outlets
        assert choice != "every" or outlets == "A B C"
        assert not choice.startswith("one") or "only-here" in kind
        assert choice != "one:A" or outlets == "A"
        assert choice != "found:figure" or "figure" in findings.split()
    page.locator("#show").select_option("all")
    assert page.locator(SHOWN).count() == PASSAGES


def test_switching_an_outlet_off_marks_anew_among_those_shown(open_report: Open) -> None:
    page = open_report("demo")
    page.locator(".menu summary", has_text="Outlets").click()
    page.locator("#outlets input[value=C]").uncheck()
    assert page.locator(".cell[data-outlet=C]:visible").count() == 0
    assert page.locator("#outlets-shown").inner_text() == "2 of 3"
    marks = page.locator(".cell[data-outlet=A] mark[data-in=B]")
    assert set(marks.evaluate_all("all => all.map(e => e.className)")) == {"every"}
    page.locator("#outlets input[value=B]").uncheck()
    assert page.locator("article[data-mode=differences]").count() == 0
    page.locator("#outlets input[value=A]").click()
    assert page.locator("#outlets input[value=A]").is_checked()


def test_marks_switch_for_all_and_for_one_passage(open_report: Open) -> None:
    page = open_report("demo")
    modes = page.locator("article").evaluate_all("all => all.map(e => e.dataset.mode)")
    assert {"differences", "common"} <= set(modes)
    page.locator("#marks").select_option("common")
    assert page.locator("article[data-mode=differences]").count() == 0
    first = page.locator("article:has([data-action=marks])").first
    first.locator("[data-action=marks]").click()
    assert first.get_attribute("data-mode") == "differences"
    shape = "element => getComputedStyle(element).backgroundColor"
    clear = "rgba(0, 0, 0, 0)"
    assert first.locator("mark.only").first.evaluate(shape) != clear
    assert first.locator("mark.every").first.evaluate(shape) == clear
    first.locator("[data-action=marks]").click()
    assert first.locator("mark.only").first.evaluate(shape) == clear
    assert first.locator("mark.every").first.evaluate(shape) != clear
    page.locator("#marks").select_option("")
    assert page.locator("article").evaluate_all("all => all.map(e => e.dataset.mode)") == modes


def test_keys_walk_through_the_passages_and_can_be_switched_off(open_report: Open) -> None:
    page = open_report("demo")
    ids = page.locator("article.passage").evaluate_all("all => all.map(e => e.id)")
    for key, expected in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        current = page.locator("article.current")
        assert current.get_attribute("id") == ids[expected]
        assert page.url.endswith(f"#{ids[expected]}")
        assert page.evaluate("document.activeElement.closest('article').id") == ids[expected]
        assert 0 <= current.evaluate(UNDER_THE_BAR) < 40
    page.keyboard.press("m")
    assert page.locator("article.current").get_attribute("data-mode") in {"differences", "common"}
    page.locator(".menu summary", has_text="Keys").click()
    page.locator("#keys-on").uncheck()
    page.keyboard.press("Escape")
    assert not page.locator(".keys").is_visible()
    page.keyboard.press("j")
    assert page.locator("article.current").get_attribute("id") == ids[1]


def test_a_finding_leads_to_its_words_and_back(open_report: Open) -> None:
    page = open_report("demo")
    link = page.locator(".finding-section :is(.reading, .figures td) a").first
    words = link.inner_text()
    link.click()
    until(page, "CSS.highlights.has('words')")
    (lit,) = painted(page, "words")
    assert lit.lower() in words.lower() or words.lower() in lit.lower()
    assert page.locator("article.current").count() == 1
    assert page.locator("#back").is_visible()
    page.keyboard.press("b")
    assert link.evaluate("element => element === document.activeElement")
    assert painted(page, "words") == []
    assert not page.locator("#back").is_visible()


def test_a_link_reaches_a_passage_that_a_filter_hides(open_report: Open) -> None:
    page = open_report("demo")
    page.locator("#show").select_option("one")
    hidden = page.locator("article.passage[hidden]").first
    target = hidden.get_attribute("id")
    page.locator(f".finding-section a[href='#{target}']").first.click()
    until(page, f"!document.getElementById('{target}').hidden")
    assert page.locator("#show").input_value() == "all"


@pytest.mark.parametrize("motion", [True, False])
def test_an_address_with_a_passage_opens_there(open_report: Open, *, motion: bool) -> None:
    target = demo_comparison().passages[4].id
    page = open_report("demo", place=f"#{target}", motion=motion)
    until(page, "'ready' in document.documentElement.dataset")
    assert page.locator("article.current").get_attribute("id") == target
    # The page takes its place while what lies before it takes its height.
    until(page, f"0 <= ({UNDER_THE_BAR})(document.querySelector('article.current'))")
    assert page.locator("article.current").evaluate(UNDER_THE_BAR) < 40


def test_reading_one_outlet_keeps_its_own_order(open_report: Open) -> None:
    page = open_report("demo")
    page.locator("#read").select_option("B")
    document = demo_comparison().documents[1]
    own = [" ".join(paragraph.text.split()) for paragraph in document.paragraphs]
    assert page.locator("#reading .text").all_inner_texts() == own
    assert page.locator(SHOWN).count() == 0
    assert page.locator("#reading .margin", has_text="Also in").count() > 0
    assert page.locator("#reading .margin", has_text="Only in").count() > 0
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    page.locator("#reading .margin a").first.click()
    until(page, "!document.getElementById('reading')")
    assert page.locator(SHOWN).count() == PASSAGES
    page.keyboard.press("Escape")
    page.locator("#read").select_option("A")
    page.locator("#reading [data-action=close-reading]").click()
    assert page.evaluate("document.activeElement.id") == "read"


def test_a_passage_s_address_and_text_can_be_copied(open_report: Open) -> None:
    page = open_report("demo")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    passage = page.locator("article.passage").first
    passage.locator("[data-action=link]").click()
    until(page, "document.querySelector('#shown').textContent.includes('copied')")
    target = passage.get_attribute("id")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"#{target}")
    passage.locator("[data-action=text]").click()
    until(page, "document.querySelector('#shown').textContent === 'P1 copied'")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("P1\n\n")
    for text in passage.locator(".text").all_text_contents():
        assert text in copied


def test_the_strip_leads_to_passages(open_report: Open) -> None:
    page = open_report("demo")
    page.locator("#bar").scroll_into_view_if_needed()
    box = page.locator("#strip").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * (PASSAGES - 0.5) / PASSAGES, box["y"] + 5)
    last = demo_comparison().passages[-1].id
    assert page.locator("article.current").get_attribute("id") == last


def test_narrow_screens_fold_the_filters(open_report: Open) -> None:
    page = open_report("demo", width=390)
    assert not page.locator("#show").is_visible()
    page.locator("#options > summary").press("Enter")
    page.locator("#show").select_option("one")
    assert 0 < page.locator(SHOWN).count() < PASSAGES
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_without_script_everything_can_be_read(open_report: Open) -> None:
    page = open_report("demo", script=False)
    assert page.locator("article.passage:visible").count() == PASSAGES
    assert not page.locator("#bar").is_visible()
    assert page.locator("article .mode-note").count() > 0
    assert page.locator("article[data-mode=differences] mark.only").count() > 0


def test_hostile_articles_stay_text_in_every_state(open_report: Open) -> None:
    page = open_report("hostile")
    page.locator("#search").fill("script")
    until(page, "document.querySelector('#matches').textContent.includes('found')")
    page.locator("#read").select_option("A")
    page.locator("#show").select_option("several")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, iframe").count() == 0
