from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.metrics import BCubed
from benchmarks.row_agreement import RowAgreement
from benchmarks.row_builders import BUILDERS
from benchmarks.rows import (
    CUTS,
    DEFAULT_CUT,
    OWN,
    _cuts_in_folds,
    _gain,
    compare_rows,
    rows_tables,
    score,
)
from benchmarks.stories import Story, read_data
from samestory.evaluation.metrics import Counts
from tests.benchmarks.data_factory import write_data


@pytest.fixture
def stories(tmp_path: Path) -> list[Story]:
    return read_data(write_data(tmp_path))


@pytest.fixture
def figures(stories: list[Story]) -> dict[str, Any]:
    return compare_rows(stories)


def found(hits: float, pairs: float = 4) -> RowAgreement:
    return RowAgreement(Counts(hits, pairs, 4), BCubed(), BCubed())


@pytest.mark.parametrize("way", [OWN, *BUILDERS])
def test_every_way_puts_every_paragraph_into_one_row(stories: list[Story], way: str) -> None:
    for story in stories:
        rows = score(story).rows(way, 0.5)
        assert sorted(spot for row in rows for spot in row) == sorted(story.spots)


def test_a_story_does_not_choose_its_own_cut() -> None:
    blind, best = found(0), found(4)
    # The first story alone likes the second cut; all others like the third.
    table = [[blind, best, blind, *[blind] * (len(CUTS) - 3)]]
    table += [[blind, blind, best, *[blind] * (len(CUTS) - 3)] for _ in range(3)]
    assert _cuts_in_folds(table) == [2, 2, 2, 2]
    assert _cuts_in_folds(table[:1]) == [CUTS.index(DEFAULT_CUT)]


def test_the_gain_is_that_of_pair_f1() -> None:
    own = [found(2), found(2)]
    assert _gain(own, own) == [0, 0]
    assert _gain([found(3), found(3)], own) == pytest.approx([0.25, 0.25])
    low, high = _gain([found(4), found(2)], own) or (0, 0)
    assert low == pytest.approx(0)
    assert high == pytest.approx(0.5)


def test_confidence_is_set_beside_what_people_linked(figures: dict[str, Any]) -> None:
    held = figures["confidence"]
    assert sum(row["rows"] for row in held) > 0
    for row in held:
        assert row["from"] <= row["confidence"] <= row["to"]
        assert 0 <= row["strong links"] <= row["links"] <= 1


def test_sets_of_more_articles_are_there(figures: dict[str, Any]) -> None:
    assert [held["stories"] for held in figures["sets"].values()] == [2, 2]
    assert [held["articles"] for held in figures["sets"].values()] == [3, 9]


def test_tables_have_a_cell_for_every_column(figures: dict[str, Any]) -> None:
    tables = rows_tables(figures)
    assert len(tables) == len(figures["sets"]) + 1
    for table in tables:
        assert table.rows
        assert all(len(row) == len(table.columns) for row in table.rows)
