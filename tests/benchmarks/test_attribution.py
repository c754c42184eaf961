from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.attribution import attribution_tables, measure_attributions, read_marked
from benchmarks.stories import DataError

TEXT = "The pier was closed, Oren Vask said. The barge had shown no lantern, police claimed."


def spans(*words: str) -> list[list[int]]:
    return [[TEXT.index(word), TEXT.index(word) + len(word)] for word in words]


ARTICLE = {
    "text": TEXT,
    "attributions": [
        {
            "source": spans("Oren Vask"),
            "cue": spans("said"),
            "content": spans("The pier was closed,"),
        },
        {"cue": spans("claimed"), "content": spans("The barge", "no lantern")},
    ],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    return path


def test_spans_are_counted_by_each_measure(file: Path) -> None:
    figures = measure_attributions(read_marked(file))["all articles"]
    assert figures["exact"]["cue"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert figures["exact"]["source"] == {"precision": 0.5, "recall": 1.0, "f1": 2 / 3}
    # The comma that the mark takes in parts 'exact' from 'exact words'.
    assert figures["exact"]["content"]["recall"] == 0.0
    assert figures["exact words"]["content"]["recall"] == 0.5
    assert figures["overlap"]["content"]["recall"] == 1.0
    assert 0 < figures["characters"]["content"]["precision"] < 1


def test_parts_without_articles_are_left_out(file: Path) -> None:
    figures = measure_attributions(read_marked(file))
    assert "others (every third)" not in figures
    assert [table.title for table in attribution_tables(figures)] == [
        f"Attributions: {part}" for part in figures
    ]


def test_the_command_prints_the_figures(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attribution", "--data", str(file)]) == 0
    assert "| exact " in capsys.readouterr().out


def test_absent_and_broken_data_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["attribution", "--data", str(tmp_path / "none.jsonl")]) == 2
    assert "name the attributions' file with --data" in capsys.readouterr().err
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"text": 1}\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"broken\.jsonl, line 1"):
        read_marked(broken)
    broken.write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="no article"):
        read_marked(broken)
