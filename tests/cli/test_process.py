"""What only a process of its own shows: streams, pipes, signals, start-up."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

SAMESTORY = [sys.executable, "-m", "samestory"]


def samestory(
    *arguments: str | Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*SAMESTORY, *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, **(environment or {})},
    )


def on_a_terminal(*arguments: str | Path, environment: dict[str, str] | None = None) -> bytes:
    """Return what the program prints to a terminal of its own."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [*SAMESTORY, *map(str, arguments)],
        stdout=follower,
        stderr=follower,
        env={**os.environ, "TERM": "xterm-256color", **(environment or {})},
    ) as process:
        os.close(follower)
        printed = b""
        while True:
            try:
                block = os.read(leader, 65536)
            except OSError:
                break
            if not block:
                break
            printed += block
        assert process.wait() == 0
    os.close(leader)
    return printed


def test_piped_output_is_plain_text(story: Path) -> None:
    done = samestory("compare", story, "-o", "out")
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""
    assert max(map(len, done.stdout.decode().splitlines())) <= 80


def test_a_terminal_gets_styles_and_with_no_color_none(story: Path) -> None:
    styled = on_a_terminal("compare", story, "-o", "out")
    assert b"\x1b[1m" in styled
    plain = on_a_terminal("compare", story, "-o", "out", "-v", environment={"NO_COLOR": "1"})
    assert b"\x1b" not in plain
    assert "3 outlets told this story" in plain.decode()


def test_an_encoding_without_our_letters_is_no_reason_to_fail(story: Path) -> None:
    western = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = samestory("compare", story, "-o", "out", "--title", "Пожежа", environment=western)
    assert done.returncode == 0, done.stderr
    assert "??????" in done.stdout.decode("cp1252")
    report = samestory(
        "compare", story, "-o", "-", "-f", "json", "--title", "Пожежа", environment=western
    )
    assert report.returncode == 0
    assert "Пожежа" in report.stdout.decode("utf-8")


def test_a_reader_that_stops_early_is_no_error(story: Path) -> None:
    with subprocess.Popen(
        [*SAMESTORY, "compare", str(story), "-o", "-", "-f", "html"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "--help"], ["--version"]])
def test_help_loads_no_library_that_reads_or_compares(arguments: list[str]) -> None:
    program = (
        "import sys; from samestory.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'trafilatura', 'rapidfuzz', 'wordfreq', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_completion_can_be_shown() -> None:
    done = samestory("--show-completion", "bash")
    assert done.returncode == 0 or b"shell" in done.stderr.lower()


def test_runs_that_overlap_are_all_listed(story: Path) -> None:
    titles = [f"Run {number}" for number in range(4)]
    arguments = [*SAMESTORY, "compare", str(story), "-q", "-f", "json", "-f", "html", "--title"]
    running = [subprocess.Popen([*arguments, title], stdout=subprocess.DEVNULL) for title in titles]
    assert [process.wait(timeout=120) for process in running] == [0] * len(titles)
    page = Path("reports/index.html").read_text(encoding="utf-8")
    assert "4 comparisons in" in page
    for title in titles:
        assert f">{title}</a>" in page
    assert not list(Path("reports").glob(".*"))
