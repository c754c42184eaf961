"""Sorting: the articles that were read go into date buckets, each of them once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from samestory.corpus import schemas
from samestory.corpus import sorting_queries as queries
from samestory.corpus.stories.near_duplicates import SAME_SHARE, SAME_SHARE_OF_LONGER
from samestory.corpus.work_folder import (
    SPILL,
    TableFile,
    WorkFolder,
    is_current,
    key_of,
    replacing,
    write_table,
)
from samestory.errors import CorpusError

_OUT_OF_MEMORY = "Out of Memory Error"
_ROWS = 2048
_DOCUMENTS_OF_GROUP = 4096
_PARAGRAPHS_OF_GROUP = 16384

_SORTED_SHARE = 1 / 6
"""Characters sorted at a time, as a share of the bytes that DuckDB may use.

It sorts outside of memory, but not articles: of 3,000,000 paragraphs it failed on texts as large as
its memory with one thread, and on smaller ones with two.
"""


@dataclass(frozen=True, slots=True)
class Sorted:
    """What became of the records.

    Attributes
    ----------
    records
        All that there were.
    documents, paragraphs
        Articles that are kept, and their paragraphs.
    duplicates
        Records that are equal to one that is kept, or another version of it.
    rejects
        How many records could not be used, by code.
    buckets
        The key of each date bucket.
    redone
        The buckets that were written.
    """

    records: int
    documents: int
    paragraphs: int
    duplicates: int
    rejects: dict[str, int]
    buckets: dict[str, str]
    redone: tuple[str, ...]


def sort_articles(folder: WorkFolder, parts: Sequence[Path], *, memory: str) -> Sorted:
    """Write the date buckets whose articles changed, the rejects and the duplicates.

    Parameters
    ----------
    folder
        Where to.
    parts
        What reading gave, in the order of the inputs.
    memory
        How much DuckDB may use before it goes to the disk, such as ``512MB``.

    Raises
    ------
    CorpusError
        If neither memory nor disk have room for it.
    """
    try:
        return _sort(folder, parts, memory=memory)
    except (duckdb.OutOfMemoryException, OSError) as error:
        # Arrow makes an error of its own of what DuckDB says while rows are read.
        if isinstance(error, OSError) and _OUT_OF_MEMORY not in str(error):
            raise
        raise CorpusError(
            f"{folder.root}: there is no room for sorting the articles in {memory} of memory and "
            "on the disk; make room there, or give more with --memory."
        ) from error


def _sort(folder: WorkFolder, parts: Sequence[Path], *, memory: str) -> Sorted:
    with duckdb.connect() as database:
        database.execute("SET memory_limit = $limit", {"limit": memory})
        database.execute("SET temp_directory = $folder", {"folder": str(folder.make(SPILL))})
        database.execute("SET enable_progress_bar = false")
        _load(database, parts)
        found = database.execute(queries.BUCKETS).fetchall()
        keys = {bucket: key_of(content) for bucket, *_, content in found}
        redone = [bucket for bucket, key in keys.items() if not _is_there(folder, bucket, key)]
        sizes = {bucket: int(characters) for bucket, _, _, characters, _ in found}
        for group in _groups(database, {bucket: sizes[bucket] for bucket in redone}):
            _write_buckets(folder, database, group, keys)
        for name in ("documents", "paragraphs"):
            folder.keep_buckets(name, keys)
        rejects = _write_list(folder, database, "rejects", queries.REJECTS)
        duplicates = _write_list(folder, database, "duplicates", queries.DUPLICATES)
        records = database.execute("SELECT count(*) FROM entries").fetchall()[0][0]
    counted = pc.value_counts(rejects["code"].cast(pa.string())).to_pylist()
    return Sorted(
        records=records,
        documents=sum(documents for _, documents, *_ in found),
        paragraphs=sum(int(paragraphs) for _, _, paragraphs, *_ in found),
        duplicates=duplicates.num_rows,
        rejects={each["values"]: each["counts"] for each in counted},
        buckets=keys,
        redone=tuple(redone),
    )


def _load(database: duckdb.DuckDBPyConnection, parts: Sequence[Path]) -> None:
    listed = pa.table(
        {
            "place": pa.array(range(len(parts)), pa.int32()),
            "file": pa.array([str(part) for part in parts], pa.string()),
            "name": pa.array([part.stem for part in parts], pa.string()),
        }
    )
    database.register("listed", listed)
    database.execute("CREATE TEMP TABLE parts AS SELECT * FROM listed")
    files = [str(part) for part in parts]
    database.execute(queries.ENTRIES, {"files": files})
    database.execute(queries.RANKED)
    shares = {"of_shorter": SAME_SHARE, "of_longer": SAME_SHARE_OF_LONGER}
    older = database.execute("SELECT count(*) FROM ranked WHERE older").fetchall()[0][0]
    # Without any, nothing needs to be read for it.
    database.execute(queries.VERSIONS, {"files": files if older else files[:1], **shares})


def _groups(
    database: duckdb.DuckDBPyConnection, characters: Mapping[str, int]
) -> Iterator[list[str]]:
    """Yield buckets that follow each other and can be sorted at once, by their characters."""
    limit = database.execute("SELECT current_setting('memory_limit')").fetchall()[0][0]
    memory = database.execute("SELECT parse_formatted_bytes($limit)", {"limit": limit}).fetchall()
    room = memory[0][0] * _SORTED_SHARE
    group: list[str] = []
    held = 0
    for bucket, size in characters.items():
        if group and held + size > room:
            yield group
            group, held = [], 0
        group.append(bucket)
        held += size
    if group:
        yield group


def _is_there(folder: WorkFolder, bucket: str, key: str) -> bool:
    return all(is_current(folder.part(name, bucket), key) for name in ("documents", "paragraphs"))


def _write_buckets(
    folder: WorkFolder,
    database: duckdb.DuckDBPyConnection,
    buckets: Sequence[str],
    keys: dict[str, str],
) -> None:
    chosen = {"buckets": list(buckets)}
    files = [file for (file,) in database.execute(queries.FILES, chosen).fetchall()]
    given = {"files": files, **chosen}
    batches = database.sql(queries.ARTICLES, params=given).to_arrow_reader(_ROWS)
    pieces = _by_bucket(batches)
    current = next(pieces, None)
    while current is not None:
        bucket = current[0]
        key = keys[bucket]
        with (
            replacing(folder.part("documents", bucket)) as documents_path,
            replacing(folder.part("paragraphs", bucket)) as paragraphs_path,
        ):
            documents = TableFile(
                documents_path, schemas.DOCUMENTS, key, group_rows=_DOCUMENTS_OF_GROUP
            )
            paragraphs = TableFile(
                paragraphs_path, schemas.PARAGRAPHS, key, group_rows=_PARAGRAPHS_OF_GROUP
            )
            while current is not None and current[0] == bucket:
                documents.add(_documents(current[1]))
                paragraphs.add(_paragraphs(current[1]))
                current = next(pieces, None)
            documents.close()
            paragraphs.close()


def _by_bucket(batches: pa.RecordBatchReader) -> Iterator[tuple[str, pa.Table]]:
    """Cut batches, which are in the order of the buckets, where one bucket ends."""
    for batch in batches:
        table = pa.Table.from_batches([batch])
        names = table["bucket"].to_pylist()
        cuts = [0, *(at for at in range(1, len(names)) if names[at] != names[at - 1]), len(names)]
        for start, end in pairwise(cuts):
            if end > start:
                yield names[start], table.slice(start, end - start)


def _documents(articles: pa.Table) -> pa.Table:
    counts = pc.list_value_length(articles["paragraphs"]).cast(pa.int32())
    table = articles.drop_columns(["paragraphs"]).append_column("paragraphs", counts)
    return table.select(schemas.DOCUMENTS.names).cast(schemas.DOCUMENTS)


def _paragraphs(articles: pa.Table) -> pa.Table:
    nested = articles["paragraphs"].combine_chunks()
    counts = pc.list_value_length(nested).to_numpy(zero_copy_only=False)
    owners = np.repeat(np.arange(len(counts)), counts)
    firsts = np.repeat(np.cumsum(counts) - counts, counts)
    flat = pc.list_flatten(nested)
    table = pa.table(
        {
            "document_id": articles["document_id"].take(pa.array(owners)),
            "number": pa.array(np.arange(len(owners)) - firsts + 1),
            "text": pc.struct_field(flat, "text"),
            "sentences": pc.struct_field(flat, "sentences"),
        }
    )
    return table.cast(schemas.PARAGRAPHS)


def _write_list(
    folder: WorkFolder, database: duckdb.DuckDBPyConnection, name: str, query: str
) -> pa.Table:
    table = database.sql(query).to_arrow_table().cast(schemas.TABLES[name])
    path = folder.table(name) / f"{name}.parquet"
    write_table(path, table, key_of(name))
    return table
