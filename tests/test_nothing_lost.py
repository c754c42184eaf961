"""Whatever ends a run leaves whole files; `make soak` tries it a hundred times each."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLES

ROOT = Path(__file__).parent.parent


@pytest.mark.skipif(not hasattr(os, "fork"), reason="runs are forked")
def test_every_fault_leaves_whole_files_and_no_litter() -> None:
    inherited = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak", "--times", "2", "--seed", "7"],
        cwd=ROOT,
        env=inherited,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "No file was broken and nothing left over." in done.stdout


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
