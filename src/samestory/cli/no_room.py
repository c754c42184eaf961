"""What is said where a disk has no room for what a command prints or writes."""

from __future__ import annotations

import os
import sys

from samestory.whole_files import NO_ROOM


def no_room(error: OSError) -> str | None:
    """Return the line that tells of an error, or ``None`` if it is of another kind."""
    if error.errno not in NO_ROOM:
        return None
    what = f"{error.filename}: " if error.filename else "the output "
    return (
        f"samestory: {what}can't be written ({(error.strerror or '').lower()}); make room there, "
        "and run the same command again."
    )


def discard_output() -> None:
    """Let what is still buffered go nowhere when the interpreter flushes it at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
