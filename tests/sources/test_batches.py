"""Batches: every record of a large input is read once, in any batch size."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from samestory.errors import SourceError
from samestory.sources import READERS, ReadOptions, batch_reading
from samestory.sources.batch_reading import Entry, Read, Reject, read_batch
from samestory.sources.batches import Batch, cut_articles, cut_lines, cut_rows
from samestory.sources.csv_tables import store_rows
from samestory.sources.discovery import FoundFile

GOOD = '{"text": "A ship left the harbour.", "outlet": "Lantern", "date": "2026-01-02"}'


def read_all(batches: tuple[Batch, ...], **fields: str) -> list[Read]:
    options = ReadOptions(language="en", fields=fields)
    return [each for one in batches for each in read_batch(one, readers=READERS, options=options)]


def one(tmp_path: Path, line: str | bytes, **fields: str) -> Read:
    path = tmp_path / "one.jsonl"
    path.write_bytes(line if isinstance(line, bytes) else line.encode())
    (read,) = read_all(cut_lines(FoundFile(str(path))), **fields)
    return read


@given(
    lengths=st.lists(st.integers(0, 40), max_size=30),
    block=st.integers(1, 200),
    ends=st.booleans(),
)
def test_batches_hold_every_line_once(
    tmp_path_factory: pytest.TempPathFactory, lengths: list[int], block: int, *, ends: bool
) -> None:
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    lines = [json.dumps("x" * length) for length in lengths]
    path.write_text("\n".join(lines) + ("\n" if ends else ""), encoding="utf-8")
    batches = cut_lines(FoundFile(str(path)), block=block)
    read = read_all(batches)
    assert [each.record for each in read] == list(range(1, len(lines) + 1))
    assert [batch.start for batch in batches[1:]] == [batch.end for batch in batches[:-1]]


def test_a_batch_keeps_its_hash_when_lines_are_added(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{GOOD}\n" * 10, encoding="utf-8")
    file = FoundFile(str(path))
    before = cut_lines(file, block=200)
    path.write_text(f"{GOOD}\n" * 20, encoding="utf-8")
    assert cut_lines(file, block=200)[: len(before) - 1] == before[:-1]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{broken", "broken JSON"),
        (b'{"text": "\xff\xfe"}', "broken JSON"),
        ('"text"', "not an object"),
        ('{"text": 5}', "wrong type"),
        ('{"text": {"a": 1}}', "wrong type"),
        ('{"text": "  "}', "no text"),
        ('{"words": "A ship left."}', "no text"),
        ('{"text": "A ship left.", "date": "2026-01-02"}', "no outlet"),
    ],
)
def test_what_cannot_be_used_has_a_reason(tmp_path: Path, line: str | bytes, code: str) -> None:
    read = one(tmp_path, line)
    assert isinstance(read, Reject)
    assert (read.record, read.code) == (1, code)
    assert read.reason.endswith(".")
    assert "\n" not in read.reason


def test_records_are_read_as_elsewhere(tmp_path: Path) -> None:
    read = one(tmp_path, '\ufeff{"id": 7, "body": "One.\\n\\nTwo.", "url": "https://a.example/b"}')
    assert isinstance(read, Entry)
    assert read.identifier == "7"
    assert read.document.outlet == "a.example"
    assert [each.text for each in read.document.paragraphs] == ["One.", "Two."]


def test_the_user_names_the_field(tmp_path: Path) -> None:
    read = one(tmp_path, '{"words": "A ship left.", "outlet": "Lantern"}', text="words")
    assert isinstance(read, Entry)
    assert read.document.text == "A ship left."


def test_a_line_that_is_too_long_is_not_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_reading, "LONGEST_LINE", 100)
    path = tmp_path / "a.jsonl"
    long = json.dumps({"text": "x" * 1000})
    path.write_text(f"{GOOD}\n{long}\n{GOOD}\n{long}", encoding="utf-8")
    read = read_all(cut_lines(FoundFile(str(path)), block=50))
    assert [getattr(each, "code", None) for each in read] == [None, "too long", None, "too long"]
    assert [each.record for each in read] == [1, 2, 3, 4]


def test_parquet_is_read_by_row_groups(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    texts = [f"Ship {number} left." for number in range(7)]
    table = pa.table({"text": texts, "outlet": ["Lantern"] * 7, "date": ["2026-01-02"] * 7})
    parquet.write_table(table, path, row_group_size=3)
    batches = cut_rows(FoundFile(str(path)))
    assert [batch.first for batch in batches] == [1, 4, 7]
    read = read_all(batches)
    assert [each.document.text for each in read if isinstance(each, Entry)] == texts
    assert [each.record for each in read] == list(range(1, 8))


def test_what_is_no_parquet_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_text("no", encoding="utf-8")
    with pytest.raises(SourceError, match=r"a\.parquet: this is no readable Parquet file"):
        cut_rows(FoundFile(str(path)))


def test_csv_rows_that_do_not_fit_are_rejects(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [
        "outlet;date;text",
        'Lantern;2026-01-02;"A ship; it left.',
        'And came back."',
        "Lantern;2026-01-02;A ship;too many;fields",
        "Gazette;2026-01-03;Another ship.",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    file = FoundFile(str(path))
    stored, refused = store_rows(file, tmp_path)
    read = read_all((*cut_rows(file, stored=stored), *refused))
    texts = [each.document.text for each in read if isinstance(each, Entry)]
    assert texts == ["A ship; it left. And came back.", "Another ship."]
    (reject,) = (each for each in read if isinstance(each, Reject))
    assert reject.code == "broken row"
    assert store_rows(file, tmp_path) == (stored, refused)


def test_files_of_articles_are_read_or_rejected_one_by_one(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("A ship left.\n\nIt came back.", encoding="utf-8")
    bad.write_text(" ", encoding="utf-8")
    files = [FoundFile(str(good), "Lantern"), FoundFile(str(bad)), FoundFile(str(tmp_path / "no"))]
    read = read_all(cut_articles(files))
    assert [getattr(each, "code", None) for each in read] == [
        None,
        "unreadable file",
        "unreadable file",
    ]
    assert isinstance(read[0], Entry)
    assert read[0].document.outlet == "Lantern"
