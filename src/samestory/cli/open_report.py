"""``samestory open``: the newest report of a folder in the browser."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from samestory.cli import messages
from samestory.cli.report_index import list_reports
from samestory.errors import SettingsError


def open_report(
    folder: Annotated[
        str,
        typer.Argument(
            metavar="FOLDER", help="The folder that the report is in; reports if not given."
        ),
    ] = "reports",
    only_print: Annotated[
        bool, typer.Option("--print", help="Print the report's path and open no browser.")
    ] = False,
) -> None:
    """Open the newest report of a folder in the browser."""
    path = newest_report(Path(folder))
    messages.show([str(path)])
    if not only_print and not webbrowser.open(path.resolve().as_uri()):
        messages.say("samestory: no browser could be opened; open the file yourself.")


def newest_report(folder: Path) -> Path:
    """Return the file to open first of the comparison that was written last.

    Raises
    ------
    SettingsError
        If the folder holds no report.
    """
    entries = list_reports(folder) if folder.is_dir() else ()
    # The first of an entry's files is its page, where it has one.
    files = [folder / entry.files[0][1] for entry in entries]
    if not files:
        raise SettingsError(
            f"{folder}: there is no report here; make one with samestory compare, or name the "
            "folder that holds one."
        )
    return max(files, key=lambda path: (path.stat().st_mtime_ns, path.name))
