"""Writing files so that each is either whole or as it was before."""

from __future__ import annotations

import os
from pathlib import Path

from samestory.errors import OutputError
from samestory.whole_files import clear_dead, replacing


def check_folder(folder: Path) -> None:
    """Make sure that reports can be written into the folder, which need not exist yet.

    Raises
    ------
    OutputError
        If it, or what it would stand in, is a file or may not be written to.
    """
    # Unlike Path.exists, this takes what stands in a closed folder for missing.
    places = (folder, *folder.absolute().parents)
    existing = next(path for path in places if os.path.exists(path))  # noqa: PTH110
    if not existing.is_dir():
        raise OutputError(
            f"{folder}: no reports can be written there, because {existing} is a file; "
            "name a folder with --output."
        )
    if not os.access(existing, os.W_OK | os.X_OK):
        raise OutputError(
            f"{folder}: you may not write in {existing}; name another folder with --output."
        )


def prepare_folder(folder: Path) -> None:
    """Create the folder where it is missing, and rid it of what dead runs left half written.

    Raises
    ------
    OutputError
        If that fails.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder}: the folder can't be made ({_reason(error)}); "
            "name another folder with --output."
        ) from error
    clear_dead(folder)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file by way of a temporary one beside it.

    If anything fails, the temporary file is removed and what was at the path stays whole.

    Raises
    ------
    OutputError
        If the file can't be written.
    """
    try:
        with replacing(path) as temporary:
            temporary.write_bytes(data)
    except OSError as error:
        raise OutputError(
            f"{path}: the report can't be written ({_reason(error)}); make room there or name "
            "another folder with --output."
        ) from error


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
