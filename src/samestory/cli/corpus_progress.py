"""Shows how far a corpus is, with rate and time left, where somebody is watching."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Show = Callable[[str, int, int], None]


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Show]:
    """Give a function that shows what is being done, how much is done, and how much there is.

    It shows nothing where standard error is no terminal, or with ``quiet``.
    """
    if quiet or not sys.stderr.isatty():
        yield _ignore
        return
    # Only here, because rich takes a tenth of a second to load.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        Task,
        TaskID,
        TextColumn,
        TimeRemainingColumn,
    )

    class Rate(TextColumn):
        """How many a second."""

        def __init__(self) -> None:
            super().__init__("")

        def render(self, task: Task) -> str:  # type: ignore[override]
            return "" if task.speed is None else f"{task.speed:,.1f}/s"

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        tasks: dict[str, TaskID] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                # What was done before must not count as speed.
                tasks[what] = progress.add_task(what, total=total, completed=done)
            progress.update(tasks[what], total=total, completed=done)

        yield show


def _ignore(_what: str, _done: int, _total: int) -> None:
    """Show nothing: nobody is watching."""
