"""Cuts the inputs of a corpus into batches that can be read one by one, in any process.

A batch names what it holds by a hash of its bytes, so that work on it need not be done again while
the bytes stay as they are, whatever is added beside them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

from samestory.errors import SourceError
from samestory.sources.discovery import STANDARD_INPUT, FoundFile, shown
from samestory.sources.remote_files import is_remote, remote_file, table_file

BatchKind: TypeAlias = Literal["lines", "rows", "articles", "refused"]
"""Lines of JSON Lines; rows of a Parquet file's row groups; files of one or more articles; lines of
a CSV file that can't be read."""

LINE_SUFFIXES = (".jsonl", ".ndjson", ".jl")
TABLE_SUFFIXES = (".csv", ".tsv")
PARQUET_SUFFIX = ".parquet"

_BLOCK = 4 * 1024 * 1024
"""Bytes of JSON Lines in a batch; some 700 news articles."""

_FILES = 64
"""Files of article formats in a batch."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A part of the inputs that is read at once.

    Attributes
    ----------
    kind
        What it is made of.
    files
        The file that it is cut from; for articles all the files that it consists of.
    start, end
        For lines the byte offsets in the file, for rows the numbers of row groups; ``end`` is not
        part of it.
    first
        1-based number of its first line or row in the file.
    digest
        Hash of its bytes, hexadecimal.
    stored
        Where the rows of a CSV file were put as Parquet, or ``None``.
    """

    kind: BatchKind
    files: tuple[FoundFile, ...]
    start: int
    end: int
    first: int
    digest: str
    stored: str | None = None


def kind_of_file(path: str) -> Literal["lines", "table", "parquet", "articles"]:
    """Tell by its suffix how a file is cut."""
    suffix = Path(path).suffix.lower()
    if suffix in LINE_SUFFIXES:
        return "lines"
    if suffix in TABLE_SUFFIXES:
        return "table"
    return "parquet" if suffix == PARQUET_SUFFIX else "articles"


def cut_lines(file: FoundFile, *, block: int = _BLOCK) -> tuple[Batch, ...]:
    """Cut a file of JSON Lines at line ends; a line longer than a block is in one batch.

    Parameters
    ----------
    file
        The file.
    block
        Bytes of a batch.

    Raises
    ------
    SourceError
        If the file can't be read.
    """
    batches: list[Batch] = []
    start, first = 0, 1
    with opened(file.path) as stream:
        while True:
            length, lines, digest = _next_lines(stream, block)
            if not length:
                return tuple(batches)
            batches.append(Batch("lines", (file,), start, start + length, first, digest))
            start, first = start + length, first + lines


def cut_rows(file: FoundFile, *, stored: str | None = None) -> tuple[Batch, ...]:
    """Cut a Parquet file by its row groups.

    Parameters
    ----------
    file
        The file that the user gave.
    stored
        The Parquet file that holds its rows, if it is of another format.

    Raises
    ------
    SourceError
        If the file can't be read, or is not Parquet.
    """
    from pyarrow import ArrowException, parquet  # noqa: PLC0415 - the extra corpus

    digest = file_digest(file)
    try:
        with table_file(stored or file.path) as opened_file:
            metadata = parquet.read_metadata(opened_file)
    except (ArrowException, OSError) as error:
        raise SourceError(f"{shown(file.path)}: this is no readable Parquet file.") from error
    batches: list[Batch] = []
    first = 1
    for group in range(metadata.num_row_groups):
        name = hashlib.blake2b(f"{digest} {group}".encode(), digest_size=16).hexdigest()
        batches.append(Batch("rows", (file,), group, group + 1, first, name, stored))
        first += metadata.row_group(group).num_rows
    return tuple(batches)


def cut_articles(files: Sequence[FoundFile]) -> tuple[Batch, ...]:
    """Put files of articles together."""
    batches = []
    for start in range(0, len(files), _FILES):
        group = tuple(files[start : start + _FILES])
        digest = hashlib.blake2b(digest_size=16)
        for file in group:
            try:
                digest.update(file_digest(file).encode())
            except SourceError:
                # Whoever reads the batch says why.
                digest.update(b"unreadable")
        batches.append(Batch("articles", group, 0, len(group), 1, digest.hexdigest()))
    return tuple(batches)


def file_digest(file: FoundFile) -> str:
    """Return a hash of a file's bytes, hexadecimal.

    Raises
    ------
    SourceError
        If it can't be read.
    """
    digest = hashlib.blake2b(digest_size=16)
    with opened(file.path) as stream:
        for data in _blocks(stream, _BLOCK):
            digest.update(data)
    return digest.hexdigest()


def without_standard_input(files: Sequence[FoundFile]) -> tuple[FoundFile, ...]:
    """Return the files, none of which is standard input.

    Raises
    ------
    SourceError
        If one is: a corpus may be read again after it was interrupted.
    """
    if any(file.path == STANDARD_INPUT for file in files):
        raise SourceError("-: a corpus is not read from standard input; give files.")
    return tuple(
        file if is_remote(file.path) else replace(file, path=str(Path(file.path))) for file in files
    )


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """Open a file of this machine or of S3; what goes wrong with it is a SourceError."""
    try:
        with remote_file(path) if is_remote(path) else Path(path).open("rb") as stream:
            yield stream
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SourceError(f"{shown(path)}: can't be read ({reason}).") from error


def _next_lines(stream: BinaryIO, block: int) -> tuple[int, int, str]:
    """Return length, number and hash of the next lines; the length is 0 at the end."""
    digest = hashlib.blake2b(digest_size=16)
    data = stream.read(block)
    length, lines = len(data), data.count(b"\n")
    digest.update(data)
    while data and not data.endswith(b"\n"):
        data = stream.readline(block)
        length, lines = length + len(data), lines + data.count(b"\n")
        digest.update(data)
    return length, lines, digest.hexdigest()


def _blocks(stream: BinaryIO, size: int) -> Iterator[bytes]:
    while data := stream.read(size):
        yield data
