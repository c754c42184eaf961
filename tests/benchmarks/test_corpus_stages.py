"""Measuring the stages of a corpus."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.corpus_stages import main, measured
from tests.corpus.corpora import seed_records, write_lines


def test_every_stage_has_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_lines(tmp_path / "a.jsonl", seed_records("ferry-collision"))
    arguments = ["corpus_stages", str(path), "--processes", "1", "--findings", "none"]
    monkeypatch.setattr(sys, "argv", arguments)
    main()
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:4]] == ["local", "build", "stories", "compare"]
    assert lines[4].startswith("3 documents, ")
    assert lines[5].endswith(" MB in the work folder")
    assert len(lines) == 7


def test_processor_time_is_counted() -> None:
    with measured() as usage:
        assert sum(number * number for number in range(1_000_000)) > 0
    assert 0 < usage.cpu <= 2 * usage.seconds
