"""Turns whatever ends a command into one line for the user and an exit code."""

from __future__ import annotations

import functools
import sys
import traceback
from collections.abc import Callable
from typing import ParamSpec

import typer

from samestory.cli.messages import say, say_error
from samestory.cli.no_room import discard_output, no_room
from samestory.cli.stopping import STOPPED, Stopped, asked_to_stop, exit_code
from samestory.errors import EXIT_FAILURE, EXIT_USAGE, SamestoryError

Parameters = ParamSpec("Parameters")


def guarded(command: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Return the command with every error reported in one line; options stay as they are."""

    @functools.wraps(command)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            command(*args, **kwargs)
            # Here and not at exit, so that a closed pipe is noticed while it can be handled.
            sys.stdout.flush()
        except typer.Exit:
            raise
        except SamestoryError as error:
            say_error(error)
            raise typer.Exit(error.exit_code) from error
        except (Stopped, KeyboardInterrupt) as error:
            say(STOPPED)
            raise typer.Exit(exit_code(error)) from error
        except BrokenPipeError as error:
            discard_output()
            raise typer.Exit(EXIT_FAILURE) from error
        except MemoryError as error:
            say(
                "samestory: there is not enough memory for this; give fewer or shorter articles, "
                "or lower the limits (--limit)."
            )
            raise typer.Exit(EXIT_FAILURE) from error
        except Exception as error:
            raise typer.Exit(_tell(error, verbose=bool(kwargs.get("verbose")))) from error

    return run


def _tell(error: Exception, *, verbose: bool) -> int:
    """Say in one line what an error comes from that nobody raised on purpose; return its code."""
    if (stopped := asked_to_stop()) is not None:
        say(STOPPED)
        return exit_code(stopped)
    line = no_room(error) if isinstance(error, OSError) else None
    if line is not None:
        discard_output()
        say(line)
        return EXIT_USAGE
    _report_internal(error, verbose=verbose)
    return EXIT_FAILURE


def _report_internal(error: Exception, *, verbose: bool) -> None:
    if verbose:
        typer.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    say(
        f"samestory: internal error: {type(error).__name__}: {error}. Please report it"
        + ("." if verbose else "; run with --verbose for the details.")
    )
