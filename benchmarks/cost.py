"""What aligning costs as stories grow: time and memory by documents and paragraphs, on one core."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.cases import Size
from benchmarks.line_chart import Chart, Line, draw
from benchmarks.processes import ONE_THREAD, load, run_python
from samestory.cli.tables import Table

DOCUMENTS = (2, 4, 8, 16, 32, 50)
PARAGRAPHS = (20, 100, 300)
DEFAULT_COSTS = tuple(
    Size(documents, paragraphs) for paragraphs in PARAGRAPHS for documents in DOCUMENTS
)

_MEGABYTE = 1_000_000


def cost(
    *, data: Path | None, limit: int | None, sizes: Sequence[Size], tell: Callable[[str], None]
) -> dict[str, Any]:
    """Measure the alignment of every case, each in a fresh process with one thread.

    The parameters are those of `benchmarks.speed.speed`.
    """
    figures: dict[str, Any] = {"load_before": load(), "cases": []}
    for size in sizes:
        tell(str(size))
        spec = {
            "what": "align",
            "size": str(size),
            "data": None if data is None else str(data.resolve()),
            "stories": limit,
        }
        printed = run_python(
            "-m", "benchmarks.speed_case", json.dumps(spec), environment=ONE_THREAD
        )
        case = {"documents": size.documents, "paragraphs": size.paragraphs, **json.loads(printed)}
        figures["cases"].append(case)
    return figures | {"load_after": load()}


def cost_tables(figures: Mapping[str, Any]) -> list[Table]:
    """Lay the figures of `cost` out as a table."""
    return [
        Table(
            title="Alignment on one core",
            columns=(
                *("documents", "paragraphs of each", "pairs", "CPU s", "wall s"),
                *("million pairs a s", "peak MB", "MB before", "links", "rows of several"),
            ),
            rows=[
                (
                    case["documents"],
                    case["paragraphs"],
                    f"{_pairs(case):,}",
                    case["cpu"],
                    case["wall"],
                    _pairs(case) / 1e6 / case["cpu"],
                    round(case["memory_peak"] / _MEGABYTE),
                    round(case["memory_before"] / _MEGABYTE),
                    case["links"],
                    case["shared_rows"],
                )
                for case in figures["cases"]
            ],
            note=(
                f"Pairs of paragraphs of two documents. Load of the machine: "
                f"{figures['load_before']} before, {figures['load_after']} after."
            ),
        )
    ]


def _pairs(case: Mapping[str, Any]) -> int:
    documents, paragraphs = int(case["documents"]), int(case["paragraphs"])
    return documents * (documents - 1) // 2 * paragraphs**2


def cost_picture(figures: Mapping[str, Any]) -> str:
    """Draw time and memory over the number of documents, as SVG."""
    return draw(
        [
            _chart(figures, "Time, CPU seconds", lambda case: case["cpu"]),
            _chart(figures, "Peak memory, MB", lambda case: case["memory_peak"] / _MEGABYTE),
        ],
        description="Time and memory of an alignment on one core, by the number of documents.",
    )


def _chart(
    figures: Mapping[str, Any], title: str, value: Callable[[Mapping[str, Any]], float]
) -> Chart:
    lengths = sorted({case["paragraphs"] for case in figures["cases"]})
    return Chart(
        title=title,
        across="documents, each of as many paragraphs as named below",
        lines=tuple(
            Line(
                f"{length} paragraphs",
                tuple(
                    (case["documents"], value(case))
                    for case in figures["cases"]
                    if case["paragraphs"] == length
                ),
            )
            for length in lengths
        ),
    )
