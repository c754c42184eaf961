"""Who does the work: a stage hands over a function and tasks, and takes results as they come."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, TypeVar

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


@dataclass(frozen=True, slots=True)
class ExecutorEngine:
    """Runs tasks on any `concurrent.futures.Executor`.

    Attributes
    ----------
    open_executor
        Makes one; dask's is ``lambda: Client(address).get_executor()``.
    workers
        How many tasks run at once.
    """

    open_executor: Callable[[], Executor]
    workers: int

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield the results in the order in which they are done."""
        waiting = iter(tasks)
        again: list[Task] = []
        for _ in range(_MOST_BREAKS):
            running: dict[Future[Result], Task] = {}
            with self.open_executor() as executor:
                try:
                    yield from self._drain(executor, work, waiting, again, running)
                except BrokenProcessPool:
                    again += running.values()
                else:
                    return
        raise CorpusError(
            f"workers were lost {_MOST_BREAKS} times, perhaps for lack of memory; what is done is "
            "kept: run the same command again, with fewer --processes."
        )

    def _drain(
        self,
        executor: Executor,
        work: Callable[[Task], Result],
        waiting: Iterator[Task],
        again: list[Task],
        running: dict[Future[Result], Task],
    ) -> Iterator[Result]:
        try:
            while True:
                room = _WAITING * self.workers - len(running)
                while room > 0 and again:
                    running[executor.submit(work, again[-1])] = again.pop()
                    room -= 1
                for task in islice(waiting, room):
                    again.append(task)
                    running[executor.submit(work, task)] = again.pop()
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    result = future.result()
                    del running[future]
                    yield result
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def local_engine(processes: int | None = None) -> Engine:
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
        return ProcessPoolExecutor(count, mp_context=context, initializer=_use_one_thread)

    return ExecutorEngine(open_executor, count)


def _processors() -> int:
    # Not os.cpu_count, which counts processors that a container may not use.
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def _use_one_thread() -> None:
    """Keep a worker to one thread, before the libraries that start some are loaded."""
    for name in _THREAD_SETTINGS:
        os.environ[name] = "1"
