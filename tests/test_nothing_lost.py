"""Whatever ends a run leaves whole files; `make soak` tries each fault a hundred times."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLES

ROOT = Path(__file__).parent.parent


@pytest.mark.skipif(not hasattr(os, "fork"), reason="runs are forked")
def test_every_fault_leaves_whole_files_and_no_litter() -> None:
    commands = ("--command", "compare", "--command", "coding-sheet")
    inherited = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", "--times", "1", "--corpus-times", "0", *commands],
        cwd=ROOT,
        env=inherited,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "No file was broken and nothing left over." in done.stdout


def test_a_corpus_that_was_killed_and_resumed_has_the_same_tables(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    from tests.corpus_faults import corpus_place, resumed  # noqa: PLC0415

    place = corpus_place(tmp_path, ("rate-decision/de", "ferry-collision"))
    told = resumed(signal.SIGKILL, place, random.Random(1), times=1)  # noqa: S311
    assert "all tables equal" in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("arguments", [["formats"], ["--help"], ["schema"]])
def test_what_can_not_be_printed_is_told_in_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "samestory", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "can't be written (no space left on device)" in line


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_program_of_its_own_stops_in_one_line(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    program = [sys.executable, "-m", "samestory", "compare", "-v", *ARTICLES, "-o", "out"]
    with subprocess.Popen(
        program, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stderr is not None
        while not process.stderr.readline().startswith("read "):
            assert process.poll() is None
        process.send_signal(number)
        lines = process.stderr.read().splitlines()
        assert process.wait(timeout=60) == code
    assert lines[-1] == "samestory: stopped."
    assert not any("Traceback" in line for line in lines)
    assert not list((tmp_path / "out").glob("*")) if (tmp_path / "out").exists() else True
