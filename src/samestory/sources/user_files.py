"""Opens files that a user names: ordinary ones only, so that no read waits or goes on for ever."""

from __future__ import annotations

import stat
from pathlib import Path

from samestory.errors import SourceError
from samestory.sources.discovery import shown


def file_content(path: Path, *, most_bytes: int = -1) -> bytes:
    """Return a file's content, or its beginning if it is longer than ``most_bytes``.

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
