from __future__ import annotations

from typing import Any

from benchmarks.report_page import missed_targets, report_tables


def figures(*, ready: float, size: int = 200_000) -> dict[str, Any]:
    best = {"ready": ready, "busy until ready": 900.0, "filter": 10.0, "longest task": 80.0}
    slower = {name: value * 2 for name, value in best.items()}
    return {
        "script_bytes": 16_000,
        "cases": {"3x17": {"bytes": size, "best": best, "median": slower}},
    }


def test_the_best_run_counts() -> None:
    assert missed_targets(figures(ready=280)) == []
    assert missed_targets(figures(ready=310)) == ["3x17: ready, ms: 310, more than 300"]
    assert missed_targets(figures(ready=280, size=250_001)) == [
        "3x17: file, bytes: 250,001, more than 250,000"
    ]


def test_the_table_has_both_runs_and_the_target() -> None:
    (table,) = report_tables(figures(ready=280))
    assert ("3x17", "ready, ms", "280", "560", "≤ 300") in table.rows
    assert ("3x17", "busy until ready, ms", "900", "1,800", "") in table.rows
    assert ("all", "script, bytes", "16,000", "", "≤ 30,000") in table.rows
