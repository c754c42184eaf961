"""Opens files that a user names: ordinary ones only, so that no read waits or goes on for ever."""

from __future__ import annotations

import stat
from pathlib import Path

from samestory.errors import SourceError
from samestory.model import Limits
from samestory.model.limits import limit_hint
from samestory.sources.discovery import shown


def file_content(path: Path, *, limits: Limits, instead: str = "give a smaller file") -> bytes:
    """Return a file's content.

    Parameters
    ----------
    path
        The file.
    limits
        Say how many bytes it may have.
    instead
        What to do if it has more, other than to raise the limit; for the message.

    Raises
    ------
    SourceError
        If it is a pipe, socket or device, or larger than the limits allow.
    OSError, ValueError
        If it can't be read, as `open` raises them.
    """
    data = beginning(path, most_bytes=limits.file_bytes + 1)
    check_bytes(data, shown(str(path)), limits=limits, instead=instead)
    return data


def check_bytes(data: bytes, name: str, *, limits: Limits, instead: str) -> None:
    """Refuse content that is larger than the limits allow; parameters are as of `file_content`.

    Raises
    ------
    SourceError
        If it is larger.
    """
    if len(data) > limits.file_bytes:
        raise SourceError(
            f"{name}: is larger than {limits.file_bytes:,} bytes; {instead}, or "
            f"{limit_hint('file_bytes')}."
        )


def beginning(path: Path, *, most_bytes: int) -> bytes:
    """Return a file's first bytes.

    Raises
    ------
    SourceError
        If it is a pipe, socket or device.
    OSError, ValueError
        If it can't be read, as `open` raises them.
    """
    # Opening a pipe waits for whoever writes to it, and a device may never end.
    mode = path.stat().st_mode
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise SourceError(
            f"{shown(str(path))}: is no ordinary file but a pipe, socket or device; save what it "
            "gives to a file and give that."
        )
    with path.open("rb") as stream:
        return stream.read(most_bytes)
