"""Engines by name, and what users are told where there is none or workers would differ."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from samestory.corpus import ExecutorEngine, open_engine
from samestory.corpus.engines import dask as dask_module
from samestory.corpus.engines import spark as spark_module
from samestory.corpus.engines.spark import run_call
from samestory.corpus.engines.workers import VERSIONS, Sent, looker, require_same
from samestory.errors import CorpusError
from tests.corpus.clusters import dask_cluster, require


class _LostError(Exception):
    """Stands for a lost worker."""


def _lose_once(marker: str) -> str:
    if not Path(marker).exists():
        Path(marker).touch()
        raise _LostError
    return "done"


def _lose(_task: int) -> None:
    raise _LostError


def _read(name: str) -> str:
    return Path(name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "processes", "said"),
    [
        ("nonsense", None, "--engine nonsense: there is no such engine; give local, dask"),
        ("local:2", None, "there is no such engine"),
        ("dask://127.0.0.1:8786", 2, "--processes is for --engine local"),
        ("local", 0, "give a number of 1 or more"),
    ],
)
def test_names_that_mean_no_engine(name: str, processes: int | None, said: str) -> None:
    with pytest.raises(CorpusError, match=said):
        open_engine(name, processes=processes)


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("dask://127.0.0.1:8786", dask_module, r"install samestory\[dask\]"),
        ("spark", spark_module, r"install samestory\[spark\]"),
    ],
)
def test_a_missing_extra_is_named(
    name: str, module: object, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "find_spec", lambda _name: None)
    with pytest.raises(CorpusError, match=extra):
        open_engine(name)


def test_a_scheduler_that_is_not_there_is_told() -> None:
    require(modules=("distributed",))
    import dask  # noqa: PLC0415 - an extra
    import distributed.config  # noqa: F401, PLC0415 - before the settings are changed for a while

    with dask.config.set({"distributed.comm.timeouts.connect": "0.2s"}):
        engine = open_engine("dask://127.0.0.1:1")
        with pytest.raises(CorpusError, match=r"^dask://127\.0\.0\.1:1: there is no"):
            list(engine.run(str, [1]))


def test_a_scheduler_without_workers_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_module, "_PATIENCE", 0.5)
    with (
        dask_cluster(tmp_path, workers=0) as name,
        pytest.raises(CorpusError, match="no worker came within"),
    ):
        list(open_engine(name).run(str, [1]))


def test_missing_java_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    require(modules=("pyspark",))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CorpusError, match=r"^--engine spark needs Java 17 or later"):
        open_engine("spark")


def test_what_the_engine_calls_a_loss_is_done_again(tmp_path: Path) -> None:
    engine = ExecutorEngine(lambda: ThreadPoolExecutor(1), 1, lost=(_LostError,), advice="luck")
    assert list(engine.run(_lose_once, [str(tmp_path / "marker")])) == ["done"]
    with pytest.raises(CorpusError, match="with luck") as told:
        list(engine.run(_lose, [1]))
    assert isinstance(told.value.__cause__, _LostError)


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        ("No module named 'samestory'", r"install samestory\[corpus\]"),
        ({**VERSIONS, "samestory": "0.0.1"}, "a worker has samestory 0.0.1, and this machine"),
        ({**VERSIONS, "rapidfuzz": "1.0"}, "a worker has rapidfuzz 1.0"),
        ({}, "a worker has Python None"),
    ],
)
def test_workers_that_would_differ_are_refused(theirs: dict[str, str] | str, said: str) -> None:
    require_same(dict(VERSIONS), VERSIONS, "here")
    with pytest.raises(CorpusError, match=said):
        require_same(theirs, VERSIONS, "here")


def test_a_worker_that_came_later_is_looked_at_too() -> None:
    with pytest.raises(CorpusError, match="a worker has numpy"):
        Sent(str, versions={**VERSIONS, "numpy": "1.0"})(1)


def test_relative_paths_start_where_the_sender_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sender").mkdir()
    (tmp_path / "sender" / "a.txt").write_text("found", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "sender")
    sent = pickle.loads(pickle.dumps(Sent(_read)))  # noqa: S301
    monkeypatch.chdir(tmp_path)
    assert sent("a.txt") == "found"
    assert Path.cwd() == tmp_path
    with pytest.raises(CorpusError, match=r"^b.txt: is not there for the worker on .* same path"):
        sent("b.txt")


def test_an_error_of_a_spark_task_comes_back_as_it_was() -> None:
    result, error = pickle.loads(run_call(pickle.dumps((int, ("x",), {}))))  # noqa: S301
    assert result is None
    assert isinstance(error, ValueError)
    assert "On the worker" in error.__notes__[0]


def test_a_worker_without_samestory_can_still_say_so() -> None:
    require(modules=("cloudpickle",))
    import cloudpickle  # noqa: PLC0415 - an extra

    assert looker()() == VERSIONS
    script = (
        "import sys; sys.modules['samestory'] = None; import cloudpickle; "
        "print(cloudpickle.loads(sys.stdin.buffer.read())())"
    )
    sent = cloudpickle.dumps(looker())
    done = subprocess.run(
        [sys.executable, "-c", script], input=sent, capture_output=True, check=False
    )
    assert done.stdout.startswith(b"No module named 'samestory"), done.stderr
