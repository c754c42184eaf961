"""What the largest inputs cost: the command itself on stories at the limits and past them."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.cases import Size, build_case
from benchmarks.processes import ONE_THREAD
from benchmarks.processes import load as machine_load
from benchmarks.stories import read_seeds
from samestory.cli.tables import Table

MEMORY = 12 * 1024**3
"""Bytes of address space of a case, so that none can take the machine down."""

SECONDS = 1_800.0
"""Longest time of a case by the clock."""

_KIB = 1024
_WORD = re.compile(r"[^\W\d_]+")
_ANOTHER_SCRIPT = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абцдефгхийклмнопярстувшхыз")

Articles = Iterator[Sequence[str]]
"""The paragraphs of each article."""


def _retold(documents: int, paragraphs: int) -> Articles:
    """Yield articles that retell the sample stories, each in words of its own."""
    for article in build_case(read_seeds(), Size(documents, paragraphs)).articles:
        yield article.paragraphs


def _same(documents: int, paragraphs: int) -> Articles:
    """Yield articles that are equal but for their last line."""
    told = next(_retold(2, paragraphs))
    for number in range(documents):
        yield [*told[:-1], f"This is the end of number {number}."]


def _lines(documents: int, paragraphs: int) -> Articles:
    """Yield articles of one-line paragraphs."""
    for article in _retold(documents, paragraphs):
        yield [" ".join(paragraph.split()[:12]) for paragraph in article]


def _long(documents: int, words: int) -> Articles:
    """Yield articles of a short paragraph and one of so many words."""
    for article in _retold(documents, words // 20):
        yield [article[0], " ".join(" ".join(article[1:]).split()[:words])]


def _nothing_shared(documents: int, paragraphs: int) -> Articles:
    """Yield articles without a word in common: each has a letter of its own before every word."""
    for number, article in enumerate(_retold(documents, paragraphs)):
        own = chr(ord("b") + number)
        yield [" ".join(own + word for word in _WORD.findall(text)) + "." for text in article]


def _another_script(documents: int, paragraphs: int) -> Articles:
    """Yield articles, the last of them in Cyrillic letters."""
    for number, article in enumerate(_retold(documents, paragraphs), start=1):
        last = number == documents
        yield [text.lower().translate(_ANOTHER_SCRIPT) if last else text for text in article]


@dataclass(frozen=True, slots=True)
class LoadCase:
    """How articles of a number and length are made, and the options they are compared with."""

    make: Callable[[int, int], Articles]
    documents: int
    length: int
    options: tuple[str, ...] = ()


_RAISED = (
    *("--limit", "documents=200"),
    *("--limit", "story-paragraphs=20K"),
    *("--limit", "story-words=2M"),
)

CASES: Mapping[str, LoadCase] = {
    "50 articles of 100 paragraphs": LoadCase(_retold, 50, 100),
    "50 equal articles of 100 paragraphs": LoadCase(_same, 50, 100),
    "2 articles of 4,000 one-line paragraphs": LoadCase(_lines, 2, 4_000),
    "2 articles of 3,500 paragraphs": LoadCase(_retold, 2, 3_500),
    "3 articles of 100 paragraphs without a common word": LoadCase(_nothing_shared, 3, 100),
    "10 articles of 100 paragraphs, one in another script": LoadCase(_another_script, 10, 100),
    "2 articles with a paragraph of 9,900 words": LoadCase(_long, 2, 9_900),
    "2 articles with a paragraph of 1 MB": LoadCase(_long, 2, 170_000),
    "2 articles of 10,000 one-line paragraphs": LoadCase(_lines, 2, 10_000),
    "50 articles of 300 one-line paragraphs": LoadCase(_lines, 50, 300),
    "200 articles of 100 paragraphs": LoadCase(_retold, 200, 100),
    "200 articles of 100 paragraphs, limits raised": LoadCase(_retold, 200, 100, _RAISED),
}


def measure_load(tell: Callable[[str], None]) -> dict[str, Any]:
    """Run the command on every case, in a process of its own on one core.

    Returns
    -------
    dict
        ``cases``, with ``name``, exit ``code``, ``seconds`` by the clock, ``cpu`` seconds, peak
        ``memory`` in bytes, and ``said``, the last line to standard error.
    """
    figures: dict[str, Any] = {"load_before": machine_load(), "cases": []}
    for name, case in CASES.items():
        tell(name)
        with tempfile.TemporaryDirectory() as folder:
            figures["cases"].append({"name": name, **run_case(case, Path(folder))})
    return figures | {"load_after": machine_load()}


def run_case(case: LoadCase, folder: Path) -> dict[str, Any]:
    """Write a case's articles into an empty folder, and run the command on them."""
    story = folder / "story"
    story.mkdir()
    for number, article in enumerate(case.make(case.documents, case.length), start=1):
        text = "\n\n".join(article) + "\n"
        (story / f"Outlet {number:03}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "samestory", "compare", str(story), "--quiet"]
    command += ["--lang", "en", "--format", "json", "--output", str(folder / "out")]
    paths = os.pathsep.join(filter(None, sys.path))
    began = time.monotonic()
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(
            [*command, *case.options],
            stdout=subprocess.DEVNULL,
            stderr=said,
            env=os.environ | ONE_THREAD | {"PYTHONPATH": paths},
            preexec_fn=_limit_memory,  # noqa: PLW1509  # nothing else runs here
        )
    used = _used(process, began + SECONDS)
    lines = (folder / "said").read_text(encoding="utf-8").splitlines()
    return {
        "code": process.returncode,
        "seconds": time.monotonic() - began,
        "cpu": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss * _KIB,
        "said": next(iter(lines[-1:]), "").replace(f"{story}{os.sep}", ""),
    }


def _limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _used(process: subprocess.Popen[bytes], until: float) -> resource.struct_rusage:
    """Wait for a process, stop it if it takes too long, and return what it used."""
    while True:
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
        if ended:
            process.returncode = os.waitstatus_to_exitcode(status)
            return used
        if time.monotonic() > until:
            process.kill()
        time.sleep(0.05)


def load_tables(figures: Mapping[str, Any]) -> list[Table]:
    """Lay the figures of `measure_load` out as a table."""
    return [
        Table(
            title="Load",
            columns=("story", "exit code", "CPU s", "s by the clock", "peak MB", "said"),
            rows=[
                (
                    case["name"],
                    case["code"],
                    round(case["cpu"], 1),
                    round(case["seconds"], 1),
                    round(case["memory"] / 1e6),
                    case["said"],
                )
                for case in figures["cases"]
            ],
            note=(
                "The command with --format json, on one core. Load of the machine: "
                f"{figures['load_before']} before, {figures['load_after']} after."
            ),
        )
    ]
