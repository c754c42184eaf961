"""Being told to stop, by Ctrl+C or by another program."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

STOPPED = "samestory: stopped."

_OF_A_SIGNAL = 128
"""Shells add the signal's number to it for a program that a signal ended."""


class Terminated(KeyboardInterrupt):
    """Another program asked this one to end, with SIGTERM; all ends as with Ctrl+C."""


def exit_code(stopped: KeyboardInterrupt) -> int:
    """Return the exit code for what stopped a command: 143 for SIGTERM, 130 for SIGINT."""
    number = signal.SIGTERM if isinstance(stopped, Terminated) else signal.SIGINT
    return _OF_A_SIGNAL + number


@contextmanager
def heed_signals() -> Iterator[None]:
    """Let SIGTERM stop the program as SIGINT does, in one line and with its exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    except KeyboardInterrupt as stopped:
        # Commands tell it themselves; this one came before or after theirs.
        sys.stderr.write(f"{STOPPED}\n")
        sys.exit(exit_code(stopped))
    finally:
        # What is left is to end: to be stopped in that needs no words.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated
