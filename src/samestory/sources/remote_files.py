"""Files in S3-compatible storage: which there are, and their bytes; needs pyarrow.

Where the storage is and who may read it is told as for all programs on S3, by the environment:
``AWS_ENDPOINT_URL``, ``AWS_REGION``, ``AWS_ACCESS_KEY_ID``, ``AWS_PROFILE`` and the like.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, BinaryIO

from samestory.errors import SourceError

SCHEME = "s3://"

_BUFFER = 1024 * 1024
"""Bytes that are asked for at once."""

_PATTERN = re.compile(r"\*\*/|\*\*|\*|\?|\[[^]]+\]")
_MEANINGS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def is_remote(path: str) -> bool:
    """Tell whether a path is one of S3."""
    return path.startswith(SCHEME)


def remote_files(path: str) -> list[str]:
    """Return the files that a path stands for: a file, all below a folder, or those of a pattern.

    Raises
    ------
    SourceError
        If the storage can't be asked.
    """
    from pyarrow import fs  # noqa: PLC0415 - the extra corpus

    with storage_of(path) as (store, named):
        wanted, folder = None, named
        if _PATTERN.search(named):
            wanted, folder = _expression(named), _PATTERN.split(named)[0].rpartition("/")[0]
        found = store.get_file_info(folder)
        if found.type == fs.FileType.File:
            return [path]
        if found.type == fs.FileType.NotFound:
            return []
        below = store.get_file_info(fs.FileSelector(folder, recursive=True))
        names = sorted(each.path for each in below if each.type == fs.FileType.File)
    return [f"{SCHEME}{each}" for each in names if wanted is None or wanted.fullmatch(each)]


def remote_state(path: str) -> list[int]:
    """Return size and time of change of a file; raises SourceError if there are none."""
    with storage_of(path) as (store, name):
        found = store.get_file_info(name)
    if found.size is None:
        raise SourceError(f"{path}: there is no such file.")
    return [found.size, found.mtime_ns or 0]


@contextmanager
def remote_file(path: str) -> Iterator[BinaryIO]:
    """Open a file for reading line by line; raises SourceError if it can't be read."""
    with table_file(path) as opened:
        yield io.BufferedReader(opened, _BUFFER)


@contextmanager
def table_file(path: str) -> Iterator[Any]:
    """Give what pyarrow reads a Parquet file from; raises SourceError if S3 does not give it."""
    if not is_remote(path):
        yield path
        return
    with storage_of(path) as (store, name), store.open_input_file(name) as opened:
        yield opened


@contextmanager
def storage_of(path: str) -> Iterator[tuple[Any, str]]:
    """Give the storage of a path and the name in it; what goes wrong there is a SourceError."""
    name = path.removeprefix(SCHEME).rstrip("/")
    try:
        yield _storage(name.partition("/")[0]), name
    except OSError as error:
        reason = str(error).partition("\n")[0].rstrip(".")
        raise SourceError(
            f"{path}: can't be reached ({reason}); AWS_ENDPOINT_URL, AWS_REGION and "
            "AWS_ACCESS_KEY_ID say where it is and who asks."
        ) from error


@cache
def _storage(bucket: str) -> Any:  # noqa: ANN401
    from pyarrow import fs  # noqa: PLC0415 - the extra corpus

    return fs.FileSystem.from_uri(f"{SCHEME}{bucket}")[0]


def _expression(pattern: str) -> re.Pattern[str]:
    parts, end = [], 0
    for found in _PATTERN.finditer(pattern):
        parts.append(re.escape(pattern[end : found.start()]))
        parts.append(_MEANINGS.get(found[0]) or found[0].replace("[!", "[^"))
        end = found.end()
    return re.compile("".join(parts) + re.escape(pattern[end:]))
