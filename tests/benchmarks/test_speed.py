from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks import speed_case
from benchmarks.cases import Size, build_case
from benchmarks.processes import machine
from benchmarks.speed import PEERS, speed_tables
from benchmarks.speed_case import MEASURES, peak_memory, run
from benchmarks.stories import Story, read_data
from samestory.analysis import ANALYSES
from tests.benchmarks.data_factory import write_data


@pytest.fixture
def case(tmp_path: Path) -> Story:
    return build_case(read_data(write_data(tmp_path)), Size(3, 4))


def spec(what: str, data: Path) -> dict[str, Any]:
    return {"what": what, "size": "3x4", "data": str(data), "stories": None}


def test_a_comparison_is_timed_by_stage(tmp_path: Path) -> None:
    figures = run(spec("samestory", write_data(tmp_path)))
    assert figures["passages"] <= 12
    assert figures["json_bytes"] > 1000
    assert figures["memory_peak"] >= figures["memory_before"] > 1_000_000
    assert all(figures[stage] > 0 for stage in speed_case.STAGES)
    assert figures["warm_cpu"] >= figures["analyse_cpu"]


def test_every_analysis_is_timed(tmp_path: Path) -> None:
    figures = run(spec("analyses", write_data(tmp_path)))
    assert list(figures["analyses"]) == list(ANALYSES)
    assert all(seconds >= 0 for seconds in (figures["collate"], *figures["analyses"].values()))


@pytest.mark.parametrize("peer", PEERS)
def test_peers_measure_all_pairs_of_a_small_case(tmp_path: Path, peer: str) -> None:
    figures = run(spec(peer, write_data(tmp_path)))
    assert figures["pairs"] == figures["pairs_done"] == 3 * 4 * 4
    assert figures["seconds"] > 0


@pytest.mark.parametrize("peer", PEERS)
def test_peers_that_take_too_long_are_reckoned_from_a_part(
    case: Story, peer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speed_case, "PEER_SECONDS", -1.0)
    figures = MEASURES[peer](case)
    assert 0 < figures["pairs_done"] < figures["pairs"] == 48
    assert figures["seconds"] > 0


def test_memory_only_grows() -> None:
    before = peak_memory()
    block = bytearray(b"x" * 4_000_000)
    assert peak_memory() >= before
    assert len(block) == 4_000_000


def test_the_machine_s_kind_names_no_machine() -> None:
    kind = machine()
    assert kind.keys() == {"cores", "processor", "system", "python"}
    assert all(kind.values())


def test_tables_have_a_cell_for_every_column(tmp_path: Path) -> None:
    data = write_data(tmp_path)
    figures = {
        "load_before": 0.1,
        "load_after": None,
        "import": {"wall": 0.5, "cpu": 0.4},
        "help": None,
        "cases": {"3x4": {what: run(spec(what, data)) for what in MEASURES}},
    }
    tables = speed_tables(figures)
    assert len(tables) == 5
    for table in tables:
        assert table.rows
        assert all(len(row) == len(table.columns) for row in table.rows)
