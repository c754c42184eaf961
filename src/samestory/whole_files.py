"""Writes files so that each is either whole or as it was before, whatever ends the run.

A file is written under a temporary name in its own folder, brought to the disk, and renamed. The
temporary file is locked while its run is alive, and the system takes the lock away when a run ends
in any manner; so what a dead run left can be told from what a living one is writing, also when its
process number has gone to another program.
"""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

_CAN_LOCK = find_spec("fcntl") is not None
"""Not on Windows, which does not let go of a file that a program has open."""

if _CAN_LOCK:
    import fcntl

_NAME = ".samestory-{}.tmp"
"""Short, so that there is room for it wherever there is room for a file."""

_IS_TEMPORARY = re.compile(r"\.samestory-[0-9a-f]{16}\.tmp")

_TRIES = 100

_HOLDER = ".samestory-running"
"""Says who holds a folder; the lock of the folder itself says whether anybody does."""

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
"""Error numbers that come from writing alone: no space, or a disk that can't be written to."""


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give an empty file to write to, and put it at the path when that went well.

    It must be written to as it is, and not be replaced by another file. What is at the path stays
    as it was if anything fails, and the empty file is taken away.

    Parameters
    ----------
    path
        Where the file belongs; its folder has to exist.

    Raises
    ------
    OSError
        If the file can't be made, brought to the disk or put in its place.
    """
    descriptor, temporary = _open_locked(path.parent)
    try:
        yield temporary
        os.fsync(descriptor)
        if not _CAN_LOCK:
            os.close(descriptor)
            descriptor = -1
        # Still locked until it has its own name, so that nobody takes it for a dead run's.
        temporary.replace(path)
        _bring_to_disk(path.parent)
    finally:
        # Where even removing it fails, the error on its way says more than this one would.
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        if descriptor >= 0:
            os.close(descriptor)


@contextmanager
def scratch(folder: Path) -> Iterator[Path]:
    """Give an empty file to write to that is taken away at the end, or as a dead run's.

    Raises
    ------
    OSError
        If the file can't be made.
    """
    descriptor, temporary = _open_locked(folder)
    try:
        yield temporary
    finally:
        os.close(descriptor)
        temporary.unlink(missing_ok=True)


def clear_dead(folder: Path, *, below: bool = False) -> None:
    """Take away the temporary files of runs that are over; those of living runs stay.

    Parameters
    ----------
    folder
        Where to look; it need not exist.
    below
        Whether to look in the folders that stand in it, too.
    """
    pattern = _NAME.format("*")
    for path in folder.rglob(pattern) if below else folder.glob(pattern):
        if _IS_TEMPORARY.fullmatch(path.name):
            # Litter that can't be taken away, such as another user's, is no reason to fail.
            with contextlib.suppress(OSError):
                _remove_if_dead(path)


@contextmanager
def hold(folder: Path) -> Iterator[bool]:
    """Lock a folder while working in it, and tell whether that went well.

    It does not if another run holds it. Where folders can't be locked, as on Windows, it does.
    """
    if not _CAN_LOCK:
        yield True
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        ours = _lock(descriptor)
        if ours:
            with replacing(folder / _HOLDER) as temporary:
                temporary.write_text(f"process {os.getpid()} on {platform.node()}\n", "utf-8")
        try:
            yield ours
        finally:
            if ours:
                # A disk that broke meanwhile must not hide what came of it.
                with contextlib.suppress(OSError):
                    (folder / _HOLDER).unlink(missing_ok=True)
    finally:
        os.close(descriptor)


def holder(folder: Path) -> str:
    """Return who holds a folder, such as ``process 12 on desk``; empty where it can't be told."""
    try:
        return (folder / _HOLDER).read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""


def _remove_if_dead(path: Path) -> None:
    if not _CAN_LOCK:
        path.unlink()
        return
    descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
    finally:
        os.close(descriptor)


def _open_locked(folder: Path) -> tuple[int, Path]:
    """Make an empty file that is locked and is still there after that."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    for _ in range(_TRIES):
        temporary = folder / _NAME.format(secrets.token_hex(8))
        descriptor = os.open(temporary, flags, 0o666)
        # Whoever clears the folder may have come between making and locking it.
        if _lock(descriptor) and os.fstat(descriptor).st_nlink > 0:
            return descriptor, temporary
        os.close(descriptor)
    raise OSError(f"another program takes away new files in {folder}")


def _lock(descriptor: int) -> bool:
    if not _CAN_LOCK:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # A file system without locks: nobody else gets one either.
        return True
    return True


def _bring_to_disk(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    if not _CAN_LOCK:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems can't; the file is whole there, under its old or new name.
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
