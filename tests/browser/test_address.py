"""The view in the page's address, labels, folding, and rows that several outlets share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_interaction import PASSAGES, SHOWN, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Open = Callable[..., Page]

VIEW = "?show=one&marks=common&labels=none&off=C&folded=figure.order"


def query(page: Page) -> str:
    search: str = page.evaluate("location.search")
    return search


def test_an_address_shows_the_view_it_names(open_report: Open) -> None:
    page = open_report("demo", place=VIEW)
    assert page.locator("#show").input_value() == "one"
    assert page.locator("#marks").input_value() == "common"
    assert not page.locator("#labels").is_checked()
    assert page.locator("#outlets-shown").inner_text() == "2 of 3"
    assert page.locator("details.finding-section:not([open])").count() == 2
    assert 0 < page.locator(SHOWN).count() < PASSAGES
    assert query(page) == VIEW


def test_choices_stand_in_the_address_and_back_and_forward_walk_through_them(
    open_report: Open,
) -> None:
    page = open_report("demo")
    page.locator("#show").select_option("several")
    page.locator("#read").select_option("B")
    assert query(page) == "?show=several&read=B"
    page.go_back()
    until(page, "!document.getElementById('reading')")
    assert query(page) == "?show=several"
    page.go_back()
    until(page, "document.querySelector('#show').value === 'all'")
    assert page.locator(SHOWN).count() == PASSAGES
    assert query(page) == ""
    page.go_forward()
    page.go_forward()
    until(page, "document.getElementById('reading') !== null")
    assert page.locator("#show").input_value() == "several"


def test_a_passage_s_link_keeps_the_view(open_report: Open) -> None:
    page = open_report("demo", place="?marks=none")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("article.passage [data-action=link]").first.click()
    until(page, "document.querySelector('#shown').textContent.includes('copied')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "?marks=none#p-" in copied


def test_a_link_out_of_a_reading_can_be_taken_back(open_report: Open) -> None:
    page = open_report("demo", place="?read=A")
    page.locator("#reading .margin a").first.click()
    until(page, "!document.getElementById('reading')")
    assert query(page) == ""
    page.go_back()
    until(page, "document.getElementById('reading') !== null")


@pytest.mark.parametrize(
    "place",
    [
        "?show=<img src=x onerror=alert(1)>&marks=javascript:alert(1)&read=%22%5D",
        "?show=found:nothing&read=Z&marks=__proto__&off=Z.Y&folded=constructor",
        "?off=A.B.C&labels=maybe",
        "?%E0%A4%A&show&read=&marks=%00",
        "?show=all&show=one",
    ],
)
def test_what_an_address_makes_up_is_ignored(open_report: Open, place: str) -> None:
    page = open_report("demo", place=place)
    page.locator("html[data-ready]").wait_for()
    assert page.locator(SHOWN).count() == PASSAGES
    assert page.locator("#show").input_value() == "all"
    assert page.locator("#marks").input_value() == ""
    assert page.locator("#reading").count() == 0
    assert page.locator(".cell[hidden]").count() == 0
    assert page.locator("details.finding-section:not([open])").count() == 0
    assert page.locator("#labels").is_checked()
    page.locator("#show").select_option("one")
    assert query(page) == "?show=one"


def test_kinds_fold_alone_and_all_together(open_report: Open) -> None:
    page = open_report("demo")
    kinds = page.locator("details.finding-section")
    kinds.first.locator("summary").first.click()
    until(page, "location.search.startsWith('?folded=')")
    page.locator("[data-action=fold-all]").click()
    assert page.locator("details.finding-section[open]").count() == 0
    page.locator("[data-action=fold-all]").click()
    assert page.locator("details.finding-section[open]").count() == kinds.count()
    until(page, "location.search === ''")


def test_a_link_to_a_folded_kind_opens_it(open_report: Open) -> None:
    page = open_report("demo", place="?folded=figure")
    page.locator(".kinds a[href='#kind-figure']").click()
    until(page, "document.getElementById('kind-figure').open")
    until(page, "location.search === ''")


def test_labels_are_seen_in_both_modes_and_can_be_switched_off(open_report: Open) -> None:
    page = open_report("copies")
    framed = "element => getComputedStyle(element).outlineStyle"
    for marks in ("differences", "common"):
        page.locator("#marks").select_option(marks)
        assert page.locator("article .text u").first.evaluate(framed) == "solid"
    page.locator("article .text u").first.hover()
    assert "a figure" in str(
        page.locator("article .text u").first.evaluate(
            "u => u.title || u.querySelector('[title]').title"
        )
    )
    page.keyboard.press("l")
    assert page.locator("article .text u").first.evaluate(framed) == "none"
    assert not page.locator("#labels-legend").is_visible()


def test_a_row_of_several_outlets_follows_those_that_are_shown(open_report: Open) -> None:
    page = open_report("copies")
    row = page.locator("[data-outlet='A C D']")
    page.locator(".menu summary", has_text="Outlets").click()
    for letter in ("A", "C"):
        page.locator(f"#outlets input[value={letter}]").uncheck()
    assert row.is_visible()
    assert row.locator(".cell-label:visible").count() == 1
    page.locator("#outlets input[value=D]").uncheck()
    assert not row.is_visible()


def test_each_outlet_of_a_row_can_be_read_and_reached(open_report: Open) -> None:
    page = open_report("copies", place="?read=C")
    assert page.locator("#reading .text").count() == 1
    assert page.locator("#reading h2").inner_text().startswith("Read as C")
    page = open_report("copies", place="#D-1")
    until(page, "document.querySelector('article.current') !== null")
