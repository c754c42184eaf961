"""A real Chromium, and reports for it to open.

The tests are skipped where playwright or Chromium is not installed, unless the environment says
``SAMESTORY_REQUIRE_BROWSER=1``: then a missing browser is a failure.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from samestory import compare, read
from samestory.renderers.html import HtmlRenderer
from tests.renderers.comparison_factory import large_comparison
from tests.renderers.demo_story import demo_comparison
from tests.renderers.hostile import HOSTILE, hostile_comparison, hostile_story
from tests.renderers.html.test_by_outlet import wire_copies
from tests.renderers.html.test_findings import folded_comparison

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from samestory.model import Comparison

SEEDS = Path(__file__).parents[2] / "seeds"

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

STORIES: dict[str, Callable[[], Comparison]] = {
    "demo": demo_comparison,
    "rows": lambda: large_comparison(8, 6),
    "many": lambda: large_comparison(12, 3),
    "folded": folded_comparison,
    "ferry": lambda: compare(read(*sorted((SEEDS / "ferry-collision").iterdir()))),
    "copies": wire_copies,
    "hostile": lambda: hostile_comparison(" ".join(HOSTILE.values())),
    "hostile story": hostile_story,
}


def _unavailable(reason: str) -> NoReturn:
    if os.environ.get("SAMESTORY_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  # optional
    except ImportError:
        _unavailable("playwright is not installed")
    program = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if program is None:
        _unavailable("no Chromium found: install the package chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files of the reports, by name."""
    folder = tmp_path_factory.mktemp("reports")
    files = {name: folder / f"{name}.html" for name in STORIES}
    for name, build in STORIES.items():
        files[name].write_bytes(HtmlRenderer().render(build()))
    return files


class Pages:
    """Pages of one browser, used again: a new one takes longer than most tests."""

    def __init__(self, browser: Browser) -> None:
        self.complaints: list[str] = []
        self._browser = browser
        self._free: dict[bool, list[Page]] = {True: [], False: []}
        self._used: list[tuple[bool, Page]] = []

    def take(self, *, script: bool) -> Page:
        """Return a page that no one uses; whatever it says or asks for is written down."""
        page = self._free[script].pop() if self._free[script] else self._new(script=script)
        self._used.append((script, page))
        return page

    def give_back(self) -> None:
        """Empty the pages in use, so that the next test finds nothing of this one."""
        while self._used:
            script, page = self._used.pop()
            page.context.clear_permissions()
            page.emulate_media(media="null", forced_colors="null")
            page.goto("about:blank")
            self._free[script].append(page)

    def _new(self, *, script: bool) -> Page:
        context = self._browser.new_context(offline=True, java_script_enabled=script)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: _note_request(request.url, self.complaints))
        return page


@pytest.fixture(scope="session")
def pages(browser: Browser) -> Pages:
    """The pages that tests share."""
    return Pages(browser)


@pytest.fixture
def open_file(pages: Pages) -> Iterator[Callable[..., Page]]:
    """Open a page; whatever it complains about or asks for from elsewhere fails the test."""

    def open_page(
        path: Path,
        *,
        width: int = 1280,
        dark: bool = False,
        motion: bool = False,
        script: bool = True,
        place: str = "",
    ) -> Page:
        page = pages.take(script=script)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(
            color_scheme="dark" if dark else "light",
            reduced_motion="no-preference" if motion else "reduce",
        )
        page.goto(path.as_uri() + place)
        return page

    pages.complaints.clear()
    yield open_page
    pages.give_back()
    assert pages.complaints == []


@pytest.fixture
def open_report(open_file: Callable[..., Page], reports: dict[str, Path]) -> Callable[..., Page]:
    """Open a report by its name, as `open_file` opens a file."""
    return lambda name, **options: open_file(reports[name], **options)


def _note_request(url: str, complaints: list[str]) -> None:
    if not url.startswith(("file:", "data:", "about:")):
        complaints.append(f"request: {url}")
