"""Says on standard error what is being done, where somebody is watching."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from samestory.cli.messages import say
from samestory.renderers.safe_text import printable


class Steps:
    """Shows the steps of a command while they run, or their times when they are done.

    Parameters
    ----------
    quiet
        Show nothing while a step runs. Nothing is shown either where standard error is no
        terminal.
    verbose
        Print a line with its time when a step is done.
    """

    def __init__(self, *, quiet: bool, verbose: bool) -> None:
        self._watched = sys.stderr.isatty() and not quiet and not verbose
        self._verbose = verbose

    @contextmanager
    def step(self, name: str) -> Iterator[Callable[[str], None]]:
        """Run the body of the ``with`` statement as a step.

        What it is given can be called to show more exactly what is being done.
        """
        start = time.perf_counter()
        if self._watched:
            # Only here, because rich takes a tenth of a second to load.
            from rich.console import Console  # noqa: PLC0415
            from rich.text import Text  # noqa: PLC0415

            with Console(stderr=True).status(f"{name} …") as status:
                yield lambda doing: status.update(Text(f"{printable(doing)} …"))
        else:
            yield _ignore
        if self._verbose:
            say(f"{name}: {time.perf_counter() - start:.2f} s")

    @contextmanager
    def bar(self, name: str) -> Iterator[Callable[[int, int], None]]:
        """Run the body of the ``with`` statement as a step whose length is known.

        What it is given is to be called with how much is done and how much there is.
        """
        start = time.perf_counter()
        if self._watched:
            # Only here, because rich takes a tenth of a second to load.
            from rich.console import Console  # noqa: PLC0415
            from rich.markup import escape  # noqa: PLC0415
            from rich.progress import Progress  # noqa: PLC0415

            with Progress(console=Console(stderr=True), transient=True) as shown:
                task = shown.add_task(escape(printable(name)), total=None)
                yield lambda done, total: shown.update(task, completed=done, total=total)
        else:
            yield _ignore
        if self._verbose:
            say(f"{name}: {time.perf_counter() - start:.2f} s")


def _ignore(*_doing: object) -> None:
    """Show nothing: nobody is watching."""
