"""Processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Executor, ProcessPoolExecutor

from samestory.corpus.engines.executor import ExecutorEngine
from samestory.errors import CorpusError

_THREAD_SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


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

    return ExecutorEngine(open_executor, count, advice="fewer --processes")


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
