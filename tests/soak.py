"""Ends runs of the real command line in every way, at random times, and looks what is left.

``python -m tests.soak [--times 100] [--corpus-times 10] [--seed 1]`` prints a table of the faults
tried. After each, every file has to be the old one or the new one, byte for byte; the next run
has to make all of it new and to leave no temporary file.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from samestory.cli.tables import Table, print_tables
from samestory.embedding.store import VectorStore
from tests.corpus_faults import CORPUS_FAULTS, corpus_place
from tests.faults import (
    STOPPED,
    Place,
    become_nobody,
    can_mount,
    compare_command,
    content,
    evaluate_command,
    from_command,
    limit_files,
    sheet_command,
    small_disk,
    wait_to_strike,
)

KILLED = -signal.SIGKILL
SIGNALS = {signal.SIGKILL: KILLED, signal.SIGINT: 130, signal.SIGTERM: 143}
MODEL = b"m" * 32
TEXTS = [f"text {number}" for number in range(400)]

Fault = Callable[[Place, random.Random, int], str]
"""Does one run that fails, checks what is left, and tells what became of it."""


def stopped(number: signal.Signals, place: Place, chance: random.Random, turn: int) -> str:
    """Send a signal at a random time, every second time while files are written."""
    place.restore(place.old)
    run = place.run(1).start()
    wait_to_strike(place, chance, aimed=turn % 2 == 0)
    run.send(number)
    code = run.end()
    # Before the program began and after it was done, a signal ends it by itself.
    assert code in (0, -number, SIGNALS[number]), (code, run.message())
    assert run.message() == (STOPPED if code > 0 else ""), (code, run.message())
    return _told(code, place)


def full_by_size(place: Place, chance: random.Random, _turn: int) -> str:
    """Let the system refuse to write more than so many bytes into a file."""
    place.restore(place.old)
    largest = max(map(len, place.new.values()))
    run = place.run(1, partial(limit_files, chance.randrange(largest))).start()
    return _refused(run.end(), run.message(), place)


def full_disk(place: Place, chance: random.Random, _turn: int) -> str:
    """Write to a small disk that has room for some of the files."""
    with small_disk(place, chance.randrange(sum(map(len, place.new.values())))):
        run = place.run(1).start()
        code = run.end()
        (place.out / ".filler").unlink()
        told = _refused(code, run.message(), place)
        place.check_next_run()
    place.restore(place.old)
    return told


def read_only(place: Place, _chance: random.Random, _turn: int) -> str:
    """Take away the right to write in the folder."""
    place.restore(place.old)
    place.out.chmod(0o555)
    try:
        run = place.run(1, become_nobody).start()
        code = run.end()
    finally:
        place.out.chmod(0o755)
    told = _refused(code, run.message(), place)
    assert told == "refused: old", told
    return told


def closed_folder(place: Place, _chance: random.Random, _turn: int) -> str:
    """Take away the right to look into the folder that the folder stands in."""
    place.restore(place.old)
    place.root.chmod(0o700)
    try:
        run = place.run(1, become_nobody).start()
        code = run.end()
    finally:
        place.root.chmod(0o755)
    told = _refused(code, run.message(), place)
    assert told == "refused: old", told
    return told


def two_at_once(place: Place, chance: random.Random, turn: int) -> str:
    """Let two runs write the same files; every second time one of them is killed."""
    place.restore(place.old)
    runs = [place.run(choice, name=f"said-{choice}").start() for choice in (0, 1)]
    if turn % 2:
        wait_to_strike(place, chance, aimed=True)
        runs[0].send(signal.SIGKILL)
    first, second = (run.end() for run in runs)
    assert first in (0, KILLED), runs[0].message()
    assert second == 0, runs[1].message()
    (place.out / "index.html").write_bytes(_index_of(place))
    return f"{'killed' if first else 'done'} and done: {place.check_whole()}"


def _index_of(place: Place) -> bytes:
    """Return the old or the new list of reports, if the one there is whole.

    With reports of both dates it is a third one, which a date at most tells from them.
    """
    there = (place.out / "index.html").read_bytes()
    assert there.startswith(b"<!doctype html>"), there[:40]
    assert there.rstrip().endswith(b"</html>")
    return place.new["index.html"]


def _refused(code: int, said: str, place: Place) -> str:
    assert code in (0, 2), (code, said)
    assert len(said.splitlines()) == (1 if code else 0), said
    return _told(code, place)


def _told(code: int, place: Place) -> str:
    ends = {0: "done", 2: "refused"}
    end = ends.get(code, "killed" if code < 0 else "stopped")
    return f"{end}: {place.check_whole()}"


def vectors_killed(root: Path, chance: random.Random) -> str:
    """Kill a process that keeps vectors; those that can be found have to be whole."""
    store = VectorStore(root)
    vectors = {text: np.full(384, at, dtype=np.float32) for at, text in enumerate(TEXTS)}
    process = os.fork()
    if process == 0:
        for start in range(0, len(TEXTS), 4):
            store.add(MODEL, {text: vectors[text] for text in TEXTS[start : start + 4]})
        os._exit(0)
    time.sleep(chance.uniform(0, 0.3))
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    found = store.find(MODEL, TEXTS)
    for text, vector in found.items():
        assert np.array_equal(vector, vectors[text])
    assert list(found) == TEXTS[: len(found)] or len(found) % 4 == 0
    store.add(MODEL, vectors)
    assert len(store.find(MODEL, TEXTS)) == len(TEXTS)
    left = sorted(path.name for path in root.iterdir())
    assert left == [store.path.name], left
    store.path.unlink()
    return "killed: some vectors" if 0 < len(found) < len(TEXTS) else "killed: none or all"


NO_MOUNT = "no right to mount a small disk here"

FAULTS: Mapping[str, Fault] = {
    "kill -9": partial(stopped, signal.SIGKILL),
    "SIGINT": partial(stopped, signal.SIGINT),
    "SIGTERM": partial(stopped, signal.SIGTERM),
    "file may not grow": full_by_size,
    "full disk": full_disk,
    "read-only folder": read_only,
    "closed folder": closed_folder,
}


Row = tuple[str, str, int, str]
COMMANDS = {
    "compare": compare_command,
    "compare --from": from_command,
    "coding-sheet": sheet_command,
    "evaluate --json": evaluate_command,
}


def soak(
    times: int, seed: int, root: Path, *, commands: Sequence[str] = tuple(COMMANDS)
) -> Iterator[Row]:
    """Try every fault so many times; give command, fault, times and what became of them."""
    root.chmod(0o755)
    mounts = can_mount(root)
    for name in commands:
        folder = root / name
        folder.mkdir()
        place = Place(folder, COMMANDS[name])
        faults = dict(FAULTS)
        if name == "compare":
            faults["two runs at once"] = two_at_once
        for fault, attempt in faults.items():
            if attempt is full_disk and not mounts:
                yield name, fault, 0, NO_MOUNT
                continue
            yield name, fault, times, _tried(attempt, place, times, f"{seed} {name} {fault}")
    chance = random.Random(seed)  # noqa: S311
    (root / "cache").mkdir()
    seen = Counter(vectors_killed(root / "cache", chance) for _ in range(times))
    yield "vectors", "kill -9", times, _listed(seen)


def soak_corpus(times: int, seed: int, root: Path) -> Iterator[Row]:
    """Kill a corpus's run so many times; try the other faults half as often."""
    root.chmod(0o755)
    mounts = can_mount(root)
    place = corpus_place(root)
    for fault, attempt in CORPUS_FAULTS.items():
        if fault == "full disk" and not mounts:
            yield "corpus run", fault, 0, NO_MOUNT
            continue
        chance = random.Random(f"{seed} corpus {fault}")  # noqa: S311
        number = times if fault == "kill -9" else (times + 1) // 2
        yield "corpus run", fault, number, attempt(place, chance, times=number)


def _tried(attempt: Fault, place: Place, times: int, seed: str) -> str:
    chance = random.Random(seed)  # noqa: S311
    seen: Counter[str] = Counter()
    for turn in range(times):
        seen[attempt(place, chance, turn)] += 1
        # The next run of all clears what is left; some go through it by themselves, too.
        if turn % 5 == 0 or turn == times - 1:
            place.check_next_run()
    assert content(place.out) == place.new
    return _listed(seen)


def _listed(seen: Counter[str]) -> str:
    return ", ".join(f"{count} {what}" for what, count in sorted(seen.items()))


def main(arguments: Sequence[str] | None = None) -> None:
    """Try all faults and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--times", type=int, default=100, help="of each fault of a command")
    parser.add_argument("--corpus-times", type=int, default=10, help="kills of a corpus's run")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments")
    parser.add_argument("--command", action="append", choices=COMMANDS, help="only this one")
    options = parser.parse_args(arguments)
    # A shell lets what it starts in the background ignore it, and with it all runs from here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    started = time.monotonic()
    parts = (
        (partial(soak, commands=options.command or tuple(COMMANDS)), options.times),
        (soak_corpus, options.corpus_times),
    )
    rows: list[Row] = []
    for part, times in parts:
        with tempfile.TemporaryDirectory() as root:
            for row in part(times, options.seed, Path(root)) if times else ():
                sys.stderr.write(f"seed {options.seed}: {' | '.join(map(str, row))}\n")
                rows.append(row)
    table = Table(
        title=f"Nothing is lost (seed {options.seed})",
        columns=("command", "fault", "times", "what became of it: what the files were"),
        rows=rows,
        note=f"No file was broken and nothing left over. {time.monotonic() - started:.0f} s.",
    )
    print_tables([table])


if __name__ == "__main__":
    main()
