"""How long a comparison takes and how much memory it needs, beside other libraries."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.cases import Size
from benchmarks.processes import load, run_python
from benchmarks.speed_case import STAGES
from benchmarks.stories import ROOT
from samestory.cli.tables import Table

DEFAULT_SIZES = (Size(3, 17), Size(8, 50), Size(8, 300), Size(46, 17))

PEERS = {
    "difflib": "difflib SequenceMatcher.ratio",
    "rapidfuzz": "rapidfuzz token_set_ratio",
}

START_RUNS = 5
"""Runs of which the median is given for imports and for ``samestory --help``."""

HELP_TARGET = 0.4
SECONDS_TARGETS = {"3x17": 0.15, "8x300": 6.0}
MEMORY_TARGETS = {"8x300": 600}
"""What the project sets itself: seconds of the first comparison, and MB of memory."""

IMPORTS = """
import time
began = time.perf_counter()
import samestory
samestory.compare, samestory.Settings
from samestory.renderers import RENDERERS
print(time.perf_counter() - began, time.process_time())
"""

_MEGABYTE = 1_000_000


def speed(
    *, data: Path | None, limit: int | None, sizes: Sequence[Size], tell: Callable[[str], None]
) -> dict[str, Any]:
    """Measure every case, each in a fresh process, and the program's start.

    Parameters
    ----------
    data
        Folder whose paragraphs the cases are made of; ``None`` takes the project's own stories.
    limit
        Take only the first stories of it.
    sizes
        The cases.
    tell
        Is given a line on what is measured next.
    """
    tell("start")
    figures: dict[str, Any] = {
        "load_before": load(),
        "import": _import_seconds(),
        "help": _help_seconds(),
        "cases": {},
    }
    for size in sizes:
        case: dict[str, Any] = {}
        for what in ("samestory", "analyses", *PEERS):
            tell(f"{size} {what}")
            spec = {
                "what": what,
                "size": str(size),
                "data": None if data is None else str(data.resolve()),
                "stories": limit,
            }
            case[what] = json.loads(run_python("-m", "benchmarks.speed_case", json.dumps(spec)))
        figures["cases"][str(size)] = case
    return figures | {"load_after": load()}


def _import_seconds() -> dict[str, float]:
    """Return the time that importing takes, and the CPU time of a process that only imports."""
    runs = [
        [float(figure) for figure in run_python("-c", IMPORTS).split()] for _ in range(START_RUNS)
    ]
    return {"wall": median(wall for wall, _ in runs), "cpu": median(cpu for _, cpu in runs)}


def _help_seconds() -> dict[str, float] | None:
    """Return the time of ``samestory --help``, or ``None`` if it can't be run."""
    installed = shutil.which("samestory", path=str(Path(sys.executable).parent))
    command = [installed] if installed else [sys.executable, "-m", "samestory"]
    wall, cpu = [], []
    for _ in range(START_RUNS):
        began, used = time.perf_counter(), _children_seconds()
        done = subprocess.run([*command, "--help"], cwd=ROOT, capture_output=True, check=False)
        wall.append(time.perf_counter() - began)
        cpu.append(_children_seconds() - used)
        if done.returncode:
            return None
    return {"wall": median(wall), "cpu": median(cpu)}


def _children_seconds() -> float:
    """Return the CPU time of all child processes that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def speed_tables(figures: Mapping[str, Any]) -> list[Table]:
    """Lay the figures of `speed` out as tables."""
    return [
        _start_table(figures),
        _case_table(figures),
        _stage_table(figures),
        _analysis_table(figures),
        _peer_table(figures),
    ]


def _start_table(figures: Mapping[str, Any]) -> Table:
    started = figures["import"]
    helped = figures["help"] or {"wall": None, "cpu": None}
    return Table(
        title=f"Start (median of {START_RUNS} processes)",
        columns=("what", "wall s", "target", "CPU s"),
        rows=[
            ("import of compare and of the JSON report", started["wall"], "", started["cpu"]),
            ("samestory --help", helped["wall"], f"< {HELP_TARGET:g}", helped["cpu"]),
        ],
        note=(
            f"Load of the machine: {figures['load_before']} before, {figures['load_after']} after; "
            "more than the number of cores makes wall times longer, and CPU times too, if less."
        ),
    )


def _case_table(figures: Mapping[str, Any]) -> Table:
    return Table(
        title="First comparison of a process, from documents to JSON bytes",
        columns=(
            *("case", "wall s", "target", "CPU s", "peak MB", "target", "MB before"),
            *("links", "strong", "passages", "shared", "JSON MB"),
        ),
        rows=[
            (
                size,
                row["first"],
                f"< {SECONDS_TARGETS[size]:g}" if size in SECONDS_TARGETS else "",
                row["first_cpu"],
                round(row["memory_peak"] / _MEGABYTE),
                f"< {MEMORY_TARGETS[size]}" if size in MEMORY_TARGETS else "",
                round(row["memory_before"] / _MEGABYTE),
                row["links"],
                row["strong_links"],
                row["passages"],
                row["shared_passages"],
                row["json_bytes"] / _MEGABYTE,
            )
            for size, case in figures["cases"].items()
            for row in [case["samestory"]]
        ],
        note="Case: documents x paragraphs of each. Peak memory is that of the whole process.",
    )


def _stage_table(figures: Mapping[str, Any]) -> Table:
    return Table(
        title="The same again in that process, by stage (CPU seconds)",
        columns=(
            *("case", "align", "analyse", "JSON", "together", "together, wall", "runs"),
            "reading before, wall",
        ),
        rows=[
            (
                size,
                *(row[key] for key in STAGES),
                row["further_runs"],
                row["assemble"],
            )
            for size, case in figures["cases"].items()
            for row in [case["samestory"]]
        ],
        note=(
            "Medians over the runs. Reading before: sentences and language of the documents, with "
            "the language detector's start."
        ),
    )


def _analysis_table(figures: Mapping[str, Any]) -> Table:
    cases = {size: case["analyses"] for size, case in figures["cases"].items()}
    return Table(
        title="What follows the alignment, the first time in a process (CPU seconds)",
        columns=("what", *cases),
        rows=[
            ("collation and passages", *(row["collate"] for row in cases.values())),
            *(
                (name, *(row["analyses"][name] for row in cases.values()))
                for name in next(iter(cases.values()), {"analyses": {}})["analyses"]
            ),
            (
                "all analyses",
                *(sum(row["analyses"].values()) for row in cases.values()),
            ),
            ("findings, number", *(row["findings"] for row in cases.values())),
        ],
        note="What several analyses need counts for the first one that asks for it.",
    )


def _peer_table(figures: Mapping[str, Any]) -> Table:
    return Table(
        title="Other libraries: only a similarity of every pair of paragraphs",
        columns=("case", "library", "wall s", "CPU s", "pairs", "pairs a CPU second", "measured"),
        rows=[
            (
                size,
                name,
                row["seconds"],
                row["cpu"],
                row["pairs"],
                round(row["pairs"] / (row["cpu"] or row["seconds"])),
                "all" if row["pairs_done"] == row["pairs"] else f"{row['pairs_done']:,} pairs",
            )
            for size, case in figures["cases"].items()
            for what, name in PEERS.items()
            for row in [case[what]]
        ],
        note="Where not all pairs were measured, the seconds are reckoned from those that were.",
    )
