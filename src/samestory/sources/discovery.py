"""From what the user named to files: paths, folders, patterns, ``OUTLET=PATH`` and ``-``."""

from __future__ import annotations

import difflib
import glob
import os
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from samestory.errors import SourceError
from samestory.model import SkippedInput
from samestory.sources.remote_files import SCHEME, is_remote, remote_files

STANDARD_INPUT = "-"

_NOTES = frozenset(("readme", "license", "licence", "copying", "changelog", "contributing"))
_URL = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read.

    Attributes
    ----------
    path
        As messages name it; ``-`` for standard input.
    outlet
        The outlet that the user named for it, or ``None``.
    explicit
        Whether the user named this very file, rather than a folder or pattern it is found by.
    """

    path: str
    outlet: str | None = None
    explicit: bool = True


@dataclass(frozen=True, slots=True)
class Discovery:
    """The files to read, in the user's order, and what was passed over."""

    files: tuple[FoundFile, ...]
    skipped: tuple[SkippedInput, ...]


def discover(
    arguments: Sequence[str | os.PathLike[str]],
    *,
    suffixes: Collection[str],
    remote: Collection[str] = (),
) -> Discovery:
    """Expand the arguments of a command line.

    An existing path is taken as it is, even if its name holds ``=`` or ``*``. Otherwise
    ``OUTLET=PATH`` names the outlet of what the path stands for, and a path with ``*``, ``?`` or
    ``[`` is a pattern (``**`` crosses folders). A folder stands for the files in it and below it,
    sorted by path without regard to case; hidden files and folders are passed over. From folders
    and patterns only files with a known suffix are taken, and no notes such as ``README.md``.

    Parameters
    ----------
    arguments
        Paths as strings; path objects are always taken literally.
    suffixes
        Known file suffixes, lower case, with their dots.
    remote
        Suffixes of the files that are taken from ``s3://`` paths.

    Raises
    ------
    SourceError
        If a file is missing, a folder or pattern gives no file, or an argument makes no sense.
        The message has one line for each such argument.
    """
    files: list[FoundFile] = []
    skipped: list[SkippedInput] = []
    problems: list[str] = []
    for argument in arguments:
        try:
            found = _expand_remote(argument, remote) if remote else None
            found = found or _expand(argument, suffixes)
        except SourceError as error:
            problems.append(str(error))
        else:
            files += found.files
            skipped += found.skipped
    if sum(file.path == STANDARD_INPUT for file in files) > 1:
        problems.append("-: standard input can be read only once; name it only once.")
    if problems:
        raise SourceError("\n".join(problems))
    return Discovery(tuple(files), tuple(skipped))


def _expand_remote(argument: str | os.PathLike[str], suffixes: Collection[str]) -> Discovery | None:
    """Return the files of S3 that an argument names; none if it names none of S3."""
    if isinstance(argument, os.PathLike) or SCHEME not in argument:
        return None
    outlet, _, path = ("", "", argument) if is_remote(argument) else argument.partition("=")
    if not is_remote(path):
        return None
    files: list[FoundFile] = []
    skipped: list[SkippedInput] = []
    for name in remote_files(path):
        if PurePath(name).suffix.lower() in suffixes:
            files.append(FoundFile(name, " ".join(outlet.split()) or None, explicit=name == path))
        else:
            skipped.append(SkippedInput(shown(name), "not a suffix that is read from S3"))
    if not files:
        raise SourceError(
            f"{shown(path)}: there is nothing here that is read from S3 "
            f"(looked for {', '.join(sorted(suffixes))})."
        )
    return Discovery(tuple(files), tuple(skipped))


def _expand(argument: str | os.PathLike[str], suffixes: Collection[str]) -> Discovery:
    if argument == "":
        raise SourceError("'': an empty name; give a file.")
    if isinstance(argument, os.PathLike) or argument == STANDARD_INPUT or _exists(argument):
        return _expand_path(os.fspath(argument), None, suffixes)
    if _URL.match(argument):
        raise SourceError(
            f"{shown(argument)}: web pages are not fetched; save the page and give the file."
        )
    if is_remote(argument):
        raise SourceError(f"{shown(argument)}: only samestory corpus reads from S3; copy the file.")
    outlet, equals, path = argument.partition("=")
    if equals and not (_is_pattern(argument) and _matches(argument)):
        if not outlet.strip() or not path:
            raise SourceError(
                f"{shown(argument)}: names no {'file' if outlet.strip() else 'outlet'}; "
                "write OUTLET=FILE."
            )
        return _expand_path(path, " ".join(outlet.split()), suffixes)
    return _expand_path(argument, None, suffixes)


def _expand_path(path: str, outlet: str | None, suffixes: Collection[str]) -> Discovery:
    if path == STANDARD_INPUT:
        return Discovery((FoundFile(path, outlet),), ())
    if Path(path).is_dir():
        return _expand_folder(path, outlet, suffixes)
    if _exists(path):
        return Discovery((FoundFile(path, outlet),), ())
    if _is_pattern(path):
        return _expand_pattern(path, outlet, suffixes)
    raise SourceError(f"{shown(path)}: there is no such file{_similar(path) or '.'}")


def _expand_folder(path: str, outlet: str | None, suffixes: Collection[str]) -> Discovery:
    candidates: list[str] = []
    closed: list[SkippedInput] = []

    def note(error: OSError) -> None:
        reason = f"this folder can't be read ({(error.strerror or str(error)).lower()})"
        closed.append(SkippedInput(shown(str(error.filename)), reason))

    for folder, subfolders, names in os.walk(path, onerror=note):
        subfolders[:] = [name for name in subfolders if not _is_hidden(name)]
        candidates += [os.path.join(folder, name) for name in names]  # noqa: PTH118
    # The system lists folders in any order.
    closed.sort(key=lambda skipped: skipped.name)
    found = _select(candidates, outlet, suffixes)
    if not found.files:
        raise SourceError(
            f"{shown(path)}: there are no articles in this folder "
            f"(looked for {', '.join(sorted(suffixes))})."
            if not closed
            else f"{closed[0].name}: {closed[0].reason}."
        )
    return Discovery(found.files, (*closed, *found.skipped))


def _expand_pattern(pattern: str, outlet: str | None, suffixes: Collection[str]) -> Discovery:
    found = _select(
        [match for match in _matches(pattern) if not Path(match).is_dir()], outlet, suffixes
    )
    if not found.files:
        raise SourceError(f"{shown(pattern)}: no article matches this pattern.")
    return found


def _select(paths: Sequence[str], outlet: str | None, suffixes: Collection[str]) -> Discovery:
    """Part the files that may be articles from those that are passed over, with a reason."""
    files: list[FoundFile] = []
    skipped: list[SkippedInput] = []
    for path in sorted(paths, key=lambda path: (path.casefold(), path)):
        entry = Path(path)
        if _is_hidden(entry.name) or not entry.is_file():
            continue
        if entry.suffix.lower() not in suffixes:
            reason = "not a known suffix; name the file itself to read it"
            skipped.append(SkippedInput(shown(path), reason))
        elif entry.stem.casefold() in _NOTES:
            reason = "a note on the folder by its name; name the file itself to read it"
            skipped.append(SkippedInput(shown(path), reason))
        else:
            files.append(FoundFile(path, outlet, explicit=False))
    return Discovery(tuple(files), tuple(skipped))


def shown(path: str) -> str:
    """Return a path for a message: on one line, whatever characters are in it."""
    return path if path.isprintable() else ascii(path)


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return False


def _is_pattern(path: str) -> bool:
    return any(character in path for character in "*?[")


def _matches(pattern: str) -> list[str]:
    # Not Path.glob, which refuses absolute patterns.
    return glob.glob(pattern, recursive=True)  # noqa: PTH207


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _similar(path: str) -> str:
    """Suggest a file of the same folder whose name is nearly the one given."""
    try:
        names = sorted(entry.name for entry in Path(path).parent.iterdir())
    except (OSError, ValueError):
        return ""
    close = difflib.get_close_matches(Path(path).name, names, n=1, cutoff=0.75)
    return f"; did you mean {shown(str(Path(path).parent / close[0]))}?" if close else ""
