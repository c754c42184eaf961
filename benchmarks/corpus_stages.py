"""What each stage of a corpus takes: time, CPU and memory of all its processes.

    python -m benchmarks.corpus_stages corpus.jsonl --processes 2 --engine local dask spark

Dask and Spark are started on this machine, with as many workers of one core; an address of others
can be named too, but what their workers take is not counted. The hash at the end is of all tables.
`python -m benchmarks.corpus_generator` makes a corpus to measure on.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import psutil

from samestory.corpus import TABLES, Corpus, ExecutorEngine, open_engine
from samestory.model import Settings

Value = TypeVar("Value")

_INTERVAL = 0.1
"""Seconds between two looks at the memory."""


@dataclass
class Usage:
    """What was used while something ran.

    Attributes
    ----------
    seconds, cpu
        Wall clock and processor time of this process and its children, in seconds.
    peak
        Most resident memory of all of them at one time, in bytes; what processes share is counted
        for each.
    """

    seconds: float = 0.0
    cpu: float = 0.0
    peak: int = 0


@contextmanager
def measured() -> Iterator[Usage]:
    """Measure the body of the ``with`` statement; children have to be alive at its end."""
    usage = Usage()
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_INTERVAL):
            usage.peak = max(usage.peak, sum(_over_processes(lambda each: each.memory_info().rss)))

    watcher = threading.Thread(target=watch, daemon=True)
    start, cpu = time.perf_counter(), _processor_time()
    watcher.start()
    try:
        yield usage
    finally:
        done.set()
        watcher.join()
        usage.seconds = time.perf_counter() - start
        usage.cpu = _processor_time() - cpu


def _processor_time() -> float:
    times = _over_processes(lambda each: each.cpu_times())
    return sum(each.user + each.system for each in times)


def _over_processes(ask: Callable[[psutil.Process], Value]) -> Iterator[Value]:
    own = psutil.Process()
    for process in (own, *own.children(recursive=True)):
        try:
            yield ask(process)
        except psutil.NoSuchProcess:
            continue


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


def _measure(source: Path, engine: ExecutorEngine, settings: Settings) -> None:
    """Print a line for each stage, the rows of the tables, and a hash of their bytes."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Corpus(folder, engine=engine)
        stages: dict[str, Callable[[], object]] = {
            "build": lambda: corpus.build([source]),
            "stories": corpus.find_stories,
            "compare": lambda: corpus.compare(settings=settings),
        }
        for name, stage in stages.items():
            with measured() as usage:
                stage()
            gigabytes = usage.peak / 1e9
            print(f"{name:<8} {usage.seconds:7.1f} s {usage.cpu:7.1f} CPU s {gigabytes:6.2f} GB")
        rows = corpus.status().rows
        print(", ".join(f"{count:,} {name}" for name, count in rows.items()))
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        print(f"{size / 1e6:,.1f} MB in the work folder")
        digest = hashlib.sha256()
        for name in TABLES:
            for path in corpus.folder.files(name):
                digest.update(path.read_bytes())
        print(digest.hexdigest()[:16])


def main() -> None:
    """Print what each engine takes for each stage."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("--engine", nargs="+", default=["local"], help="local, dask, spark")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--findings", help="names parted by commas, or none; all if not given")
    given = parser.parse_args()
    names = None if given.findings is None else tuple(given.findings.split(","))
    settings = Settings(findings=() if names == ("none",) else names)
    for name in given.engine:
        print(name)
        with _engine(name, given.processes) as engine:
            _measure(given.source, engine, settings)


if __name__ == "__main__":
    main()
