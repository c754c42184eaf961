"""The program and its commands."""

from __future__ import annotations

from typing import Annotated

import typer

from samestory._version import __version__
from samestory.cli.coding_sheet import coding_sheet
from samestory.cli.compare import compare
from samestory.cli.evaluate import evaluate
from samestory.cli.explain import explain
from samestory.cli.formats import formats
from samestory.cli.guard import guarded
from samestory.cli.inspect import inspect
from samestory.cli.open_report import open_report
from samestory.cli.options_file import fall_back_on
from samestory.cli.schema import schema

EPILOG = """
Exit codes: 0 done; 2 wrong use, or an input that can't be read; 1 any other failure.
"""

app = typer.Typer(
    name="samestory",
    help="Compare how several outlets word the same events, paragraph by paragraph.",
    epilog=EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Plain help starts in half the time and reads the same in a file or a pipe.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"samestory {__version__}")
        raise typer.Exit


@app.callback()
@guarded
def _program(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - its callback does it all
        bool,
        typer.Option("--version", help="Show the version.", is_eager=True, callback=_print_version),
    ] = False,
    config: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            envvar="SAMESTORY_CONFIG",
            show_default=False,
            help="Take options that are not given from this TOML file.",
        ),
    ] = None,
) -> None:
    """Compare how several outlets word the same events, paragraph by paragraph."""
    if config:
        fall_back_on(context, config)


app.command(name="open")(guarded(open_report))
for command in (compare, explain, inspect, evaluate, coding_sheet, formats, schema):
    app.command()(guarded(command))
