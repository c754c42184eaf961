"""How large the HTML report is, and how soon it answers in a real browser."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from math import inf
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.cases import Size, build_case
from benchmarks.stories import DataError, Story, as_documents
from samestory import compare
from samestory.cli.tables import Table
from samestory.renderers import RENDERERS
from samestory.renderers.html.assets import script

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EVERYDAY, LARGE = Size(3, 17), Size(8, 300)
DEFAULT_REPORTS = (EVERYDAY, LARGE)
RUNS, RUNS_OF_A_SMALL_PAGE = 3, 9
"""A page that opens in a blink is opened more often: other work on the machine weighs more."""

MOST_RUNS = 27
"""How often a page is opened while its best times miss a target: other work only adds to a time."""

BYTES = {EVERYDAY: 250_000, LARGE: 6_000_000}
READY = {EVERYDAY: 300, LARGE: 2500}
"""Largest file in bytes, and longest time until the page answers, in milliseconds."""

ACTION, TASK, SCRIPT_BYTES = 200, 500, 30_000
"""Longest time of an action and of any task in milliseconds, and largest script."""

BUSY = "busy until ready"
"""Processor time of the page's main thread: other programs change it less than the clock."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

WATCH = """new PerformanceObserver(list => {
  for (const entry of list.getEntries())
    window.longest = Math.max(window.longest ?? 0, entry.duration);
}).observe({type: "longtask", buffered: true})"""

ACT = """async ([selector, value, event]) => {
  const control = document.querySelector(selector);
  const began = performance.now();
  control.value = value;
  control.dispatchEvent(new Event(event, {bubbles: true}));
  document.body.getBoundingClientRect();
  const done = performance.now() - began;
  await new Promise(resume => setTimeout(resume, 600));
  return done;
}"""

ACTIONS = {
    "filter": ("#show", "several", "change"),
    "all again": ("#show", "all", "change"),
    "marks": ("#marks", "common", "change"),
    "read as": ("#read", "A", "change"),
    "side by side": ("#read", "", "change"),
    "search": ("#search", "the", "input"),
}


def measure_reports(
    stories: Sequence[Story], *, sizes: Sequence[Size], tell: Callable[[str], None]
) -> dict[str, Any]:
    """Render a report of each size and open it in Chromium, several times.

    Raises
    ------
    DataError
        If playwright or Chromium is not installed.
    """
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  # only here
    except ImportError as error:
        raise DataError("playwright is not installed: pip install '.[dev]'") from error
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        raise DataError("There is no Chromium: install the package chromium.")
    cases: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        for size in sizes:
            tell(f"report {size}")
            page = RENDERERS["html"].render(compare(as_documents(build_case(stories, size))))
            file = Path(folder) / f"{size}.html"
            file.write_bytes(page)
            runs = [_open(browser, file) for _ in range(_runs(size))]
            while _too_slow(size, runs) and len(runs) < MOST_RUNS:
                runs.append(_open(browser, file))
            cases[str(size)] = {
                "bytes": len(page),
                "median": {name: median(run[name] for run in runs) for name in runs[0]},
                "best": _best(runs),
            }
        browser.close()
    return {"script_bytes": len(script().encode()), "cases": cases}


def _runs(size: Size) -> int:
    small = size.documents * size.paragraphs <= EVERYDAY.documents * EVERYDAY.paragraphs
    return RUNS_OF_A_SMALL_PAGE if small else RUNS


def _best(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: min(run[name] for run in runs) for name in runs[0]}


def _too_slow(size: Size, runs: Sequence[dict[str, float]]) -> bool:
    targets = _targets(size)
    return any(best > targets.get(name, ACTION) for name, best in _best(runs).items())


def _targets(size: Size) -> dict[str, float]:
    """Return the longest times that have a target of their own; all else is an action."""
    return {"ready": READY.get(size, inf), BUSY: inf, "longest task": TASK}


def _open(browser: Browser, file: Path) -> dict[str, float]:
    """Open a report once and use it; all times in milliseconds."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(file.as_uri())
    page.locator("html[data-ready]").wait_for(timeout=60_000)
    metrics = session.send("Performance.getMetrics")["metrics"]
    times = {
        "ready": float(page.evaluate("document.documentElement.dataset.ready")),
        BUSY: 1000 * next(entry["value"] for entry in metrics if entry["name"] == "TaskDuration"),
    }
    page.evaluate(WATCH)
    for name, action in ACTIONS.items():
        times[name] = page.evaluate(ACT, list(action))
    times["longest task"] = page.evaluate("window.longest ?? 0")
    page.close()
    return times


def report_tables(figures: dict[str, Any]) -> list[Table]:
    """Return the figures with the targets beside them."""
    return [
        Table(
            title="The HTML report in Chromium",
            columns=("case", "what", "best", "median", "target"),
            rows=[
                (
                    figure.case,
                    figure.what,
                    f"{figure.best:,.0f}",
                    "" if figure.median is None else f"{figure.median:,.0f}",
                    "" if figure.target == inf else f"≤ {figure.target:,}",
                )
                for figure in _figures(figures)
            ],
        )
    ]


def missed_targets(figures: dict[str, Any]) -> list[str]:
    """Return a sentence for each target that not even the best run met.

    Other work on the machine only adds to a time, so the best run says most about the page.
    """
    return [
        f"{figure.case}: {figure.what}: {figure.best:,.0f}, more than {figure.target:,}"
        for figure in _figures(figures)
        if figure.best > figure.target
    ]


class _Figure(NamedTuple):
    case: str
    what: str
    best: float
    median: float | None
    target: float


def _figures(figures: dict[str, Any]) -> Iterator[_Figure]:
    for name, case in figures["cases"].items():
        size = Size.parse(name)
        targets = _targets(size)
        yield _Figure(name, "file, bytes", case["bytes"], None, BYTES.get(size, inf))
        for what, best in case["best"].items():
            target = targets.get(what, ACTION)
            yield _Figure(name, f"{what}, ms", best, case["median"][what], target)
    yield _Figure("all", "script, bytes", figures["script_bytes"], None, SCRIPT_BYTES)
