"""Real clusters on this machine, small ones; each knows how to lose a worker."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[2]

_PATIENCE = 120
"""Seconds for something to start; it takes a few on an idle machine."""


def require(*, modules: tuple[str, ...] = (), programs: tuple[str, ...] = ()) -> None:
    """Skip the test, with the reason, where something is missing that it needs."""
    missing = [name for name in modules if find_spec(name) is None]
    missing += [name for name in programs if shutil.which(name) is None]
    if not missing:
        return
    reason = f"needs {', '.join(missing)}"
    if os.environ.get("SAMESTORY_REQUIRE_ENGINES"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def dask_cluster(folder: Path, *, workers: int = 2) -> Iterator[str]:
    """A scheduler and workers of one thread, each a process of its own; gives the engine's name."""
    require(modules=("distributed",))
    file = folder / "scheduler.json"
    scheduler = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    worker = ["worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-dashboard"]
    worker += ["--local-directory", str(folder), "--death-timeout", str(_PATIENCE)]
    commands = [[*scheduler, "--scheduler-file", str(file)], *([worker] * workers)]
    with (folder / "dask.log").open("wb") as log:
        started = [
            subprocess.Popen(
                [sys.executable, "-m", "dask", *command],
                env=_environment(),
                stdout=log,
                stderr=log,
            )
            for command in commands
        ]
        try:
            wait_until(file.exists, what="the scheduler")
            yield f"dask:{file}"
        finally:
            end_all(started)


@contextmanager
def spark_cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Two executors of one core, each a process of its own; gives the engine's name."""
    require(modules=("pyspark",), programs=("java",))
    # Compiled once and plainly, a JVM of some seconds takes half the time.
    quick = "'-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'"
    settings = {
        "spark.driver.extraJavaOptions": quick,
        "spark.executor.extraJavaOptions": quick,
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executorEnv.PYTHONPATH": _environment()["PYTHONPATH"],
    }
    options = " ".join(f"--conf {name}={value}" for name, value in settings.items())
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", f"{options} pyspark-shell")
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    yield "spark:local-cluster[2,1,1024]"


def lose_process(command: str) -> None:
    """Kill the first of the processes below this one whose command line holds some words."""
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # a zombie is none
            if command in " ".join(process.cmdline()):
                process.send_signal(signal.SIGKILL)
                return
    pytest.fail(f"nothing runs {command}")


def wait_until(true: Callable[[], bool], *, what: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not true():
        if time.monotonic() > deadline:
            pytest.fail(f"{what} did not come within {_PATIENCE} s")
        time.sleep(0.05)


def end_all(started: list[subprocess.Popen[bytes]]) -> None:
    """End processes and all that they started."""
    for process in started:
        with suppress(psutil.NoSuchProcess):
            for below in psutil.Process(process.pid).children(recursive=True):
                below.kill()
        process.kill()
        process.wait()


def _environment() -> dict[str, str]:
    """The environment, with paths at which workers find this samestory and the tests."""
    paths = [str(ROOT / "src"), str(ROOT)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
