"""What a piece of work uses: time, processor time and memory of a process and its children."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

import psutil

Value = TypeVar("Value")

_INTERVAL = 0.1
"""Seconds between two looks at the memory."""


@dataclass
class Usage:
    """What was used while something ran.

    Attributes
    ----------
    seconds, cpu
        Wall clock and processor time of this process and its children, in seconds.
    peak
        Most resident memory of all of them at one time, in bytes; what processes share is counted
        for each.
    """

    seconds: float = 0.0
    cpu: float = 0.0
    peak: int = 0


@contextmanager
def measured() -> Iterator[Usage]:
    """Measure the body of the ``with`` statement; children have to be alive at its end."""
    usage = Usage()
    done = threading.Event()

    def watch() -> None:
        # Once at the end, too: something may be done before the first look.
        ended = False
        while not ended:
            ended = done.wait(_INTERVAL)
            usage.peak = max(usage.peak, sum(_over_processes(lambda each: each.memory_info().rss)))

    watcher = threading.Thread(target=watch, daemon=True)
    start, cpu = time.perf_counter(), _processor_time()
    watcher.start()
    try:
        yield usage
    finally:
        done.set()
        watcher.join()
        usage.seconds = time.perf_counter() - start
        usage.cpu = _processor_time() - cpu


def _processor_time() -> float:
    times = _over_processes(lambda each: each.cpu_times())
    return sum(each.user + each.system for each in times)


def _over_processes(ask: Callable[[psutil.Process], Value]) -> Iterator[Value]:
    own = psutil.Process()
    for process in (own, *own.children(recursive=True)):
        try:
            yield ask(process)
        except psutil.NoSuchProcess:
            continue
