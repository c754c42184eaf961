"""How long each report format takes, and how large its file is."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

from benchmarks.cases import Size, build_case
from benchmarks.stories import Story, as_documents
from samestory import compare
from samestory.cli.tables import Table
from samestory.model import Comparison
from samestory.renderers import RENDERERS, Renderer

DEFAULT_FORMAT_CASES = (Size(3, 17), Size(8, 300))
RUNS = 3
SECONDS = 10.0
"""Longest CPU time that any format may take."""


def measure_formats(
    stories: Sequence[Story], *, sizes: Sequence[Size], tell: Callable[[str], None]
) -> dict[str, Any]:
    """Render a comparison of each size in every format that is installed.

    Returns
    -------
    dict
        By size and format: ``seconds`` (CPU time, the best of a few runs) and ``bytes``.
    """
    figures: dict[str, Any] = {}
    for size in sizes:
        comparison = compare(as_documents(build_case(stories, size)))
        figures[str(size)] = {}
        for name, renderer in RENDERERS.items():
            if renderer.extra is None or find_spec(renderer.extra.module) is not None:
                tell(f"{name} {size}")
                figures[str(size)][name] = _measure(renderer, comparison)
    return figures


def _measure(renderer: Renderer, comparison: Comparison) -> dict[str, float]:
    seconds = []
    for _ in range(RUNS):
        began = time.process_time()
        report = renderer.render(comparison)
        seconds.append(time.process_time() - began)
    return {"seconds": min(seconds), "bytes": len(report)}


def format_tables(figures: dict[str, Any]) -> list[Table]:
    """Return a row for each format, with time and size for each case."""
    names = list(next(iter(figures.values())))
    columns = [(size, figure) for size in figures for figure in ("CPU s", "bytes")]
    rows = [
        (
            name,
            *(
                text
                for case in figures.values()
                for text in (f"{case[name]['seconds']:.2f}", f"{case[name]['bytes']:,}")
            ),
        )
        for name in names
    ]
    return [
        Table(
            title=f"Report formats (best of {RUNS}; target at most {SECONDS:g} s)",
            columns=("format", *(f"{size}, {figure}" for size, figure in columns)),
            rows=rows,
        )
    ]
