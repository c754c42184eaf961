"""What axe finds in every state of the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

AXE = Path(__file__).parent.parent.parent / "web" / "node_modules" / "axe-core" / "axe.min.js"

STATES = {
    "as opened": "",
    "filtered": "show('found')",
    "nothing fits": "show('one:B')",
    "other marks": "choose('#marks', 'common')",
    "read as": "choose('#read', 'A')",
    "all unfolded": "for (const e of document.querySelectorAll('details')) e.open = true",
}
CHOOSE = """
const choose = (selector, value) => {
  const control = document.querySelector(selector);
  control.value = value;
  control.dispatchEvent(new Event("change", {bubbles: true}));
};
const show = value => choose("#show", value);
"""


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: npm ci in web/")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("name", "width"), [("demo", 1280), ("demo", 390), ("rows", 1280)])
def test_axe_finds_nothing_in_any_state(
    open_report: Callable[..., Page], name: str, width: int, *, dark: bool
) -> None:
    page = open_report(name, width=width, dark=dark)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for state, action in STATES.items():
        page.evaluate(f"() => {{ {CHOOSE} {action} }}")
        found = page.evaluate(
            "axe.run().then(result => result.violations.map(v => [v.id, "
            "v.nodes.map(n => n.target.join(' ')).slice(0, 3)]))"
        )
        assert found == [], state
        page.evaluate(
            f"() => {{ {CHOOSE} show('all'); choose('#read', ''); choose('#marks', '') }}"
        )
