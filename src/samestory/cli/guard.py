"""Turns whatever ends a command into one line for the user and an exit code."""

from __future__ import annotations

import functools
import os
import sys
import traceback
from collections.abc import Callable
from typing import ParamSpec

import typer

from samestory.cli.messages import say, say_error
from samestory.cli.stopping import STOPPED, exit_code
from samestory.errors import EXIT_FAILURE, SamestoryError

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
        except KeyboardInterrupt as error:
            say(STOPPED)
            raise typer.Exit(exit_code(error)) from error
        except BrokenPipeError as error:
            _discard_output()
            raise typer.Exit(EXIT_FAILURE) from error
        except MemoryError as error:
            say(
                "samestory: there is not enough memory for this; give fewer or shorter articles, "
                "or lower the limits (--limit)."
            )
            raise typer.Exit(EXIT_FAILURE) from error
        except Exception as error:
            _report_internal(error, verbose=bool(kwargs.get("verbose")))
            raise typer.Exit(EXIT_FAILURE) from error

    return run


def _report_internal(error: Exception, *, verbose: bool) -> None:
    if verbose:
        typer.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    say(
        f"samestory: internal error: {type(error).__name__}: {error}. Please report it"
        + ("." if verbose else "; run with --verbose for the details.")
    )


def _discard_output() -> None:
    """Let what is still buffered go nowhere when the interpreter flushes it at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
