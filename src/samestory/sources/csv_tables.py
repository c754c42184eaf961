"""Large CSV files: their rows as Parquet, and the lines that can't be read; needs DuckDB."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from samestory.errors import SourceError
from samestory.sources.batches import Batch, file_digest, opened
from samestory.sources.csv_records import delimiter_of, header_of
from samestory.sources.decoding import decode
from samestory.sources.discovery import FoundFile, shown
from samestory.sources.remote_files import is_remote
from samestory.whole_files import replacing, scratch

_SAMPLE_BYTES = 65536
_ROWS_OF_GROUP = 8192
_LONGEST_LINE = 16 * 1024 * 1024

_COPY = """
COPY (
    SELECT * FROM read_csv(
        $file, columns = $columns, auto_detect = false, header = true,
        delim = $delimiter, quote = '"', escape = '"',
        encoding = $encoding, store_rejects = true, null_padding = true, parallel = false,
        max_line_size = $longest, rejects_limit = 0
    )
) TO '{target}' (
    FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {rows}, USE_TMP_FILE false
)
"""

_REJECTS = """
SELECT line, min(error_message) AS message FROM reject_errors GROUP BY line ORDER BY line
"""


def store_rows(file: FoundFile, folder: Path) -> tuple[str, tuple[Batch, ...]]:
    """Put the rows of a CSV file into a Parquet file of the folder.

    Parameters
    ----------
    file
        The CSV file; its delimiter and encoding are told from its beginning.
    folder
        Where the Parquet file goes, under the hash of the CSV file.

    Returns
    -------
    tuple
        The Parquet file, and a batch of the lines that can't be read, if there are any.

    Raises
    ------
    SourceError
        If the file can't be read at all.
    OSError
        If the folder has no room.
    """
    digest = file_digest(file)
    stored, refused = folder / f"{digest}.parquet", folder / f"{digest}.json"
    if not (stored.exists() and refused.exists()):
        with replacing(stored) as rows, replacing(refused) as list_of_lines:
            list_of_lines.write_text(json.dumps(_convert(file, rows)), encoding="utf-8")
    lines = json.loads(refused.read_text(encoding="utf-8"))
    batch = Batch("refused", (file,), 0, len(lines), 1, f"{digest}-refused", str(refused))
    return str(stored), (batch,) if lines else ()


def _convert(file: FoundFile, target: Path) -> list[tuple[int, str]]:
    import duckdb  # noqa: PLC0415 - the extra corpus

    with opened(file.path) as stream:
        sample, encoding = decode(stream.read(_SAMPLE_BYTES))[0], "utf-8"
        stream.seek(0)
        if stream.read(2) in (b"\xff\xfe", b"\xfe\xff"):
            encoding = "utf-16"
    sample = sample.removeprefix("\ufeff").lstrip("\r\n")
    statement = _COPY.format(target=str(target).replace("'", "''"), rows=_ROWS_OF_GROUP)
    given = {
        "columns": dict.fromkeys(_names(header_of(sample)), "VARCHAR"),
        "delimiter": delimiter_of(sample),
        "encoding": encoding,
        "longest": _LONGEST_LINE,
    }
    try:
        with _local(file, target.parent) as path, duckdb.connect() as database:
            database.execute(statement, {"file": path, **given})
            lines = database.execute(_REJECTS).fetchall()
    except duckdb.Error as error:
        full = os.strerror(errno.ENOSPC)
        if full in str(error):
            # The CSV file is not at fault.
            raise OSError(errno.ENOSPC, full, str(target)) from error
        reason = str(error).splitlines()[0][:200]
        raise SourceError(f"{shown(file.path)}: can't be read as CSV ({reason}).") from error
    return [(int(line), str(message).splitlines()[0][:200]) for line, message in lines]


@contextmanager
def _local(file: FoundFile, folder: Path) -> Iterator[str]:
    """Give a path at which DuckDB can read a file; one of S3 is copied for that time."""
    if not is_remote(file.path):
        yield file.path
        return
    with scratch(folder) as copy:
        with opened(file.path) as stream, copy.open("wb") as target:
            shutil.copyfileobj(stream, target)
        yield str(copy)


def _names(header: Sequence[str]) -> list[str]:
    """Return names for the columns, of which no two are equal but for letter case."""
    names: dict[str, str] = {}
    for number, given in enumerate(header, start=1):
        name = given.strip() or f"column {number}"
        while name.casefold() in names:
            name = f"{name} ({number})"
        names[name.casefold()] = name
    return list(names.values())
