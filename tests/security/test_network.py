"""No network: the tests of commands and readers run without it, and here the program as a whole."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests import offline
from tests.security.bait import BAITS, Lures

SAMESTORY = [sys.executable, "-m", "samestory"]


@cache
def without_network() -> list[str]:
    """Return what starts a program in a place without any network, where the system lets us."""
    if shutil.which("unshare") is None:
        return []
    command = ["unshare", "--map-root-user", "--net"]
    allowed = subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    return command if allowed else []


def test_what_is_tried_is_seen_even_if_it_is_caught() -> None:
    with offline.forbidden() as tried:
        with pytest.raises(PermissionError):
            socket.create_connection(("127.0.0.1", 9), timeout=1)
        with pytest.raises(PermissionError):
            socket.getaddrinfo("example.org", 80)
    assert [entry.split()[0] for entry in tried] == ["socket.getaddrinfo"] * 2


def test_what_a_program_tries_is_seen(tmp_path: Path) -> None:
    log = tmp_path / "log"
    program = "import socket; socket.socket().connect(('127.0.0.1', 9))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=offline.environment(log),
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    assert "socket.connect" in log.read_text(encoding="utf-8")


def test_the_whole_program_uses_no_network(tmp_path: Path, seeds: Path) -> None:
    log, site = tmp_path / "log", "http://127.0.0.1:9"
    for name, bait in BAITS.items():
        (tmp_path / name).write_bytes(bait(Lures(site, tmp_path / "secret", tmp_path / "canary")))
    bait_names = [name for name in BAITS if not name.startswith("laughs")]

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [*without_network(), *SAMESTORY, *arguments],
            env={**offline.environment(log), "HF_HUB_OFFLINE": "0", "HOME": os.fspath(tmp_path)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    story = str(seeds / "ferry-collision")
    formats = [word for name in ("html", "markdown", "json", "tei") for word in ("-f", name)]
    run("compare", story, "-o", "out", *formats)
    run("inspect", *bait_names)
    report = next(path for path in Path(tmp_path, "out").glob("*.json"))
    run("explain", str(report), "A1", "B1")
    run("formats")
    assert not log.exists(), log.read_text(encoding="utf-8")
