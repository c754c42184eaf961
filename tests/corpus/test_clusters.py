"""Real clusters give the tables that one process gives, byte for byte, whatever they lose."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from samestory.corpus import Corpus, open_engine
from samestory.corpus import comparing as comparing_module
from samestory.errors import CorpusError
from samestory.model import Settings
from tests.corpus.clusters import dask_cluster, lose_process, spark_cluster
from tests.corpus.corpora import content, one_thread, write_seeds

QUICK = Settings(findings=("word-choice", "reuse"))

Named = tuple[str, str]
"""An engine's name, and words in the command line of its workers."""


@pytest.fixture(autouse=True)
def _small_tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A task for each story, so that there are some."""
    monkeypatch.setattr(comparing_module, "PARAGRAPHS_OF_TASK", 1)


@pytest.fixture
def local() -> Named:
    return "local", "spawn_main"


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Named]:
    with dask_cluster(tmp_path) as name:
        yield name, "spawn_main"


@pytest.fixture
def spark(monkeypatch: pytest.MonkeyPatch) -> Iterator[Named]:
    with spark_cluster(monkeypatch) as name:
        yield name, "CoarseGrainedExecutorBackend"


@pytest.mark.parametrize("engine", ["local", "dask", "spark"])
def test_tables_are_the_same_also_when_workers_are_killed(
    engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    sources = write_seeds(tmp_path / "in")
    Corpus(tmp_path / "whole", engine=one_thread()).run(sources, comparison=QUICK)
    whole = content(tmp_path / "whole")
    name, worker = request.getfixturevalue(engine)
    with open_engine(name, processes=2 if engine == "local" else None) as opened:
        losing = _losing(worker)
        Corpus(tmp_path / "work", engine=opened, progress=losing).run(sources, comparison=QUICK)
        assert content(tmp_path / "work") == whole
        tasks = [(str(tmp_path / "marker"), number) for number in range(4)]
        assert sorted(set(opened.run(_die_once, tasks))) == list(range(4))
        with pytest.raises(CorpusError, match="7 fails"):
            list(opened.run(_fail, [7]))


def _losing(worker: str) -> Callable[[str, int, int], None]:
    """Kill a worker when the first story is compared."""
    lost: list[str] = []

    def progress(what: str, done: int, total: int) -> None:
        if what == "Comparing stories" and 0 < done < total and not lost:
            lost.append(what)
            lose_process(worker)

    return progress


def _die_once(task: tuple[str, int]) -> int:
    """Kill the process that does it the first time that there is the third task."""
    marker, number = task
    if number == 2 and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _fail(number: int) -> int:
    raise CorpusError(f"{number} fails.")
