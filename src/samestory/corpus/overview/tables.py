"""The tables of a work folder as views of a database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from samestory.corpus.schemas import TABLES
from samestory.corpus.work_folder import WorkFolder


@contextmanager
def opened_tables(folder: WorkFolder, *, memory: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a database that sees each table under its name, an empty one where there is no file."""
    with duckdb.connect(config={"memory_limit": memory}) as database:
        for name, schema in TABLES.items():
            files = [str(path) for path in folder.files(name)]
            if files:
                database.read_parquet(files, hive_partitioning=False).create_view(name)
            else:
                database.from_arrow(schema.empty_table()).create(name)
        yield database
