from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from benchmarks import cost as cost_module
from benchmarks.cases import Size
from benchmarks.cost import cost, cost_picture, cost_tables
from benchmarks.line_chart import Chart, Line, draw
from benchmarks.speed_case import run
from tests.benchmarks.data_factory import write_data

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    def in_this_process(*arguments: str, environment: dict[str, str]) -> str:
        assert environment["OMP_NUM_THREADS"] == "1"
        return json.dumps(run(json.loads(arguments[-1])))

    monkeypatch.setattr(cost_module, "run_python", in_this_process)
    sizes = [Size(2, 3), Size(3, 3), Size(2, 6)]
    return cost(data=write_data(tmp_path), limit=None, sizes=sizes, tell=lambda _: None)


def test_every_case_is_measured(figures: dict[str, Any]) -> None:
    assert [(case["documents"], case["paragraphs"]) for case in figures["cases"]] == [
        (2, 3),
        (3, 3),
        (2, 6),
    ]
    for case in figures["cases"]:
        assert case["cpu"] > 0
        assert case["memory_peak"] >= case["memory_before"] > 1_000_000


def test_the_table_counts_pairs(figures: dict[str, Any]) -> None:
    (table,) = cost_tables(figures)
    assert [row[2] for row in table.rows] == ["9", "27", "36"]
    assert all(len(row) == len(table.columns) for row in table.rows)


def test_the_picture_has_a_line_for_each_length(figures: dict[str, Any]) -> None:
    picture = ET.fromstring(cost_picture(figures))  # noqa: S314
    texts = [node.text for node in picture.iter(f"{SVG}text")]
    for name in ("Time, CPU seconds", "Peak memory, MB"):
        assert name in texts
    for name in ("3 paragraphs", "6 paragraphs"):
        assert texts.count(name) == 2


def test_points_stand_where_their_logarithms_are() -> None:
    line = Line("a & b", ((1, 1), (10, 10), (100, 100)))
    picture = ET.fromstring(draw([Chart("t", "x", (line,))], description="d"))  # noqa: S314
    places = [
        (float(node.attrib["cx"]), float(node.attrib["cy"]))
        for node in picture.iter(f"{SVG}circle")
    ][:3]
    (x1, y1), (x2, y2), (x3, y3) = places
    assert x2 - x1 == pytest.approx(x3 - x2, abs=0.2)
    assert y1 - y2 == pytest.approx(y2 - y3, abs=0.2)
    assert y1 > y2


def test_the_same_figures_give_the_same_bytes(figures: dict[str, Any]) -> None:
    assert cost_picture(figures) == cost_picture(figures)
    assert len(cost_picture(figures)) < 20_000


def test_a_single_point_can_be_drawn() -> None:
    picture = draw([Chart("t", "x", (Line("l", ((2, 1),)),))], description="d")
    assert ET.fromstring(picture) is not None  # noqa: S314
