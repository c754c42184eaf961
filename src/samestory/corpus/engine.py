"""Who does the work: a stage hands over a function and tasks, and takes results as they come."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from itertools import islice
from typing import Protocol, Self, TypeVar

from samestory.errors import CorpusError

Task = TypeVar("Task")
Result = TypeVar("Result")

_WAITING = 2
"""Tasks handed over for each worker, so that none of them waits for the next."""

_MOST_BREAKS = 3
"""How often workers may be lost before a run ends."""

_THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Engine(Protocol):
    """Runs tasks, somewhere."""

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield the results in the order in which they are done.

        A task may be run again where a worker was lost: it has to give the same result, and to
        put files in their place whole.

        Parameters
        ----------
        work
            A function of a module, so that another process can import it.
        tasks
            Values that can be pickled, and name files of a folder that all workers see.
        """


class ExecutorEngine:
    """Runs tasks on any `concurrent.futures.Executor`.

    Within a ``with`` statement all stages use the same workers, which start only once.

    Parameters
    ----------
    open_executor
        Makes one; dask's is ``lambda: Client(address).get_executor()``.
    workers
        How many tasks run at once.
    """

    def __init__(self, open_executor: Callable[[], Executor], workers: int) -> None:
        self._open_executor = open_executor
        self._workers = workers
        self._executor: Executor | None = None
        self._stays_open = False

    def __enter__(self) -> Self:
        self._stays_open = True
        return self

    def __exit__(self, *_error: object) -> None:
        self._stays_open = False
        self._close()

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield the results in the order in which they are done."""
        waiting = iter(tasks)
        again: list[Task] = []
        try:
            for _ in range(_MOST_BREAKS):
                running: dict[Future[Result], Task] = {}
                try:
                    yield from self._drain(work, waiting, again, running)
                except BrokenExecutor:
                    again += running.values()
                    self._close()
                else:
                    return
        finally:
            if not self._stays_open:
                self._close()
        raise CorpusError(
            f"workers were lost {_MOST_BREAKS} times, perhaps for lack of memory; what is done is "
            "kept: run the same command again, with fewer --processes."
        )

    def _close(self) -> None:
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(cancel_futures=True)

    def _submit(self, work: Callable[[Task], Result], task: Task) -> Future[Result]:
        # Opened for the first task: a stage that has nothing left to do starts no worker.
        if self._executor is None:
            self._executor = self._open_executor()
        return self._executor.submit(work, task)

    def _drain(
        self,
        work: Callable[[Task], Result],
        waiting: Iterator[Task],
        again: list[Task],
        running: dict[Future[Result], Task],
    ) -> Iterator[Result]:
        """Hand over tasks as there is room; what could not be handed over is kept in ``again``."""
        while True:
            room = _WAITING * self._workers - len(running)
            again += islice(waiting, max(0, room - len(again)))
            while room > 0 and again:
                running[self._submit(work, again[-1])] = again[-1]
                again.pop()
                room -= 1
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                result = future.result()
                del running[future]
                yield result


def local_engine(processes: int | None = None) -> ExecutorEngine:
    """Return an engine of processes on this machine.

    Parameters
    ----------
    processes
        How many; by default one for each processor that may be used.

    Raises
    ------
    CorpusError
        If the number is not positive.
    """
    if processes is not None and processes < 1:
        raise CorpusError(f"--processes {processes}: give a number of 1 or more.")
    count = processes or _processors()

    def open_executor() -> Executor:
        # Spawned, because a forked copy of a process with threads may hang.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(count, mp_context=context, initializer=_start_worker)

    return ExecutorEngine(open_executor, count)


def _processors() -> int:
    # Not os.cpu_count, which counts processors that a container may not use.
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def _start_worker() -> None:
    """Keep a worker to one thread, before the libraries that start some are loaded."""
    for name in _THREAD_SETTINGS:
        os.environ[name] = "1"
    # Ctrl+C is for the process that hands out the tasks.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this worker when the process that hands out the tasks was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
