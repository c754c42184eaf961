"""What the largest inputs cost: the command itself on stories at the limits and past them."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.processes import ONE_THREAD
from benchmarks.processes import load as machine_load
from samestory.cli.tables import Table
from samestory.model import Limits

MEMORY = 8 * 1024**3
"""Bytes of address space of a case, so that none can take the machine down."""

SECONDS = 1_200.0
"""Longest time of a case by the clock."""

_KIB = 1024
_SENTENCE = 12
_COMMON = "the a of in to and said on for that was with by it at from were is as has".split()
_LETTERS = ("bcdfglmnprstv", "aeiou")
_OTHER_LETTERS = ("бвгдклмнпрст", "аеиоу")

Texts = Iterator[str]
Make = Callable[[random.Random], Texts]


class Words:
    """Sentences of made-up words, with common English ones among them."""

    def __init__(
        self,
        chance: random.Random,
        *,
        letters: tuple[str, str] = _LETTERS,
        common: Sequence[str] = _COMMON,
    ) -> None:
        self._chance = chance
        made = ["".join(chance.choice(letters[at % 2]) for at in range(6)) for _ in range(2_000)]
        self._rare, self._common = made, common

    def sentence(self) -> str:
        """Return a sentence, half of common words."""
        pick = self._chance.choice
        words = [
            pick(self._common if at % 2 and self._common else self._rare)
            for at in range(_SENTENCE)
        ]
        return " ".join(words).capitalize() + "."

    def paragraph(self, sentences: int = 3) -> str:
        """Return a paragraph."""
        return " ".join(self.sentence() for _ in range(sentences))


def _drawn(documents: int, paragraphs: int) -> Make:
    """Make articles that each take their paragraphs from one stock, four times as large."""

    def make(chance: random.Random) -> Texts:
        words = Words(chance)
        stock = [words.paragraph() for _ in range(4 * paragraphs)]
        for _ in range(documents):
            yield _joined(chance.sample(stock, paragraphs))

    return make


def _same(documents: int, paragraphs: int) -> Make:
    """Make articles that are equal but for their last line."""

    def make(chance: random.Random) -> Texts:
        words = Words(chance)
        stock = [words.paragraph() for _ in range(paragraphs - 1)]
        for number in range(documents):
            yield _joined([*stock, f"This is the end of number {number}."])

    return make


def _lines(documents: int, paragraphs: int) -> Make:
    """Make articles of one-line paragraphs."""

    def make(chance: random.Random) -> Texts:
        words = Words(chance)
        for _ in range(documents):
            yield _joined([words.sentence() for _ in range(paragraphs)])

    return make


def _long(documents: int, length: int) -> Make:
    """Make articles of a short and a long paragraph, of which seven in ten sentences are shared."""

    def make(chance: random.Random) -> Texts:
        words = Words(chance)
        base = [words.sentence() for _ in range(length // _SENTENCE)]
        for _ in range(documents):
            told = [each if chance.random() < 0.7 else words.sentence() for each in base]
            yield _joined([words.paragraph(), " ".join(told)])

    return make


def _nothing_shared(documents: int, paragraphs: int) -> Make:
    """Make articles without a word in common."""

    def make(chance: random.Random) -> Texts:
        for number in range(documents):
            letters = (_LETTERS[0][2 * number : 2 * number + 4], _LETTERS[1])
            words = Words(chance, letters=letters, common=())
            yield _joined([words.paragraph() for _ in range(paragraphs)])

    return make


def _another_script(documents: int, paragraphs: int) -> Make:
    """Make one of the articles in Cyrillic letters."""

    def make(chance: random.Random) -> Texts:
        yield from _drawn(documents - 1, paragraphs)(chance)
        words = Words(chance, letters=_OTHER_LETTERS, common=())
        yield _joined([words.paragraph() for _ in range(paragraphs)])

    return make


def _joined(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"


@dataclass(frozen=True, slots=True)
class LoadCase:
    """Articles, and the options that they are compared with."""

    make: Make
    options: tuple[str, ...] = ()


CASES: Mapping[str, LoadCase] = {
    "50 articles of 100 paragraphs": LoadCase(_drawn(50, 100)),
    "50 identical articles of 100 paragraphs": LoadCase(_same(50, 100)),
    "2 articles of 4,000 one-line paragraphs": LoadCase(_lines(2, 4_000)),
    "3 articles of 100 paragraphs without a common word": LoadCase(_nothing_shared(3, 100)),
    "10 articles of 100 paragraphs, one in another script": LoadCase(_another_script(10, 100)),
    "2 articles with a paragraph of the most words": LoadCase(_long(2, Limits().words - 100)),
    "2 articles with a paragraph of 1 MB": LoadCase(_long(2, 160_000)),
    "2 articles of 10,000 one-line paragraphs": LoadCase(_lines(2, 10_000)),
    "50 articles of 4,000 one-line paragraphs": LoadCase(_lines(50, 4_000)),
    "200 articles of 100 paragraphs": LoadCase(_drawn(200, 100)),
    "200 articles of 100 paragraphs, limits raised": LoadCase(
        _drawn(200, 100), ("--limit", "documents=200", "--limit", "all-paragraphs=20000")
    ),
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
            figures["cases"].append({"name": name, **_run(case, Path(folder))})
    return figures | {"load_after": machine_load()}


def _run(case: LoadCase, folder: Path) -> dict[str, Any]:
    story = folder / "story"
    story.mkdir()
    for number, text in enumerate(case.make(random.Random(1)), start=1):  # noqa: S311
        (story / f"Outlet {number:03}.txt").write_text(text, encoding="utf-8")
    out = folder / "out"
    command = [sys.executable, "-m", "samestory", "compare", str(story), "-q", "-o", str(out)]
    paths = os.pathsep.join(filter(None, sys.path))
    began = time.monotonic()
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(
            [*command, "-f", "json", "--language", "en", *case.options],
            stdout=subprocess.DEVNULL,
            stderr=said,
            env=os.environ | ONE_THREAD | {"PYTHONPATH": paths},
            preexec_fn=_limit,  # noqa: PLW1509
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


def _limit() -> None:
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
