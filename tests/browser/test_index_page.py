"""The list of reports in a browser: with its search, and as a plain list without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samestory.renderers.index_page import IndexEntry, index_page
from tests.browser.test_accessibility import AXE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

ENTRIES = (
    IndexEntry(
        "Fire at the tram depot",
        "Hallowick Herald and Tidewater Wire",
        "2026-03-03",
        "28 passages · 93 findings · 92 links",
        (("html", "fire.html"), ("json", "fire.json")),
    ),
    IndexEntry("Élections à Brest", "Le Phare", "2026-02-01", "", (("html", "brest.html"),)),
    IndexEntry("x" * 300, "Wire", None, "1 passage", (("csv", "long.passages.csv"),)),
)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "index.html"
    path.write_bytes(index_page(ENTRIES))
    return path


def test_the_search_narrows_the_list(listed: Path, open_file: Callable[..., Page]) -> None:
    page = open_file(listed)
    field = page.get_by_label("Search")
    for words, shown in (("depot wire", 1), ("brest elections", 1), ("2026", 2), ("nothing", 0)):
        field.fill(words)
        assert page.locator("li:visible").count() == shown
        assert page.get_by_role("status").inner_text() == f"{shown} of 3 shown."
    field.fill("")
    assert page.locator("li:visible").count() == 3
    assert page.get_by_role("status").inner_text() == "3 comparisons in this folder."


def test_without_script_it_is_a_plain_list(listed: Path, open_file: Callable[..., Page]) -> None:
    page = open_file(listed, script=False)
    assert page.locator("li:visible").count() == 3
    assert not page.get_by_label("Search").is_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_a_phone(listed: Path, open_file: Callable[..., Page], dark: bool) -> None:
    page = open_file(listed, width=320, dark=dark)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: npm ci in web/")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(listed: Path, open_file: Callable[..., Page], *, dark: bool) -> None:
    page = open_file(listed, dark=dark)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for words in ("", "depot", "nothing"):
        page.get_by_label("Search").fill(words)
        found = page.evaluate("axe.run().then(result => result.violations.map(each => each.id))")
        assert found == []
