"""Sources in S3 give what the same files give here, and tables can be copied there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import csv, fs, parquet

import samestory
from samestory.corpus import Corpus, local_engine, publish
from samestory.errors import CorpusError, SourceError
from samestory.model import Settings
from samestory.sources.remote_files import remote_files
from tests.corpus.corpora import (
    STORIES,
    content,
    one_thread,
    seed_records,
    write_lines,
    write_seeds,
)
from tests.storage import BUCKET, s3_server

QUICK = Settings(findings=("reuse",))
DUMP = f"s3://{BUCKET}/dump"


@pytest.fixture(scope="module", autouse=True)
def _server() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as monkeypatch, s3_server(monkeypatch):
        yield


def put(path: Path, target: str) -> str:
    fs.copy_files(str(path), target)
    return target


def rows_of(corpus: Corpus, *, without: str = "source") -> list[dict[str, object]]:
    table = corpus.table("documents").drop_columns([without])
    return sorted(table.to_pylist(), key=lambda row: str(row["document_id"]))


def test_sources_give_the_same_from_there_and_from_here(tmp_path: Path) -> None:
    here = write_seeds(tmp_path / "in")
    flat = [
        {"outlet": each["outlet"], "date": each["date"], "text": "\n\n".join(each["paragraphs"])}
        for each in seed_records("ferry-collision", day="2026-02-02")
    ]
    table = pa.Table.from_pylist(flat)
    parquet.write_table(table.slice(2), tmp_path / "in" / "rows.parquet", row_group_size=1)
    csv.write_csv(table.slice(0, 2), tmp_path / "in" / "few.csv")
    here += [tmp_path / "in" / "rows.parquet", tmp_path / "in" / "few.csv"]
    for path in here:
        put(path, f"{DUMP}/{path.name}")
    put(here[0], f"{DUMP}/notes.txt")
    local = Corpus(tmp_path / "local", engine=one_thread())
    local.build(here)
    with local_engine(1) as engine:
        distant = Corpus(tmp_path / "distant", engine=engine)
        built = distant.build([DUMP])
        assert built.skipped == ((f"{DUMP}/notes.txt", "not a suffix that is read from S3"),)
        assert rows_of(distant) == rows_of(local)
        sources = set(distant.table("documents")["source"].to_pylist())
        assert f"{DUMP}/rows.parquet" in sources
        assert all(source.startswith(DUMP) for source in sources)
        assert distant.build([DUMP]).read == 0


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    records = seed_records("ferry-collision")
    target = f"s3://{BUCKET}/grows/a.jsonl"
    put(write_lines(tmp_path / "a.jsonl", records[:2]), target)
    corpus = Corpus(tmp_path / "work", engine=one_thread())
    assert corpus.build([f"The Crier={target}"]).sorted.documents == 2
    assert set(corpus.table("documents")["outlet"].to_pylist()) == {"The Crier"}
    put(write_lines(tmp_path / "a.jsonl", records), target)
    assert corpus.build([f"The Crier={target}"]).sorted.documents == len(records)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("tree/*.jsonl", ["a.jsonl"]),
        ("tree/**/*.jsonl", ["a.jsonl", "day=1/b.jsonl", "day=2/c.jsonl"]),
        ("tree/day=?/*.jsonl", ["day=1/b.jsonl", "day=2/c.jsonl"]),
        ("tree/day=[!1]/*", ["day=2/c.jsonl"]),
        ("tree", ["a.jsonl", "day=1/b.jsonl", "day=2/c.jsonl"]),
        ("tree/day=1/b.jsonl", ["day=1/b.jsonl"]),
        ("tree/none*", []),
        ("nowhere", []),
    ],
)
def test_patterns(pattern: str, found: list[str], tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.write_bytes(b"x")
    for name in ("a.jsonl", "day=1/b.jsonl", "day=2/c.jsonl"):
        put(empty, f"s3://{BUCKET}/tree/{name}")
    wanted = [f"s3://{BUCKET}/tree/{name}" for name in found]
    assert remote_files(f"s3://{BUCKET}/{pattern}") == wanted


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "work", engine=one_thread())
    with pytest.raises(SourceError, match="there is nothing here that is read from S3"):
        corpus.build([f"s3://{BUCKET}/nothing/*.jsonl"])
    with pytest.raises(SourceError, match=r"^s3://elsewhere/a.jsonl: .*"):
        corpus.build(["s3://elsewhere/a.jsonl"])
    with pytest.raises(SourceError, match="only samestory corpus reads from S3"):
        samestory.read(f"{DUMP}/a.jsonl")


def test_published_tables_are_those_of_the_work_folder(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "work", engine=one_thread())
    corpus.run(write_seeds(tmp_path / "in"), comparison=QUICK)
    target = f"s3://{BUCKET}/tables"
    done = publish(corpus.folder, target)
    assert done.removed == 0
    stories = parquet.read_table(f"{target}/stories/")
    assert stories.num_rows == len(STORIES)
    shutil.rmtree(corpus.folder.part("stories", "2026-10-05").parent)
    put(tmp_path / "in" / "ferry-collision.jsonl", f"{target}/ours.txt")
    assert publish(corpus.folder, target).removed == 1
    fs.copy_files(target, str(tmp_path / "back"))
    tables = {
        name: held
        for name, held in content(tmp_path / "work").items()
        if not name.startswith(("read/", "document_links/", "equal_runs/"))
    }
    assert content(tmp_path / "back") == tables
    assert (tmp_path / "back" / "ours.txt").exists()


def test_a_place_that_is_none_is_refused(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "work", engine=one_thread())
    for target in ("tables", "s3://bucket", "s3://bucket/"):
        with pytest.raises(CorpusError, match="give a place in S3"):
            publish(corpus.folder, target)
    with pytest.raises(CorpusError, match="there are no tables yet"):
        publish(corpus.folder, f"s3://{BUCKET}/tables")
