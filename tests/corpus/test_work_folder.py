"""The work folder: files are whole, and know what they were made from."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pyarrow as pa
import pytest
from pyarrow import parquet

from samestory.corpus.work_folder import TableFile, WorkFolder, is_current, replacing, write_table
from samestory.errors import CorpusError

TABLE = pa.table({"number": list(range(10))})


def test_a_file_is_current_while_its_key_fits(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.parquet"
    assert not is_current(path, "k")
    write_table(path, TABLE, "k")
    assert is_current(path, "k")
    assert not is_current(path, "other")
    path.write_bytes(path.read_bytes()[:40])
    assert not is_current(path, "k")


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("before", encoding="utf-8")

    def fail() -> None:
        with replacing(path) as temporary:
            temporary.write_text("half", encoding="utf-8")
            raise CorpusError("no.")

    with pytest.raises(CorpusError):
        fail()
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("pieces", [[10], [3, 3, 3, 1], [1] * 10, [7, 3]])
def test_row_groups_do_not_depend_on_how_rows_arrive(tmp_path: Path, pieces: list[int]) -> None:
    path = tmp_path / "a.parquet"
    file = TableFile(path, TABLE.schema, "k", group_rows=4)
    start = 0
    for rows in pieces:
        file.add(TABLE.slice(start, rows))
        start += rows
    file.close()
    metadata = parquet.read_metadata(path)
    groups = [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]
    assert groups == [4, 4, 2]
    assert parquet.read_table(path)["number"].to_pylist() == list(range(10))


def test_what_is_left_half_done_is_swept_away(tmp_path: Path) -> None:
    folder = WorkFolder(tmp_path)
    write_table(folder.part("links", "2026-01-05"), TABLE, "k")
    (folder.table("links") / ".samestory-0123456789abcdef.tmp").touch()
    with folder.held():
        pass
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["part-00000.parquet"]
    assert folder.buckets("links") == ["2026-01-05"]
    folder.keep_buckets("links", [])
    assert folder.buckets("links") == []


def test_a_file_that_a_worker_put_elsewhere_is_missed(tmp_path: Path) -> None:
    folder = WorkFolder(tmp_path)
    here, elsewhere = folder.part("links", "2026-01-05"), folder.part("links", "2026-01-12")
    write_table(here, TABLE, "k")
    folder.keep_files("links", [here])
    with pytest.raises(CorpusError, match=r"2026-01-12.* a worker wrote it, and it is not here"):
        folder.keep_files("links", [here, elsewhere])


def test_two_runs_at_once_do_not_work_in_one_folder(tmp_path: Path) -> None:
    ours, theirs = WorkFolder(tmp_path), WorkFolder(tmp_path)
    who = rf"another run \(process {os.getpid()} on .*\) is at work"
    with ours.held(), ours.held(), pytest.raises(CorpusError, match=who), theirs.held():
        pass
    with theirs.held():
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_the_disk_took_for_memory_is_swept_away(tmp_path: Path) -> None:
    folder = WorkFolder(tmp_path / "work")
    spill = folder.make("spill")
    (spill / "duckdb_temp_storage_DEFAULT-0.tmp").touch()
    with folder.held():
        assert list(spill.iterdir()) == []


def test_a_full_disk_is_told_and_leaves_the_old_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = WorkFolder(tmp_path).part("links", "2026-01-05")
    write_table(path, TABLE, "k")
    before = path.read_bytes()

    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CorpusError, match="no space left"):
        write_table(path, TABLE, "other")
    assert path.read_bytes() == before
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [path]


def test_a_broken_record_of_the_stages_is_told(tmp_path: Path) -> None:
    (tmp_path / "corpus.json").write_text("{", encoding="utf-8")
    with pytest.raises(CorpusError, match="remove it, and the next run makes it anew"):
        WorkFolder(tmp_path).read_json("corpus.json")
