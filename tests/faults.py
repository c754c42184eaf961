"""Runs of the real command line that something ends in the middle, and what they leave behind.

Each run is a process forked from one that has loaded everything, so that a hundred of them take
a minute; from the first line of the command on they are what a shell would start.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from samestory.cli import main
from tests.cli.conftest import ARTICLES

Content = dict[str, bytes]
Prepare = Callable[[], None]

TEMPORARY = ".samestory-*.tmp"
NOBODY = 65534
STOPPED = "samestory: stopped.\n"
PATIENCE = 120.0


@dataclass
class Run:
    """A command in a process of its own.

    Attributes
    ----------
    arguments
        Those of ``samestory``.
    said
        File that takes what it prints to standard error.
    prepare
        Called in the process before the command.
    """

    arguments: Sequence[str]
    said: Path
    prepare: Prepare = field(default=lambda: None)
    process: int = 0

    def start(self) -> Run:
        """Start it."""
        sys.stdout.flush()
        # Not the words of the run before, where this one ends before it opens the file.
        self.said.write_bytes(b"")
        # Held back until the run can answer for itself: not in the middle of forking.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        self.process = os.fork()
        if self.process == 0:
            self._command(before)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return self

    def _command(self, signals: set[signal.Signals | int]) -> None:
        """Do what the program does, and end as it ends."""
        code = 1
        try:
            code = self._main(signals)
        except KeyboardInterrupt:
            # It came before the program began, or after it was done.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGINT)
        finally:
            os._exit(code)

    def _main(self, signals: set[signal.Signals | int]) -> int:
        """Return the exit code of the command."""
        errors = os.open(self.said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        os.dup2(errors, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        signal.pthread_sigmask(signal.SIG_SETMASK, signals)
        self.prepare()
        sys.argv = ["samestory", *self.arguments]
        try:
            main()
        except SystemExit as ended:
            return ended.code if isinstance(ended.code, int) else 1
        finally:
            sys.stderr.flush()
        return 1

    def send(self, number: int) -> None:
        """Send it a signal, if it still runs."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process, number)

    def end(self) -> int:
        """Wait for it and return its exit code; that of a signal is negative."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.002)
        self.send(signal.SIGKILL)
        os.waitpid(self.process, 0)
        raise AssertionError(f"a run hung: {self.arguments}")

    def message(self) -> str:
        """Return what it said."""
        return self.said.read_text(encoding="utf-8")


class Place:
    """A story, and a command whose files are to be there whole, whatever happens.

    ``old`` and ``new`` are the files that the command makes with its first and its second choice.
    """

    def __init__(self, root: Path, command: Callable[[Path, Path, int], Sequence[str]]) -> None:
        root.chmod(0o755)
        self.root = root
        self.story = root / "story"
        self.out = root / "out"
        self._command = command
        self.story.mkdir(exist_ok=True)
        for name, text in ARTICLES.items():
            (self.story / name).write_text(text, encoding="utf-8")
        warm_up(self.run(0))
        self.old, self.new = (self._made(choice) for choice in (0, 1))
        self.seconds = self._seconds()

    def _made(self, choice: int) -> Content:
        """Return what an undisturbed run makes; others are compared with it."""
        self.restore({})
        assert self.run(choice).start().end() == 0, self.root.joinpath("said").read_text()
        return content(self.out)

    def _seconds(self) -> float:
        started = time.monotonic()
        assert self.run(0).start().end() == 0
        return time.monotonic() - started

    def run(self, choice: int, prepare: Prepare = lambda: None, *, name: str = "said") -> Run:
        """Return a run of the command that was not started."""
        return Run(self._command(self.story, self.out, choice), self.root / name, prepare)

    def restore(self, files: Content) -> None:
        """Put the folder back to certain files."""
        if not os.path.ismount(self.out):
            shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir(exist_ok=True)
        for path in self.out.iterdir():
            path.unlink()
        for name, data in files.items():
            (self.out / name).write_bytes(data)

    def check_whole(self) -> str:
        """Make sure that each file is the old or the new one, and tell which."""
        there = content(self.out)
        assert there.keys() <= self.old.keys() | self.new.keys(), sorted(there)
        assert self.old.keys() & self.new.keys() <= there.keys(), "a file is gone"
        for name, data in there.items():
            assert data in (self.old.get(name), self.new.get(name)), f"{name} is broken"
        if there == self.old:
            return "old"
        return "new" if there == self.new else "some new"

    def check_next_run(self) -> None:
        """Make sure that another run makes all new, and that no litter is left after it."""
        assert self.run(1).start().end() == 0, (self.root / "said").read_text(encoding="utf-8")
        assert content(self.out) == self.new
        assert not list(self.out.glob(TEMPORARY))


def warm_up(run: Run) -> None:
    """Do a command in this process, so that those that are forked have all it needs loaded."""
    interrupted = signal.getsignal(signal.SIGINT)
    sys.argv = ["samestory", *run.arguments]
    with (
        Path(os.devnull).open("w") as nowhere,
        contextlib.redirect_stdout(nowhere),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    assert not ended.value.code, run.arguments
    signal.signal(signal.SIGINT, interrupted)


def content(folder: Path) -> Content:
    """Return the files of a folder but those that a run would clear away."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if not path.match(TEMPORARY)
    }


def wait_to_strike(place: Place, chance: random.Random, *, aimed: bool) -> None:
    """Wait for a random time of a run, or for one while it is writing."""
    if not aimed:
        time.sleep(chance.uniform(0, place.seconds * 1.1))
        return
    until = time.monotonic() + 3 * place.seconds
    before = changed(place.out)
    while time.monotonic() < until and changed(place.out) == before:
        time.sleep(0.0005)
    time.sleep(chance.choice((0, chance.uniform(0, 0.05))))


def changed(folder: Path) -> int:
    """Return when a name was last made or taken away in a folder."""
    return folder.stat().st_mtime_ns


def compare_command(story: Path, out: Path, choice: int) -> list[str]:
    """Every report of one comparison, of one date or another, and the list of reports."""
    formats = [f"--format={name}" for name in ("html", "json", "csv", "xlsx", "tei")]
    return ["compare", str(story), "-q", "-o", str(out), f"--date=2026-03-0{choice + 1}", *formats]


def sheet_command(story: Path, out: Path, choice: int) -> list[str]:
    """A coding sheet and its key, for one coder or two."""
    sheet = ["coding-sheet", str(story), "--force", "-o", str(out / "sheet.csv")]
    return [*sheet, f"--coders={choice + 1}", f"--seed={choice + 1}"]


def from_command(story: Path, out: Path, choice: int) -> list[str]:
    """Reports of one date or another, of the articles in a report."""
    made = story.parent / "made"
    if not made.exists():
        make = ["compare", str(story), "-q", "-f", "json", "--date=none", "-o", str(made)]
        assert Run(make, story.parent / "said").start().end() == 0
    (report,) = made.glob("*.json")
    date = f"--date=2026-03-0{choice + 1}"
    return [
        "compare",
        "--from",
        str(report),
        "-q",
        "-o",
        str(out),
        date,
        "-f",
        "markdown",
        "-f",
        "html",
    ]


def evaluate_command(story: Path, out: Path, choice: int) -> list[str]:
    """Figures of one threshold or another, in a file."""
    gold = story.parent / "gold.jsonl"
    a, b = list(ARTICLES)[:2]
    pairs = [{"a": [a, 1], "b": [b, 1], "level": 2}, {"a": [a, 2], "b": [b, 2], "level": 2}]
    gold.write_text(json.dumps({"story": "depot", "documents": [a, b], "pairs": pairs}) + "\n")
    given = [str(gold), *(str(story / name) for name in (a, b))]
    return ["evaluate", *given, f"--threshold=0.{choice + 3}", f"--json={out / 'figures.json'}"]


@contextlib.contextmanager
def small_disk(place: Place, room: int) -> Iterator[Path]:
    """Put the folder on a disk that has so many bytes of room over the old files."""
    place.restore({})
    with mounted(place.out, 16 * 2**20, room=room, then=lambda: place.restore(place.old)) as filler:
        yield filler


@contextlib.contextmanager
def mounted(folder: Path, size: int, *, room: int, then: Prepare = lambda: None) -> Iterator[Path]:
    """Put an empty folder on a disk of its own; give the file that leaves only so much room."""
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
        check=True,
    )
    try:
        then()
        free = os.statvfs(folder)
        filler = folder / ".filler"
        filler.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - room)))
        yield filler
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def can_mount(folder: Path) -> bool:
    """Tell whether this user may mount a small disk."""
    if os.geteuid() != 0 or not sys.platform.startswith("linux"):
        return False
    quiet = ">/dev/null 2>&1"
    command = f"mount -t tmpfs -o size=1m tmpfs '{folder}' {quiet} && umount '{folder}' {quiet}"
    return os.system(command) == 0  # noqa: S605


def limit_files(size: int) -> None:
    """Let every file end at a size, as if the disk were full there."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def become_nobody() -> None:
    """Give up the rights of an administrator, who may write in any folder."""
    if os.geteuid() == 0:
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
