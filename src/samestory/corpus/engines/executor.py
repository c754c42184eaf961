"""Who does the work: a stage hands over a function and tasks, and takes results as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
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
        Makes one; it is called again after workers were lost.
    workers
        How many tasks run at once.
    lost
        What a task ends with when its worker was lost, rather than failed.
    advice
        What may help where workers are lost again and again.
    """

    def __init__(
        self,
        open_executor: Callable[[], Executor],
        workers: int,
        *,
        lost: tuple[type[BaseException], ...] = (BrokenExecutor,),
        advice: str = "fewer workers",
    ) -> None:
        self._open_executor = open_executor
        self._workers = workers
        self._lost = lost
        self._advice = advice
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
        because: BaseException | None = None
        try:
            for _ in range(_MOST_BREAKS):
                running: dict[Future[Result], Task] = {}
                try:
                    yield from self._drain(work, waiting, again, running)
                except self._lost as error:
                    because = error
                    again += running.values()
                    self._close()
                else:
                    return
        finally:
            if not self._stays_open:
                self._close()
        raise CorpusError(
            f"workers were lost {_MOST_BREAKS} times, perhaps for lack of memory; what is done is "
            f"kept: run the same command again, with {self._advice}."
        ) from because

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
