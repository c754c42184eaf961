"""The folder in which a corpus is worked on: Parquet files that know what they were made from.

Every file is written beside its place and then renamed, and carries a key: a hash of all that it
depends on. A file whose key still fits need not be made again, so a run that was killed goes on
where it was, and a changed setting makes anew what depends on it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import pyarrow as pa
from pyarrow import parquet

from samestory import whole_files
from samestory.errors import CorpusError

KEY = b"samestory.key"
"""Name of the key in a Parquet file's metadata."""

MANIFEST = "corpus.json"
INPUTS = "inputs.json"
SPILL = "spill"
"""Folder for what DuckDB has no memory for."""

_KEY_DIGITS = 32

Given = ParamSpec("Given")
Result = TypeVar("Result")
Worker = TypeVar("Worker", bound="_HasFolder")


def key_of(*parts: object) -> str:
    """Return a hash of values that can be written as JSON, hexadecimal."""
    encoded = json.dumps(parts, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(encoded.encode()).hexdigest()[:_KEY_DIGITS]


def is_current(path: Path, key: str) -> bool:
    """Tell whether there is a whole Parquet file with this key."""
    try:
        metadata = parquet.read_schema(path).metadata or {}
    except (OSError, pa.ArrowException):
        # It is not there, or a power cut left half of it.
        return False
    return bool(metadata.get(KEY) == key.encode())


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a file to write to, and put it at the path, in a folder of its own, if that went well.

    Raises
    ------
    CorpusError
        If the file can't be written, for instance for lack of room.
    """
    with telling_of_room(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_files.replacing(path) as temporary:
            yield temporary


@contextmanager
def telling_of_room(path: Path) -> Iterator[None]:
    """Say in one line that there was no room to write at a path.

    Raises
    ------
    CorpusError
        If that is what went wrong.
    """
    try:
        yield
    except OSError as error:
        # Others may come from reading an input meanwhile.
        if error.errno not in whole_files.NO_ROOM:
            raise
        reason = (error.strerror or str(error)).lower()
        raise CorpusError(
            f"{path}: can't be written ({reason}); make room there, and run the same command "
            "again: what is done is kept."
        ) from error


class TableFile:
    """Writes a Parquet file in row groups of equal size, however its rows arrive.

    Parameters
    ----------
    path
        Where to write.
    schema
        Its columns.
    key
        What the file is made from.
    group_rows
        Rows of a group.
    """

    def __init__(self, path: Path, schema: pa.Schema, key: str, *, group_rows: int) -> None:
        self._schema = schema
        self._group_rows = group_rows
        self._held: list[pa.Table] = []
        self._rows = 0
        self._writer = parquet.ParquetWriter(
            path, schema.with_metadata({KEY: key.encode()}), compression="zstd"
        )

    def add(self, table: pa.Table) -> None:
        """Take in rows."""
        self._held.append(table)
        self._rows += table.num_rows
        if self._rows >= self._group_rows:
            self._write(whole_groups_only=True)

    def close(self) -> None:
        """Write what is left."""
        self._write(whole_groups_only=False)
        self._writer.close()

    def _write(self, *, whole_groups_only: bool) -> None:
        table = pa.concat_tables([self._schema.empty_table(), *self._held])
        start = 0
        while start + self._group_rows <= table.num_rows or (
            not whole_groups_only and start < table.num_rows
        ):
            self._writer.write_table(
                table.slice(start, self._group_rows), row_group_size=self._group_rows
            )
            start += self._group_rows
        self._held = [table.slice(start)] if start < table.num_rows else []
        self._rows = max(0, table.num_rows - start)


def write_table(path: Path, table: pa.Table, key: str, *, group_rows: int = 65536) -> None:
    """Write a whole table."""
    with replacing(path) as temporary:
        file = TableFile(temporary, table.schema, key, group_rows=group_rows)
        file.add(table)
        file.close()


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """The places in a work folder."""

    root: Path
    _held: list[bool] = field(default_factory=list, init=False, repr=False, compare=False)

    def table(self, name: str) -> Path:
        """Return the folder of a table."""
        return self.root / name

    def part(self, name: str, bucket: str, number: int = 0) -> Path:
        """Return a file of a table: of a bucket, which is named by its first day."""
        return self.table(name) / f"bucket={bucket}" / f"part-{number:05d}.parquet"

    def buckets(self, name: str) -> list[str]:
        """Return the buckets of a table that there are, by date."""
        folders = self.table(name).glob("bucket=*")
        return sorted(folder.name.partition("=")[2] for folder in folders)

    def files(self, name: str) -> list[Path]:
        """Return all files of a table, in order."""
        return sorted(
            path for path in self.table(name).rglob("*.parquet") if not path.name.startswith(".")
        )

    def keep_buckets(self, name: str, buckets: Iterable[str]) -> None:
        """Take away the buckets of a table that there should not be."""
        for bucket in set(self.buckets(name)) - set(buckets):
            shutil.rmtree(self.table(name) / f"bucket={bucket}")

    def keep_files(self, name: str, files: Iterable[Path]) -> None:
        """Take away the files of a table that there should not be, once workers made the others.

        Raises
        ------
        CorpusError
            If one that there should be is not there.
        """
        there, wanted = set(self.files(name)), set(files)
        for path in there - wanted:
            path.unlink()
        if missing := wanted - there:
            raise CorpusError(
                f"{min(missing)}: a worker wrote it, and it is not here; the work folder has to "
                "lie where all workers see it under the same path."
            )

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other runs out of the folder, and take away what a killed one left half done.

        What is done while it is held may hold it again.

        Raises
        ------
        CorpusError
            If another run is at work there, or the folder may not be written to.
        """
        if self._held:
            yield
            return
        if not os.access(self.root, os.W_OK | os.X_OK):
            raise CorpusError(
                f"{self.root}: you may not write in this work folder; name another with --work."
            )
        with telling_of_room(self.root), whole_files.hold(self.root) as ours:
            if not ours:
                who = whole_files.holder(self.root)
                raise CorpusError(
                    f"{self.root}: another run{f' ({who})' if who else ''} is at work in this "
                    "folder; wait for it, or name another with --work."
                )
            self._sweep()
            self._held.append(True)
            try:
                yield
            finally:
                self._held.clear()

    def _sweep(self) -> None:
        whole_files.clear_dead(self.root, below=True)
        for path in (self.root / SPILL).glob("duckdb_temp*"):
            path.unlink(missing_ok=True)

    def make(self, name: str) -> Path:
        """Return a folder, which is made if need be."""
        folder = self.root / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise CorpusError(
                f"{folder}: the work folder can't be made ({reason}); name another with --work."
            ) from error
        return folder

    def read_json(self, name: str) -> dict[str, Any]:
        """Return what a JSON file of the folder holds; nothing if there is none.

        Raises
        ------
        CorpusError
            If it is no JSON object.
        """
        path = self.root / name
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise CorpusError(
                f"{path}: can't be read; remove it, and the next run makes it anew."
            ) from error
        if not isinstance(value, dict):
            raise CorpusError(f"{path}: is not a file that samestory wrote.")
        return value

    def write_json(self, name: str, value: dict[str, Any]) -> None:
        """Write a JSON file of the folder."""
        with replacing(self.root / name) as temporary:
            text = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)
            temporary.write_text(f"{text}\n", encoding="utf-8")


class _HasFolder(Protocol):
    @property
    def folder(self) -> WorkFolder: ...


def alone(
    *, make: bool = False
) -> Callable[
    [Callable[Concatenate[Worker, Given], Result]], Callable[Concatenate[Worker, Given], Result]
]:
    """Let a method hold its work folder, so that no other run changes it meanwhile.

    Parameters
    ----------
    make
        Whether to make the folder where it is missing; otherwise the method tells that.
    """

    def hold(
        method: Callable[Concatenate[Worker, Given], Result],
    ) -> Callable[Concatenate[Worker, Given], Result]:
        @wraps(method)
        def run(self: Worker, /, *given: Given.args, **named: Given.kwargs) -> Result:
            if make:
                self.folder.make(".")
            if not self.folder.root.is_dir():
                return method(self, *given, **named)
            with self.folder.held():
                return method(self, *given, **named)

        return run

    return hold
