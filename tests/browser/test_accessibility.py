"""What axe finds in every state of the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

AXE = Path(__file__).parent.parent.parent / "web" / "node_modules" / "axe-core" / "axe.min.js"

HELPERS = """
const choose = (selector, value) => {
  const control = document.querySelector(selector);
  control.value = value;
  control.dispatchEvent(new Event("change", {bubbles: true}));
};
const unfold = () => {
  for (const each of document.querySelectorAll("main details")) each.open = true;
};
"""
OPTIONS = """() => ["show", "marks", "read"].flatMap(id =>
  [...document.querySelectorAll(`#${id} option`)].map(option => [`#${id}`, option.value]))"""

OTHER_STATES = {
    "as opened": "",
    "one outlet off": "document.querySelector('#outlets input').click()",
    "a match found": "document.querySelector('#search').value = 'the';"
    " document.querySelector('#search').dispatchEvent(new Event('input'))",
    "at the words of a finding": "document.querySelector('main a[href^=\"#f-\"]').click()",
    "all unfolded": "unfold()",
}

RUN_AXE = """colours => axe.run(document, {
  resultTypes: ["violations"],
  rules: {"color-contrast": {enabled: colours}},
}).then(found => found.violations.map(each =>
  [each.id, each.nodes.map(node => node.target.join(" ")).slice(0, 3)]))"""

pytestmark = pytest.mark.skipif(
    not AXE.is_file(), reason="axe-core is not installed: npm ci in web/"
)


def violations(page: Page, action: str, *, colours: bool) -> list[object]:
    """Bring the page into a state and return what axe finds there.

    Contrast takes axe as long as all else; filters change no colours.
    """
    page.evaluate(f"() => {{ {HELPERS} {action} }}")
    page.wait_for_timeout(150 if "search" in action else 20)
    found: list[object] = page.evaluate(RUN_AXE, colours)
    return found


def test_axe_finds_nothing_whatever_is_chosen(open_report: Callable[..., Page]) -> None:
    page = open_report("demo")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = page.evaluate(OPTIONS)
    assert len(options) > 12
    for selector, value in options:
        action = f"choose('{selector}', '{value}')"
        assert violations(page, action, colours=selector != "#show") == [], (selector, value)
        page.evaluate(f"() => {{ {HELPERS} choose('#show', 'all'); choose('#read', '') }}")


@pytest.mark.parametrize("state", OTHER_STATES)
def test_axe_finds_nothing_in_other_states(open_report: Callable[..., Page], state: str) -> None:
    page = open_report("demo")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page, OTHER_STATES[state], colours=True) == []


@pytest.mark.parametrize(
    ("name", "width", "dark"), [("demo", 390, True), ("rows", 1280, True), ("many", 390, False)]
)
def test_axe_finds_nothing_on_other_screens(
    open_report: Callable[..., Page], name: str, width: int, *, dark: bool
) -> None:
    page = open_report(name, width=width, dark=dark)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert violations(page, "unfold()", colours=True) == []
    assert violations(page, "choose('#read', 'A')", colours=True) == []
