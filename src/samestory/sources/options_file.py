"""Reads a file of options for the commands, in TOML."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TypeAlias

from samestory.errors import SourceError
from samestory.sources.discovery import shown
from samestory.sources.user_files import beginning

OptionValue: TypeAlias = str | float | bool | tuple[str, ...]
_MOST_BYTES = 1024 * 1024
"""No option raises it: options come from this file, and a hundredth of it holds them all."""

OptionTable: TypeAlias = "dict[str, OptionValue | OptionTable]"


def read_options(path: str | os.PathLike[str]) -> OptionTable:
    """Return what a file gives: tables by command, with values by the option's name without dashes.

    Raises
    ------
    SourceError
        If the file can't be read, is too large, is no TOML, or gives an option something that no
        option takes.
    """
    name = shown(os.fspath(path))
    try:
        data = beginning(Path(path), most_bytes=_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise SourceError(
                f"{name}: is larger than {_MOST_BYTES:,} bytes, as no options file is; give "
                "another."
            )
        table = tomllib.loads(data.decode())
    except (OSError, ValueError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SourceError(
            f"{name}: options can't be read from this file ({reason}); give a TOML file such as "
            '[compare] with the line findings = "figures, quotations" under it.'
        ) from error
    return _checked(table, name)


def _checked(table: dict[str, object], where: str) -> OptionTable:
    checked: OptionTable = {}
    for name, given in table.items():
        if isinstance(given, dict):
            checked[name] = _checked(given, f"{where}: [{name}]")
        else:
            checked[name] = _value(given, f"{where}: {name}")
    return checked


def _value(given: object, where: str) -> OptionValue:
    if isinstance(given, str | int | float):
        return given
    if isinstance(given, list):
        if all(isinstance(item, str) for item in given):
            return tuple(given)
        raise SourceError(f"{where} is a list of other things than texts: give texts only.")
    # What is left are TOML's dates and times, which options take as text.
    return str(given)
