from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.__main__ import main
from benchmarks.figures import match, normal_unit, ours, read_sentences, score

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES = [
    {
        "text": "The port sold 1,200 crates for $3 million.",
        "quantities": [
            {"value": "1200.0", "unit": "crates", "normalized_unit": "crate"},
            {"value": "3000000", "unit": "$", "normalized_unit": "dollar"},
        ],
    },
    {
        "text": "Between 10 and 15 boats sank near Berth 2.",
        "quantities": [{"value": "10-15", "unit": "boats", "normalized_unit": "boat"}],
    },
]


def _write(folder: Path) -> Path:
    path = folder / "sentences.json"
    path.write_text(json.dumps(SENTENCES), encoding="utf-8")
    return path


def test_the_table_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--data", str(_write(tmp_path))]) == 0
    printed = capsys.readouterr().out
    assert "Figures: 2 sentences, 3 quantities" in printed
    assert "samestory" in printed
    assert "1.000" in printed


def test_absent_sentences_are_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["figures", "--data", str(tmp_path / "nowhere.json")]) == 2
    assert "--data" in capsys.readouterr().err


def test_scores_of_two_sentences(tmp_path: Path) -> None:
    sentences = read_sentences(_write(tmp_path))
    assert score(ours, sentences)["value and unit"]["f1"] == 1.0
    assert score(lambda _: [], sentences)["value"] == {"precision": 0, "recall": 0, "f1": 0}


def test_each_marked_quantity_is_met_once_and_with_its_unit_first() -> None:
    marked = [(5.0, 5.0, frozenset({"boat"})), (5.0, 5.0, frozenset({"crate"}))]
    assert match([(5.0, 5.0, "crates"), (5.0, 5.0, "crates"), (5.0, 5.0, "x")], marked) == (2, 1)
    assert match([(5.0, 6.0, "crates")], marked) == (0, 0)


@pytest.mark.parametrize(
    ("unit", "normal"), [("the Boats", "boat"), ("glass", "glass"), ("cities", "city"), ("", "-")]
)
def test_units_are_compared_without_articles_and_plurals(unit: str, normal: str) -> None:
    assert normal_unit(unit) == normal
