"""Measuring the stages of a corpus."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks.corpus_stages import main
from benchmarks.usage import measured
from tests.corpus.corpora import seed_records, write_lines


def test_every_stage_has_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_lines(tmp_path / "a.jsonl", seed_records("ferry-collision"))
    figures, picture = tmp_path / "figures.json", tmp_path / "growth.svg"
    arguments = ["corpus_stages", str(path), "--processes", "1", "--findings", "none"]
    arguments += ["--json", str(figures), "--picture", str(picture)]
    monkeypatch.setattr(sys, "argv", arguments)
    main()
    lines = capsys.readouterr().out.splitlines()
    stages = [line.split("|")[2].strip() for line in lines if line.startswith(f"| {path}")]
    assert stages[:5] == ["build", "stories", "reuse", "compare", "together"]
    (case,) = json.loads(figures.read_text())["cases"]
    assert case["rows"]["documents"] == 3
    assert case["stages"]["build"]["peak"] > 1_000_000
    assert picture.read_text().count('<path d="M') > 3
    monkeypatch.setattr(sys, "argv", ["corpus_stages", "--join", str(figures)])
    main()
    assert capsys.readouterr().out.splitlines() == lines


def test_a_stage_needs_those_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["corpus_stages", "--paragraphs", "17", "--stage", "stories"])
    with pytest.raises(SystemExit, match="needs those before it"):
        main()


def test_processor_time_is_counted() -> None:
    with measured() as usage:
        assert sum(number * number for number in range(1_000_000)) > 0
    assert 0 < usage.cpu <= 2 * usage.seconds
