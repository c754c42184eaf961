"""Engines: every task is done, whatever becomes of the workers."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from samestory.corpus import ExecutorEngine, local_engine
from samestory.errors import CorpusError


def _double(number: int) -> int:
    return 2 * number


def _die_once(task: tuple[str, int]) -> int:
    """Kill this process the first time that the third task is done."""
    marker, number = task
    if number == 3 and not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def _die(_task: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def _fail(number: int) -> int:
    raise CorpusError(f"{number} fails.")


@pytest.mark.parametrize("workers", [1, 3])
def test_every_task_is_done_once(workers: int) -> None:
    engine = ExecutorEngine(lambda: ThreadPoolExecutor(workers), workers)
    assert sorted(engine.run(_double, range(50))) == list(range(0, 100, 2))
    assert list(engine.run(_double, ())) == []


def test_tasks_are_not_all_made_at_once() -> None:
    made: list[int] = []

    def tasks() -> list[int]:
        made.append(len(made))
        return made

    engine = ExecutorEngine(lambda: ThreadPoolExecutor(1), 1)
    results = engine.run(_double, (tasks()[-1] for _ in range(100)))
    next(results)
    assert len(made) < 10


def test_workers_stay_within_a_with_statement() -> None:
    opened: list[ThreadPoolExecutor] = []

    def open_executor() -> ThreadPoolExecutor:
        opened.append(ThreadPoolExecutor(1))
        return opened[-1]

    with ExecutorEngine(open_executor, 1) as engine:
        for _ in range(2):
            assert list(engine.run(_double, [1])) == [2]
        assert len(opened) == 1


def test_a_lost_worker_costs_no_result(tmp_path: Path) -> None:
    tasks = [(str(tmp_path / "marker"), number) for number in range(8)]
    assert sorted(set(local_engine(2).run(_die_once, tasks))) == list(range(8))


def test_workers_that_are_always_lost_end_the_run() -> None:
    with pytest.raises(CorpusError, match="with fewer --processes"):
        list(local_engine(1).run(_die, [1]))


def test_an_error_of_a_task_is_the_run_s() -> None:
    with pytest.raises(CorpusError, match="7 fails"):
        list(ExecutorEngine(lambda: ThreadPoolExecutor(1), 1).run(_fail, [7]))


def test_processes_are_positive() -> None:
    with pytest.raises(CorpusError, match="give a number of 1 or more"):
        local_engine(0)
