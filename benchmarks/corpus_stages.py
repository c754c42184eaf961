"""What each stage of a corpus takes: time, CPU, memory of all its processes, and disk.

    python -m benchmarks.corpus_stages --paragraphs 50000 --paragraphs 200000
    python -m benchmarks.corpus_stages corpus.jsonl --stage build --stage stories
    python -m benchmarks.corpus_stages corpus.jsonl --processes 2 --engine local dask spark

Dask and Spark are started on this machine, with as many workers of one core; an address of others
can be named too, but what their workers take is not counted. The hash at the end is of all tables.

Corpora of so many paragraphs are made by `benchmarks.corpus_generator`. Every case has processes of
its own, so that no peak of one is counted for another.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpus_generator import write_corpus
from benchmarks.line_chart import Chart, Line, draw
from benchmarks.processes import load, machine
from benchmarks.usage import measured
from samestory.cli.tables import Table, print_tables
from samestory.corpus import TABLES, Corpus, ExecutorEngine, open_engine
from samestory.model import Settings

STAGES = ("build", "stories", "reuse", "compare")

_MEGABYTE = 1_000_000
_INPUT_TABLES = ("documents", "paragraphs")


@dataclass(frozen=True, slots=True)
class Case:
    """A corpus to measure: a file, or how many paragraphs to make and the share told alone."""

    source: str | None
    paragraphs: int
    alone: float
    engine: str
    processes: int
    findings: tuple[str, ...] | None
    stages: tuple[str, ...]
    folder: str

    def __str__(self) -> str:
        alone = f", {self.alone:.0%} alone" if self.alone else ""
        engine = "" if self.engine == "local" else f", {self.engine}"
        return f"{self.source or f'{self.paragraphs:,} paragraphs'}{alone}{engine}"


def measure(case: Case) -> dict[str, Any]:
    """Return what the stages of a case take, and what came out."""
    with tempfile.TemporaryDirectory(dir=case.folder) as name:
        work = Path(name)
        source = Path(case.source) if case.source else work / "corpus.jsonl"
        if not case.source:
            write_corpus(source, case.paragraphs, alone=case.alone)
        figures: dict[str, Any] = {"case": str(case), "bytes": source.stat().st_size, "stages": {}}
        with _engine(case.engine, case.processes) as engine:
            corpus = Corpus(work / "work", engine=engine)
            stages: dict[str, Callable[[], object]] = {
                "build": lambda: corpus.build([source]),
                "stories": corpus.find_stories,
                "compare": lambda: corpus.compare(settings=Settings(findings=case.findings)),
                "reuse": corpus.find_reuse,
            }
            for stage in case.stages:
                before = load()
                with measured() as usage:
                    stages[stage]()
                figures["stages"][stage] = {**asdict(usage), "load": (before, load())}
        status = corpus.status()
        sizes = {table: size for table, size in status.sizes.items() if size}
        held = sum(path.stat().st_size for path in corpus.folder.root.rglob("*") if path.is_file())
        results = {"rows": status.rows, "sizes": sizes, "work_bytes": held}
        return {**figures, **results, "hash": _hash_of(corpus)}


@contextmanager
def _engine(name: str, processes: int) -> Iterator[ExecutorEngine]:
    """Open an engine; workers of Dask and Spark are children of this process."""
    if name == "local":
        with open_engine(processes=processes) as engine:
            yield engine
    elif name == "spark":
        with open_engine(f"spark:local-cluster[{processes},1,2048]") as engine:
            yield engine
    elif name == "dask":
        from distributed import LocalCluster  # noqa: PLC0415 - an extra

        with (
            LocalCluster(n_workers=processes, threads_per_worker=1, dashboard_address=None) as here,
            open_engine(f"dask:{here.scheduler_address}") as engine,
        ):
            yield engine
    else:
        with open_engine(name) as engine:
            yield engine


def _hash_of(corpus: Corpus) -> str:
    """Return a hash of the bytes of all tables."""
    digest = hashlib.sha256()
    for name in TABLES:
        for path in corpus.folder.files(name):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def stage_tables(cases: Sequence[Mapping[str, Any]]) -> list[Table]:
    """Lay figures out: what the stages take, and what came out."""
    return [
        Table(
            title="Stages of a corpus",
            columns=("corpus", "stage", "wall s", "CPU s", "paragraphs a s", "peak MB", "load"),
            rows=[
                (
                    case["case"],
                    stage,
                    f"{usage['seconds']:.1f}",
                    f"{usage['cpu']:.1f}",
                    f"{case['rows']['paragraphs'] / usage['seconds']:,.0f}",
                    f"{usage['peak'] / _MEGABYTE:,.0f}",
                    " – ".join(f"{value}" for value in usage["load"]),
                )
                for case in cases
                for stage, usage in _with_sum(case["stages"])
            ],
        ),
        Table(
            title="What came out",
            columns=("corpus", "paragraphs", "articles", "stories", "compared", "finding rows",
                     "input MB", "articles MB", "other tables MB", "work folder MB", "hash"),
            rows=[
                (
                    case["case"],
                    *(f"{case['rows'][name]:,}" for name in
                      ("paragraphs", "documents", "stories", "comparisons", "findings")),
                    f"{case['bytes'] / _MEGABYTE:.1f}",
                    *(f"{size / _MEGABYTE:.1f}" for size in _inputs_and_results(case["sizes"])),
                    f"{case['work_bytes'] / _MEGABYTE:.1f}",
                    case["hash"],
                )
                for case in cases
            ],
        ),
    ]  # fmt: skip


def growth_picture(cases: Sequence[Mapping[str, Any]]) -> str:
    """Draw CPU time and memory against the number of paragraphs, a line for each stage."""
    stages = [name for name in STAGES if any(name in case["stages"] for case in cases)]

    def chart(title: str, value: Callable[[Mapping[str, Any]], float]) -> Chart:
        lines = []
        for name in stages:
            held = [case for case in cases if name in case["stages"]]
            points = [(case["rows"]["paragraphs"] / 1000, value(case["stages"][name]))
                      for case in held]  # fmt: skip
            lines.append(Line(name, tuple(points)))
        return Chart(title, "thousand paragraphs", tuple(lines))

    charts = [
        chart("CPU seconds of all processes", lambda usage: usage["cpu"]),
        chart("Peak memory of all processes, MB", lambda usage: usage["peak"] / _MEGABYTE),
    ]
    description = "Time and memory of the stages of a corpus against its size, both logarithmic."
    return draw(charts, description=description)


def _with_sum(stages: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the stages with a line for all of them, if there are several."""
    held = list(stages.items())
    if len(held) < 2:
        return held
    total = {
        "seconds": sum(usage["seconds"] for _, usage in held),
        "cpu": sum(usage["cpu"] for _, usage in held),
        "peak": max(usage["peak"] for _, usage in held),
        "load": (held[0][1]["load"][0], held[-1][1]["load"][1]),
    }
    return [*held, ("together", total)]


def _inputs_and_results(sizes: Mapping[str, int]) -> tuple[int, int]:
    inputs = sum(sizes.get(name, 0) for name in _INPUT_TABLES)
    return inputs, sum(sizes.values()) - inputs


def main() -> None:
    """Measure the cases that the command line names."""
    given = _parser().parse_args()
    findings = None if given.findings is None else tuple(given.findings.split(","))
    if findings == ("none",):
        findings = ()
    folder = given.folder or tempfile.gettempdir()
    stages = tuple(name for name in STAGES if name in (given.stage or STAGES))
    if stages != STAGES[: len(stages)]:
        raise SystemExit("A stage needs those before it: name them too.")
    named = [(source, 0) for source in given.source] + [(None, size) for size in given.paragraphs]
    cases = [
        Case(source, size, given.alone, engine, given.processes, findings, stages, folder)
        for source, size in named
        for engine in given.engine
    ]
    found = [case for path in given.join for case in json.loads(Path(path).read_text())["cases"]]
    for case in cases:
        # Spawned, so that a case begins with the memory of a new process.
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=context) as executor:
            found.append(executor.submit(measure, case).result())
        if given.json:
            text = json.dumps({"machine": machine(), "cases": found}, indent=2)
            Path(given.json).write_text(f"{text}\n", encoding="utf-8")
    print_tables(stage_tables(found))
    if given.picture:
        Path(given.picture).write_text(growth_picture(found), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", nargs="*", help="a file of articles")
    parser.add_argument("--paragraphs", type=int, action="append", default=[],
                        help="make a corpus of so many; repeatable")  # fmt: skip
    parser.add_argument("--alone", type=float, default=0.0, help="share of articles told alone")
    parser.add_argument("--stage", choices=STAGES, action="append", help="all if not given")
    parser.add_argument("--engine", nargs="+", default=["local"], help="local, dask, spark")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--findings", help="names parted by commas, or none; all if not given")
    parser.add_argument("--folder", help="where to work; the system's if not given")
    parser.add_argument("--json", help="write all figures to this file, after each case")
    parser.add_argument("--join", action="append", default=[],
                        help="show the figures of an earlier run too; repeatable")  # fmt: skip
    parser.add_argument("--picture", help="draw growth to this SVG file")
    return parser


if __name__ == "__main__":
    main()
