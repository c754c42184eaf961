"""Sorting into date buckets: as much at a time as there is memory for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from samestory.corpus import Corpus, sorting
from samestory.errors import CorpusError
from tests.corpus.corpora import content, one_thread, seed_records, write_lines, write_seeds


def sorted_bytes(work: Path, sources: list[Path]) -> dict[str, bytes]:
    Corpus(work, engine=one_thread()).build(sources)
    return {
        name: held
        for name, held in content(work).items()
        if name.startswith(("documents", "paragraphs"))
    }


def test_buckets_sorted_one_by_one_are_those_sorted_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = write_seeds(tmp_path)
    at_once = sorted_bytes(tmp_path / "at once", sources)
    assert len(at_once) > 2
    groups = []
    write = sorting._write_buckets

    def noted(folder: object, database: object, buckets: list[str], keys: object) -> None:
        groups.append(buckets)
        write(folder, database, buckets, keys)  # type: ignore[arg-type]

    monkeypatch.setattr(sorting, "_write_buckets", noted)
    monkeypatch.setattr(sorting, "_SORTED_SHARE", 1e-9)
    assert sorted_bytes(tmp_path / "one by one", sources) == at_once
    assert len(groups) > 1
    assert {len(group) for group in groups} == {1}


def test_too_little_room_for_sorting_is_told(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "work", engine=one_thread(), memory="100KB")
    articles = write_lines(tmp_path / "a.jsonl", seed_records("ferry-collision"))
    with pytest.raises(CorpusError, match="no room for sorting the articles"):
        corpus.build([articles])


def test_no_room_while_rows_are_read_is_told_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: pa.RecordBatchReader) -> Iterator[tuple[str, pa.Table]]:
        yield from ()
        raise OSError("Out of Memory Error: failed to pin block of size 256.0 KiB")

    monkeypatch.setattr(sorting, "_by_bucket", failing)
    corpus = Corpus(tmp_path / "work", engine=one_thread())
    articles = write_lines(tmp_path / "a.jsonl", seed_records("ferry-collision"))
    with pytest.raises(CorpusError, match="no room for sorting the articles in 512MB"):
        corpus.build([articles])
