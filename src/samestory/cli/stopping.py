"""Being told to stop, by Ctrl+C or by another program."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

from samestory.cli.no_room import discard_output, no_room
from samestory.errors import EXIT_USAGE

STOPPED = "samestory: stopped."

_OF_A_SIGNAL = 128
"""Shells add the signal's number to it for a program that a signal ended."""


class Stopped(BaseException):
    """A signal asked the program to end.

    No `KeyboardInterrupt`, which typer would end the program for without a word.

    Parameters
    ----------
    number
        The signal's.
    """

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def exit_code(stopped: BaseException) -> int:
    """Return the exit code for what stopped a command: 143 for SIGTERM, 130 for SIGINT."""
    number = stopped.number if isinstance(stopped, Stopped) else signal.SIGINT
    return _OF_A_SIGNAL + number


def asked_to_stop() -> Stopped | None:
    """Return what a signal has raised, if one came: DuckDB makes an error of its own of it."""
    handler = signal.getsignal(signal.SIGTERM)
    if isinstance(handler, _Handler) and handler.number is not None:
        return Stopped(handler.number)
    return None


def heed_signals(command: Callable[[], object]) -> None:
    """Run a command that SIGINT and SIGTERM stop in one line, with their exit codes.

    No context manager: a signal can come while one is being left, and nothing would catch it.
    """
    handler = _Handler()
    try:
        try:
            signal.signal(signal.SIGTERM, handler)
            # Shells let a program in the background ignore Ctrl+C.
            if signal.getsignal(signal.SIGINT) != signal.SIG_IGN:
                signal.signal(signal.SIGINT, handler)
            command()
        finally:
            # What is left is to end: to be stopped in that needs no words.
            for number in (signal.SIGINT, signal.SIGTERM):
                if signal.getsignal(number) is handler:
                    signal.signal(number, signal.SIG_DFL)
    except (Stopped, KeyboardInterrupt) as stopped:
        # Commands tell it themselves; this one came before or after theirs.
        sys.stderr.write(f"{STOPPED}\n")
        sys.exit(exit_code(stopped))
    except OSError as error:
        # Such as of the help, which no command prints.
        line = no_room(error)
        if line is None:
            raise
        discard_output()
        sys.stderr.write(f"{line}\n")
        sys.exit(EXIT_USAGE)


class _Handler:
    """Raises `Stopped`, and remembers it for where a library makes another error of it."""

    number: int | None = None

    def __call__(self, number: int, _frame: FrameType | None) -> NoReturn:
        self.number = number
        raise Stopped(number)
