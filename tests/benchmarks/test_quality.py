from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.baselines import BASELINES
from benchmarks.measured import Result, measure
from benchmarks.quality import SAMESTORY, quality, quality_tables
from benchmarks.stories import Story, read_data
from samestory.evaluation.scores import FAINTEST
from samestory.model.marks import LEVELS
from tests.benchmarks.data_factory import write_data


@pytest.fixture
def stories(tmp_path: Path) -> list[Story]:
    return read_data(write_data(tmp_path))


@pytest.fixture
def figures(stories: list[Story]) -> dict[str, Any]:
    return quality(stories)


def test_the_report_gives_links_scores_and_rows_by_the_data_s_labels(stories: list[Story]) -> None:
    result = measure(stories[0])
    assert result.links[("F", 1), ("N", 1)]
    for level in LEVELS:
        assert result.links.keys() <= result.scores[level].keys()
    assert all(score >= FAINTEST for score in result.scores["links"].values())
    for pair, score in result.scores["strong links"].items():
        assert score <= result.scores["links"][pair]
    assert sorted(spot for row in result.rows for spot in row) == sorted(stories[0].spots)


def test_all_methods_are_measured_at_both_levels(figures: dict[str, Any]) -> None:
    assert figures["methods"].keys() == {SAMESTORY, *BASELINES}
    for method in figures["methods"].values():
        assert method["links"]["gold"] == 5
        assert method["strong links"]["gold"] == 4


def test_figures_of_stories_add_up_to_those_over_all(figures: dict[str, Any]) -> None:
    for level, total in figures["methods"][SAMESTORY].items():
        for key in ("hits", "found", "gold"):
            assert sum(story[level][key] for story in figures["by_story"]) == total[key]


def test_figures_are_those_of_the_links(
    stories: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    strong, partial, wrong = (("F", 1), ("N", 1)), (("F", 1), ("H", 1)), (("F", 2), ("N", 3))
    result = Result(
        links={strong: True, partial: False, wrong: False},
        scores={
            "links": {strong: 0.9, wrong: 0.6, partial: 0.5},
            "strong links": {strong: 0.8},
        },
        rows=(strong, (("F", 3), ("N", 2), ("N", 3))),
    )
    monkeypatch.setattr("benchmarks.quality.measure", lambda *_: result)
    figures = quality(stories[:1])
    links = figures["methods"][SAMESTORY]["links"]
    assert (links["hits"], links["found"], links["gold"]) == (2, 3, 4)
    # Two of four found at ranks 1 and 3; the others tie at 0 at the end, rank 21 of 21.
    expected = (1 / 1 + 2 / 3 + 2 * 4 / 21) / 4
    assert links["average_precision"] == pytest.approx(expected)
    assert figures["methods"][SAMESTORY]["strong links"]["precision"] == 1
    # Pairs in rows: F1–N1, F3–N2, F3–N3; strong gold: F1–N1, F3–N2, H1–N1.
    pairs = figures["passages"][SAMESTORY]["pairs"]
    assert (pairs["hits"], pairs["found"], pairs["gold"]) == (2, 3, 3)


def test_given_cuts_are_used_and_found_ones_are_the_best(stories: list[Story]) -> None:
    name = next(iter(BASELINES))
    given = quality(stories, thresholds={name: (0.0, 1.1)})["methods"][name]
    assert given["links"]["recall"] == 1
    assert given["strong links"]["found"] == 0
    best = quality(stories)["methods"][name]
    assert best["links"]["f1"] >= given["links"]["f1"]


def test_paragraphs_that_all_stand_alone_pair_nothing(figures: dict[str, Any]) -> None:
    alone = figures["passages"]["each paragraph alone"]
    assert alone["pairs"]["found"] == 0
    assert alone["b_cubed"]["precision"] == 1


def test_tables_have_a_cell_for_every_column(figures: dict[str, Any]) -> None:
    tables = quality_tables(figures)
    assert len(tables) == 3
    for table in tables:
        assert table.rows
        assert all(len(row) == len(table.columns) for row in table.rows)
    assert "favours the baselines" in tables[0].note
    assert "favours" not in quality_tables(figures, fitted=False)[0].note
