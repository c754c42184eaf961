from __future__ import annotations

from benchmarks.cases import Size
from benchmarks.report_formats import format_tables, measure_formats
from benchmarks.stories import read_seeds


def test_every_format_is_timed() -> None:
    told: list[str] = []
    figures = measure_formats(read_seeds(limit=1), sizes=[Size(2, 3)], tell=told.append)
    case = figures["2x3"]
    assert {"html", "json", "docx", "tei"} <= set(case)
    assert all(each["seconds"] >= 0 and each["bytes"] > 0 for each in case.values())
    assert told[0] == "html 2x3"
    (table,) = format_tables(figures)
    assert table.columns == ("format", "2x3, CPU s", "2x3, bytes")
    assert len(table.rows) == len(case)
