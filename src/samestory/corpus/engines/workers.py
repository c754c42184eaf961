"""What is the same on every cluster: a stage's function on its way to a worker."""

from __future__ import annotations

import os
import platform
import sys
import threading
from collections.abc import Callable
from contextlib import chdir, nullcontext
from dataclasses import dataclass, field
from importlib.metadata import version
from pkgutil import resolve_name
from typing import Generic, TypeAlias, TypeVar

from samestory._version import __version__
from samestory.errors import CorpusError
from samestory.provenance import LIBRARIES

Task = TypeVar("Task")
Result = TypeVar("Result")

VERSIONS = {
    "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
    "samestory": __version__,
    **LIBRARIES,
    **{name: version(name) for name in ("pyarrow", "scipy")},
}
"""What has to be the same on all machines for the same results."""

Found: TypeAlias = dict[str, str] | str
"""A worker's `VERSIONS`, or why it has none."""

_alone = threading.Lock()


@dataclass(frozen=True, slots=True)
class Sent(Generic[Task, Result]):
    """A function of a stage that is sent to another machine.

    It refuses to work where results could be others, and works as if it had been called here:
    relative paths start where they start here. One task is done at a time in a process, because a
    worker of Dask may have threads, and a process has one current folder.

    Attributes
    ----------
    work
        The function.
    folder
        The current folder of the sender.
    versions
        The `VERSIONS` of the sender.
    """

    work: Callable[[Task], Result]
    folder: str = field(default_factory=os.getcwd)
    versions: dict[str, str] = field(default_factory=VERSIONS.copy)

    @property
    def __name__(self) -> str:
        """What Dask's dashboard calls the tasks."""
        return self.work.__name__

    def __call__(self, task: Task) -> Result:
        """Do a task."""
        host = platform.node()
        require_same(VERSIONS, self.versions, host)
        with _alone, chdir(self.folder) if os.path.isdir(self.folder) else nullcontext():  # noqa: PTH112
            try:
                return self.work(task)
            except FileNotFoundError as error:
                raise CorpusError(
                    f"{error.filename or error}: is not there for the worker on {host}; sources "
                    "and work folder have to lie where all workers see them under the same path."
                ) from error


def require_same(theirs: Found, ours: dict[str, str], where: str) -> None:
    """Make sure that a worker would give the same results.

    Raises
    ------
    CorpusError
        If it has no samestory, or other versions.
    """
    if isinstance(theirs, str):
        raise CorpusError(
            f"{where}: a worker can't load samestory ({theirs}); install "
            f"samestory[corpus] {ours['samestory']} there."
        )
    for name, wanted in ours.items():
        if theirs.get(name) != wanted:
            raise CorpusError(
                f"{where}: a worker has {name} {theirs.get(name)}, and this machine {wanted}; "
                "install the same, so that results are the same."
            )


def looker() -> Callable[..., Found]:
    """Return a function that finds a worker's `VERSIONS` even if there is no samestory."""
    name = f"{__name__}:VERSIONS"

    # A function within one is sent whole; one of a module by its name, which has to be there.
    def look(_anything: object = None) -> Found:
        try:
            found: Found = resolve_name(name)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            return str(error)
        return found

    return look
