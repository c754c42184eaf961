"""What the commands print: messages to standard error, results to standard output."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

import typer

from samestory.errors import SamestoryError, SourceError
from samestory.model import Comparison
from samestory.renderers.safe_text import printable

if TYPE_CHECKING:
    from rich.console import RenderableType

MAX_WIDTH = 120
"""Lines longer than this are hard to read, however wide the window is."""


def say(message: str) -> None:
    """Print one line to standard error."""
    _tolerate(sys.stderr)
    typer.echo(printable(message), err=True)


def say_error(error: SamestoryError) -> None:
    """Print an error's lines to standard error: one for each file that was at fault."""
    message = str(error)
    # Elsewhere a line break can only be part of a name that the message quotes.
    for line in message.split("\n") if isinstance(error, SourceError) else [message]:
        say(f"samestory: {line}")


def show(lines: Iterable[str]) -> None:
    """Print lines to standard output."""
    _tolerate(sys.stdout)
    for line in lines:
        typer.echo(printable(line))


def send(data: bytes) -> None:
    """Print bytes to standard output as they are, with nothing around them."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def show_summary(comparison: Comparison) -> None:
    """Print a comparison at a glance, for the terminal or the pipe that standard output is."""
    # Only here, because rich takes a tenth of a second to load.
    from samestory.renderers import terminal  # noqa: PLC0415

    show_content(terminal.summary(comparison, width=width(), styled=styled()))


def show_content(content: RenderableType) -> None:
    """Print what is laid out for the terminal or the pipe that standard output is."""
    from rich.console import Console  # noqa: PLC0415

    from samestory.renderers.terminal_parts import as_text  # noqa: PLC0415

    _tolerate(sys.stdout)
    if styled():
        Console(width=width(), highlight=False).print(content)
    else:
        typer.echo(as_text(content, width=width(), styled=False), nl=False)


def width() -> int:
    """Return the number of columns to print in; 80 where there is no terminal."""
    return min(MAX_WIDTH, shutil.get_terminal_size((80, 24)).columns)


def styled() -> bool:
    """Tell whether standard output shows bold and underlined text.

    See https://no-color.org: any value of ``NO_COLOR`` but an empty one turns styles off.
    """
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def _tolerate(stream: TextIO) -> None:
    """Print a question mark for what the stream's encoding lacks, instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
