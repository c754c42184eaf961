"""Runs of ``samestory corpus`` that something ends; resumed, their tables are those of any other.

Each run is a program of its own, as its workers are.
"""

from __future__ import annotations

import csv
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.corpus.corpora import STORIES, content, seed_records, write_lines
from tests.faults import PATIENCE, STOPPED, TEMPORARY, Run, become_nobody, mounted, warm_up

ENDS = {signal.SIGKILL: -signal.SIGKILL, signal.SIGINT: 130, signal.SIGTERM: 143}


@dataclass
class CorpusPlace:
    """Articles, and a run over them that nothing disturbed.

    Attributes
    ----------
    root
        Folder for the articles and the work folders.
    sources
        The articles: JSON Lines, and a CSV file, which is kept in the work folder.
    tables, record
        What the undisturbed run made.
    seconds
        How long that took.
    """

    root: Path
    sources: list[Path]
    tables: dict[str, bytes]
    record: bytes
    seconds: float

    @property
    def work(self) -> Path:
        """The work folder of the runs that are disturbed."""
        return self.root / "work"

    def command(self, work: Path) -> list[str]:
        """Return the arguments of a run."""
        return ["corpus", "run", *map(str, self.sources), "--processes", "2", "--work", str(work)]

    def run(self, work: Path | None = None) -> subprocess.Popen[str]:
        """Start a run."""
        return subprocess.Popen(
            [sys.executable, "-m", "samestory", *self.command(work or self.work)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    def is_done(self) -> bool:
        """Tell whether the tables are those of the undisturbed run, and nothing else is there."""
        if content(self.work) != self.tables or _record(self.work) != self.record:
            return False
        assert not [*self.work.rglob(TEMPORARY), *self.work.rglob("duckdb_temp*")]
        assert not (self.work / ".samestory-running").exists()
        return True

    def check_whole(self) -> str:
        """Make sure that each file is one of the undisturbed run, and tell how many there are."""
        there = content(self.work)
        for name, data in there.items():
            assert data == self.tables.get(name), f"{name} is broken"
        return f"{len(there)} of {len(self.tables)} files"

    def finish(self) -> None:
        """Run to the end, and make sure that all is as in the undisturbed run."""
        code, said = ended(self.run())
        assert (code, said) == (0, ""), (code, said)
        assert self.is_done(), sorted(content(self.work).keys() ^ self.tables.keys())

    def clear(self) -> None:
        """Start anew."""
        shutil.rmtree(self.work, ignore_errors=True)


def corpus_place(root: Path, stories: Sequence[str] = tuple(STORIES)) -> CorpusPlace:
    """Write articles and work on them once, undisturbed."""
    root.chmod(0o755)
    *of_lines, of_table = stories
    sources = [
        write_lines(root / f"{name.replace('/', '-')}.jsonl", seed_records(name))
        for name in of_lines
    ]
    sources.append(_table(root / "table.csv", of_table))
    place = CorpusPlace(root, sources, {}, b"", 0)
    began = time.monotonic()
    work = root / "undisturbed"
    assert ended(place.run(work)) == (0, "")
    place.seconds = time.monotonic() - began
    # It has nothing left to do, but loads all that a run does.
    warm_up(Run(place.command(work), root / "said"))
    place.tables, place.record = content(work), _record(work)
    return place


def _table(path: Path, story: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        names = ("id", "outlet", "title", "language", "date")
        table.writerow([*names, "text"])
        for each in seed_records(story):
            text = "\n\n".join(each["paragraphs"])
            table.writerow([*(each[name] for name in names), text])
    return path


def _record(work: Path) -> bytes:
    return (work / "corpus.json").read_bytes() if (work / "corpus.json").exists() else b""


def ended(run: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for a run; return its exit code and what it said."""
    _, said = run.communicate(timeout=PATIENCE)
    return run.returncode, said


def wait_for_progress(
    place: CorpusPlace, run: subprocess.Popen[str], chance: random.Random
) -> None:
    """Wait until a run has made a random number of files, and a random time more."""
    before = len(content(place.work))
    wanted = before + chance.randrange(len(place.tables) // 4)
    while run.poll() is None and len(content(place.work)) < wanted:
        time.sleep(0.01)
    time.sleep(chance.uniform(0, place.seconds / 10))


def resumed(
    number: signal.Signals, place: CorpusPlace, chance: random.Random, *, times: int
) -> str:
    """End a run so many times and resume it each time; where it was done, start anew."""
    place.clear()
    seen: Counter[str] = Counter()
    done = 1
    while sum(seen.values()) < times:
        run = place.run()
        wait_for_progress(place, run, chance)
        run.send_signal(number)
        code, said = ended(run)
        assert code in (0, -number, ENDS[number]), (code, said)
        if number == signal.SIGKILL:
            # Python itself warns of the killed process's semaphores, which it takes away.
            assert "Traceback" not in said, said
        else:
            assert said == (STOPPED if code > 0 else ""), (code, said)
        if code == 0:
            assert place.is_done()
            place.clear()
            done += 1
            continue
        seen[place.check_whole()] += 1
    place.finish()
    stages = ", ".join(f"{count} at {files}" for files, count in sorted(seen.items(), key=_files))
    return f"{done} times done, all tables equal; ended {stages}"


def _files(seen: tuple[str, int]) -> int:
    return int(seen[0].split()[0])


def full(place: CorpusPlace, chance: random.Random, *, times: int) -> str:
    """Work on a disk that is full before the end, then on one that has room again."""
    size = sum(map(len, place.tables.values()))
    codes: Counter[int] = Counter()
    for _ in range(times):
        place.clear()
        place.work.mkdir()
        with mounted(
            place.work, 2 * size + 2**20, room=chance.randrange(size // 8, size)
        ) as filler:
            code, said = ended(place.run())
            assert code in (0, 2), (code, said)
            assert len(said.splitlines()) == (1 if code else 0), said
            codes[code] += 1
            place.check_whole()
            filler.unlink()
            place.finish()
    return f"{codes[2]} refused, {codes[0]} had room; resumed: all tables equal"


def closed(place: CorpusPlace, _chance: random.Random, *, times: int) -> str:
    """Work in a folder that may not be written to."""
    for _ in range(times):
        place.clear()
        place.work.mkdir(mode=0o555)
        run = Run(place.command(place.work), place.root / "said", become_nobody)
        code, said = run.start().end(), run.message()
        assert code == 2, (code, said)
        (line,) = said.splitlines()
        assert "you may not write in this work folder" in line
        assert not list(place.work.iterdir())
    return f"{times} refused"


def two_in_one(place: CorpusPlace, chance: random.Random, *, times: int) -> str:
    """Start a second run while the first is at work; every second time the first is killed."""
    refused = 0
    for turn in range(times):
        place.clear()
        first = place.run()
        time.sleep(chance.uniform(0, place.seconds))
        second = place.run()
        if turn % 2:
            time.sleep(chance.uniform(0, place.seconds / 4))
            first.kill()
        code, said = ended(second)
        assert ended(first)[0] in (0, -signal.SIGKILL)
        assert code in (0, 2), (code, said)
        if code:
            refused += 1
            (line,) = said.splitlines()
            assert "another run" in line, line
            # The other may have been about to say who it is.
            assert f"(process {first.pid} on " in line or "(" not in line, line
        place.finish()
    return f"{refused} refused, {times - refused} came after the first; then all tables equal"


CorpusFault = Callable[..., str]

CORPUS_FAULTS: Mapping[str, CorpusFault] = {
    "kill -9": partial(resumed, signal.SIGKILL),
    "SIGINT": partial(resumed, signal.SIGINT),
    "SIGTERM": partial(resumed, signal.SIGTERM),
    "full disk": full,
    "read-only folder": closed,
    "two runs at once": two_in_one,
}
